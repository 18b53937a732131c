"""The second step, where it is needed: which column is what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.imports import StockList
from desktop.ui import theme
from desktop.ui.forms import Badge, ElidedLabel
from desktop.ui.forms.wheel import keep_still
from desktop.ui.stock.taking_in.headings import FIELDS, Heading, mapping
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.columns import heading as words_of

NEEDED = ("code", "name")


class ColumnsStep(QWidget):
    """`settled` carries {field: heading}."""

    settled = Signal(dict)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._understood: StockList | None = None
        self.entries: dict[str, QComboBox] = {}
        self.text = QLabel(
            _("Say what each column is. What is left out is not imported."), wordWrap=True
        )
        self.lacking = QLabel(wordWrap=True)
        self.go = QPushButton(_("Go on"))
        theme.set_primary(self.go)
        self.go.clicked.connect(self._settle)
        self.another = QPushButton(_("Another file"))
        self.another.clicked.connect(self.back)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.UNIT * 2)
        self._grid.setVerticalSpacing(theme.UNIT)
        self._grid.setColumnStretch(1, 1)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, theme.UNIT, 0)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        bottom = QHBoxLayout()
        bottom.addWidget(self.lacking, 1)
        bottom.addWidget(self.another)
        bottom.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.text)
        column.addWidget(scroll, 1)
        column.addLayout(bottom)

    def show_headings(self, headings: Sequence[Heading], understood: StockList | None) -> None:
        """One line for each heading, with what stands under it and what it is taken for."""
        self._understood = understood
        self._clear()
        for number, heading in enumerate(headings):
            entry = QComboBox()
            keep_still(entry)
            entry.setAccessibleName(_("Column “{heading}” is").format(heading=heading.text))
            entry.view().setAccessibleName(_("What a column can be"))
            entry.addItem(_("left out"), "")
            for field in FIELDS:
                entry.addItem(words_of(field), field)
            entry.setCurrentIndex(entry.findData(heading.field))
            entry.currentIndexChanged.connect(lambda _i: self._look())
            self.entries[heading.text] = entry
            name = QLabel(heading.text)
            name.setFont(theme.sized(self.font(), 1.0, bold=True))
            self._grid.addWidget(name, number, 0)
            self._grid.addWidget(ElidedLabel("  ·  ".join(heading.samples), muted=True), number, 1)
            self._grid.addWidget(entry, number, 2)
            doubt = Badge(_("Please say") if heading.doubt else "", Tone.WARN)
            doubt.setVisible(heading.doubt)
            self._grid.addWidget(doubt, number, 3)
        self._look()

    def chosen(self) -> dict[str, str]:
        """What each heading is, "" for left out."""
        return {text: str(entry.currentData()) for text, entry in self.entries.items()}

    def _look(self) -> None:
        said = [field for field in self.chosen().values() if field]
        missing = [words_of(field) for field in NEEDED if field not in said]
        twice = {words_of(field) for field in said if said.count(field) > 1}
        words = ""
        if missing:
            words = _("Still needed: {names}").format(names=_(", ").join(missing))
        elif twice:
            words = _("Chosen twice: {names}").format(names=_(", ").join(sorted(twice)))
        self.lacking.setText(words)
        self.go.setEnabled(not words)

    def _settle(self) -> None:
        self.settled.emit(mapping(self.chosen(), self._understood))

    def _clear(self) -> None:
        self.entries = {}
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
