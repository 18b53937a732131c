"""Sample data, loaded through the same services as a person's own."""

from __future__ import annotations

from collections.abc import Generator
from datetime import timedelta
from pathlib import Path

from desktop.app.sample_asked import have_asked
from desktop.app.sample_made import have_made
from desktop.domain.booth.cart import Cart, CartLine, LineKind
from desktop.domain.booth.event import AccountDraft, Taken
from desktop.domain.booth.pay import PayState, Tender
from desktop.domain.catalogue import Variant
from desktop.domain.moments import at_home
from desktop.domain.progress import Progress
from desktop.services import booth, catalogue, imports, places
from desktop.services.changes import Desk, OpId
from desktop.settings import Folders, resource
from desktop.ui.stock.photos import make_thumbnail

EVENT = "源物示例 · 开源市集"
STAND = "市集摊位"
LIST = "周边库存示例_周边库存_表格.csv"
_METHODS = (("wechat", "小源的收款码"), ("alipay", "小源的收款码"), ("cash", "钱箱"))


def fill(desk: Desk, folders: Folders) -> Generator[Progress, None, None]:
    """A stock list with pictures, an event today, and a stand that has sold a little."""
    seen = yield from imports.preview(desk, _resource(LIST))
    yield from imports.apply(desk, OpId.new(), seen)
    yield from imports.pictures(
        desk, OpId.new(), resource("demo", "pictures"), make_thumbnail, folders.photos
    )
    yield from catalogue.spell_pending(desk)
    yield Progress(0, 1, EVENT)
    _open_stand(desk)
    have_made(desk)
    have_asked(desk)
    yield Progress(1, 1, EVENT)


def _resource(name: str) -> Path:
    return resource("demo", name)


def _open_stand(desk: Desk) -> None:
    today = at_home(desk.now()).date()
    made = booth.save_event(
        desk, OpId.new(), EVENT, today, today + timedelta(days=1), place_name=STAND
    )
    home = places.find_place(desk, "成都·仓库")
    goods = catalogue.search(desk, "T恤", limit=20).rows + catalogue.search(desk, "徽章").rows
    held = [v for v in goods if v.on_hand >= 20 and not v.uncounted]
    taken = [Taken(v.uid, 8, home.id) for v in held if _lies(desk, v, home.id)]
    accounts = [AccountDraft(method, label, desk.person) for method, label in _METHODS]
    booth.open_stand(desk, OpId.new(), made.id, "A", 20_000, taken, accounts)
    own = booth.accounts(desk, made.id)
    priced = [v for v in held if v.price_fen is not None][:6]
    for number, variant in enumerate(priced):
        line = CartLine(
            LineKind.GOODS, variant.title, 1 + number % 2, variant.price_fen, variant.uid,
            variant.code,
        )  # fmt: skip
        account = own[number % len(own)]
        state = PayState.CLAIMED if number == 1 else PayState.HEARD
        at = desk.now() - timedelta(minutes=25 * (len(priced) - number))
        booth.sell(
            desk,
            made.id,
            "A",
            Cart(OpId.new().hex, (line,)),
            [Tender(account.id, account.cash, None, state)],
            at=at,
        )


def _lies(desk: Desk, variant: Variant, place: int) -> bool:
    from desktop.services import stock

    held = stock.holdings(desk, code=variant.code, place=place).rows
    return sum(h.on_hand for h in held) >= 8
