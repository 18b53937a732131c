"""What a ruler shall be: every parameter with its name, and why one cannot be taken."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.bench.ruler import Cut, Factory, Feature, Finish, Qr, RulerWish
from desktop.domain.errors import BadRuler, PanelTooLarge, Refused
from desktop.ui import theme
from desktop.ui.bench.ruler.swatches import Swatches
from desktop.ui.forms import Field, FlowLayout, Stepper, chip_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.part import Part
from desktop.wording import N_, _
from desktop.wording.bench import ruler as words
from desktop.wording.refusals import sentence

Word = TypeVar("Word", bound=StrEnum)
FINISHES = {Finish.ENIG: N_("Gold (ENIG)"), Finish.HASL: N_("Tin, lead-free (HASL)")}
CODES = {Qr.SILK: N_("In legend"), Qr.COPPER: N_("In gold"), Qr.NONE: N_("None")}
CUTS = {
    Cut.NONE: N_("Single boards"),
    Cut.BITES: N_("Panel with mouse bites"),
    Cut.SCORE: N_("Panel with V-grooves"),
}
FACTORIES = {Factory.JLCPCB: "JLCPCB", Factory.PCBWAY: "PCBWay"}
_THICK = (0.6, 0.8, 1.0, 1.2, 1.6, 2.0)
_USUAL = RulerWish()


class RulerForm(QScrollArea):
    """`changed` with every edit; `wish` is what stands there, None while a list of sizes cannot be
    read (which is said under it).
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.length = Stepper(_("Length of the scale in mm"), 50, 300)
        self.across = Stepper(_("Width in mm"), 15, 80)
        self.thickness = choice_box(_("Thickness"))
        self.swatches = Swatches()
        self.finish = _box(_("Bare metal"), FINISHES)
        self.texts = {
            "title": QLineEdit(_USUAL.title),
            "motto": QLineEdit(_USUAL.motto),
            "project": QLineEdit(_USUAL.project),
            "url": QLineEdit(_USUAL.url),
            "lot": QLineEdit(_USUAL.lot),
        }
        self.code = _box(_("QR code"), CODES)
        self.features: dict[Feature, QPushButton] = {
            one: chip_button(words.feature(one), on=True) for one in Feature
        }
        self.sizes = {
            name: QLineEdit(_said(getattr(_USUAL, name)))
            for name in ("traces", "gaps", "vias", "fonts")
        }
        self.cut = _box(_("Boards"), CUTS)
        self.columns = Stepper(_("Beside each other"), 1, 20)
        self.rows = Stepper(_("Above each other"), 1, 20)
        self.factory = _box(_("Factory"), FACTORIES)
        self.fields: dict[str, Field] = {}
        self._lay_out()
        self._connect()

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def wish(self) -> RulerWish | None:
        """What stands there."""
        for field in self.fields.values():
            field.clear()
        sizes = {}
        for name, entry in self.sizes.items():
            found = _read(entry.text())
            if found is None:
                self.fields[name].refuse(
                    _("Write numbers in mm with blanks between them, such as 0.1 0.15 0.2.")
                )
                return None
            sizes[name] = found
        said = {name: entry.text().strip() for name, entry in self.texts.items()}
        return RulerWish(
            length=self.length.value(),
            width=float(self.across.value()),
            colour=self.swatches.colour(),
            finish=Finish(self.finish.currentData()),
            thickness=float(self.thickness.currentData()),
            qr=Qr(self.code.currentData()),
            features=tuple(one for one, key in self.features.items() if key.isChecked()),
            cut=Cut(self.cut.currentData()),
            columns=self.columns.value(),
            rows=self.rows.value(),
            factory=Factory(self.factory.currentData()),
            title=said["title"],
            motto=said["motto"],
            project=said["project"],
            url=said["url"],
            lot=said["lot"],
            traces=sizes["traces"],
            gaps=sizes["gaps"],
            vias=sizes["vias"],
            fonts=sizes["fonts"],
        )

    def refuse(self, no: Refused) -> bool:
        """Says under the entry why it cannot be taken; False where it is about none of them."""
        name = "columns" if isinstance(no, PanelTooLarge) else getattr(no, "field", "")
        if not isinstance(no, BadRuler | PanelTooLarge) or name not in self.fields:
            return False
        self.fields[name].refuse(sentence(no))
        return True

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        for thick in _THICK:
            self.thickness.addItem(f"{thick:g} mm", thick)
        self.thickness.setCurrentIndex(_THICK.index(_USUAL.thickness))
        self.length.set_value(_USUAL.length)
        self.across.set_value(int(_USUAL.width))
        titles = {
            "title": (_("Title"), ""),
            "motto": (_("Lines beside it"), _("A slash begins a new line.")),
            "project": (_("Project"), ""),
            "url": (_("Address"), _("Also what the QR code leads to.")),
            "lot": (_("Lot"), _("Printed as it stands; empty: none.")),
        }
        for name, (title, hint) in titles.items():
            self.fields[name] = Field(title, self.texts[name], hint)
        size = Part(_("Size and colour"))
        self.fields["length"] = Field(_("Length of the scale in mm"), self.length)
        self.fields["width"] = Field(_("Width in mm"), self.across)
        self.fields["thickness"] = Field(_("Thickness"), self.thickness)
        for entry in (
            self.fields["length"],
            self.fields["width"],
            Field(_("Lacquer"), self.swatches),
            Field(_("Bare metal"), self.finish),
            self.fields["thickness"],
        ):
            size.column.addWidget(entry)
        texts = Part(_("Words"))
        for name in titles:
            texts.column.addWidget(self.fields[name])
        texts.column.addWidget(Field(_("QR code"), self.code))
        what = Part(_("What is on it"), _("What finds no room is left out and named."))
        chips = FlowLayout(spacing=theme.UNIT // 2)
        for key in self.features.values():
            chips.addWidget(key)
        what.column.addLayout(chips)
        shown = Part(_("Sizes that are shown"), _("In mm, with blanks between them."))
        for name, line in self.sizes.items():
            self.fields[name] = Field(_head(name), line)
            shown.column.addWidget(self.fields[name])
        order = Part(_("As it is ordered"))
        self.fields["columns"] = Field(_("Beside each other"), self.columns)
        self.fields["rows"] = Field(_("Above each other"), self.rows)
        for entry in (
            Field(_("Factory whose limits are checked"), self.factory),
            Field(_("Boards"), self.cut),
            self.fields["columns"],
            self.fields["rows"],
        ):
            order.column.addWidget(entry)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        self.passive = QLabel(
            _(
                "This ruler is passive: nothing on it can be flashed or tested over USB. The "
                "active ruler, with a USB socket, is a board of its own under 'Flash and test'."
            ),
            wordWrap=True,
        )
        theme.set_tone(self.passive, "muted")
        for part in (self.passive, size, texts, what, shown, order):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(inner)
        self.setFocusProxy(self.length)
        self._fold()

    def _connect(self) -> None:
        for stepper in (self.length, self.across, self.columns, self.rows):
            stepper.changed.connect(self.changed)
        for box in (self.thickness, self.finish, self.code, self.cut, self.factory):
            box.currentIndexChanged.connect(self.changed)
        for entry in (*self.texts.values(), *self.sizes.values()):
            entry.textChanged.connect(self.changed)
        for key in self.features.values():
            key.toggled.connect(self.changed)
        self.swatches.changed.connect(self.changed)
        self.finish.currentIndexChanged.connect(
            lambda _row: self.swatches.show_finish(Finish(self.finish.currentData()))
        )
        self.cut.currentIndexChanged.connect(lambda _row: self._fold())

    def _fold(self) -> None:
        """How many make a panel is asked where there is one."""
        panel = Cut(self.cut.currentData()) is not Cut.NONE
        for name in ("columns", "rows"):
            self.fields[name].setVisible(panel)
        if not panel:
            self.columns.set_value(1)
            self.rows.set_value(1)


def _head(name: str) -> str:
    heads = {
        "traces": _("Trace widths"),
        "gaps": _("Gap widths"),
        "vias": _("Via drills"),
        "fonts": _("Letter heights"),
    }
    return heads[name]


def _box(name: str, choices: dict[Word, str]) -> QComboBox:
    box = choice_box(name)
    for word, said in choices.items():
        box.addItem(_(said), word.value)
    return box


def _said(sizes: tuple[float, ...]) -> str:
    return " ".join(f"{size:g}" for size in sizes)


def _read(text: str) -> tuple[float, ...] | None:
    """Numbers with blanks or commas between them; None for anything else."""
    try:
        return tuple(float(part) for part in re.split(r"[\s,;，；、]+", text.strip()) if part)
    except ValueError:
        return None
