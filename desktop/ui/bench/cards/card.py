"""One card as a widget: it paints what happens in its place, and has the keys for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.bench.card import Card, State
from desktop.ui import theme
from desktop.ui.bench.cards.look import Key, look, spoken
from desktop.ui.bench.cards.paint import CardPainter
from desktop.ui.forms import tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.wording import _
from desktop.wording.joining import labelled

LEAST = (250, 204)  # pixels at 100 % text
_WORDS = (Key.DARK, Key.YES, Key.NO, Key.RETRY)
_LETTERS = {
    Qt.Key.Key_D: Key.DARK,
    Qt.Key.Key_Y: Key.YES,
    Qt.Key.Key_N: Key.NO,
    Qt.Key.Key_R: Key.RETRY,
    Qt.Key.Key_Escape: Key.CANCEL,
    Qt.Key.Key_W: Key.WHOSE,
    Qt.Key.Key_M: Key.MONITOR,
    Qt.Key.Key_B: Key.BURN,
}
_LOUD = (State.PASSED, State.FAILED, State.WAITING)


class BoardCard(QWidget):
    """Shows one `Card`; `pressed(location, Key)` tells what somebody wants done.

    With the focus on the card Enter presses its first key, and a letter each of them: D dark, R
    try again, Y and N, W whose, M monitor, B bootloader, Esc cancel; Space tells all about the
    board, as a click does (`looked_at(location)`).
    """

    pressed = Signal(str, object)
    looked_at = Signal(str)

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.look = look(card)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys: dict[Key, QAbstractButton] = {
            Key.DARK: IconKey(theme.icon("lightbulb-off"), _("One is dark")),
            Key.YES: IconKey(theme.icon("zap"), _("Write over it")),
            Key.NO: QPushButton(_("Leave it")),
            Key.RETRY: IconKey(theme.icon("refresh-cw"), _("Try again")),
            Key.WHOSE: tool_button("user", _("Whose board"), framed=True),
            Key.MONITOR: tool_button("square-terminal", _("Monitor"), framed=True),
            Key.BURN: tool_button("cpu", _("Burn the bootloader"), framed=True),
            Key.CANCEL: tool_button("x", _("Cancel"), framed=True),
        }
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT // 2)
        for key in _WORDS:
            row.addWidget(self.keys[key], 1)
        row.addStretch(0)
        for key in (Key.WHOSE, Key.MONITOR, Key.BURN, Key.CANCEL):
            row.addWidget(self.keys[key])
        column = QVBoxLayout(self)
        pad = theme.grown(self.font(), 10)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addStretch(1)
        column.addLayout(row)
        for key, button in self.keys.items():
            button.clicked.connect(lambda _=False, k=key: self._press(k))
        self._show()

    def show_card(self, card: Card, *, before: Card | None = None, next_tag: str = "") -> None:
        """Shows how it stands now; `before` and `next_tag` as `look` takes them."""
        changed = card.state is not self.card.state
        self.card = card
        self.look = look(card, before=before, next_tag=next_tag)
        self._show()
        if changed and card.state in _LOUD:
            # Said at once by a screen reader, wherever its focus is.
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _show(self) -> None:
        seen, card = self.look, self.card
        place = _("place {n}").format(n=card.place.number)
        for key, button in self.keys.items():
            if not button.isHidden() and key not in seen.keys and button.hasFocus():
                self.setFocus()
            button.setVisible(key in seen.keys)
            words = button.text().strip() or button.toolTip()
            button.setAccessibleName(labelled(words, place))
        self.setAccessibleName(spoken(card, seen))
        self.setToolTip(
            "" if card.state is State.EMPTY else "\n".join((seen.text, seen.then)).strip()
        )
        self.update()

    def _press(self, key: Key) -> None:
        self.pressed.emit(self.card.place.location, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the letters of the keys."""
        wanted = _LETTERS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.look.keys:
            wanted = self.look.keys[0]
        if wanted in self.look.keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._press(wanted)
        elif event.key() == Qt.Key.Key_Space:
            self.looked_at.emit(self.card.place.location)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the click, so that its end comes here, too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click between the keys tells all about the board."""
        event.accept()
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.looked_at.emit(self.card.place.location)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows that it went on."""
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """The least at which everything on it can be read."""
        return QSize(*(theme.grown(self.font(), length) for length in LEAST))

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, other colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card above its keys."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [key for key in self.keys.values() if not key.isHidden()]
        foot = max((key.height() for key in shown), default=0)
        foot += theme.grown(self.font(), 12) if shown else 0
        card = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        CardPainter(painter, card, self.font(), self.palette(), self.card.place.number).paint(
            self.look, foot, focus=self.hasFocus()
        )
