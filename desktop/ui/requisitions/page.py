"""The room: the list and the board, one request's story beside them, and ways of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.requisitions import CODE
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms.dropping import TABLES, first_file
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.beginning import nothing
from desktop.ui.requisitions.head import Head
from desktop.ui.requisitions.opening import make
from desktop.ui.requisitions.ways import BY_KEY, Ways
from desktop.ui.table.beginning import Beginning
from desktop.ui.tabs import Tab
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, pgettext

if TYPE_CHECKING:
    from desktop.ui.requisitions.story.pane import StoryPane

_SIDE = 420
_NARROW = 960


class RequisitionsPage(QWidget):
    """`open` takes a tab's word, the key of a way, (that key, what for), ("request", id or code),
    ("saved", id), ("chips", keys) or "overdue".
    """

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._work, self._keeping = work, keeping
        self._made: dict[str, QWidget] = {}
        self._kept: dict[str, dict[Any, Any]] = {}  # what ways keep until they come again
        self._any: bool | None = None  # whether there is a request; None while nobody knows
        self.here = "list"
        self.way: QWidget | None = None
        self.way_key = ""
        self.ways = Ways(work, keeping, self.show_request, self.begin)
        self._tabs = (
            Tab("list", "list", _("List"), self._make_list),
            Tab("board", "layers", pgettext("requests", "Board"), self._make_board),
        )

    def parts(self) -> Iterator[None]:
        """The head, then the list."""
        self._lay_out()
        yield
        self._connect()
        self.show_tab("list")
        yield
        self._ask_any()

    # ── what others ask for ───────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Shows one request, or opens a way."""
        if what == "overdue":
            what = ("chips", ("overdue",))
        if isinstance(what, str) and what in self.head.keys:
            self.show_tab(what)
        elif isinstance(what, str) and what in BY_KEY:
            self.begin(what, None)
        elif isinstance(what, (int, str)):
            self.show_request(what)
        elif isinstance(what, tuple) and len(what) == 2:
            word, key = what
            if word == "request":
                self.show_request(key)
            elif word == "saved":
                self.show_saved(int(key))
            elif word == "chips":
                self.show_tab("list")
                page: Any = self.tab("list")
                page.field.clear()
                page.set_chips(frozenset(key))
            elif word in BY_KEY:
                self.begin(str(word), key)

    def take_scan(self, code: str) -> bool:
        """A code of a request or of its parcel opens it; a way that knows better comes first."""
        heard = getattr(self.way, "take_scan", None)
        if heard is not None and heard(code):
            return True
        if not code.upper().startswith(CODE):
            return False
        self.show_request(code.upper())
        return True

    def show_tab(self, word: str) -> None:
        """Brings the list or the board in front."""
        if not self._leave_way():
            self.head.mark(self.here)
            return
        self.here = word
        self.head.mark(word)
        page = self.tab(word)
        page.ask()
        self._front(page)

    def show_request(self, which: int | str) -> None:
        """Opens the story of one request beside the list."""
        if not self._leave_way():
            return
        self._front(self.tab(self.here))
        self.side.show_request(which)

    def show_saved(self, which: int) -> None:
        """Opens the story of a request that was just written down, which stands in the list too."""
        self.show_request(which)
        self.tab("list").bring(which)

    def begin(self, key: str, what: object) -> None:
        """Opens a way, for a request or for nothing."""
        if not self._leave_way():
            return
        page = make(key, self._work, self._keeping, self._left)
        if hasattr(page, "kept"):
            page.kept = self._kept.setdefault(key, {})
        self.way, self.way_key = page, key
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._fit()
        if what is not None and (opens := getattr(page, "open", None)) is not None:
            opens(what)
        first = getattr(page, "field", page)
        self.setFocusProxy(first)
        first.setFocus()

    def tab(self, word: str) -> Any:
        """The page of a tab, made when it is first asked for."""
        if word not in self._made:
            made = next(tab.make for tab in self._tabs if tab.word == word)()
            self._made[word] = made
            self._stack.addWidget(made)
        return self._made[word]

    # ── ways, and back from them ──────────────────────────────────────────────────────────────

    def _left(self) -> None:
        """The way in front was done, or nobody wants it any more."""
        self._end_way()
        page = self.tab(self.here)
        page.ask()
        self._front(page)
        self.side.ask()
        (self.side if self.side.isVisible() else getattr(page, "field", page)).setFocus()

    def _leave_way(self) -> bool:
        may = getattr(self.way, "may_leave", None)
        if may is not None and not may():
            return False
        self._end_way()
        return True

    def _end_way(self) -> None:
        if self.way is None:
            return
        page, self.way, self.way_key = self.way, None, ""
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _front(self, page: QWidget) -> None:
        empty = self._any is False
        self._stack.setCurrentWidget(self.empty if empty else page)
        self.setFocusProxy(self.empty.button if empty else getattr(page, "field", page))
        self._fit()

    # ── whether there is anything ─────────────────────────────────────────────────────────────

    def _ask_any(self) -> None:
        desk = self._work.desk()

        def look() -> bool:
            from desktop.services.requisitions import looking

            return looking.requisitions(desk, limit=1).total > 0

        self._work.jobs.run(
            *(READ, look),
            owner=self,
            done=self._know,
            refused=self.notices.refuse,
            latest="any",
        )

    def _know(self, some: bool) -> None:
        before, self._any = self._any, some
        if before is not some and self.way is None:
            self._front(self.tab(self.here))

    # ── parts ─────────────────────────────────────────────────────────────────────────────────

    def _make_list(self) -> QWidget:
        from desktop.ui.requisitions.asked.page import RequestList

        page = RequestList(self.ways)
        page.taken.connect(self._chosen)
        page.opened.connect(lambda one: self.show_request(one.id))
        return page

    def _make_board(self) -> QWidget:
        from desktop.ui.requisitions.board.page import BoardPage

        return BoardPage(self.ways)

    def _make_side(self) -> StoryPane:
        from desktop.ui.requisitions.story.pane import StoryPane

        return StoryPane(self.ways)

    def _chosen(self, one: Any) -> None:
        """Where both fit, the story of the row in hand stands beside the list."""
        if one is not None and not self._narrow and self.way is None:
            self.side.show_request(one.id, quietly=True)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self.head = Head(self._tabs)
        self.notices = NoticeBar()
        self._stack = QStackedWidget()
        self.empty = Beginning(nothing(self.ways), self._keeping)
        self._stack.addWidget(self.empty)
        self.side = self._make_side()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._stack)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([10_000, theme.grown(self.font(), _SIDE)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.head.chosen.connect(self.show_tab)
        self.head.wanted.connect(self.begin)
        self.side.fitted.connect(self._fit)
        self._work.news.listen(self, (Topic.REQUISITIONS,), self._ask_any)

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.grown(self.font(), _NARROW)

    def _fit(self) -> None:
        """A way has the room to itself; so has the story where both do not fit."""
        alone = self.way is not None or self._stack.currentWidget() is self.empty
        self.side.stand(alone=self._narrow)
        self.side.setVisible(self.side.wanted and not alone)
        self._stack.setVisible(alone or not (self._narrow and self.side.wanted))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes tables."""
        if first_file(event.mimeData(), TABLES) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A table that is dropped anywhere in the room is looked through."""
        path = first_file(event.mimeData(), TABLES)
        if path is not None:
            event.acceptProposedAction()
            self.begin("import", path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One or both."""
        super().resizeEvent(event)
        if hasattr(self, "side"):
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "side"):
            self._fit()
