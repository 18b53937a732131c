"""What opens above the total: quick cash, the reasons of a gift, further accounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.booth.event import GIFT_REASONS, Account
from desktop.ui import theme
from desktop.ui.booth.selling.paykeys import account_below, account_title
from desktop.wording import _
from desktop.wording.words import gift_reason


def big_key(words: str, name: str = "") -> QPushButton:
    """A key as high as the pay keys; taps never take the keyboard from the entry."""
    key = QPushButton(words)
    key.setAccessibleName(name or words)
    key.setMinimumHeight(theme.PAY_KEY)
    key.setMinimumWidth(theme.PAY_KEY)
    key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return key


class Drawer(QWidget):
    """A heading, a grid of keys, and a line below that answers what is typed."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._columns = columns
        self.heading = QLabel(wordWrap=True)
        self.answer = QLabel(wordWrap=True)
        self.answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.keys: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.UNIT, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.heading)
        column.addLayout(self._grid)
        column.addWidget(self.answer)
        self._size()

    def lay(self, keys: Sequence[tuple[str, str, Callable[[], None]]]) -> None:
        """Lays keys out: words, accessible name, what a tap does."""
        for old in self.keys:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.keys = []
        for number, (words, name, act) in enumerate(keys):
            key = big_key(words, name)
            key.clicked.connect(lambda _=False, act=act: act())
            self._grid.addWidget(key, number // self._columns, number % self._columns)
            self.keys.append(key)
        self._size()

    def _size(self) -> None:
        large = theme.sized(self.font(), 1.2, bold=True)
        for key in self.keys:
            key.setFont(large)
        self.answer.setFont(theme.sized(self.font(), 1.5, bold=True))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()


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
        if self.keys:
            theme.set_primary(self.keys[0])

    def show_typed(self, total_fen: int, tendered_fen: int | None) -> None:
        """What typed cash would mean: change, or what is still missing."""
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
        theme.set_primary(self.keys[GIFT_REASONS.index(reason)])


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
