"""The page: all boards in a list, the one in hand beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.domain.bench.sessions import BoardRow
from desktop.domain.errors import Refused
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.bench.boards.export import exports
from desktop.ui.bench.boards.rows import BoardsList
from desktop.ui.bench.boards.side import BoardSide
from desktop.ui.bench.books import BenchBooks
from desktop.ui.forms import Badge
from desktop.ui.table import Empty
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

_SIDE = 420
# Below this a list and a board beside each other are of no use.
_NARROW = 860
_WORD = "boards"


class BoardsPage(QWidget):
    """`open` takes a board's key or serial number, or its paper number and the session's id."""

    def __init__(self, work: Workplace, keeping: Keeping, books: BenchBooks) -> None:
        super().__init__()
        self._books, self._rehearsing = books, books.rehearsing
        empty = Empty(
            _("Every board that was flashed and tested stands here"),
            _("With its number, whose it is, every try and what was measured."),
            "cpu",
            _("Flash and test"),
            lambda: work.go("bench", "wall"),
            _("Practise with made-up boards"),
            lambda: work.go("bench", "practice"),
        )
        self.list = BoardsList(books.desk, work.jobs, empty, exports(self, work, books.desk))
        self.practice = Badge(_("Practice"), Tone.WARN)
        self.practice.setVisible(self._rehearsing)
        self.list.buttons.addWidget(self.practice)
        self.side = BoardSide(work, keeping, books.desk, keeping.folders.home / "boards")
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([10_000, theme.grown(self.font(), _SIDE)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self.setFocusProxy(self.list.field)
        self.list.show_columns(keeping.columns(_WORD))
        self.list.columns_chosen.connect(lambda keys: keeping.keep_columns(_WORD, keys))
        self.list.current.connect(self._taken)
        QShortcut("Esc", self, self._leave, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.side.shown.connect(self._fit)
        self.side.closed.connect(self._put_away)
        self.side.refused.connect(self._not_there)
        work.news.listen(self.list, (Topic.BENCH,), self.list.refresh)
        self.list.refresh()
        self._fit()

    def open(self, what: object) -> None:
        """Takes a board in hand, and shows it in the list."""
        text, session = what if isinstance(what, tuple) else (what, None)
        self.list.notices.clear()
        self.list.grid.clearSelection()
        self.list.select(str(text).strip())
        self.side.seek(str(text).strip(), session)

    def take_scan(self, code: str) -> bool:
        """A board's label was scanned."""
        self.open(code)
        return True

    def follow(self, _session: object) -> None:
        """A rehearsal begins or ends: another ledger answers from now on."""
        if self._rehearsing is not self._books.rehearsing:
            self._rehearsing = self._books.rehearsing
            self.practice.setVisible(self._rehearsing)
            self.side.close_side()
            self.list.refresh()

    def _taken(self, board: object) -> None:
        if isinstance(board, BoardRow):
            self.side.show_board(board)

    def _not_there(self, no: Refused) -> None:
        self._fit()
        self.list.notices.refuse(no)

    def _leave(self) -> None:
        if not self.side.isHidden():
            self.side.close_side()

    def _put_away(self) -> None:
        self.list.grid.clearSelection()
        self._fit()
        self.list.grid.setFocus()

    def minimumSizeHint(self) -> QSize:
        """The wider of list and board alone: where both do not fit one is shown."""
        hints = (self.list.minimumSizeHint(), self.side.minimumSizeHint())
        return QSize(max(h.width() for h in hints), max(h.height() for h in hints))

    def _fit(self) -> None:
        narrow = self.width() < theme.grown(self.font(), _NARROW)
        self.list.setVisible(not narrow or self.side.isHidden())
        left = theme.UNIT * (3 if narrow else 1)
        self.side.setContentsMargins(left, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows one or both."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "side"):
            self._fit()
