"""A room's place in the window before the ledger is open: waiting, in trouble, or the room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from desktop.ui import theme
from desktop.ui.window import MadeInTurns, Opens, TakesScans
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.errors import Refused
    from desktop.ui.table.empty import EmptyPage

# Below this nobody wants to read that something is being opened.
_PATIENCE_MS = 400


class Doorway(QWidget):
    """Stands in the frame from the first moment; the page enters when the ledger is open.

    `entered` tells that the page stands here (or that it will not). It is made over several turns
    of the loop, and in between the window lives.
    """

    entered = Signal()

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.page: QWidget | None = None
        self._making: Iterator[None] | None = None
        self._wanted: object = None
        self._layers = QStackedLayout(self)
        self._layers.addWidget(QWidget())
        self._trouble: EmptyPage | None = None
        self._waiting = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._waiting.timeout.connect(self._say_waiting)
        self._waiting.start()

    @property
    def busy(self) -> bool:
        """Whether the page is being made."""
        return self._making is not None

    def enter(self) -> None:
        """The ledger is open: the room's page is made, and shows what was asked for meanwhile."""
        self._waiting.stop()
        if self.page is not None:
            self._layers.setCurrentWidget(self.page)
            self.page.setFocus()
        elif self._making is None:
            self._making = self._turns()
            self._turn()

    def _turn(self) -> None:
        """One part now, the next one in the next turn of the loop."""
        if self._making is None:
            return
        try:
            next(self._making)
        except StopIteration:
            self._making = None
            if self._wanted is not None:
                wanted, self._wanted = self._wanted, None
                self.open(wanted)
            self.entered.emit()
        except BaseException:
            self._making = None
            self.entered.emit()  # the rest of the window works all the same
            raise
        else:
            QTimer.singleShot(0, self, self._turn)

    def _turns(self) -> Iterator[None]:
        page = self._make()
        # While it is empty: what is laid into the window later takes its place part by part.
        self._layers.addWidget(page)
        if isinstance(page, MadeInTurns):
            yield
            yield from page.parts()
        self.page = page
        yield
        self._layers.setCurrentWidget(page)
        page.setFocus()

    def refuse(self, no: Refused, again: Callable[[], None]) -> None:
        """The ledger could not be opened: says why and what to do next."""
        from desktop.ui.table.empty import Empty, EmptyPage
        from desktop.wording.refusals import sentence

        self._waiting.stop()
        title = _("The database cannot be opened")
        empty = Empty(title, sentence(no), "database", _("Try again"), again)
        if self._trouble is None:
            self._trouble = EmptyPage(empty)
            self._layers.addWidget(self._trouble)
        self._trouble.show_empty(empty)
        self._layers.setCurrentWidget(self._trouble)

    def open(self, what: object) -> None:
        """Shows one thing, as soon as the room is there."""
        if self.page is None or self.busy:
            self._wanted = what
        elif isinstance(self.page, Opens):
            self.page.open(what)

    def take_scan(self, code: str) -> bool:
        """Hands the code to the room."""
        page: object = self.page
        return isinstance(page, TakesScans) and page.take_scan(code)

    def _say_waiting(self) -> None:
        # No more than a line: while the lane loads, whatever is loaded here would wait for it.
        said = QLabel(_("Opening the database…"), alignment=Qt.AlignmentFlag.AlignCenter)
        theme.set_tone(said, "muted")
        self._layers.setCurrentIndex(self._layers.addWidget(said))
