"""A small shop for tests: two shirts, a badge, a home, a stand, and words to work it with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from desktop.domain.booth.cart import Cart, CartLine, LineKind
from desktop.domain.booth.event import AccountDraft, Receipt, Sale, Taken
from desktop.domain.booth.pay import PayState, Tender
from desktop.domain.catalogue import ItemDraft, Variant, VariantDraft
from desktop.domain.stock import PlaceKind
from desktop.services import booth, catalogue, places, stock
from desktop.services.booth.carts import new_cart
from desktop.services.changes import Desk, OpId
from desktop.store.database import Database

SHIRT, BADGE = 99_00, 15_00


class Shop:
    """A ledger with goods at home; `open()` takes some of them to the stand."""

    def __init__(self, database: Database) -> None:
        self.time = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)  # nine in the morning in Shanghai
        self.desk = Desk(database, uuid4(), "小明", now=lambda: self.time)
        sizes = [
            catalogue.VariantEdit(VariantDraft(f"TS-{size}", size, SHIRT, 42_00)) for size in "SML"
        ]
        catalogue.save_item(self.desk, OpId.new(), ItemDraft("COSCon T恤", "服饰"), sizes)
        self.add("BG", "徽章", BADGE)
        self.home = self.place("成都·仓库")
        for code in ("TS-S", "TS-M", "TS-L", "BG"):
            self.move(code, 20, self.outside("supplier"), self.home)

    def add(
        self, code: str, name: str, price_fen: int | None, *, uncounted: bool = False
    ) -> Variant:
        """One more item without variants."""
        edit = catalogue.VariantEdit(VariantDraft(code, "", price_fen))
        draft = ItemDraft(name, uncounted=uncounted)
        catalogue.save_item(self.desk, OpId.new(), draft, [edit])
        return catalogue.variant(self.desk, code)

    def place(self, name: str, kind: PlaceKind = PlaceKind.SITE, parent: int | None = None) -> int:
        """A new place."""
        return places.create_place(self.desk, OpId.new(), kind, name, parent).id

    def outside(self, word: str) -> int:
        """An outside place by its word."""
        return places.find_place(self.desk, word).id

    def move(self, code: str, qty: int, start: int, goal: int) -> str:
        """A movement; the act's op in hex."""
        return stock.move(self.desk, OpId.new(), code, qty, start, goal, reason="测试").op

    def open(
        self,
        taken: dict[str, int] | None = None,
        *,
        float_fen: int = 200_00,
        strict: bool = False,
        days: int = 1,
    ) -> Shop:
        """An event from today on, its stand opened at till A with what is taken along."""
        today = date(2026, 11, 22)
        made = booth.save_event(
            self.desk,
            OpId.new(),
            "COSCon",
            today,
            today + timedelta(days=days - 1),
            place_name="展位",
            strict=strict,
        )
        self.event = made.id
        self.stand = places.find_place(self.desk, made.place).id
        goods = {"TS-L": 2, "BG": 10} if taken is None else taken
        booth.open_stand(
            self.desk,
            OpId.new(),
            self.event,
            "A",
            float_fen,
            [Taken(self.uid(code), qty, self.home) for code, qty in goods.items()],
            [
                AccountDraft("wechat", "社区码", "李四"),
                AccountDraft("alipay"),
                AccountDraft("cash"),
            ],
        )
        self.accounts = {a.method: a for a in booth.accounts(self.desk, self.event)}
        return self

    def uid(self, code: str) -> str:
        """The uid of a variant."""
        return catalogue.variant(self.desk, code).uid

    def cart(self, wish: str) -> Cart:
        """A cart from words: `TS-L BGx2 loose:海报:500 donation:1000`."""
        cart = new_cart()
        for word in wish.split():
            if word.startswith("loose:"):
                _, title, fen = word.split(":")
                cart = cart.add(CartLine(LineKind.LOOSE, title, 1, int(fen)))
            elif word.startswith("donation:"):
                cart = cart.add(CartLine(LineKind.DONATION, "", 1, int(word.split(":")[1])))
            else:
                code, _, qty = word.partition("x")
                v = catalogue.variant(self.desk, code)
                line = CartLine(LineKind.GOODS, v.title, int(qty or 1), v.price_fen, v.uid, v.code)
                cart = cart.add(line)
        return cart

    def tender(
        self, method: str = "cash", fen: int | None = None, state: PayState = PayState.HEARD
    ) -> Tender:
        """A tender by the event's account of that method."""
        account = self.accounts[method]
        return Tender(account.id, account.cash, fen, state)

    def sell(
        self,
        wish: str,
        method: str = "cash",
        fen: int | None = None,
        *,
        claimed: bool = False,
        strict: bool | None = None,
    ) -> Receipt:
        """One sale, paid at once by one method."""
        state = PayState.CLAIMED if claimed else PayState.HEARD
        tenders = [self.tender(method, fen, state)]
        return booth.sell(self.desk, self.event, "A", self.cart(wish), tenders, strict=strict)

    def refund(
        self, number: str, lines: list[tuple[int, int]] | None = None, **how: object
    ) -> Receipt:
        """A refund by number."""
        sale = self.sale(number)
        return booth.refund(self.desk, OpId.new(), UUID(sale.op), lines, "不合适", **how)  # type: ignore[arg-type]

    def sale(self, number: str) -> Sale:
        """A sale by number."""
        return booth.find_sale(self.desk, number, self.event)

    def lies(self) -> dict[str, int]:
        """What lies where: `{"展位 TS-L": 2, …}`, as a person would draw it."""
        rows = stock.holdings(self.desk, limit=1000).rows
        return {f"{h.place} {h.code}": h.on_hand for h in rows}

    def at_stand(self) -> dict[str, int]:
        """What lies at the stand, by code."""
        rows = stock.holdings(self.desk, place=self.stand, limit=1000).rows
        return {h.code: h.on_hand for h in rows}
