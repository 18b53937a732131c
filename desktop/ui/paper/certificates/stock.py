"""How papers come onto their stock: signed or not, on pre-printed paper, moved a little."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.domain.paper.sizes import Shift
from desktop.domain.paper.template import Template
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.paper.mm import MillimetreField
from desktop.ui.workplace import Keeping
from desktop.wording import _

_MOST = 20.0
_WIDE = 150


class StockPart(QWidget):
    """`changed` tells that pages look different now, `calibrate` that a test sheet is wanted."""

    changed = Signal()
    calibrate = Signal()

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self._keeping = keeping
        self._size = ""
        self.preprinted = QCheckBox(_("Pre-printed paper: print only the words"))
        self.shift_x = MillimetreField(_("Move right (mm)"), -_MOST, _MOST)
        self.shift_y = MillimetreField(_("Move down (mm)"), -_MOST, _MOST)
        self.test_key = IconKey(theme.icon("scale"), _("Test sheet with a 100 mm line"))
        self.preprinted.setMinimumHeight(theme.TOUCH)
        self._fields = [
            Field(entry.accessibleName(), entry) for entry in (self.shift_x, self.shift_y)
        ]
        row = FlowLayout(spacing=theme.UNIT)
        for field in self._fields:
            row.addWidget(field)
        tests = FlowLayout(spacing=theme.UNIT)
        tests.addWidget(self.test_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.preprinted)
        column.addLayout(row)
        column.addLayout(tests)
        self.preprinted.toggled.connect(lambda _on: self.changed.emit())
        self.test_key.clicked.connect(self.calibrate)
        for entry in (self.shift_x, self.shift_y):
            entry.changed.connect(self._shifted)
        self._fit()

    @property
    def shift(self) -> Shift:
        """How far everything is moved."""
        return Shift(self.shift_x.length(), self.shift_y.length())

    @property
    def said(self) -> str:
        """What is other than usual, in a few words."""
        moved = self.shift != Shift()
        parts = [_("pre-printed")] if self.preprinted.isChecked() else []
        return " · ".join([*parts, *([_("moved")] if moved else [])])

    def set_template(self, template: Template) -> None:
        """Pages of one size are moved alike."""
        self._size = f"page {template.wide:g}x{template.high:g}"
        x, y = self._keeping.settings().label_shift.get(self._size, (0.0, 0.0))
        self.shift_x.set_length(x)
        self.shift_y.set_length(y)

    def _shifted(self) -> None:
        known = dict(self._keeping.settings().label_shift)
        self._keeping.change(label_shift=known | {self._size: (self.shift.x, self.shift.y)})
        self.changed.emit()

    def _fit(self) -> None:
        for field in self._fields:
            field.setFixedWidth(theme.grown(self.font(), _WIDE))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_fields"):
            self._fit()
