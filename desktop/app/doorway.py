"""A room's place in the window before the ledger is open: waiting, in trouble, or the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.ui.window import Opens, TakesScans
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.errors import Refused
    from desktop.ui.table.empty import EmptyPage

# Below this nobody wants to read that something is being opened.
_PATIENCE_MS = 400


class Doorway(QWidget):
    """Stands in the frame from the first moment; the page enters when the ledger is open."""

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.page: QWidget | None = None
        self._wanted: object = None
        self._layers = QStackedLayout(self)
        self._layers.addWidget(QWidget())
        self._trouble: EmptyPage | None = None
        self._waiting = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._waiting.timeout.connect(self._say_waiting)
        self._waiting.start()

    def enter(self) -> None:
        """The ledger is open: the room's page is made, and shows what was asked for meanwhile."""
        self._waiting.stop()
        if self.page is not None:
            self._layers.setCurrentWidget(self.page)
            self.page.setFocus()
            return
        self.page = self._make()
        QTimer.singleShot(0, self, self._step_in)  # a turn of its own: the window never stands

    def _step_in(self) -> None:
        """The page that was made is laid into the window."""
        if self.page is None:
            return
        self._layers.addWidget(self.page)
        self._layers.setCurrentWidget(self.page)
        self.page.setFocus()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.open(wanted)

    def refuse(self, no: Refused, again: Callable[[], None]) -> None:
        """The ledger could not be opened: says why and what to do next."""
        from desktop.wording.refusals import sentence

        self._waiting.stop()
        self._show(_("The database cannot be opened"), sentence(no), _("Try again"), again)

    def open(self, what: object) -> None:
        """Shows one thing, as soon as the room is there."""
        if self.page is None or self._layers.indexOf(self.page) < 0:
            self._wanted = what
        elif isinstance(self.page, Opens):
            self.page.open(what)

    def take_scan(self, code: str) -> bool:
        """Hands the code to the room."""
        page: object = self.page
        return isinstance(page, TakesScans) and page.take_scan(code)

    def _say_waiting(self) -> None:
        self._show(_("Opening the database…"))

    def _show(
        self, title: str, text: str = "", button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        from desktop.ui.table.empty import Empty, EmptyPage

        empty = Empty(title, text, "database", button, act)
        if self._trouble is None:
            self._trouble = EmptyPage(empty)
            self._layers.addWidget(self._trouble)
        self._trouble.show_empty(empty)
        self._layers.setCurrentWidget(self._trouble)
