"""The pictures of the guide and the README: the real window, driven by real events on sample data.

    .venv/bin/python packaging/pictures.py            all of them, into resources/guide/pictures
    .venv/bin/python packaging/pictures.py till cash   only these
    .venv/bin/python packaging/pictures.py --out DIR   somewhere else

Each picture is 1280 x 800, without a screen (Qt's offscreen platform). What a person would tap is
tapped, what they would type is typed; nothing is set behind the window's back except the sales of
the morning. `homes.py` has the pictures of parcels, counts and production, `asked.py` those of
requests, `evening.py` those of labels and certificates, `soldering.py` those of a workshop; that of
the verifying page is taken in Chromium and left as it is where none is installed. Run it again
whenever the window has changed, and look at what comes out.
"""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from asked import Asked
from camera import DARK, HEIGHT, ROOT, WIDTH, Camera, studio
from evening import Evening
from homes import Homes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea
from soldering import Workshop

from desktop.app.sample import LIST
from desktop.app.sample_asked import have_asked
from desktop.domain.booth.cart import Cart, CartLine, LineKind
from desktop.domain.booth.pay import PayState, Tender
from desktop.services import booth, catalogue, imports
from desktop.services.changes import OpId
from desktop.settings import resource
from desktop.ui.booth.page import BoothPage
from desktop.ui.booth.slips.asking import Which
from desktop.ui.stock.page import StockPage
from desktop.ui.stock.photos import make_thumbnail
from desktop.ui.stock.taking_in.page import ImportPage

PICTURES = ROOT / "resources" / "guide" / "pictures"
EVENT = {"zh": "开源市集 2026", "en": "Open Source Fair 2026"}
STAND = {"zh": "市集摊位", "en": "Stand 12"}
# What is taken along, out of the first home: part of a name, pieces.
ALONG = (("社区T恤 L", 12), ("社区T恤 M", 10), ("社区T恤 XL", 8), ("金属徽章 金色", 30))
# What the morning sold; the stickers were never brought on the books.
SOLD = (
    ("社区T恤 L", 7),
    ("社区T恤 M", 6),
    ("社区T恤 XL", 3),
    ("金属徽章 金色", 14),
    ("贴纸套装 城市", 5),
)
CODES = ("wxp://sample-of-a-collection-code", "HTTPS://QR.EXAMPLE/SAMPLE")


class Day(Camera):
    """A booth day, from the first start to the evening's figures."""

    shots = (
        *("welcome", "imported", "import", "stock", "open", "till", "cash", "change", "strip"),
        *("slip", "fallback", "refund", "customer", "today", "close", "drawer", "figures"),
    )

    def welcome(self) -> None:
        """The first run."""
        self.session.show()
        self.window.resize(WIDTH, HEIGHT)
        self.shoot("welcome")
        self.tap(self.session.welcome.starts["import"])  # type: ignore[union-attr]
        self.window.resize(WIDTH, HEIGHT)
        self.settle()

    def take_in(self) -> None:
        """The list is imported; then again after somebody has worked on it."""
        page = self.page(ImportPage)
        assert isinstance(page, ImportPage)
        self.drop(page.choose, resource("demo", LIST))
        self.tap(page.fates.write)
        self.shoot("imported")
        desk = self.session.desk()
        list(
            imports.pictures(
                desk, OpId.new(), resource("demo", "pictures"), make_thumbnail, self.folders.photos
            )
        )
        list(catalogue.spell_pending(desk))
        self.session.go("stock", "import")
        self.settle()
        page = self.page(ImportPage)
        assert isinstance(page, ImportPage)
        self.drop(page.choose, self._worked_on())
        self.shoot("import")
        self.tap(page.head.close_key if hasattr(page.head, "close_key") else page.fates.another)

    def _worked_on(self) -> Path:
        """The list as it comes back a week later: more of this, a slip of the keyboard in that."""
        lines = resource("demo", LIST).read_text("utf-8-sig").splitlines()
        lines[2] = lines[2].replace(",24,", ",36,")
        lines[9] = lines[9].replace("¥199.00", "¥19..9")
        lines.append(
            "KYS26010001K,十周年徽章,徽章,,2026,枚,¥20.00,6.00,100,成都·仓库,开源社,,,2026/10/20"
        )
        lines.append(
            "KYS26010002K,十周年挂绳,挂绳,,2026,条,¥9.90,3.00,80,成都·仓库,开源社,,,2026/10/20"
        )
        shown = [lines[0], *lines[-2:], lines[2], lines[9], *lines[3:9], *lines[10:40]]
        path = self.folders.home.parent / "周边库存_1020.csv"
        path.write_text("\n".join(shown) + "\n", "utf-8-sig")
        return path

    def stock(self) -> None:
        """The list with the card of an item."""
        self.session.go("stock")
        self.settle()
        self.session.go(
            "stock", ("item", catalogue.variant(self.session.desk(), "KYS24040003K").uid)
        )
        self.settle()
        page = self.page(StockPage)
        assert isinstance(page, StockPage)
        page.items.set_text("T")
        self.settle()
        self.shoot("stock")

    def open_stand(self) -> BoothPage:
        """开摊 by hand."""
        self.session.go("booth")
        self.settle()
        page = self.page(BoothPage)
        assert isinstance(page, BoothPage)
        stand = page.stand
        stand.event_part.name.setText(EVENT[self.language])
        stand.event_part.place.setText(STAND[self.language])
        goods = stand.goods_part
        for row in goods.rows:
            for name, pieces in ALONG:
                if row.tick.text() == name:
                    row.pieces.set_value(pieces)
                    row.tick.setChecked(True)
        for row, code in zip(stand.accounts_part.rows, CODES, strict=False):
            row.code.setText(code)
        self.settle()
        goods.query.setText("金属")
        self.settle()
        self.shoot("open")
        self.tap(stand.start)
        return page

    def morning(self, page: BoothPage) -> None:
        """What was sold before we look: every eight minutes or so, in a mixed order."""
        desk = self.session.desk()
        assert page.post is not None
        event = page.post.event.id
        accounts = booth.accounts(desk, event)
        known = {v.title: v for v in catalogue.search(desk, limit=400).rows}
        titles = [title for title, count in SOLD for _n in range(count)]
        for number in range(len(titles)):
            variant = known[titles[number * 11 % len(titles)]]
            account = accounts[(0, 0, 1, 0, 2, 1)[number % 6]]
            line = CartLine(
                LineKind.GOODS, variant.title, 1, variant.price_fen, variant.uid, variant.code
            )
            minutes = 8 * (len(titles) - number) + (number * number) % 7
            at = self.clock() - timedelta(minutes=minutes)
            booth.sell(
                replace(desk, now=lambda t=at: t),
                event,
                "A",
                Cart(OpId.new().hex, (line,)),
                [Tender(account.id, account.cash, None, PayState.HEARD)],
                at=at,
            )
        self.settle()

    def sell(self, page: BoothPage) -> None:
        """Two badges and a shirt; cash; a payment that is not heard yet."""
        desk = self.session.desk()
        grid = page.selling.tiles.grid

        def tile(name: str) -> QAbstractButton:
            uid = next(v.uid for v in catalogue.search(desk, limit=400).rows if v.title == name)
            key = grid.tile_key(uid)
            assert key is not None, name
            for size, button in zip(key.tile.sizes, key.size_keys, strict=False):
                if size.key == uid:
                    return button
            return key

        shirt, badge = "社区T恤 L", "金属徽章 金色"
        self.tap(tile(badge))
        self.key(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        self.clock.later(seconds=12)
        self.tap(tile(shirt))
        self.tap(tile(badge))
        self.tap(tile(badge))
        QTest.qWait(1100)  # the chip counts by a clock of its own
        self.shoot("till")
        self.key(Qt.Key.Key_F3)
        self.shoot("cash")
        self.tap(page.selling.cart.cash.keys[-1])
        self.shoot("change")
        self.tap(tile(badge))
        self.shoot("strip")
        self.tap(page.selling.strip.slip)
        self.shoot("slip")
        self.tap(page.slips.kinds[Which.ROWS])
        self.shoot("fallback")
        self.tap(page.head.keys["sell"])
        self.tap(page.selling.strip.keys["refund"])
        self.tap(next(iter(page.after.refund.lines.keys.values())))
        self.shoot("refund")
        self.key(Qt.Key.Key_Escape)
        self.tap(page.head.customer)
        assert page.customer is not None
        page.customer.resize(WIDTH, HEIGHT)
        self.shoot("customer", page.customer)
        self.tap(page.head.customer)
        self.key(Qt.Key.Key_F2)

    def evening(self, page: BoothPage) -> None:
        """Today in the afternoon; then the drawer is counted, the till closed, the figures read."""
        have_asked(self.session.desk())
        self.session.go("today")
        self.settle()
        self.shoot("today")
        self.session.go("booth")
        self.clock.later(hours=2)
        self.tap(page.head.keys["close"])
        assert page.post is not None
        figures = booth.figures(self.session.desk(), page.post.event.id)
        drawer = page.closing.drawer
        drawer.sum.setFocus()
        self.type(f"{figures.expected_cash_fen / 100:.2f}")
        self.tap(drawer.compare)
        self.shoot("close")
        paper = drawer.parentWidget()
        while not isinstance(paper, QScrollArea):
            assert paper is not None
            paper = paper.parentWidget()
        paper.ensureWidgetVisible(drawer.close_key)
        self.shoot("drawer")
        drawer.close_key.click()
        self.settle()
        self.shoot("figures")

    def whole(self) -> None:
        """From morning to evening."""
        self.welcome()
        self.take_in()
        self.stock()
        page = self.open_stand()
        self.morning(page)
        self.sell(page)
        self.evening(page)


def main() -> None:
    """Takes the pictures."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--out", type=Path, default=PICTURES)
    parser.add_argument("--lang", choices=("zh", "en"))
    parser.add_argument("--look", choices=("light", "dark"))
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    app = studio()
    for language in (asked.lang,) if asked.lang else ("zh", "en"):
        for dark in (asked.look == "dark",) if asked.look else (False, True):
            for story in (Day, Homes, Asked, Evening, Workshop):
                wanted = asked.names or (DARK if dark else story.shots)
                if set(wanted) & set(story.shots):
                    told = story(app, language, dark, asked.out, set(asked.names))
                    told.run(told.whole)


if __name__ == "__main__":
    main()
