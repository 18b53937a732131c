"""What differs from the books, line by line, each with its reason and what becomes of a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from desktop.domain.counts import REASONS_LESS, REASONS_MORE, ReviewLine
from desktop.domain.stock import Key
from desktop.ui import theme
from desktop.ui.forms.wheel import keep_still
from desktop.ui.stock.counts.keys import tick
from desktop.ui.stock.counts.rows import figure, signed, tone_of
from desktop.wording import _, counts


class Differing(QWidget):
    """A row a line; `reasons` and `adopted` are its keys to answer with, by what lies where.

    `said` are reasons that were chosen before, as they stood; `folded` puts a reason under its
    line, for large text or a small screen.
    """

    def __init__(
        self, lines: Sequence[ReviewLine], said: Mapping[Key, str], *, folded: bool
    ) -> None:
        super().__init__()
        self.reasons: dict[Key, QComboBox] = {}
        self.adopted: dict[Key, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.UNIT * 2)
        self._grid.setColumnStretch(0, 1)
        for row, line in enumerate(lines):
            self._line(row * 3, line, said.get(line.key, ""), folded)

    def said(self, key: Key) -> str:
        """The reason of a line: a known one's name, or a person's own words; may be empty."""
        box = self.reasons.get(key)
        if box is None:
            return ""
        known = box.findText(box.currentText())
        return str(box.itemData(known)) if known >= 0 else box.currentText().strip()

    def _line(self, at: int, line: ReviewLine, said: str, folded: bool) -> None:
        right = Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(QLabel(_names(line), wordWrap=True), at, 0)
        books = _("{books} → {counted}").format(
            books=f"{line.expected:,}", counted=figure(line.counted, line.estimate)
        )
        self._grid.addWidget(QLabel(books), at, 1, right)
        change = QLabel(signed(line.difference))
        theme.set_tone(change, tone_of(line.difference))
        self._grid.addWidget(change, at, 2, right)
        self._grid.addWidget(self._reason(line, said), *((at + 1, 0, 1, 3) if folded else (at, 3)))
        if line.estimate:
            adopt = tick(_("Take the estimate over"))
            adopt.setAccessibleName(_("Take the estimate of {item} over").format(item=line.title))
            self.adopted[line.key] = adopt
            self._grid.addWidget(adopt, *((at + 2, 0, 1, 3) if folded else (at, 4)))

    def _reason(self, line: ReviewLine, said: str) -> QWidget:
        if line.settled:
            return QLabel(_("A later count has said it already"))
        box = QComboBox()
        keep_still(box)
        box.setEditable(True)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        box.setAccessibleName(_("Why {item} differs").format(item=line.title))
        box.view().setAccessibleName(_("Reasons"))
        reasons = REASONS_LESS if line.difference < 0 else REASONS_MORE
        for reason in reasons:
            box.addItem(counts.reason(reason), reason.value)
        usual = "could_not_locate" if line.difference < 0 else "found"
        box.setCurrentIndex(max(0, box.findData(usual)))
        if said:
            box.setCurrentText(said)
        self.reasons[line.key] = box
        return box


def _names(line: ReviewLine) -> str:
    parts = [f"{line.title} {line.code}", line.place_path]
    if line.shared:
        parts.append(_("{owner} (others' goods lie beside it)").format(owner=line.owner_name))
    if line.restless:
        parts.append(_("goods moved while it was counted: count it again"))
    if line.unexpected:
        parts.append(_("not expected"))
    return " · ".join(parts)
