"""The whole window on a ledger of the test's own, and ways to work it as a person does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.doorway import Doorway
from desktop.app.session import Session
from desktop.domain.stock import Act
from desktop.settings import Folders, change, load
from desktop.store.database import connect
from desktop.ui.start.welcome import Welcome
from desktop.ui.stock.page import StockPage
from tests.blank import blank
from tests.ui.patient import PATIENCE


class House:
    """One session; `close` ends it as the closing of the window does, and so does the end of
    `with`, also when the test has failed: what stays open listens to the tests after it.
    """

    def __init__(self, qtbot: QtBot, app: QApplication, folders: Folders, **options: object):
        self.bot = qtbot
        self.folders = folders
        self.session = Session(app, folders, load(folders), **options)  # type: ignore[arg-type]
        self.session.show()
        self.closed = False

    @classmethod
    def lived_in(cls, qtbot: QtBot, app: QApplication, home: Path, **settings: object) -> House:
        """A house whose questions were answered before, with the ledger open."""
        folders = Folders(home)
        load(folders)
        if "database" not in settings and not folders.database.exists():
            # A first evening makes its own: tests/stories.
            folders.database.write_bytes(blank())
        change(folders, welcomed=True, **{"person": "阿源", "language": "en", **settings})
        house = cls(qtbot, app, folders)
        try:
            house.settle()
        except BaseException:
            house.close()
            raise
        return house

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    @property
    def frame(self):
        """The window."""
        assert self.session.frame is not None
        return self.session.frame

    @property
    def stock(self) -> StockPage:
        """The page of the stock room, opened."""
        self.session.go("stock")
        self.settle()
        page: StockPage = self.page("stock")
        return page

    @property
    def welcome(self) -> Welcome:
        """The questions of the first run."""
        assert self.session.welcome is not None
        return self.session.welcome

    def undo(self, act: Act) -> None:
        """Takes an act back as the key in the bar does."""
        assert self.session.top is not None
        self.session.top._undo(act)
        self.settle()

    def page(self, key: str) -> Any:
        """The page behind a room's door."""
        return self.frame.page(key).page

    def settle(self) -> None:
        """Waits until everything that was asked is answered."""
        # An announcement asks in the next turn of the loop, so it is quiet only when it stays so.
        for _turn in range(3):
            self.until(self._quiet)
            QApplication.processEvents()
        self.until(self._quiet)

    def _quiet(self) -> bool:
        """Whether nothing is under way, and every page that was opened stands."""
        doors = [] if self.session.frame is None else self.frame.findChildren(Doorway)
        making = self.session.entering or any(door.busy for door in doors)
        return self.session.jobs.idle and not making

    def until(self, true: Callable[[], bool]) -> None:
        """Waits for a condition."""
        self.bot.waitUntil(true, timeout=PATIENCE)

    def write(self, widget: QWidget, text: str) -> None:
        """Types as an input method does, which is how Chinese is typed."""
        # Nobody manages windows here: the one that is worked in gets the keyboard by itself.
        widget.window().activateWindow()
        widget.setFocus()
        self.until(widget.hasFocus)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)
        self.settle()

    def tap(self, widget: QWidget) -> None:
        """Presses a button with a finger."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self.bot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def pick(self, picker, text: str) -> None:
        """Finds something by typing into a picker, and takes the first one found."""
        picker.field.clear()
        self.write(picker.field, text)
        self.until(lambda: picker.list.count() > 0)
        self.bot.keyClick(picker.field, Qt.Key.Key_Return)
        self.settle()

    def close(self) -> None:
        """Closes the window and ends everything in order."""
        if not self.closed:
            self.closed = True
            self.session.close()
            QApplication.processEvents()


def second_copy(path: Path):
    """The same file, opened by another program."""
    return connect(path)
