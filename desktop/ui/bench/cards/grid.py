"""All cards, as large as they can be side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.domain.bench.card import Card
from desktop.ui import theme
from desktop.ui.bench.cards.card import LEAST, BoardCard
from desktop.ui.bench.cards.lay import lay

_GAP = theme.UNIT


class CardGrid(QScrollArea):
    """`show_cards` lays them; arrows go from one to the next, a digit goes to that place.

    `pressed(location, Key)` comes from the cards, `looked_at(location)` when one was clicked.
    """

    pressed = Signal(str, object)
    looked_at = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, BoardCard] = {}
        self._inner = QWidget()
        self.setWidget(self._inner)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns = 1

    def show_places(self, cards: Sequence[Card]) -> None:
        """Lays one card for each of these, in their order; cards that were there stay."""
        wanted = {card.place.location: card for card in cards}
        for gone in [place for place in self.cards if place not in wanted]:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for place, shown in wanted.items():
            if place not in self.cards:
                made = self.cards[place] = BoardCard(shown, self._inner)
                made.pressed.connect(self.pressed)
                made.looked_at.connect(self.looked_at)
                made.installEventFilter(self)
                made.show()
        self.cards = {place: self.cards[place] for place in wanted}
        before: QWidget | None = None
        for card in self.cards.values():
            if before is not None:
                QWidget.setTabOrder(before, card)
            before = card
        self._lay()

    def _lay(self) -> None:
        font = self.font()
        least = (theme.grown(font, LEAST[0]), theme.grown(font, LEAST[1]))
        room = self.viewport().size()
        count = len(self.cards)
        laid = lay(count, room.width(), room.height(), least=least, gap=_GAP)
        bottom = 0
        for number, card in enumerate(self.cards.values()):
            x, y = laid.spot(number, _GAP)
            card.setGeometry(x, y, laid.width, laid.height)
            bottom = y + laid.height
        self._columns = laid.columns
        self._inner.resize(max(room.width(), laid.width), bottom)

    def minimumSizeHint(self) -> QSize:
        """Room for one card."""
        font = self.font()
        return QSize(theme.grown(font, LEAST[0]) + 14, theme.grown(font, LEAST[1]))

    def sizeHint(self) -> QSize:
        """Room for a few."""
        least = self.minimumSizeHint()
        return QSize(least.width() * 3, least.height() * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the cards anew."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs larger cards."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "cards"):
            self._lay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and digits on a card; a card that has the keyboard is scrolled into view."""
        if isinstance(watched, BoardCard):
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._go(watched, event)
            if event.type() == QEvent.Type.FocusIn:
                self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def _go(self, card: BoardCard, event: QKeyEvent) -> bool:
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }.get(Qt.Key(event.key()))
        cards = list(self.cards.values())
        if step is not None:
            target = cards.index(card) + step
            if 0 <= target < len(cards):
                cards[target].setFocus()
            return True
        if event.text().isdigit():
            for other in cards:
                if other.card.place.number == int(event.text()):
                    other.setFocus()
                    return True
        return False
