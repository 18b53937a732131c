"""The frame around all rooms."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.window.rail import Rail
from desktop.ui.window.room import Act, Opens, Room, TakesScans
from desktop.ui.window.topbar import TopBar
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.errors import Refused
    from desktop.ui.jobs import Jobs
    from desktop.ui.notices.toast import Toasts
    from desktop.ui.scanner import Scanner
    from desktop.ui.search import Hit, Search


class Frame(QWidget):
    """The window. Rooms are made when first opened and kept.

    Its parts are open to `app.py` and the rooms: `top` (the bar), `notices` (a refusal that no page
    showed itself), `toasts`, `search`.
    """

    room_opened = Signal(str)
    help_wanted = Signal(str)
    closing = Signal()

    def __init__(self, rooms: Sequence[Room], jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Yuanwu"))
        self._rooms = {room.key: room for room in rooms}
        self._pages: dict[str, QWidget] = {}
        self._here = ""
        self._before: QWidget | None = None
        self._everywhere: dict[str, Callable[[str], None]] = {}
        self.rail = Rail(rooms)
        self.top = TopBar()
        self.notices = NoticeBar()
        self._stack = QStackedWidget()
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(_Mark())
        side.addWidget(self.rail, 1)
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        main.addWidget(self.top)
        about = QVBoxLayout()
        about.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 3, 0)
        about.addWidget(self.notices)
        main.addLayout(about)
        main.addWidget(self._stack, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(side)
        whole.addLayout(main, 1)
        self._jobs = jobs
        self.rail.chosen.connect(self.go)
        self.top.search_wanted.connect(self.open_search)
        self.top.help_wanted.connect(lambda: self.help_wanted.emit(self._here))
        jobs.refused.connect(self._refuse)
        self._make_shortcuts(rooms)

    # What only answers an act is loaded with the first one, so that the window is painted sooner.

    @cached_property
    def toasts(self) -> Toasts:
        """Done acts and their undo."""
        from desktop.ui.notices.toast import Toasts

        return Toasts(self)

    @cached_property
    def search(self) -> Search:
        """The search over everything, to which `app.py` adds providers."""
        from desktop.ui.search import Search

        made = Search(self._jobs, self)
        made.add_quick(self._find_acts)
        made.closed.connect(self._give_focus_back)
        return made

    @property
    def here(self) -> str:
        """The key of the room in front, "" before the first."""
        return self._here

    def page(self, key: str) -> QWidget:
        """The page of a room, made now if it was never opened. Raises KeyError for no room."""
        if key not in self._pages:
            self._pages[key] = self._rooms[key].make()
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def go(self, key: str, what: object = None) -> None:
        """Opens a room and, where it can, one thing in it. Raises KeyError for no room."""
        page = self.page(key)
        self._here = key
        self._stack.setCurrentWidget(page)
        self.rail.mark(key)
        self.top.set_where(self._rooms[key].title)
        self.notices.clear()
        self.room_opened.emit(key)
        if what is not None and isinstance(page, Opens):
            page.open(what)

    def listen_to(self, scanner: Scanner) -> None:
        """Lets scanned codes open or act on what they name."""
        scanner.scanned.connect(self.take_scan)

    def take_everywhere(self, shape: str, act: Callable[[str], None] | None = None) -> None:
        """Codes of this shape (a regular expression for their beginning) mean the same in every
        room: no page is asked about them, only `act` or else the search over everything.
        """
        self._everywhere[shape] = act or self.resolve

    def take_scan(self, code: str) -> None:
        """The page in front comes first, then the search over everything."""
        page: object = self._pages.get(self._here)
        if QApplication.activeModalWidget() is not None:
            return
        for shape, act in self._everywhere.items():
            if re.match(shape, code):
                act(code)
                return
        if not (isinstance(page, TakesScans) and page.take_scan(code)):
            self.resolve(code)

    def resolve(self, code: str) -> None:
        """Opens what the code names, wherever it is."""
        self._before = self.focusWidget()
        self.search.resolve(code)

    def open_search(self) -> None:
        """Drops the search down; the keyboard goes back to where it was afterwards."""
        self._before = self.focusWidget()
        self.search.open()

    def _give_focus_back(self) -> None:
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _refuse(self, no: Refused) -> None:
        self.notices.refuse(no)

    def _make_shortcuts(self, rooms: Sequence[Room]) -> None:
        for number, room in enumerate(rooms[:9], 1):
            self._bind(f"Ctrl+{number}", partial(self.go, room.key))
        for room in rooms:
            for act in room.acts:
                if act.shortcut:
                    self._bind(act.shortcut, act.act)
        self._bind("Ctrl+K", self.open_search)
        # F1 belongs to the till (F1 微信); help never takes it.
        self._bind("Shift+F1", lambda: self.help_wanted.emit(self._here))

    def _bind(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)

    def _find_acts(self, text: str) -> list[Hit]:
        from desktop.ui.search import Hit

        wanted = text.lower().split()
        hits = []
        for room in self._rooms.values():
            go = Act(room.title, partial(self.go, room.key), room.icon, room.key)
            for act in (go, *room.acts):
                haystack = f"{act.title} {act.words}".lower()
                if all(word in haystack for word in wanted):
                    where = act.shortcut if act is go else room.title
                    hits.append(Hit(act.title, act.act, where, act.icon))
        return hits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Says that the window goes, so that `app.py` can end the lanes."""
        self.closing.emit()
        super().closeEvent(event)


def press_by_enter(window: QWidget, event: QKeyEvent) -> bool:
    """Presses the button of a window that has the keyboard where the key is Enter.

    Qt does so in dialogs only; the key comes up to the window when nobody below wanted it.
    """
    button = window.focusWidget()
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not enter or not isinstance(button, QAbstractButton) or event.isAutoRepeat():
        return False
    button.animateClick()
    return True


class _Mark(QWidget):
    """The program's own sign above the rail."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(60)
        self.setAccessibleName(_("Yuanwu"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints 源 on the accent."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours_of(self.palette())
        box = QRectF(0, 0, 36, 36)
        box.moveCenter(QRectF(self.rect()).center() + QPoint(0, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        font = theme.sized(self.font(), 1.0, bold=True)
        font.setPixelSize(21)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "源")
