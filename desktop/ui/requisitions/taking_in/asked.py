"""What a list does not say by itself: its sheet, and which heading is meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.tool import primary_button
from desktop.wording import _
from desktop.wording.columns import heading


class AskedStep(QWidget):
    """`sheet` and `mapping` carry what was chosen."""

    sheet = Signal(str)
    mapping = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.UNIT * 2)
        self._column.addStretch(1)

    def ask_sheet(self, names: Sequence[str]) -> None:
        """Several sheets fit."""
        self._clear()
        box = self._add("sheet", _("Which sheet is meant?"), names)
        box.setCurrentIndex(-1)
        box.activated.connect(lambda _i: self.sheet.emit(str(box.currentData())))
        box.setFocus()

    def ask_headings(
        self, doubtful: Mapping[str, Sequence[str]], spare: Collection[str] = ()
    ) -> None:
        """Several headings fit a field; for a `spare` one the list may have no column at all."""
        self._clear()
        for name, headings in doubtful.items():
            box = self._add(name, heading(name), headings)
            if name in spare:
                box.addItem(_("No such column"), "")
        key = primary_button(_("Go on"))
        key.clicked.connect(
            lambda: self.mapping.emit(
                {name: str(box.currentData()) for name, box in self.boxes.items()}
            )
        )
        self._column.insertWidget(self._column.count() - 1, key)
        next(iter(self.boxes.values())).setFocus()

    def _add(self, name: str, label: str, choices: Sequence[str]) -> QComboBox:
        box = choice_box(label)
        for one in choices:
            box.addItem(one, one)
        self.boxes[name] = box
        self._column.insertWidget(self._column.count() - 1, Field(label, box))
        return box

    def _clear(self) -> None:
        self.boxes = {}
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
