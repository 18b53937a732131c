"""The one door from the till to the use cases. Everything here blocks: call it in a lane only.

The use cases are loaded when they are first called, in the lane, so that the window is painted
before the database's own libraries are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.booth.cart import Cart, Carts
from desktop.domain.booth.event import Account, Event, Receipt, Sale, SaleKind, Shift
from desktop.domain.booth.event import Goods as Whereto
from desktop.domain.booth.figures import DayFigures
from desktop.domain.booth.pay import Tender
from desktop.domain.listing import Page
from desktop.domain.requisitions import Contact
from desktop.ui.booth.goods import Goods

if TYPE_CHECKING:
    from desktop.services.booth import Claim, Closed, Remethod, ToPost
    from desktop.services.changes import Desk


_LOOKED_BACK = 100


@dataclass(frozen=True)
class Post:
    """Where a till stands: its event, its open shift, the accounts in the event's order."""

    event: Event
    shift: Shift
    accounts: tuple[Account, ...]


class Books:
    """The use cases of selling. `desk` is asked in the lane; `carts` is the file that keeps the
    open carts of this station.
    """

    def __init__(self, desk: Callable[[], Desk], carts: Path) -> None:
        self.desk = desk
        self._carts = carts

    def new_op(self) -> str:
        """The identity of a new command, in hex. Cheap: it may be asked anywhere."""
        from desktop.services.changes import OpId

        return OpId.new().hex

    # ── where the till stands ─────────────────────────────────────────────────────────────────

    def post(self) -> Post | None:
        """The shift of this station that is open, if any; the newest event first."""
        from desktop.services import booth

        desk = self.desk()
        for event in booth.events(desk):
            for shift in reversed(booth.shifts(desk, event.id)):
                if shift.closed_at is None and UUID(shift.station) == desk.station:
                    return Post(event, shift, tuple(booth.accounts(desk, event.id)))
        return None

    def carts(self) -> Carts:
        """The carts that were open when the program ended, without those that became sales."""
        from desktop.services import booth

        return booth.resume(self.desk(), booth.Drawer(self._carts))

    def save_carts(self, carts: Carts) -> None:
        """Writes the carts down, durably. Raises CannotWrite."""
        from desktop.services import booth

        booth.Drawer(self._carts).save(carts)

    # ── what lies there ───────────────────────────────────────────────────────────────────────

    def stand(self, event: int, known: Collection[str]) -> tuple[Goods, Mapping[str, bytes]]:
        """The goods on a stand, and those of their photos (by SHA-256) that are not known yet."""
        from desktop.services import booth, catalogue

        goods = Goods(booth.tiles(self.desk(), event))
        wanted = list(dict.fromkeys(t.photo for t in goods.tiles if t.photo))
        missing = [sha for sha in wanted if sha not in known]
        return goods, catalogue.thumbnails(self.desk(), missing) if missing else {}

    def code_pictures(self, accounts: Sequence[Account]) -> Mapping[str, bytes]:
        """Pictures of collection codes by SHA-256."""
        from desktop.services import catalogue

        shas = [a.photo for a in accounts if a.photo]
        return catalogue.thumbnails(self.desk(), shas) if shas else {}

    def search(self, text: str) -> tuple[str, ...]:
        """Variants (uids) whose name, pinyin, initials or code answer to the text."""
        from desktop.services import catalogue

        # The last word may be a size, which the tiles know better than the search text.
        words = text.split()
        found = catalogue.search(self.desk(), text, limit=200).rows
        if not found and len(words) > 1:
            found = catalogue.search(self.desk(), " ".join(words[:-1]), limit=200).rows
        return tuple(v.uid for v in found)

    def claims(self, event: int) -> list[Claim]:
        """Payments that nobody has heard of, the oldest first."""
        from desktop.services import booth

        return booth.claims(self.desk(), event)

    # ── selling ───────────────────────────────────────────────────────────────────────────────

    def sell(self, post: Post, cart: Cart, tenders: Sequence[Tender]) -> Receipt:
        """Sells the cart; its op makes a second press harmless."""
        from desktop.services import booth

        return booth.sell(self.desk(), post.event.id, post.shift.letter, cart, tenders)

    def give(self, post: Post, cart: Cart, reason: str, recipient: str) -> Receipt:
        """Gives the cart away."""
        from desktop.services import booth

        return booth.give(self.desk(), post.event.id, post.shift.letter, cart, reason, recipient)

    def hear(self, op: str, payment_op: str, payment_line: int) -> None:
        """A claimed payment has arrived."""
        from desktop.services import booth

        booth.hear(self.desk(), UUID(op), UUID(payment_op), payment_line)

    # ── afterwards ────────────────────────────────────────────────────────────────────────────

    def last_sale(self, post: Post) -> Sale | None:
        """The newest entry of this till."""
        from desktop.services import booth

        return booth.last_sale(self.desk(), post.event.id, post.shift.letter)

    def last_gift_reason(self, post: Post) -> str:
        """The reason of the newest gift among this till's last entries, "" for none."""
        from desktop.services import booth

        rows = booth.sales(self.desk(), post.event.id, limit=_LOOKED_BACK).rows
        gifts = (s for s in rows if s.kind is SaleKind.GIFT and s.letter == post.shift.letter)
        return next((s.reason for s in gifts), "")

    def sale(self, op: str) -> Sale:
        """A sale as it stands now. Raises NotFound."""
        from desktop.services import booth

        return booth.sale(self.desk(), UUID(op))

    def find_sale(self, event: int, number: str) -> Sale:
        """A sale by its number. Raises NotFound or Ambiguous."""
        from desktop.services import booth

        return booth.find_sale(self.desk(), number, event)

    def sales(self, event: int, query: str, offset: int, limit: int) -> Page[Sale]:
        """An event's entries, the newest first."""
        from desktop.services import booth

        return booth.sales(self.desk(), event, query=query, offset=offset, limit=limit)

    def refund(
        self,
        op: str,
        sale: str,
        lines: Sequence[tuple[int, int]] | None,
        reason: str,
        goods: Whereto,
        account: int | None,
    ) -> Receipt:
        """Gives money back for lines (line, pieces) of a sale, None for all of it."""
        from desktop.services import booth

        return booth.refund(
            self.desk(), UUID(op), UUID(sale), lines, reason, goods=goods, account=account
        )

    def exchange(self, op: str, sale: str, line: int, variant: str) -> Receipt:
        """One piece of a line for another size of the same item."""
        from desktop.services import booth

        return booth.exchange(self.desk(), UUID(op), UUID(sale), line, 1, variant)

    def correct(self, op: str, sale: str, reason: str) -> Receipt:
        """A sale that was typed wrongly: as if it had never been typed."""
        from desktop.services import booth

        return booth.correct(self.desk(), UUID(op), UUID(sale), reason)

    def remethod(self, op: str, sale: str, account: int) -> Remethod:
        """The money came by another account than was pressed."""
        from desktop.services import booth

        return booth.remethod(self.desk(), UUID(op), UUID(sale), account)

    def post_sale(
        self, op: str, sale: str, lines: Sequence[tuple[int, int]] | None, contact: Contact
    ) -> ToPost:
        """The sale, or lines of it, goes by post."""
        from desktop.services import booth

        return booth.post(self.desk(), UUID(op), UUID(sale), lines, contact)

    # ── the evening ───────────────────────────────────────────────────────────────────────────

    def close_shift(self, op: str, shift: int, counted_fen: int, keeper: str, note: str) -> Closed:
        """Counts the drawer and ends the shift."""
        from desktop.services import booth

        return booth.close_shift(self.desk(), UUID(op), shift, counted_fen, keeper, note)

    def events(self) -> list[Event]:
        """All events, the latest first."""
        from desktop.services import booth

        return booth.events(self.desk())

    def figures(self, event: int, day: date | None = None) -> DayFigures:
        """The figures of a day, or of the whole event."""
        from desktop.services import booth

        return booth.figures(self.desk(), event, day)
