"""The lines of a sale as keys: a tap on one means one piece of it, nothing tapped means all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.booth.event import SoldLine
from desktop.ui import theme
from desktop.ui.booth.after.body import choice
from desktop.wording import _


class PieceKeys(QWidget):
    """One key for each line of which there is something left. `changed` after every tap.

    `chosen_words` says of a chosen line how many pieces, e.g. "{n} back:  {words}", translated.
    """

    changed = Signal()

    def __init__(self, chosen_words: str) -> None:
        super().__init__()
        self._words = chosen_words
        self._lines: dict[int, SoldLine] = {}
        self._most: dict[int, int] = {}
        self.pieces: dict[int, int] = {}
        self.keys: dict[int, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def fill(self, lines: Iterable[SoldLine], most: Mapping[int, int]) -> None:
        """Begins anew: lines by their number, and how many pieces of each there are."""
        self.pieces = {}
        for key in self.keys.values():
            self._column.removeWidget(key)
            key.deleteLater()
        self.keys = {}
        self._most = {number: qty for number, qty in most.items() if qty > 0}
        self._lines = {line.line: line for line in lines if line.line in self._most}
        for number, line in self._lines.items():
            key = choice("", line.title, least=theme.TOUCH + 4)
            key.setStyleSheet("text-align: left;")
            key.clicked.connect(partial(self._tap, number))
            self.keys[number] = key
            self._column.addWidget(key)
        self._show()

    def chosen(self) -> list[tuple[int, int]] | None:
        """Lines with their pieces, None where nothing is tapped."""
        lines = [(number, qty) for number, qty in self.pieces.items() if qty]
        return lines or None

    def wanted(self) -> dict[int, int]:
        """Pieces by line: those that are tapped, else all there are."""
        chosen = self.chosen()
        return dict(chosen) if chosen else dict(self._most)

    def _tap(self, number: int, _checked: bool = False) -> None:
        now = self.pieces.get(number, 0)
        self.pieces[number] = now + 1 if now < self._most[number] else 0
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for number, key in self.keys.items():
            line, qty = self._lines[number], self.pieces.get(number, 0)
            key.setChecked(bool(qty))
            words = _("{title}   {price} × {left}").format(
                title=line.title, price=money.short(line.unit_fen), left=self._most[number]
            )
            if qty:
                words = self._words.format(n=qty, words=words)
            key.setText(words)
            key.setAccessibleName(words)
