"""Prints a board's label by itself after it has passed, where the session asks for it."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, Signal

from desktop.domain.bench.card import Card
from desktop.domain.progress import Progress
from desktop.ui.bench.books import BenchBooks
from desktop.ui.jobs import PAPER
from desktop.ui.workplace import Keeping, Workplace


class Labelling(QObject):
    """`refused` says why a label did not come out, `missing` that there is no printer at all; it
    can be printed later in the paper room. `printed` carries the serial number.
    """

    refused = Signal(object)
    missing = Signal()
    printed = Signal(str)

    def __init__(self, work: Workplace, keeping: Keeping, books: BenchBooks) -> None:
        super().__init__()
        self._work, self._keeping, self._books = work, keeping, books

    def print(self, card: Card, product: str) -> None:
        """Prints one on the printer that labels were printed on last, else on the usual one."""
        settings = self._keeping.settings()
        size, before = settings.label_size, settings.printers.get("labels", "")
        moved = settings.label_shift.get(size, (0.0, 0.0))

        def work() -> Generator[Progress, None, int]:
            from desktop.documents.labels import labels
            from desktop.domain.paper.sizes import Shift, stock
            from desktop.ui.printing.ways import known_printers, send

            names = [name for name, _usual in known_printers()]
            printer = before if before in names else next(iter(names), "")
            if not printer:
                return 0
            copies = [self._books.label(card.serial, product)]
            drawn = yield from labels(copies, stock(size), shift=Shift(*moved))
            return (yield from send(printer, card.serial, drawn.data, (0,), 1))

        def done(pages: int) -> None:
            if pages:
                self.printed.emit(card.serial)
            else:
                self.missing.emit()

        self._work.jobs.run(
            PAPER,
            work,
            owner=self,
            done=done,
            refused=self.refused.emit,
        )
