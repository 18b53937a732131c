"""Paying: the cart leaves the counter, is written in the write lane, and comes back if refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.domain import money
from desktop.domain.booth.cart import Cart
from desktop.domain.booth.event import GIFT_REASONS, Account, Receipt
from desktop.domain.booth.pay import PayState, Tender, unlikely
from desktop.domain.errors import EmptyCart, NotForSale, Refused
from desktop.ui.booth.books import Books, Post
from desktop.ui.booth.counter import Counter
from desktop.ui.booth.selling.done import LastSale
from desktop.ui.booth.selling.paykeys import account_title
from desktop.ui.jobs import READ, WRITE, Jobs
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.words import gift_reason


class Cashier(QObject):
    """Ends sales. `left` comes when a cart leaves the counter, `landed(pieces)` when it is written
    and `came_back` when it lies there again; `sold(LastSale)` when all is done.
    """

    sold = Signal(object)
    left = Signal()
    landed = Signal(object)
    came_back = Signal()
    refused = Signal(object)
    said = Signal(str, object)
    asked = Signal(str, str, object)

    def __init__(self, books: Books, jobs: Jobs, counter: Counter, parent: QObject) -> None:
        super().__init__(parent)
        self._books, self._jobs, self._counter = books, jobs, counter
        self.post: Post | None = None
        self.gift_reason = GIFT_REASONS[0]
        self._sure: tuple[str, int] | None = None  # the cart and the cash that was asked about

    def enter(self, post: Post) -> None:
        """Takes up work at a till; the reason of its last gift stands ready again."""
        self.post = post

        def arrived(reason: str) -> None:
            # A gift that was given in the meantime knows better.
            if reason in GIFT_REASONS and self.gift_reason == GIFT_REASONS[0]:
                self.gift_reason = reason

        self._jobs.run(
            READ,
            lambda: self._books.last_gift_reason(post),
            owner=self,
            done=arrived,
            latest="gift",
        )

    @property
    def drawer(self) -> Account | None:
        """The account of the cash drawer, None where the event takes no cash."""
        return next((a for a in self.post.accounts if a.cash), None) if self.post else None

    def pay(self, account: Account, *, claimed: bool = False, cash_fen: int | None = None) -> None:
        """The total by one account, or what `cash_fen` leaves of it."""
        state = PayState.CLAIMED if claimed else PayState.HEARD
        tenders = [Tender(account.id, account.cash, None, state)]
        how = account_title(account)
        drawer = self.drawer
        if cash_fen and drawer is not None and cash_fen < self._counter.cart.total_fen:
            tenders.insert(0, Tender(drawer.id, True, cash_fen))
            how = f"{account_title(drawer)} {money.short(cash_fen)} + {how}"
        self._sell(tenders, how, claimed=claimed)

    def pay_cash(self, tendered_fen: int | None) -> None:
        """Cash handed over, None for the exact sum. Asks once more where it looks like a slip."""
        drawer, cart = self.drawer, self._counter.cart
        if drawer is None:
            return
        if tendered_fen is not None and cart.lines:
            if tendered_fen < cart.total_fen:
                missing = money.short(cart.total_fen - tendered_fen)
                words = _("{amount} is still missing. F1 or F2 takes the rest.")
                self.said.emit(words.format(amount=missing), Tone.WARN)
                return
            if unlikely(cart.total_fen, tendered_fen) and not self._is_sure(cart, tendered_fen):
                return
        how = account_title(drawer)
        if tendered_fen not in (None, cart.total_fen):
            how = f"{how} {money.short(tendered_fen or 0)}"
        self._sell([Tender(drawer.id, True, tendered_fen)], how)

    def give(self, reason: str = "", recipient: str = "") -> None:
        """Gives the cart away, for the last reason where none is named."""
        post, cart = self.post, self._taken(priced=False)
        if cart is None or post is None:
            return
        self.gift_reason = why = reason or self.gift_reason
        self._write(
            cart,
            lambda: self._books.give(post, cart, why, recipient),
            lambda receipt: LastSale(receipt, gift_reason(why)),
        )

    def _is_sure(self, cart: Cart, tendered_fen: int) -> bool:
        """Whether that much cash was asked about already; asks if not."""
        if self._sure == (cart.op, tendered_fen):
            return True
        self._sure = (cart.op, tendered_fen)
        amount, total = money.short(tendered_fen), money.short(cart.total_fen)
        self.asked.emit(
            _("{amount} in cash for {total}? Enter once more takes it.").format(
                amount=amount, total=total
            ),
            _("Yes, {amount}").format(amount=amount),
            lambda: self.pay_cash(tendered_fen),
        )
        return False

    def _sell(self, tenders: list[Tender], how: str, *, claimed: bool = False) -> None:
        post, cart = self.post, self._taken(priced=True)
        if cart is not None and post is not None:
            self._write(
                cart,
                lambda: self._books.sell(post, cart, tenders),
                lambda receipt: LastSale(receipt, how, claimed),
            )

    def _taken(self, *, priced: bool) -> Cart | None:
        """The open cart, given away; None with the reason said where it cannot be."""
        cart = self._counter.cart
        bare = [line for line in cart.lines if line.unit_fen is None]
        no: Refused | None = None
        if not cart.lines:
            no = EmptyCart()
        elif priced and bare:
            no = NotForSale(bare[0].title)
        if no is not None:
            self.refused.emit(no)
            return None
        self._counter.take()
        self._sure = None
        self.left.emit()
        return cart

    def _write(
        self, cart: Cart, work: Callable[[], Receipt], last: Callable[[Receipt], LastSale]
    ) -> None:
        def done(receipt: Receipt) -> None:
            self.landed.emit(self._counter.landed(cart.op))
            self.sold.emit(last(receipt))

        def refused(no: Refused) -> None:
            self._counter.came_back(cart.op)
            self.came_back.emit()
            self.refused.emit(no)

        def failed(bug: Exception) -> None:
            # A bug of ours: the buyer's cart lies there again, the frame tells the whole story.
            self._counter.came_back(cart.op)
            self.came_back.emit()
            self._jobs.bug.emit(bug)

        self._jobs.run(WRITE, work, owner=self, done=done, refused=refused, failed=failed)
