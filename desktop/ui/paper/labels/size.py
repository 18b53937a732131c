"""What labels come on: a roll, a sheet, or one's own; where to begin, and how far to move them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import UnknownSize
from desktop.domain.paper.sizes import ROLLS, STOCKS, Grid, Shift, Stock, stock
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.wheel import keep_still
from desktop.ui.paper.labels.startgrid import StartGrid
from desktop.ui.paper.mm import MillimetreField
from desktop.ui.workplace import Keeping
from desktop.wording import _
from desktop.wording.refusals import sentence

_OWN_ROLL, _OWN_SHEET = "own roll", "own sheet"
_MOST_SHIFT = 20.0


class SizePart(QWidget):
    """`changed` tells that pages look different now; `calibrate` that a test sheet is wanted."""

    changed = Signal()
    calibrate = Signal()

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self._keeping = keeping
        self._stock: Stock = ROLLS[0]
        self.box = QComboBox()
        keep_still(self.box)
        self.box.view().setAccessibleName(_("Label sizes"))
        self.box.setMinimumContentsLength(12)
        for known in STOCKS:
            icon = "file-text" if isinstance(known, Grid) else "tag"
            self.box.addItem(theme.icon(icon), said(known), known.name)
        self.box.addItem(theme.icon("pencil"), _("Another roll…"), _OWN_ROLL)
        self.box.addItem(theme.icon("pencil"), _("Another sheet…"), _OWN_SHEET)
        self.own: dict[str, MillimetreField] = {
            key: MillimetreField(name, least, most, start)
            for key, name, least, most, start in (
                ("columns", _("Columns"), 1, 20, 3),
                ("rows", _("Rows"), 1, 40, 9),
                ("wide", _("Width (mm)"), 10, 210, 63.5),
                ("high", _("Height (mm)"), 10, 300, 29.6),
                ("left", _("From the left edge (mm)"), 0, 200, 7),
                ("top", _("From the top edge (mm)"), 0, 290, 15.1),
                ("pitch_x", _("Column to column (mm)"), 10, 210, 66),
                ("pitch_y", _("Row to row (mm)"), 10, 297, 29.6),
            )
        }
        self.fields = {key: Field(entry.accessibleName(), entry) for key, entry in self.own.items()}
        self.trouble = QLabel(wordWrap=True)
        self.grid = StartGrid()
        self.grid_words = QLabel(_("Click the first label that is still free."), wordWrap=True)
        self.shift_x = MillimetreField(_("Move right (mm)"), -_MOST_SHIFT, _MOST_SHIFT)
        self.shift_y = MillimetreField(_("Move down (mm)"), -_MOST_SHIFT, _MOST_SHIFT)
        self.test_key = IconKey(theme.icon("scale"), _("Test sheet with a 100 mm line"))
        self._lay_out()
        self._choose(keeping.settings().label_size)
        self.box.currentIndexChanged.connect(lambda _index: self._box_chosen())
        for entry in self.own.values():
            entry.changed.connect(self._own_typed)
        for entry in (self.shift_x, self.shift_y):
            entry.changed.connect(self._shifted)
        self.grid.picked.connect(lambda _label: self.changed.emit())
        self.test_key.clicked.connect(self.calibrate)

    @property
    def stock(self) -> Stock:
        """What labels come on."""
        return self._stock

    @property
    def start(self) -> int:
        """The first free label on the first sheet, from 1."""
        return self.grid.start if isinstance(self._stock, Grid) else 1

    @property
    def shift(self) -> Shift:
        """How far everything is moved on the paper."""
        return Shift(self.shift_x.length(), self.shift_y.length())

    # ── choosing ──────────────────────────────────────────────────────────────────────────────

    def _choose(self, name: str) -> None:
        """The size that was used last; one of its own where it is none of the usual."""
        try:
            known = stock(name)
        except UnknownSize:
            known = ROLLS[0]
        at = self.box.findData(known.name)
        if at < 0:
            at = self.box.findData(_OWN_SHEET if isinstance(known, Grid) else _OWN_ROLL)
            for key, entry in self.own.items():
                if (length := getattr(known, key, None)) is not None:
                    entry.set_length(length)
        self.box.setCurrentIndex(at)
        self._take(known)

    def _box_chosen(self) -> None:
        name = self.box.currentData()
        if name in (_OWN_ROLL, _OWN_SHEET):
            self._show_own()
            self._own_typed()
        else:
            self._take(stock(name))
            self._keep()

    def _own_typed(self) -> None:
        sizes = {key: entry.length() for key, entry in self.own.items()}
        if self.box.currentData() == _OWN_ROLL:
            text = f"{sizes['wide']:g}x{sizes['high']:g}"
        else:
            text = (
                f"{sizes['columns']:.0f}x{sizes['rows']:.0f} {sizes['wide']:g}x{sizes['high']:g} "
                f"at {sizes['left']:g},{sizes['top']:g} "
                f"pitch {sizes['pitch_x']:g}x{sizes['pitch_y']:g}"
            )
        try:
            known = stock(text)
        except UnknownSize as no:
            self.trouble.setText(sentence(no))
            self.trouble.show()
            return
        self._take(known)
        self._keep()

    def _take(self, known: Stock) -> None:
        self._stock = known
        self.trouble.hide()
        shift = self._keeping.settings().label_shift.get(known.name, (0.0, 0.0))
        self.shift_x.set_length(shift[0])
        self.shift_y.set_length(shift[1])
        sheet = known if isinstance(known, Grid) else None
        self.grid.show_grid(sheet)
        self._grid_field.setVisible(sheet is not None)
        self._show_own()

    def _show_own(self) -> None:
        chosen = self.box.currentData()
        for key, field in self.fields.items():
            field.setVisible(
                chosen == _OWN_SHEET or (chosen == _OWN_ROLL and key in ("wide", "high"))
            )

    def _keep(self) -> None:
        self._keeping.change(label_size=self._stock.name)
        self.changed.emit()

    def _shifted(self) -> None:
        known = dict(self._keeping.settings().label_shift)
        shift = self.shift
        self._keeping.change(label_shift=known | {self._stock.name: (shift.x, shift.y)})
        self.changed.emit()

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        own = FlowLayout(spacing=theme.UNIT)
        for field in self.fields.values():
            field.setFixedWidth(theme.grown(self.font(), 184))
            own.addWidget(field)
        shift = FlowLayout(spacing=theme.UNIT)
        for entry in (self.shift_x, self.shift_y):
            field = Field(entry.accessibleName(), entry)
            field.setFixedWidth(theme.grown(self.font(), 120))
            shift.addWidget(field)
        theme.set_tone(self.trouble, theme.Tone.BAD)
        theme.set_tone(self.grid_words, "muted")
        self.trouble.hide()
        self._grid_field = QWidget()
        sheet = QVBoxLayout(self._grid_field)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(theme.UNIT)
        sheet.addWidget(self.grid_words)
        sheet.addWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(Field(_("Labels come on"), self.box))
        column.addLayout(own)
        column.addWidget(self.trouble)
        column.addWidget(self._grid_field)
        column.addLayout(shift)
        tests = FlowLayout(spacing=theme.UNIT)
        tests.addWidget(self.test_key)
        column.addLayout(tests)


def said(known: Stock) -> str:
    """A stock as people call it."""
    if isinstance(known, Grid):
        return _("A4 sheet, {columns} × {rows} of {wide} × {high} mm").format(
            columns=known.columns,
            rows=known.rows,
            wide=f"{known.wide:g}",
            high=f"{known.high:g}",
        )
    return _("Roll, {wide} × {high} mm").format(wide=f"{known.wide:g}", high=f"{known.high:g}")
