"""The selling screen: shows what the till says, and tells it what fingers and keys do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.booth.cart import CartLine
from desktop.domain.errors import BadAmount
from desktop.ui import theme
from desktop.ui.booth.keys import Mode, Slot
from desktop.ui.booth.selling.answers import Answers
from desktop.ui.booth.selling.cartside import CartSide
from desktop.ui.booth.selling.chips import Chips, Pending
from desktop.ui.booth.selling.chords import ChordFilter, chord
from desktop.ui.booth.selling.done import LastSale
from desktop.ui.booth.selling.drawers import Drawer
from desktop.ui.booth.selling.fixed import DONATION_TILE, LOOSE_TILE
from desktop.ui.booth.selling.loose import LoosePanel
from desktop.ui.booth.selling.paykeys import PayKeys, account_title
from desktop.ui.booth.selling.side import Pages, SidePanel
from desktop.ui.booth.selling.strip import LastSaleStrip
from desktop.ui.booth.selling.tileside import TileSide
from desktop.ui.booth.till import Till
from desktop.ui.sounds import Sounds
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.services.booth import Claim


class SellingScreen(QWidget):
    """Tiles, cart, pay keys. `after_wanted(sale op, way)` and `number_wanted(number)` ask the page
    for a panel, which it puts over the cart by `show_side`; `slip_wanted(number)` for a slip.
    """

    after_wanted = Signal(str, str)
    number_wanted = Signal(str)
    slip_wanted = Signal(str)

    def __init__(self, till: Till, sounds: Sounds, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.till = till
        self.tiles = TileSide()
        self.cart = CartSide()
        self.loose = LoosePanel()
        self.side = Pages()
        self.side.addWidget(self.cart)
        self.side.addWidget(self.loose)
        self.strip = LastSaleStrip()
        self.chips = Chips(now)
        self.answers = Answers(self.cart, self.chips, self.strip, sounds, self)
        self.pay = PayKeys()
        self._filter = ChordFilter(self, self.press, self.letter)
        self._lay()
        self._connect()
        self.tiles.entry.installEventFilter(self)
        self._mode()

    def _lay(self) -> None:
        # Chips and strip stand under the tiles: the cart keeps its height for long sales.
        left = QVBoxLayout()
        left.setSpacing(theme.UNIT)
        left.addWidget(self.tiles, 1)
        left.addWidget(self.chips)
        left.addWidget(self.strip)
        upper = QHBoxLayout()
        upper.setSpacing(theme.UNIT * 2)
        upper.addLayout(left, 5)
        upper.addWidget(self.side, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addLayout(upper, 1)
        column.addWidget(self.pay)

    def _connect(self) -> None:
        till, answers = self.till, self.answers
        self.tiles.tapped.connect(self._tapped)
        self.tiles.loose_wanted.connect(lambda text: self._ask_loose(LOOSE_TILE, text))
        self.tiles.entry.textChanged.connect(self._typed)
        self.cart.line_changed.connect(till.set_qty)
        self.cart.line_taken.connect(till.take_line)
        self.cart.cleared.connect(till.clear)
        self.cart.cash.paid.connect(till.cashier.pay_cash)
        self.cart.gift.given.connect(self._give)
        self.cart.others.chosen.connect(till.cashier.pay)
        self.pay.pressed.connect(lambda slot: self.press(f"F{slot + 1}"))
        self.pay.held.connect(self._held)
        self.loose.ready.connect(self._loose_ready)
        self.loose.left.connect(self.show_cart)
        self.chips.take_up.connect(self.cart.notices.clear)
        self.chips.heard.connect(till.hear)
        self.chips.take_up.connect(till.take_up)
        self.strip.wanted.connect(self.after_wanted)
        self.strip.slip_wanted.connect(self.slip_wanted)
        till.cart_changed.connect(self._cart)
        till.goods_changed.connect(lambda: self.tiles.show_goods(till.goods, till.photos))
        till.mode_changed.connect(self._mode)
        till.found.connect(self.tiles.show_only)
        till.claims_changed.connect(self._claims)
        till.came.connect(answers.came)
        till.number_wanted.connect(self.number_wanted)
        till.fixed_wanted.connect(self._ask_loose)
        till.unknown.connect(self._unknown)
        for voice in (till, till.cashier):
            voice.said.connect(answers.say)
            voice.refused.connect(answers.refuse)
        till.cashier.asked.connect(answers.ask)
        till.cashier.sold.connect(answers.sold)
        answers.after_wanted.connect(self.after_wanted)
        answers.loose_wanted.connect(lambda code: self._ask_loose(LOOSE_TILE, code))

    # ── from outside ──────────────────────────────────────────────────────────────────────────

    def show_accounts(self) -> None:
        """Lays the event's accounts on the pay keys."""
        assert self.till.post is not None
        self.pay.show_accounts(self.till.post.accounts)

    def show_last(self, last: LastSale | None) -> None:
        """Shows a last sale in the strip, without sound or change."""
        self.strip.show_last(last)

    def show_mended(self, last: LastSale) -> None:
        """What was given back or swapped stands where the last sale stood."""
        self.answers.sold(last)

    def show_side(self, panel: SidePanel) -> None:
        """Puts a panel in the place of the cart; it goes when the cart is shown again."""
        if self.side.indexOf(panel) < 0:
            self.side.addWidget(panel)
        self.side.setCurrentWidget(panel)

    def show_cart(self) -> None:
        """The cart again, and the keyboard in the entry."""
        self.side.setCurrentWidget(self.cart)
        self.tiles.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, name: str) -> bool:
        """A key by its name, from wherever it came."""
        panel = self.side.currentWidget()
        if panel is not self.cart:
            if isinstance(panel, SidePanel) and panel.press(name):
                return True
            if name == "Esc":
                self.show_cart()
            return name == "Esc"
        self.cart.notices.clear()
        return self.till.press(name)

    def letter(self, text: str) -> bool:
        """A letter that nothing wanted begins an entry, wherever the keyboard had got to."""
        return self.side.currentWidget() is self.cart and self.tiles.begin(text)

    # ── what fingers do ───────────────────────────────────────────────────────────────────────

    def _tapped(self, key: object) -> None:
        if key in (LOOSE_TILE, DONATION_TILE):
            self._ask_loose(key)
            return
        if self.side.currentWidget() is not self.cart:
            # The next buyer has begun.
            self.show_cart()
        self.cart.notices.clear()
        self.till.tap(str(key))

    def _ask_loose(self, key: object, known: str = "") -> None:
        self.tiles.entry.clear()
        self.loose.ask(key, known)
        self.show_side(self.loose)
        self.loose.amount.setFocus()

    def _unknown(self, code: str) -> None:
        """A scanned code that is on no tile is said in its place, with the way on."""
        if self.side.currentWidget() is self.loose and self.loose.take_code(code):
            return
        self.show_cart()
        self.answers.unknown(code)

    def _held(self, slot: int) -> None:
        kind = self.pay.keys[slot].slot
        self.press(f"Shift+F{slot + 1}" if kind is Slot.ACCOUNT else f"F{slot + 1}")

    def _give(self, reason: str) -> None:
        self.till.cashier.give(reason, self.till.keys.entry.strip())

    def _loose_ready(self, line: CartLine) -> None:
        self.show_cart()
        self.till.put(line)

    def _typed(self, text: str) -> None:
        shown = self.till.keys.typed(text)
        if shown != text:
            self.tiles.entry.setText(shown)
            return
        self.tiles.show_qty(self.till.keys.qty)
        if self.till.keys.mode is Mode.CASH:
            self.cart.cash.show_typed(self.till.counter.cart.total_fen, _amount(text))
        else:
            self.cart.gift.show_typed(text)
            self.till.look(text)

    # ── what the till says ────────────────────────────────────────────────────────────────────

    def _cart(self) -> None:
        counter, goods = self.till.counter, self.till.goods
        spoken_for = counter.spoken_for()
        pieces = {x.variant: counter.cart.count(x.variant) for x in counter.cart.lines if x.variant}
        self.tiles.show_cart(pieces, spoken_for)
        short = {}
        for variant in pieces:
            article = goods.article(variant)
            if article is not None and article.size.left is not None:
                short[variant] = min(pieces[variant], spoken_for[variant] - article.size.left)
        self.cart.show_cart(
            counter.cart, counter.in_hand, {v: n for v, n in short.items() if n > 0}
        )
        self.chips.show_parked(counter.parked)
        if self.till.keys.mode is Mode.CASH:
            self.cart.cash.show_total(counter.cart.total_fen)

    def _mode(self) -> None:
        keys, cart = self.till.keys, self.cart
        entry = self.tiles.entry
        if entry.text() != keys.entry:
            entry.setText(keys.entry)
        self.tiles.show_qty(keys.qty)
        slot = self.till.open_slot
        drawer: Drawer | None = None
        if keys.mode is Mode.CASH:
            words = _("Cash handed over")
            drawer = cart.cash
            cart.cash.show_total(self.till.counter.cart.total_fen)
            cart.cash.show_typed(self.till.counter.cart.total_fen, _amount(keys.entry))
        elif keys.mode is Mode.GIFT:
            words = _("Name of who gets it, or nothing")
            drawer = cart.gift
            cart.gift.mark(self.till.cashier.gift_reason)
        else:
            words = _("Scan, or type a code, a name or initials")
            if slot is not None and self.till.pay_keys[slot].slot is Slot.MORE:
                drawer = cart.others
                cart.others.show_accounts(self.till.pay_keys[slot].accounts)
        entry.setPlaceholderText(words)
        entry.setAccessibleName(words)
        cart.open_drawer(drawer)
        self.pay.light(slot)

    def _claims(self, claims: Sequence[Claim]) -> None:
        self.chips.show_pending(
            [
                Pending((c.op, c.line), c.number, account_title(c.account), c.amount_fen, c.at)
                for c in claims
            ]
        )

    # ── keyboard ──────────────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The entry has its letters; what means something to the till comes here first."""
        if watched is self.tiles.entry and isinstance(event, QKeyEvent):
            name = chord(event)
            if event.type() == QEvent.Type.ShortcutOverride and (name == "Ctrl+Z" or "F" in name):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and name:
                return self.press(name)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Listens to the whole window while the screen can be seen."""
        super().showEvent(event)
        self._filter.watch(self.window())
        if self.side.currentWidget() is self.cart:
            self.tiles.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Lets the keys go where they go without a till."""
        super().hideEvent(event)
        self._filter.watch(None)


def _amount(text: str) -> int | None:
    try:
        return money.parse(text) if text.strip() else None
    except BadAmount:
        return None
