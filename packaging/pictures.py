"""The pictures of the guide and the README: the real window, driven by real events on sample data.

    .venv/bin/python packaging/pictures.py            all of them, into resources/guide/pictures
    .venv/bin/python packaging/pictures.py till cash   only these
    .venv/bin/python packaging/pictures.py --out DIR   somewhere else

Each picture is 1280 x 800, without a screen (Qt's offscreen platform). The clock stands still on
the afternoon of a made-up booth day, so that the same program gives the same pictures. What a
person would tap is tapped, what they would type is typed; nothing is set behind the window's back
except the sales of the morning.

Run it again whenever the window has changed, and look at what comes out.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Shanghai"
os.environ.pop("YUANWU_DATABASE", None)
if hasattr(time, "tzset"):
    time.tzset()

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl  # noqa: E402
from PySide6.QtGui import QDropEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget  # noqa: E402

import desktop.app.opening as opening  # noqa: E402
import desktop.app.rooms as app_rooms  # noqa: E402
import desktop.app.session as app_session  # noqa: E402
from desktop import wording  # noqa: E402
from desktop.app.doorway import Doorway  # noqa: E402
from desktop.app.sample import LIST  # noqa: E402
from desktop.domain.booth.cart import Cart, CartLine, LineKind  # noqa: E402
from desktop.domain.booth.pay import PayState, Tender  # noqa: E402
from desktop.services import booth, catalogue, imports  # noqa: E402
from desktop.services.changes import Desk, OpId  # noqa: E402
from desktop.settings import Folders, Theme, change, load, resource  # noqa: E402
from desktop.ui import theme  # noqa: E402
from desktop.ui.booth.page import BoothPage  # noqa: E402
from desktop.ui.stock.photos import make_thumbnail  # noqa: E402
from desktop.ui.stock.taking_in.page import ImportPage  # noqa: E402

PICTURES = ROOT / "resources" / "guide" / "pictures"
WIDTH, HEIGHT = 1280, 800
# The light ones are for reading; of these a dark twin is made as well.
DARK = ("till", "stock", "figures", "today")
NOON = datetime(2026, 10, 24, 15, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
EVENT = {"zh": "开源市集 2026", "en": "Open Source Fair 2026"}
STAND = {"zh": "市集摊位", "en": "Stand 12"}
PERSON = {"zh": "小源", "en": "Robin"}
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


class Clock:
    """The time of the made-up day; it stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """What it shows."""
        return self.now

    def later(self, **by: int) -> None:
        """Time passes, e.g. `seconds=12`."""
        self.now += timedelta(**by)


class Photographer:
    """One run through a booth day in one language and look."""

    def __init__(
        self, app: QApplication, language: str, dark: bool, out: Path, wanted: set[str]
    ) -> None:
        self._app, self.language, self._dark = app, language, dark
        self._out, self._wanted = out, wanted
        self.clock = Clock()
        self._folder = tempfile.TemporaryDirectory(prefix="yuanwu-")
        self.folders = Folders(Path(self._folder.name) / "yuanwu")
        self.folders.make()
        change(
            self.folders,
            language=language,
            theme=Theme.DARK if dark else Theme.LIGHT,
            person=PERSON[language],
            sound=False,
        )
        wording.use(language)
        self.session = app_session.Session(app, self.folders, load(self.folders))

    # ── hands and eyes ────────────────────────────────────────────────────────────────────────

    def settle(self) -> None:
        """Waits until every answer has come home and is painted."""
        quiet = 0
        while quiet < 4:
            self._app.processEvents()
            QTest.qWait(5)
            quiet = quiet + 1 if self.session.jobs.idle else 0

    def tap(self, button: QWidget) -> None:
        """A finger."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, sent to what has the keyboard."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Letters and digits of a plain keyboard."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        self.settle()

    def drop(self, onto: QWidget, path: Path) -> None:
        """A file is dropped."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(onto.rect().center()),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        onto.dropEvent(event)
        self.settle()

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Keeps the picture, in the few colours a screen has."""
        if self._wanted and name not in self._wanted:
            return
        if self._dark and name not in DARK and name not in self._wanted:
            return
        self.settle()
        look = "dark" if self._dark else "light"
        path = self._out / f"{self.language}-{name}-{look}.png"
        image = (widget or self.window).grab()
        image.save(str(path))
        with Image.open(path) as opened:
            few = opened.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=0)
        few.save(path, optimize=True)
        sys.stdout.write(f"{path.name}  {path.stat().st_size // 1024} KB\n")

    @property
    def window(self) -> QWidget:
        """The window in front."""
        found = self.session.frame or self.session.welcome
        assert found is not None
        return found

    def page(self, kind: type[QWidget]) -> QWidget:
        """The one page of this kind."""
        found = self.window.findChildren(kind)
        assert found, kind
        return found[-1]

    # ── the day ───────────────────────────────────────────────────────────────────────────────

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
        from desktop.ui.stock.page import StockPage

        page = self.page(StockPage)
        page.items.set_text("T")  # type: ignore[attr-defined]
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
        self.tap(page.selling.strip.keys["refund"])
        self.tap(next(iter(page.after.refund.line_keys.values())))
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
        drawer.close_key.click()
        self.settle()
        self.shoot("figures")

    def run(self, steps: Callable[[Photographer], None]) -> None:
        """Everything, and the end of it."""
        try:
            steps(self)
        finally:
            self.session.close()
            self._folder.cleanup()


def day(camera: Photographer) -> None:
    """The whole day."""
    camera.welcome()
    camera.take_in()
    camera.stock()
    page = camera.open_stand()
    camera.morning(page)
    camera.sell(page)
    camera.evening(page)


def main() -> None:
    """Takes the pictures."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--out", type=Path, default=PICTURES)
    parser.add_argument("--lang", choices=("zh", "en"))
    parser.add_argument("--look", choices=("light", "dark"))
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    theme.prepare_environment()
    app = QApplication(sys.argv[:1])
    app.setCursorFlashTime(0)
    theme.register()
    clock: list[Clock] = []
    opened = opening.open_desk

    def with_our_clock(*said: object) -> Desk:
        return replace(opened(*said), now=clock[-1])  # type: ignore[arg-type]

    opening.open_desk = with_our_clock  # type: ignore[assignment]
    usual = app_rooms.rooms

    def rooms(work: Callable[..., object], keeping: object) -> list[object]:
        def make() -> QWidget:
            return BoothPage(work(), keeping, now=clock[-1])  # type: ignore[arg-type]

        return [
            replace(room, make=lambda: Doorway(make)) if room.key == "booth" else room
            for room in usual(work, keeping)  # type: ignore[arg-type]
        ]

    app_session.rooms = rooms  # type: ignore[assignment]
    for language in (asked.lang,) if asked.lang else ("zh", "en"):
        for dark in (asked.look == "dark",) if asked.look else (False, True):
            camera = Photographer(app, language, dark, asked.out, set(asked.names))
            clock.append(camera.clock)
            camera.run(day)


if __name__ == "__main__":
    main()
