"""The page: a ruler is made up, or batches of finished ones are inspected."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.bench.books import BenchBooks
from desktop.ui.bench.ruler.batches.page import BatchesPage
from desktop.ui.bench.ruler.design import DesignPage
from desktop.ui.forms import FlowLayout, chip_button
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _


class RulerPage(QWidget):
    """`open` takes "design", "batches", "new" (a batch) or a lot."""

    def __init__(self, work: Workplace, keeping: Keeping, books: BenchBooks) -> None:
        super().__init__()
        self._work = work
        self.design = DesignPage(work)
        self.batches = BatchesPage(work, keeping, books)
        self._halves: dict[str, QWidget] = {"design": self.design, "batches": self.batches}
        self.keys = {
            "design": chip_button(_("Make a ruler"), on=True),
            "batches": chip_button(_("Batches")),
        }
        self._stack = QStackedWidget()
        group = QButtonGroup(self)
        row = FlowLayout(spacing=theme.UNIT)
        row.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, 0)
        for word, key in self.keys.items():
            group.addButton(key)
            key.clicked.connect(lambda _=False, w=word: self.turn_to(w))
            row.addWidget(key)
            self._stack.addWidget(self._halves[word])
        row.addWidget(self.design.form_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.turn_to("design")

    def open(self, what: object) -> None:
        """Shows one of the halves, or a batch."""
        if what in self.keys:
            self.turn_to(str(what))
        else:
            self.turn_to("batches")
            self.batches.open(what)

    def take_scan(self, code: str) -> bool:
        """The label of a lot was scanned, or of a board, which has a tab of its own."""
        self.batches.scanned(
            code,
            lambda: self.turn_to("batches"),
            lambda: self._work.go("bench", ("boards", code)),
        )
        return True

    def follow(self, session: object) -> None:
        """Which session is at work, and in which ledger."""
        self.batches.follow(session)

    def turn_to(self, word: str) -> None:
        """Puts a half in front."""
        self.keys[word].setChecked(True)
        self._stack.setCurrentWidget(self._halves[word])
        self.design.come_to_front(front=word == "design")
        self.setFocusProxy(self._halves[word])
