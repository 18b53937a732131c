"""The board as a page: a column for each state, which scroll sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.requisitions.lists import Board, Column
from desktop.services.changes import Topic
from desktop.ui import boards, picture, theme
from desktop.ui.forms import ElidedLabel, tool_button
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.asked.rows import chip_of
from desktop.ui.requisitions.board.card import Card
from desktop.ui.requisitions.board.drawn import drawn
from desktop.ui.requisitions.ways import Ways
from desktop.wording import _, ngettext
from desktop.wording.requisitions import words

_COLUMN = 208


class BoardPage(QWidget):
    """A card opens the story of its request."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.board: Board | None = None
        self.cards: list[list[Card]] = []
        self.said = ElidedLabel("", muted=True)
        self.copy_key = tool_button("image", _("Copy picture"))
        self.copy_key.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.copy_menu = QMenu(self)
        self.copy_menu.addAction(theme.icon("image"), _("Copy picture"), self.copy_picture)
        self.copy_menu.addAction(
            theme.icon("image"),
            _("Copy picture without names and amounts"),
            lambda: self.copy_picture(hidden=True),
        )
        self.copy_key.setMenu(self.copy_menu)
        self.notices = NoticeBar()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.said, 1)
        head.addWidget(self.copy_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(self._area, 1)
        ways.work.news.listen(self, (Topic.REQUISITIONS, Topic.RULES), self.ask)

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Asks again what stands where."""
        desk = self._ways.work.desk()

        def look() -> Board:
            from desktop.services.requisitions import looking

            return looking.board(desk)

        self._ways.work.jobs.run(
            *(READ, look), owner=self, done=self._show, refused=self.notices.refuse, latest="board"
        )

    def as_picture(self, *, hidden: bool = False) -> QImage:
        """The board as a picture for a chat."""
        assert self.board is not None
        return drawn(self.board, self.font(), hidden=hidden)

    def copy_picture(self, *, hidden: bool = False) -> None:
        """Puts the board on the clipboard as a picture."""
        if self.board is not None:
            picture.copy(self.as_picture(hidden=hidden))

    # ── what is shown ─────────────────────────────────────────────────────────────────────────

    def _show(self, board: Board) -> None:
        focus = next((c.one.id for col in self.cards for c in col if c.hasFocus()), None)
        at = self._area.horizontalScrollBar().value()
        self.board = board
        self.cards = []
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        for column in board.columns:
            row.addWidget(self._column(column))
        self._area.setWidget(inner)
        self._area.horizontalScrollBar().setValue(at)
        every = [card for column in self.cards for card in column]
        for card in every:
            if card.one.id == focus:
                card.setFocus()
        self.setFocusProxy(every[0] if every else self.copy_key)
        parts = [ngettext("{n} request", "{n} requests", board.total).format(n=f"{board.total:,}")]
        if late := sum(column.late for column in board.columns):
            parts.append(_("{n} late").format(n=f"{late:,}"))
        self.said.set_text("  ·  ".join(parts))
        self.copy_key.setEnabled(board.total > 0)

    def _column(self, column: Column) -> QWidget:
        mine = [Card(one) for one in column.cards]
        for card in mine:
            card.clicked.connect(lambda _=False, i=card.one.id: self._ways.show(i))
            card.wander.connect(lambda dx, dy, c=card: boards.wander(self.cards, c, dx, dy))
            card.installEventFilter(self)
        self.cards.append(mine)
        rest = self._rest(column) if column.total > len(mine) else None
        title = words.state(column.state)
        return boards.column(
            boards.Ground(), title, column.total, column.late, mine, wide=_COLUMN, rest=rest
        )

    def _rest(self, column: Column) -> QWidget:
        """How many have no card, and where a filter shows them the way to it."""
        n = column.total - len(column.cards)
        said = ngettext("{n} more", "{n} more", n).format(n=f"{n:,}")
        chip = chip_of(column.state)
        if not chip:
            return QLabel(said)
        key = QPushButton(said)
        theme.set_flat(key)
        key.setAccessibleName(f"{words.state(column.state)}: {said}")
        what = ("chips", (chip,))
        key.clicked.connect(lambda: self._ways.work.go("requisitions", what))
        return key

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The card that the keyboard comes to is in view."""
        if isinstance(watched, Card) and event.type() == QEvent.Type.FocusIn:
            self._area.ensureWidgetVisible(watched)
        return False
