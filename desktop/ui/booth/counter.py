"""The counter: the open cart, the parked ones and those being written; without a pixel.

Every act keeps the cart before it, so that Ctrl+Z takes it back; a paid cart cannot be taken back
here, because money has changed hands.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import replace

from desktop.domain.booth.cart import Cart, CartLine, Carts
from desktop.domain.booth.event import ANIMALS

_REMEMBERED = 50


class Counter:
    """What lies on the counter. `new_op` gives the identity of the next cart (hex)."""

    def __init__(self, new_op: Callable[[], str]) -> None:
        self._new_op = new_op
        self.cart = Cart(op=new_op())
        self.parked: tuple[Cart, ...] = ()
        self.in_hand = -1  # the line that + - and Backspace mean
        self._flying: dict[str, Cart] = {}
        self._before: list[Cart] = []

    @property
    def flying(self) -> tuple[Cart, ...]:
        """Carts that were paid and are being written."""
        return tuple(self._flying.values())

    def carts(self) -> Carts:
        """What has to survive the end of the program: everything not yet known to be written."""
        return Carts(self.cart, (*self.parked, *self._flying.values()))

    def restore(self, carts: Carts) -> None:
        """Takes up what was saved; a cart that was being paid comes back as the open one."""
        self.cart = carts.open
        named = tuple(c for c in carts.parked if c.name)
        for cart in carts.parked:
            if cart.name or not cart.lines:
                continue
            if self.cart.lines:
                named = (*named, replace(cart, name=self._animal(named)))
            else:
                self.cart = cart
        self.parked = named
        self._before.clear()
        self.in_hand = len(self.cart.lines) - 1

    # ── the open cart ─────────────────────────────────────────────────────────────────────────

    def add(self, line: CartLine) -> None:
        """Puts pieces into the cart; their line is in hand. Raises BadQuantity."""
        self._next(self.cart.add(line))
        self.in_hand = next(
            (
                i
                for i, own in enumerate(self.cart.lines)
                if own is line or (line.merges_with(own) and own.variant == line.variant)
            ),
            len(self.cart.lines) - 1,
        )

    def set_qty(self, index: int, qty: int) -> None:
        """Another quantity on a line; 0 takes it away. Raises BadQuantity below 0."""
        self._next(self.cart.set_qty(index, qty))
        self.in_hand = min(index, len(self.cart.lines) - 1)

    def more(self, by: int = 1) -> bool:
        """Pieces more (or less) on the line in hand; false where there is none."""
        if not 0 <= self.in_hand < len(self.cart.lines):
            return False
        self.set_qty(self.in_hand, max(0, self.cart.lines[self.in_hand].qty + by))
        return True

    def away(self) -> bool:
        """Takes the line in hand away; false where there is none."""
        if not 0 <= self.in_hand < len(self.cart.lines):
            return False
        self.set_qty(self.in_hand, 0)
        return True

    def clear(self) -> None:
        """Empties the cart (Ctrl+Z brings it back)."""
        if self.cart.lines:
            self._next(replace(self.cart, lines=()))
            self.in_hand = -1

    def undo(self) -> bool:
        """The cart as it was before the last act; false where nothing is remembered."""
        if not self._before:
            return False
        self.cart = self._before.pop()
        self.in_hand = len(self.cart.lines) - 1
        return True

    def fill(self, lines: tuple[CartLine, ...]) -> None:
        """Opens a cart with these lines (a sale typed again); one that lies open is parked."""
        if self.cart.lines:
            self.park()
        self._next(replace(self.cart, lines=lines))
        self.in_hand = len(lines) - 1

    # ── paying ────────────────────────────────────────────────────────────────────────────────

    def take(self) -> Cart:
        """Gives the open cart away to be written; the next one lies ready at once."""
        taken = self.cart
        self._flying[taken.op] = taken
        self._fresh()
        return taken

    def landed(self, op: str) -> dict[str, int]:
        """The cart was written; its pieces by variant."""
        cart = self._flying.pop(op, None)
        return dict(_pieces(cart)) if cart else {}

    def came_back(self, op: str) -> None:
        """The cart could not be written: it lies open again, or parked where another one does."""
        cart = self._flying.pop(op, None)
        if cart is None:
            return
        if self.cart.lines:
            self.parked = (*self.parked, replace(cart, name=self._animal(self.parked)))
        else:
            self.cart = cart
            self._before.clear()
            self.in_hand = len(cart.lines) - 1

    # ── parking ───────────────────────────────────────────────────────────────────────────────

    def park(self) -> Cart | None:
        """Puts the open cart aside under an animal; None where nothing lies in it."""
        if not self.cart.lines:
            return None
        # A cart keeps its animal when it is parked once more: the buyer knows it.
        named = replace(self.cart, name=self.cart.name or self._animal(self.parked))
        self.parked = (*self.parked, named)
        self._fresh()
        return named

    def take_up(self, op: str) -> bool:
        """Opens a parked cart again; what lies open is parked in its stead."""
        wanted = next((c for c in self.parked if c.op == op), None)
        if wanted is None:
            return False
        self.park()
        self.parked = tuple(c for c in self.parked if c.op != op)
        self.cart = wanted
        self._before.clear()
        self.in_hand = len(wanted.lines) - 1
        return True

    # ── pieces ────────────────────────────────────────────────────────────────────────────────

    def spoken_for(self) -> dict[str, int]:
        """Pieces by variant that lie in the open cart or are being written."""
        tally: Tally[str] = Tally()
        for cart in (self.cart, *self._flying.values()):
            tally.update(_pieces(cart))
        return dict(tally)

    def _next(self, cart: Cart) -> None:
        self._before = [*self._before[-_REMEMBERED:], self.cart]
        self.cart = cart

    def _fresh(self) -> None:
        self.cart = Cart(op=self._new_op())
        self._before.clear()
        self.in_hand = -1

    def _animal(self, taken: tuple[Cart, ...]) -> str:
        used = {c.name for c in taken} | {self.cart.name}
        return next((a for a in ANIMALS if a not in used), ANIMALS[len(taken) % len(ANIMALS)])


def _pieces(cart: Cart) -> Tally[str]:
    tally: Tally[str] = Tally()
    for line in cart.lines:
        if line.variant:
            tally[line.variant] += line.qty
    return tally
