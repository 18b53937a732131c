"""One ruler that is looked at: where its ticks lie by the calliper, and what the eye sees."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.bench.batches import SCALE_UM, Sample
from desktop.ui import theme
from desktop.ui.forms import Badge, Field, FlowLayout
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.wording import _, pgettext
from desktop.wording.joining import listed

_WIDE = 102


class SamplePart(Part):
    """`changed` with every edit. `sample` raises ValueError while a measure cannot be read."""

    changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__(_("Board {n}").format(n=number))
        self.ticks: list[QLineEdit] = []
        self.badge = Badge()
        self.why = QLabel(wordWrap=True)
        self.legible = QCheckBox(_("The smallest print can be read"))
        self.edge = QCheckBox(_("The edge has no burr"))
        self.finish = QCheckBox(_("Gold and lacquer are as ordered"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Note"))
        self.note.setAccessibleName(_("Note about board {n}").format(n=number))
        self._lay_out(number)
        for entry in (*self.ticks, self.note):
            entry.textEdited.connect(self._edited)
        for box in (self.legible, self.edge, self.finish):
            box.toggled.connect(self._edited)
        self._edited()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab comes to, in turn."""
        return (*self.ticks, self.legible, self.edge, self.finish, self.note)

    def sample(self) -> Sample:
        """What stands there. Raises ValueError."""
        zero, middle, end = (_um(entry.text()) for entry in self.ticks)
        return Sample(
            zero,
            middle,
            end,
            legible=self.legible.isChecked(),
            burr=not self.edge.isChecked(),
            finish=self.finish.isChecked(),
            note=self.note.text().strip(),
        )

    @property
    def measured(self) -> bool:
        """Whether the board was looked at: the calliper was put to it, or something was seen."""
        seen = (self.legible, self.edge, self.finish)
        return any(entry.text().strip() for entry in self.ticks[1:]) or not all(
            box.isChecked() for box in seen
        )

    def _edited(self) -> None:
        try:
            sample = self.sample()
        except ValueError:
            self.badge.say(_("Measure?"), Tone.WARN)
            self.why.setText(_("Write millimetres with at most three decimals, such as 50.02."))
            self.why.show()
            self.changed.emit()
            return
        if sample.good:
            words, tone = (
                (pgettext("sample", "good"), Tone.GOOD)
                if self.measured
                else (_("to be measured"), Tone.PLAIN)
            )
            self.badge.say(words, tone)
        else:
            self.badge.say(_("bad"), Tone.BAD)
        reasons = [
            _("{place} mm is off by {off} mm, at most {limit} mm may be").format(
                place=f"{at / 1000:g}", off=f"{off / 1000:+.3f}", limit=f"{limit / 1000:g}"
            )
            for at, off, limit in sample.off
        ]
        self.why.setText(listed(reasons))
        self.why.setVisible(bool(reasons))
        self.changed.emit()

    def _lay_out(self, number: int) -> None:
        self.column.removeWidget(self.title)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.badge)
        self.column.insertLayout(0, head)
        row = QWidget()
        ticks = FlowLayout(row, spacing=theme.UNIT)
        for nominal, limit in SCALE_UM:
            entry = QLineEdit("0" if nominal == 0 else "")
            entry.setPlaceholderText(f"{nominal / 1000:g} ± {limit / 1000:g}")
            entry.setFixedWidth(theme.grown(self.font(), _WIDE))
            name = _("{place} mm on board {n}").format(place=f"{nominal / 1000:g}", n=number)
            entry.setAccessibleName(name)
            ticks.addWidget(Field(f"{nominal / 1000:g} mm", entry))
            self.ticks.append(entry)
        self.column.addWidget(row)
        self.column.addWidget(self.why)
        eyes = QVBoxLayout()
        eyes.setSpacing(0)
        for box in (self.legible, self.edge, self.finish):
            box.setChecked(True)
            box.setMinimumHeight(theme.TOUCH)
            eyes.addWidget(box)
        self.column.addLayout(eyes)
        self.column.addWidget(self.note)
        theme.set_tone(self.why, Tone.BAD)


def _um(text: str) -> int | None:
    """Millimetres as they are read off a calliper, in µm; nothing: not measured. Raises
    ValueError for anything else.
    """
    plain = text.strip().replace("，", ".").replace(",", ".").replace("．", ".")
    plain = re.sub(r"\s*(mm|毫米)$", "", plain)
    if not plain:
        return None
    if not re.fullmatch(r"[+-]?\d{1,4}(\.\d{1,3})?", plain):
        raise ValueError(text)
    return round(float(plain) * 1000)
