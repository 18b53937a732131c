"""What has changed, said once after a commit; visible pages ask again, hidden ones when shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class Announcements(QObject):
    """The one voice of the house. `say` may be called from any thread."""

    said = Signal(object)

    def say(self, topics: Iterable[Hashable]) -> None:
        """Tells that these topics changed."""
        self.said.emit(frozenset(topics))

    def listen(
        self, page: QWidget, topics: Iterable[Hashable], ask_again: Callable[[], None]
    ) -> None:
        """Calls `ask_again` when one of the topics changed: at once (several announcements of one
        moment as one) while the page can be seen, else when it is shown next.
        """
        _Listener(self, page, frozenset(topics), ask_again)


class _Listener(QObject):
    """Lives and dies with its page."""

    def __init__(
        self,
        news: Announcements,
        page: QWidget,
        topics: frozenset[Hashable],
        ask_again: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._topics = topics
        self._ask_again = ask_again
        self._stale = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._ask)
        news.said.connect(self._hear)
        page.installEventFilter(self)

    def _hear(self, topics: frozenset[Hashable]) -> None:
        if not topics & self._topics:
            return
        self._stale = True
        if self._page.isVisible():
            self._soon.start()

    def _ask(self) -> None:
        if self._stale and shiboken6.isValid(self._page) and self._page.isVisible():
            self._stale = False
            self._ask_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices that the page is shown."""
        if event.type() == QEvent.Type.Show and self._stale:
            self._soon.start()
        return super().eventFilter(watched, event)
