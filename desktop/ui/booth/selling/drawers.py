"""What opens above the total: quick cash, the reasons of a gift, further accounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.booth.event import GIFT_REASONS, Account
from desktop.ui import theme
from desktop.ui.booth.selling.paykeys import account_below, account_title
from desktop.wording import _
from desktop.wording.words import gift_reason

_LARGE_TEXT = 150  # per cent


def big_key(words: str, name: str = "") -> QPushButton:
    """A key as high as the pay keys; taps never take the keyboard from the entry."""
    key = QPushButton(words)
    key.setAccessibleName(name or words)
    key.setMinimumHeight(theme.PAY_KEY)
    key.setMinimumWidth(theme.PAY_KEY)
    key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    # Five amounts stand beside each other in a cart at 100 %.
    key.setStyleSheet("padding: 6px 4px;")
    return key


class Drawer(QWidget):
    """A heading, a line that answers what is typed, and a grid of keys."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self.heading = QLabel(wordWrap=True)
        self.answer = QLabel(wordWrap=True)
        self.answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.keys: list[QPushButton] = []
        self._made: list[QPushButton] = []
        self._acts: list[Callable[[], None]] = []
        self._shape = (0, 0)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.UNIT // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.UNIT, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.heading)
        # Above the keys: they keep their place under the finger while something is typed.
        column.addWidget(self.answer)
        column.addLayout(self._grid)
        self.answer.hide()
        self._size()

    def lay(self, keys: Sequence[tuple[str, str, Callable[[], None]]]) -> None:
        """Lays keys out: words, accessible name, what a tap does. Keys are used again."""
        self._acts = [act for _words, _name, act in keys]
        while len(self._made) < len(keys):
            self._made.append(self._new_key())
        self.keys = self._made[: len(keys)]
        for key, (words, name, _act) in zip(self.keys, keys, strict=True):
            key.setText(words)
            key.setAccessibleName(name or words)
        for number, key in enumerate(self._made):
            key.setVisible(number < len(keys))
        self._size()
        self._place()

    def light(self, which: int) -> None:
        """Makes one key the primary one."""
        for number, key in enumerate(self._made):
            if key.property("primary") != (number == which):
                key.setProperty("primary", number == which)
                key.style().unpolish(key)
                key.style().polish(key)

    def _new_key(self) -> QPushButton:
        number = len(self._made)
        key = big_key("")
        key.clicked.connect(lambda: self._acts[number]())
        key.setParent(self)
        return key

    def _place(self) -> None:
        """As many keys beside each other as have room for their words, evenly wide."""
        widest = max((key.sizeHint().width() for key in self.keys), default=1) + theme.UNIT
        across = max(1, min(self._columns, (self.width() + theme.UNIT) // widest))
        shape = (across, len(self.keys))
        if shape == self._shape:
            return
        self._shape = shape
        for key in self._made:
            self._grid.removeWidget(key)
        for number, key in enumerate(self.keys):
            self._grid.addWidget(key, number // across, number % across)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, int(column < across))

    def _size(self) -> None:
        large = theme.sized(self.font(), 1.2, bold=True)
        for key in self.keys:
            key.setFont(large)
        self.answer.setFont(theme.sized(self.font(), 1.5, bold=True))
        # In large text the keys need the room; the entry says what is asked for as well.
        self.heading.setVisible(theme.grown(self.font(), 100) < _LARGE_TEXT)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the keys anew where the width changed."""
        super().resizeEvent(event)
        self._size()
        self._place()


class CashDrawer(Drawer):
    """Quick cash for Chinese notes; `paid(fen)` takes an amount at once."""

    paid = Signal(object)

    def __init__(self) -> None:
        super().__init__(columns=5)
        self.heading.setText(_("Cash handed over: tap, or type it. Enter is exact."))

    def show_total(self, total_fen: int) -> None:
        """Lays out the likely notes for a total."""
        self.lay(
            [
                (
                    money.short(fen),
                    _("Exact: {amount}").format(amount=money.short(fen))
                    if fen == total_fen
                    else _("{amount} in cash").format(amount=money.short(fen)),
                    partial(self.paid.emit, fen),
                )
                for fen in money.quick_cash(total_fen)
            ]
        )
        self.light(0)

    def show_typed(self, total_fen: int, tendered_fen: int | None) -> None:
        """What typed cash would mean: change, or what is still missing."""
        self.answer.setVisible(tendered_fen is not None)
        if tendered_fen is None:
            self.answer.clear()
        elif tendered_fen >= total_fen:
            change = money.short(tendered_fen - total_fen)
            self.answer.setText(_("Change {amount}").format(amount=change))
        else:
            rest = money.short(total_fen - tendered_fen)
            self.answer.setText(
                _("{amount} still missing: F1 or F2 takes the rest").format(amount=rest)
            )


class GiftDrawer(Drawer):
    """Why something is given away; the last reason stands ready behind Enter. `given(reason)`."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__(columns=3)
        self.heading.setText(
            _("Who gets it? Enter takes the marked one; a name may be typed before.")
        )
        self.last = GIFT_REASONS[0]
        self.mark(self.last)

    def mark(self, reason: str) -> None:
        """Preselects the last used reason."""
        self.last = reason
        self.lay(
            [
                (
                    f"{number}  {gift_reason(code)}" + ("  ↵" if code == reason else ""),
                    gift_reason(code),
                    partial(self.given.emit, code),
                )
                for number, code in enumerate(GIFT_REASONS, 1)
            ]
        )
        self.light(GIFT_REASONS.index(reason))

    def show_typed(self, text: str) -> None:
        """Lights the reason whose number is typed, else the one behind Enter."""
        numbers = [str(number) for number in range(1, len(GIFT_REASONS) + 1)]
        typed = text.strip()
        self.light(numbers.index(typed) if typed in numbers else GIFT_REASONS.index(self.last))


class MoreDrawer(Drawer):
    """Accounts for which there was no key. `chosen(account)`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(columns=2)
        self.heading.setText(_("Other ways to pay"))

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """One key for each."""
        self.lay(
            [
                (
                    f"{account_title(a)}  {account_below(a)}".strip(),
                    "",
                    partial(self.chosen.emit, a),
                )
                for a in accounts
            ]
        )
