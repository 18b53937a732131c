"""The board as a page: nine columns that scroll sideways, and the card in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.production import Board, Column, Production, Stage
from desktop.services.changes import Topic
from desktop.ui import boards, picture, theme
from desktop.ui.forms import ElidedLabel, tool_button
from desktop.ui.forms.tool import primary_button
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.production.board.card import Card
from desktop.ui.production.board.column import StageGround
from desktop.ui.production.board.drawn import drawn
from desktop.ui.production.saying import amount, onward
from desktop.ui.production.ways import Ways
from desktop.wording import _, ngettext
from desktop.wording import production as words

_COLUMN = 156


class BoardPage(QWidget):
    """A card opens its thing; the key beside the head moves the card in hand on."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.board: Board | None = None
        self.cards: list[list[Card]] = []
        self.in_hand: Production | None = None
        self.said = ElidedLabel("", muted=True)
        self.onward_key = primary_button("", "arrow-right")
        self.onward_key.clicked.connect(self.move_on)
        self.onward_key.hide()
        self.copy_key = tool_button("image", _("Copy picture"))
        self.copy_key.clicked.connect(self.copy_picture)
        self.notices = NoticeBar()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.said, 1)
        head.addWidget(self.onward_key)
        head.addWidget(self.copy_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(self._area, 1)
        ways.work.news.listen(self, (Topic.PRODUCTION, Topic.EVENTS), self.ask)

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Asks again what stands where."""
        desk, event = self._ways.work.desk(), self._ways.event()

        def look() -> Board:
            from desktop.services import production

            return production.board(desk, event)

        self._ways.work.jobs.run(
            *(READ, look), owner=self, done=self._show, refused=self.notices.refuse, latest="board"
        )

    def move_on(self) -> None:
        """Asks for a few words and moves the card in hand on."""
        if self.in_hand is not None and self.in_hand.draft.stage.next is not None:
            self._ways.begin("stage", self.in_hand.id)

    def as_picture(self) -> QImage:
        """The board as a picture for a chat."""
        assert self.board is not None
        return drawn(self.board, self.font())

    def copy_picture(self) -> None:
        """Puts the board on the clipboard as a picture."""
        if self.board is not None:
            picture.copy(self.as_picture())

    # ── what is shown ─────────────────────────────────────────────────────────────────────────

    def _show(self, board: Board) -> None:
        focus = next((c.thing.id for col in self.cards for c in col if c.hasFocus()), None)
        keep = None if self.in_hand is None else self.in_hand.id
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
        self._take(None)
        for card in (card for col in self.cards for card in col):
            if card.thing.id == keep:
                self._take(card.thing)
            if card.thing.id == focus:
                card.setFocus()
        n = ngettext("{n} thing", "{n} things", board.total).format(n=f"{board.total:,}")
        parts = [n]
        if board.late:
            parts.append(_("{n} late").format(n=f"{board.late:,}"))
        if board.budget_fen:
            parts.append(_("budget {amount}").format(amount=amount(board.budget_fen)))
        if board.actual_fen:
            parts.append(_("spent {amount}").format(amount=amount(board.actual_fen)))
        self.said.set_text("  ·  ".join(parts))
        self.copy_key.setEnabled(board.total > 0)

    def _column(self, column: Column) -> QWidget:
        mine = [Card(thing) for thing in column.cards]
        for card in mine:
            self._connect(card)
        self.cards.append(mine)
        ground = StageGround()
        ground.dropped.connect(lambda thing: self._drop(thing, column.stage))
        title = words.stage(column.stage)
        return boards.column(ground, title, len(mine), column.late, mine, wide=_COLUMN)

    def _connect(self, card: Card) -> None:
        card.clicked.connect(lambda: self._ways.show(card.thing.id))
        card.onward.connect(lambda: self._move(card, 1))
        card.back.connect(lambda: self._move(card, -1))
        card.wander.connect(lambda dx, dy: boards.wander(self.cards, card, dx, dy))
        card.installEventFilter(self)

    def _move(self, card: Card, step: int) -> None:
        stage = card.thing.draft.stage
        goal = stage.next if step > 0 else stage.former
        if goal is not None:
            self._ways.begin("stage", (card.thing.id, goal))

    def _drop(self, thing: int, stage: Stage) -> None:
        every = (c.thing for col in self.cards for c in col)
        here = next((one for one in every if one.id == thing), None)
        if here is not None and here.draft.stage is not stage:
            self._ways.begin("stage", (thing, stage))

    def _take(self, thing: Production | None) -> None:
        self.in_hand = thing
        words_ = "" if thing is None else onward(thing.draft.stage)
        self.onward_key.setText(words_)
        if thing is not None:
            self.onward_key.setAccessibleName(f"{thing.draft.name}: {words_}")
        self.onward_key.setVisible(bool(words_))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The card that the keyboard comes to is the one in hand, and in view."""
        if isinstance(watched, Card) and event.type() == QEvent.Type.FocusIn:
            self._take(watched.thing)
            self._area.ensureWidgetVisible(watched)
        return False
