"""The pay keys along the lower edge: one tap or one F-key ends a sale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.domain.booth.event import Account
from desktop.ui import theme
from desktop.ui.booth.keys import Slot
from desktop.ui.forms import LongPressButton
from desktop.wording import _
from desktop.wording.words import method_name

KEYS = 6
_CASH, _GIFT, _PARK = 2, 3, 4
_EDGE = 6  # pixels that words keep from the edge of a key
_SIZES = (1.25, 1.12, 1.0, 0.9)  # a word is rather smaller than cut
_CODES = (0, 1, 5)  # where accounts without change go: F1, F2, F6


@dataclass(frozen=True)
class PayKey:
    """What stands on one key. `accounts` are those it stands for: one, or several behind `MORE`."""

    slot: Slot
    title: str = ""
    below: str = ""
    icon: str = ""
    accounts: tuple[Account, ...] = ()


def account_title(account: Account) -> str:
    """How an account is called on a key: its method, in the reader's language."""
    return method_name(account.method, account.method_name)


def account_below(account: Account) -> str:
    """Whose it is: the label, else the holder."""
    return account.label or account.holder


def pay_keys(accounts: Sequence[Account]) -> tuple[PayKey, ...]:
    """The six keys for an event's accounts: codes on F1, F2 and F6, cash F3, gift F4, park F5."""
    keys = [PayKey(Slot.EMPTY)] * KEYS
    codes = [a for a in accounts if not a.cash]
    drawers = tuple(a for a in accounts if a.cash)
    for place, account in zip(_CODES, codes, strict=False):
        keys[place] = PayKey(
            Slot.ACCOUNT, account_title(account), account_below(account), "qr-code", (account,)
        )
    if len(codes) > len(_CODES):
        rest = tuple(codes[len(_CODES) - 1 :])
        keys[_CODES[-1]] = PayKey(Slot.MORE, _("Other"), "", "ellipsis", rest)
    if drawers:
        keys[_CASH] = PayKey(Slot.CASH, account_title(drawers[0]), "", "banknote", drawers[:1])
    keys[_GIFT] = PayKey(Slot.GIFT, _("Give away"), "", "gift")
    keys[_PARK] = PayKey(Slot.PARK, _("Park"), "", "pause")
    return tuple(keys)


class PayKeyButton(LongPressButton):
    """One key: the F-key small, what it does big. Held long it means: claimed, not yet heard."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._key = PayKey(Slot.EMPTY)
        self._lit = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_key(self, key: PayKey, *, lit: bool = False) -> None:
        """Shows what the key does now; `lit` while its panel is open."""
        self._key, self._lit = key, lit
        self.setText(key.title)
        name = f"{key.title} {key.below}".strip() or _("No way to pay here")
        tip = f"F{self._number}, Alt+{self._number}"
        if key.slot is Slot.ACCOUNT:
            tip += "\n" + _("Hold, or Shift+F{n}: not yet arrived").format(n=self._number)
        self.setToolTip(f"{name}  {tip}")
        self.setAccessibleName(f"{name}, F{self._number}")
        self.setAccessibleDescription(tip)
        self.setEnabled(key.slot is not Slot.EMPTY)
        self.update()

    def sizeHint(self) -> QSize:
        """Never lower than a pay key, growing with the text."""
        lines = QFontMetrics(theme.sized(self.font(), 1.25, bold=True)).height()
        small = QFontMetrics(theme.sized(self.font(), 0.86)).height()
        return QSize(theme.grown(self.font(), 96), max(theme.PAY_KEY + 8, lines + small + 22))

    def minimumSizeHint(self) -> QSize:
        """At least its height, and room for a short word."""
        return QSize(theme.PAY_KEY, self.sizeHint().height())

    def title_font(self, room: float) -> QFont:
        """The largest font in which the whole word fits into so many pixels, else the smallest."""
        fonts = [theme.sized(self.font(), size, bold=True) for size in _SIZES]
        title = self._key.title
        return next(
            (f for f in fonts if QFontMetricsF(f).horizontalAdvance(title) <= room), fonts[-1]
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints icon, word and the small line below."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        key, money = self._key, self._key.slot in (Slot.ACCOUNT, Slot.CASH, Slot.MORE)
        ink = QColor(colours.text if key.slot is not Slot.EMPTY else colours.faint)
        ground = QColor(colours.base)
        edge = QColor(colours.line)
        if money:
            ground, ink = QColor(colours.accent), QColor(colours.on_accent)
            edge = ground
        if self.isDown():
            ground = ground.darker(115)
        elif self.underMouse() and self.isEnabled():
            ground = ground.lighter(112) if money else QColor(colours.raised)
        if key.slot is Slot.EMPTY:
            ground, edge = QColor(colours.window), QColor(colours.window)
        painter.setPen(edge)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        if self._lit or self.hasFocus():
            pen = painter.pen()
            pen.setColor(QColor(colours.text if money else colours.accent))
            pen.setWidth(3 if self._lit else 2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        if key.slot is not Slot.EMPTY:
            self._paint_words(painter, rect, ink)

    def _paint_words(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        room = rect.width() - 2 * _EDGE
        big = self.title_font(room)
        small = theme.sized(self.font(), 0.86)
        high, low = QFontMetricsF(big).height(), QFontMetricsF(small).height()
        top = rect.center().y() - (high + low) / 2
        side = theme.grown(self.font(), 20)
        words = self._key.title
        wide = QFontMetricsF(big).horizontalAdvance(words)
        with_icon = wide + side + 8 <= room
        left = rect.center().x() - (min(wide, room) + (side + 8 if with_icon else 0)) / 2
        if with_icon:
            box = QRectF(left, top + (high - side) / 2, side, side)
            theme.paint_icon(painter, box, self._key.icon, ink)
            left = box.right() + 8
        painter.setPen(ink)
        painter.setFont(big)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            QRectF(left, top, room, high), QFontMetricsF(big).elidedText(words, elide, room)
        )
        painter.setFont(small)
        quiet = theme.tinted(ink, 0.82)
        painter.setPen(quiet)
        below = " · ".join(x for x in (f"F{self._number}", self._key.below) if x)
        painter.drawText(
            QRectF(rect.left() + _EDGE, top + high, room, low),
            Qt.AlignmentFlag.AlignHCenter,
            QFontMetricsF(small).elidedText(below, elide, room),
        )


class PayKeys(QWidget):
    """The row. `pressed(slot)` and `held(slot)`, slots counted from 0."""

    pressed = Signal(int)
    held = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.keys: tuple[PayKey, ...] = ()
        self.buttons = [PayKeyButton(n) for n in range(1, KEYS + 1)]
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.UNIT)
        for number, button in enumerate(self.buttons):
            grid.addWidget(button, 0, number)
            grid.setColumnStretch(number, 1)
            button.tapped.connect(lambda n=number: self.pressed.emit(n))
            button.held.connect(lambda n=number: self.held.emit(n))
        self.show_accounts(())

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Lays the event's accounts on the keys."""
        self.keys = pay_keys(accounts)
        self.light(None)

    def light(self, slot: int | None) -> None:
        """Marks the key whose panel is open."""
        for number, (button, key) in enumerate(zip(self.buttons, self.keys, strict=False)):
            button.show_key(key, lit=number == slot)
            button.setVisible(key.slot is not Slot.EMPTY)
            self._grid.setColumnStretch(number, int(key.slot is not Slot.EMPTY))

    def slots(self) -> tuple[Slot, ...]:
        """What the grammar of keys has to know."""
        return tuple(key.slot for key in self.keys)
