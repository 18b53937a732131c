"""The till at work: what a wish does to the counter, and what is asked of the books.

Knows no widget: the selling screen shows what the signals say. Nothing here waits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.domain.booth.cart import CartLine, Carts
from desktop.domain.booth.event import GIFT_REASONS
from desktop.domain.errors import BadAmount, BadQuantity, EmptyCart
from desktop.ui.booth.books import Books, Post
from desktop.ui.booth.counter import Counter
from desktop.ui.booth.goods import Article, Goods, receipt_number
from desktop.ui.booth.keys import Do, Keys, Mode, Wish
from desktop.ui.booth.paying import Cashier
from desktop.ui.booth.selling.fixed import fixed_named
from desktop.ui.booth.selling.paykeys import PayKey, pay_keys
from desktop.ui.jobs import READ, WRITE, Jobs
from desktop.ui.theme import Tone
from desktop.wording import _


class Till(QObject):
    """One till at one event. `enter` puts it at work; `act` does what a person wants."""

    cart_changed = Signal()
    goods_changed = Signal()
    mode_changed = Signal()  # the mode, or what stands in the entry, is another one
    found = Signal(object)  # variants and fixed tiles that answer to the entry, None: everything
    said = Signal(str, object)  # a sentence ("" for none) and its tone
    refused = Signal(object)
    claims_changed = Signal(object)
    came = Signal(object)  # the key of a payment that was marked as arrived
    number_wanted = Signal(str)  # a sale's number was typed or scanned
    fixed_wanted = Signal(str)  # a fixed tile was named in the entry
    unknown = Signal(str)  # a scanned code that is on no tile

    def __init__(self, books: Books, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._books, self._jobs = books, jobs
        self.post: Post | None = None
        self.pay_keys: tuple[PayKey, ...] = pay_keys(())
        self.keys = Keys()
        self.open_slot: int | None = None  # the pay key whose drawer is open
        self.counter = Counter(books.new_op)
        self.goods = Goods()
        self.photos: Mapping[str, bytes] = {}
        self.cashier = Cashier(books, jobs, self.counter, self)
        self.cashier.left.connect(self._left)
        self.cashier.landed.connect(self._landed)
        self.cashier.came_back.connect(self._changed)

    # ── opening ───────────────────────────────────────────────────────────────────────────────

    def enter(self, post: Post, carts: Carts | None = None) -> None:
        """Takes up work at a till; `carts` are those that were open when the program ended."""
        self.post = post
        self.cashier.enter(post)
        self.pay_keys = pay_keys(post.accounts)
        self.keys.slots = tuple(key.slot for key in self.pay_keys)
        if carts is not None:
            self.counter.restore(carts)
        self._leave_mode()
        self.cart_changed.emit()
        self.ask_again()

    def ask_again(self) -> None:
        """Asks the books what lies on the stand and what has not arrived."""
        if self.post is None:
            return
        event, known = self.post.event.id, frozenset(self.photos)
        self._read("goods", lambda: self._books.stand(event, known), self._goods_came)
        self._read("claims", lambda: self._books.claims(event), self.claims_changed.emit)

    # ── what a person does ────────────────────────────────────────────────────────────────────

    def press(self, chord: str) -> bool:
        """A key by its name; false where it means nothing here."""
        wish = self.keys.press(chord)
        if wish is not None:
            self.act(wish)
        return wish is not None

    def scan(self, code: str) -> None:
        """A scanned code: goods, the number of a sale, or a code that no tile has."""
        wish = self.keys.scanned(code)
        if self.goods.coded(wish.text) is None and receipt_number(wish.text) is None:
            self.open_slot = None
            self.mode_changed.emit()
            self.unknown.emit(wish.text)
        else:
            self.act(wish)

    def act(self, wish: Wish) -> None:
        """Does what is wanted, or says why not."""
        acts: dict[Do, Callable[[Wish], None]] = {
            Do.FIND: self._find,
            Do.PAY: self._pay,
            Do.CASH: lambda w: self.cashier.pay_cash(w.fen),
            Do.OPEN_CASH: self._open,
            Do.OPEN_GIFT: self._open,
            Do.OPEN_MORE: self._open,
            Do.GIVE: self._give,
            Do.PARK: lambda _w: self.park(),
            Do.LINE_LESS: lambda _w: self._edited(self.counter.more(-1)),
            Do.LINE_MORE: lambda _w: self._edited(self.counter.more()),
            Do.LINE_AWAY: lambda _w: self._edited(self.counter.away()),
            Do.UNDO: lambda _w: self._edited(self.counter.undo()),
            Do.BACK: self._back,
            Do.UNFINISHED: self._unfinished,
            Do.BAD_AMOUNT: lambda w: self.refused.emit(BadAmount(w.text)),
        }
        acts[wish.do](wish)

    def tap(self, variant: str) -> None:
        """A finger on a tile or a size."""
        if (article := self.goods.article(variant)) is not None:
            self.put(article.line(self.keys.take_qty()))

    def put(self, line: CartLine) -> None:
        """Puts a line into the cart and closes what was open for paying."""
        try:
            self.counter.add(line)
        except BadQuantity as no:
            self.refused.emit(no)
            return
        self._edited(True)

    def set_qty(self, index: int, qty: int) -> None:
        """Another quantity on a line; 0 takes it away."""
        self.counter.set_qty(index, qty)
        self._edited(True)

    def take_line(self, index: int) -> None:
        """Takes a line into hand."""
        self.counter.in_hand = index
        self.cart_changed.emit()

    def clear(self) -> None:
        """Empties the cart."""
        self.counter.clear()
        self._edited(True)

    def fill(self, lines: Sequence[CartLine]) -> None:
        """A sale that was taken back lies open again, to be typed right."""
        self.counter.fill(tuple(lines))
        self._edited(True)

    def park(self) -> None:
        """Puts the cart aside, or takes the last parked one up where nothing lies open."""
        if self.counter.park() is None:
            if not self.counter.parked:
                self.refused.emit(EmptyCart())
                return
            self.counter.take_up(self.counter.parked[-1].op)
        self._edited(True)

    def take_up(self, op: str) -> None:
        """Opens a parked cart again."""
        self._edited(self.counter.take_up(op))

    def hear(self, key: tuple[str, int]) -> None:
        """The money of a pending payment has arrived."""
        op = self._books.new_op()

        def done(_done: object) -> None:
            self.came.emit(key)
            self.ask_again()

        self._jobs.run(
            WRITE,
            lambda: self._books.hear(op, *key),
            owner=self,
            done=done,
            refused=self.refused.emit,
        )

    def look(self, text: str) -> None:
        """Narrows the tiles to what is being typed."""
        if self.keys.mode is not Mode.SELL or not text.strip():
            self.found.emit(None)
            return

        def arrived(found: Sequence[str]) -> None:
            if self.keys.mode is Mode.SELL and self.keys.entry == text:
                articles = self.goods.named(text, found)
                self.found.emit([*(a.size.variant for a in articles), *fixed_named(text)])

        self._read("look", lambda: self._books.search(text), arrived)

    # ── inside ────────────────────────────────────────────────────────────────────────────────

    def _read(self, key: str, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._jobs.run(READ, work, owner=self, done=done, latest=key)

    def _goods_came(self, answer: tuple[Goods, Mapping[str, bytes]]) -> None:
        self.goods = answer[0]
        self.photos = {**self.photos, **answer[1]}
        self.goods_changed.emit()
        self.cart_changed.emit()

    def _find(self, wish: Wish) -> None:
        if (article := self.goods.coded(wish.text)) is not None:
            self._take_found(article, wish)
        elif (number := receipt_number(wish.text)) is not None:
            self._leave_mode()
            self.number_wanted.emit(number)
        else:
            self._read(
                "enter",
                lambda: self._books.search(wish.text),
                lambda found: self._searched(wish, found),
            )

    def _searched(self, wish: Wish, found: Sequence[str]) -> None:
        articles = self.goods.named(wish.text, found)
        if len(articles) == 1:
            self._take_found(articles[0], wish)
            return
        fixed = fixed_named(wish.text)
        if not articles and len(fixed) == 1:
            self._leave_mode()
            self.fixed_wanted.emit(fixed[0])
        elif articles:
            self.found.emit([*(a.size.variant for a in articles), *fixed])
            words = _("Several answer to “{text}”: tap one, or type its size or code as well.")
            self.said.emit(words.format(text=wish.text), Tone.ACCENT)
        else:
            words = _("Nothing on this stand answers to “{text}”.")
            self.said.emit(words.format(text=wish.text), Tone.WARN)

    def _take_found(self, article: Article, wish: Wish) -> None:
        self.put(article.line(wish.qty))

    def _pay(self, wish: Wish) -> None:
        account = self.pay_keys[wish.slot].accounts[0]
        self.cashier.pay(account, claimed=wish.claimed, cash_fen=wish.fen)

    def _open(self, wish: Wish) -> None:
        if not self.counter.cart.lines:
            self._leave_mode()
            self.refused.emit(EmptyCart())
            return
        self.open_slot = wish.slot
        self.mode_changed.emit()

    def _give(self, wish: Wish) -> None:
        reason = GIFT_REASONS[wish.qty - 1] if wish.qty else ""
        self.cashier.give(reason, wish.text)

    def _back(self, wish: Wish) -> None:
        self.open_slot = None
        self.mode_changed.emit()
        self.found.emit(None)
        if not wish.text:
            self.said.emit("", Tone.PLAIN)

    def _unfinished(self, wish: Wish) -> None:
        words = _("“{text}” still stands in the entry: Enter adds it, Esc clears it.")
        self.said.emit(words.format(text=wish.text), Tone.WARN)

    def _left(self) -> None:
        """A cart was paid: the till is ready for the next buyer at once."""
        self._leave_mode()
        self.cart_changed.emit()

    def _landed(self, pieces: dict[str, int]) -> None:
        self.goods = self.goods.sold(pieces)
        self.goods_changed.emit()
        self._changed()
        # An answer that was asked for before the cart landed would be counted twice.
        self.ask_again()

    def _edited(self, changed: bool) -> None:
        if changed:
            self._leave_mode()
            self._changed()

    def _leave_mode(self) -> None:
        self.keys.reset()
        self.open_slot = None
        self.mode_changed.emit()
        self.found.emit(None)

    def _changed(self) -> None:
        """Shows the cart and writes it down, off this thread and yet durable."""
        self.cart_changed.emit()
        carts = self.counter.carts()
        # In the write lane: a save that was promised is done even when the window closes.
        self._jobs.run(WRITE, lambda: self._books.save_carts(carts), owner=self)
