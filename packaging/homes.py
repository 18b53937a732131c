"""Stock in many hands, for `pictures.py`: what travels, what is counted, what an event left, what
is had made.

Keepers, parcels, an event and things under way are made up through the services; what a picture
is of is begun in the window.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from camera import HEIGHT, WIDTH, Camera, result
from PySide6.QtWidgets import QApplication

from desktop.app.sample import LIST
from desktop.app.sample_made import have_made
from desktop.domain.booth.cart import Cart, CartLine, LineKind
from desktop.domain.booth.event import AccountDraft, Taken
from desktop.domain.booth.pay import PayState, Tender
from desktop.domain.counts import CountDraft
from desktop.domain.keeping import KeepingDraft
from desktop.domain.transfers import Way
from desktop.services import (
    booth,
    catalogue,
    counts,
    imports,
    keeping,
    outings,
    places,
    production,
    transfers,
)
from desktop.services.changes import Desk, OpId
from desktop.services.outings import HomeLine
from desktop.services.transfers import Pick, TransferDraft
from desktop.settings import resource
from desktop.ui.production.page import ProductionPage
from desktop.ui.stock.inhand import item_choice
from desktop.ui.stock.page import StockPage

EVENT = {"zh": "开源市集 2026", "en": "Open Source Fair 2026"}
STAND = {"zh": "市集摊位", "en": "Stand 12"}
HOMES = ("成都·仓库", "上海·KCC", "杭州·物料组", "北京·媒体组", "深圳·KCC")
KEEPERS = {"zh": "小源 小林 小周 小吴 小陈".split(), "en": "Robin Kim Ada Sam Lou".split()}
SHIRT_M, SHIRT_L = "KYS24030002K", "KYS24040003K"
BADGE, STICKERS = "KYS24040012K", "KYS24040021K"
# What a keeper answers in the group: by pieces, about, nothing opened.
REPLY = {
    "zh": "T恤L 44，徽章 50\n公仔大的约20只，小的12\n海报没了\n笔记本没拆箱",
    "en": "社区T恤 L 44\n金属徽章 50\n八爪鱼 大 about 20, 小 12\n海报 0",
}


class Homes(Camera):
    """Parcels between homes, a count by chat, an event brought home, things under way."""

    shots = ("transfers", "homes", "chat", "outing", "made", "thing")

    def __init__(
        self, app: QApplication, language: str, dark: bool, out: Path, wanted: set[str]
    ) -> None:
        super().__init__(app, language, dark, out, wanted, welcomed=True)

    def prepare(self) -> None:
        """The list; who keeps which home."""
        self.session.show()
        self.window.resize(WIDTH, HEIGHT)
        self.settle()
        told = result(imports.preview(self.desk(), resource("demo", LIST)))
        list(imports.apply(self.desk(days=90), OpId.new(), told))
        list(catalogue.spell_pending(self.desk()))
        self.home = {name: places.find_place(self.desk(), name).id for name in HOMES}
        for (name, home), keeper in zip(self.home.items(), KEEPERS[self.language], strict=True):
            draft = KeepingDraft(keeper, name.partition("·")[0], address=f"{name} 1 号")
            keeping.entrust(self.desk(), OpId.new(), home, draft)
        self.session.go("stock")
        self.settle()
        page = self.page(StockPage)
        assert isinstance(page, StockPage)
        self.stock = page

    def desk(self, days: int = 0) -> Desk:
        """The desk some days ago."""
        return replace(self.session.desk(), now=lambda: self.clock() - timedelta(days=days))

    def send(self, days: int, start: str, goal: str, waybill: str, *picks: Pick) -> str:
        """A parcel that was sent some days ago."""
        draft = TransferDraft(self.home[start], self.home[goal])
        made = transfers.draft(self.desk(days), OpId.new(), draft, picks)
        transfers.send(self.desk(days), OpId.new(), made.transfer, waybill=waybill, parcels=1)
        return made.transfer

    def travel(self) -> None:
        """Two parcels are on their way, one arrived, one hand has not met the other yet."""
        shanghai, shenzhen, hangzhou = HOMES[1], HOMES[4], HOMES[2]
        come = self.send(9, hangzhou, HOMES[0], "SF1420033817512", Pick(SHIRT_M, 6))
        lines = transfers.all_arrived(self.desk(), come)
        transfers.receive(self.desk(6), OpId.new(), come, lines)
        old = self.send(8, shenzhen, HOMES[0], "YT7520033817512", Pick("KYS24060014K", 20))
        given = TransferDraft(self.home[shanghai], self.home[hangzhou], Way.HANDOVER)
        hand = transfers.draft(self.desk(1), OpId.new(), given, [Pick(SHIRT_L, 4)])
        transfers.send(self.desk(1), OpId.new(), hand.transfer)
        self.send(2, shanghai, HOMES[0], "SF1420045591220", Pick(SHIRT_L, 12), Pick(BADGE, 10))
        self.session.go("stock", ("transfers", old))
        self.settle()
        self.shoot("transfers")

    def ask_homes(self) -> None:
        """哪家寄: shirts and badges for a stand in Shenzhen."""
        desk = self.desk()
        goods = [item_choice(catalogue.variant(desk, code)) for code in (SHIRT_L, BADGE, STICKERS)]
        self.session.go("stock", ("transfers", ("new", goods, None)))
        self.settle()
        form = self.stock.view("transfers").pages[-1]
        for line, qty in zip(form.goods.lines, (40, 30, 12), strict=True):
            line.qty.set_value(qty)
        self.pick(form.goal, "shenzhen")
        self.tap(form.which_key)
        self.shoot("homes")
        self.session.go("stock", "items")
        self.settle()

    def count(self) -> None:
        """A keeper was asked in the group, and answered as people do."""
        draft = CountDraft(
            {"zh": "上海清点", "en": "Count in Shanghai"}[self.language], self.home[HOMES[1]]
        )
        made = counts.open_count(self.desk(), OpId.new(), draft)
        self.session.go("stock", ("counts", made.id))
        self.settle()
        view = self.stock.view("counts")
        view.page.go.emit("chat")
        self.settle()
        view.page.reply.setPlainText(REPLY[self.language])
        self.shoot("chat")

    def go_out(self) -> None:
        """An event took goods along, sold some, brought most of the rest home."""
        desk, home = self.desk(2), self.home[HOMES[0]]
        when = self.clock().date() - timedelta(days=1)
        made = booth.save_event(
            desk, OpId.new(), EVENT[self.language], when, when, place_name=STAND[self.language]
        )
        known = {v.code: v for v in catalogue.search(desk, limit=400).rows}
        along = ((SHIRT_M, 12), (SHIRT_L, 16), ("KYS24050004K", 10), (BADGE, 40), (STICKERS, 20))
        taken = [Taken(known[code].uid, qty, home) for code, qty in along]
        accounts = [AccountDraft("wechat", "", desk.person), AccountDraft("cash", "", desk.person)]
        booth.open_stand(desk, OpId.new(), made.id, "A", 0, taken, accounts)
        offered = booth.accounts(desk, made.id)
        sold = ((SHIRT_M, 9), (SHIRT_L, 16), ("KYS24050004K", 4), (BADGE, 31), (STICKERS, 12))
        for number, (code, qty) in enumerate(sold):
            one = known[code]
            at = self.clock() - timedelta(days=1, hours=5 - number)
            line = CartLine(LineKind.GOODS, one.title, qty, one.price_fen, one.uid, one.code)
            account = offered[number % 2]
            booth.sell(
                replace(desk, now=lambda t=at: t), made.id, "A",
                Cart(OpId.new().hex, (line,)),
                [Tender(account.id, account.cash, None, PayState.HEARD)], at=at,
            )  # fmt: skip
        back = [HomeLine(SHIRT_M, 3), HomeLine("KYS24050004K", 6), HomeLine(BADGE, 7)]
        outings.bring_home(self.desk(), OpId.new(), made.id, home, [*back, HomeLine(STICKERS, 8)])
        self.session.go("stock", ("outings", made.id))
        self.settle()
        self.shoot("outing")

    def make(self) -> None:
        """What is had made for an event."""
        have_made(self.desk())
        self.session.go("production")
        self.settle()
        page = self.page(ProductionPage)
        assert isinstance(page, ProductionPage)
        self.shoot("made")
        thing = next(t for t in production.productions(self.desk()).rows if t.draft.name == "徽章")
        self.session.go("production", ("thing", thing.id))
        self.settle()
        self.shoot("thing")

    def whole(self) -> None:
        """From home to home, and back from an event."""
        self.prepare()
        self.travel()
        self.ask_homes()
        self.count()
        self.go_out()
        self.make()
