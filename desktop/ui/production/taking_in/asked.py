"""What a table does not say by itself: its sheet, which table it is, which heading is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.domain.production.lists import TITLES
from desktop.ui import theme
from desktop.ui.forms import Field
from desktop.ui.forms.boxes import choice_box
from desktop.ui.forms.tool import primary_button
from desktop.wording import _
from desktop.wording.columns import heading


class Asked(QWidget):
    """`sheet`, `kind` and `mapping` carry what was chosen."""

    sheet = Signal(str)
    kind = Signal(str)
    mapping = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.UNIT * 2)
        self._column.addStretch(1)

    def ask_sheet(self, names: Sequence[str]) -> None:
        """Several sheets fit."""
        box = self._one(_("Which sheet is meant?"), [(name, name) for name in names])
        box.activated.connect(lambda _i: self.sheet.emit(str(box.currentData())))

    def ask_kind(self) -> None:
        """Its headings do not say which table it is."""
        known = [(kind.value, title) for kind, title in TITLES.items()]
        box = self._one(_("Which table is it?"), known)
        box.activated.connect(lambda _i: self.kind.emit(str(box.currentData())))

    def ask_headings(self, doubtful: Mapping[str, Sequence[str]]) -> None:
        """Several headings fit a field."""
        self._clear()
        for name, headings in doubtful.items():
            self._add(name, heading(name), [(one, one) for one in headings])
        key = primary_button(_("Go on"))
        key.clicked.connect(
            lambda: self.mapping.emit(
                {name: str(box.currentData()) for name, box in self.boxes.items()}
            )
        )
        self._column.insertWidget(self._column.count() - 1, key)

    def _one(self, label: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        self._clear()
        box = self._add("one", label, choices)
        box.setCurrentIndex(-1)
        box.setFocus()
        return box

    def _add(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        box = choice_box(label)
        for key, title in choices:
            box.addItem(title, key)
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
