"""A stand to sell at: goods, event, window, and the hands of a person at the till."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.booth.event import Account, AccountDraft, Sale, Taken
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.stock import PlaceKind
from desktop.services import booth, catalogue, places, stock
from desktop.services.changes import Desk, OpId
from desktop.settings import Folders, Settings
from desktop.store.database import Database
from desktop.ui.announce import Announcements
from desktop.ui.booth.page import BoothPage
from desktop.ui.jobs import Jobs
from desktop.ui.notices.toast import Toasts
from desktop.ui.workplace import Keeping, Workplace

STATION = UUID(int=7)
MORNING = datetime(2023, 10, 28, 1, 30, tzinfo=UTC)
ACCOUNTS = (
    AccountDraft("wechat", "小王的码", "小王", "wxp://f2f0abc"),
    AccountDraft("alipay", "", "小李", "https://qr.example/fkx123"),
    AccountDraft("cash", "", "小王"),
)


class Stand:
    """One station at one event, and what a person does there. `now` can be moved on."""

    def __init__(
        self, database: Database, jobs: Jobs, news: Announcements, home: Path, qtbot: QtBot
    ) -> None:
        self.jobs, self.news, self.qtbot = jobs, news, qtbot
        self.now = MORNING
        self.desk = Desk(
            database, STATION, "小王", now=lambda: self.now, announce=lambda t: news.say(t)
        )
        self.folders = Folders(home)
        settings = Settings(station=STATION, sound=False)
        self.keeping = Keeping(self.folders, lambda: settings, lambda **_: settings, lambda: None)
        self.toasts = Toasts(QWidget())
        self.work = Workplace(
            lambda: self.desk, jobs, news, self.toasts, lambda room, what: self.went.append(room)
        )
        self.went: list[str] = []
        self.uids: dict[str, str] = {}
        self.page: BoothPage
        self.window: QWidget

    # ── before the doors open ─────────────────────────────────────────────────────────────────

    def stock(self) -> None:
        """A T-shirt in six sizes, a badge, stickers, a mug without a price, at one home."""
        home = places.create_place(self.desk, OpId.new(), PlaceKind.PERSON, "成都·小王").id
        supplier = places.find_place(self.desk, "supplier").id
        for draft, variants in (
            (
                ItemDraft("COSCon T恤", "服饰", 2023),
                [(f"TS-{s}", s, 9900) for s in ("S", "M", "L", "XL", "2XL", "3XL")],
            ),
            (ItemDraft("开源徽章", "小物", 2023), [("BD", "", 1500)]),
            (ItemDraft("贴纸", "小物"), [("TZ", "", 1000)]),
            (ItemDraft("讲师马克杯", "礼品"), [("MUG", "", None)]),
        ):
            edits = [catalogue.VariantEdit(VariantDraft(c, label, p)) for c, label, p in variants]
            saved = catalogue.save_item(self.desk, OpId.new(), draft, edits)
            for code in saved.codes:
                self.uids[code] = catalogue.variant(self.desk, code).uid
                stock.move(self.desk, OpId.new(), code, 50, supplier, home, reason="进货")
        self.home = home

    def open(
        self, *, taken: dict[str, int] | None = None, accounts: Sequence[AccountDraft] = ACCOUNTS
    ) -> None:
        """开摊 without the page for it."""
        usual = {"TS-S": 3, "TS-M": 5, "TS-L": 4, "TS-XL": 2, "BD": 10, "MUG": 2}
        along = usual if taken is None else taken
        event = booth.save_event(
            self.desk, OpId.new(), "COSCon'23", date(2023, 10, 28), date(2023, 10, 29)
        )
        booth.open_stand(
            self.desk,
            OpId.new(),
            event.id,
            "A",
            20_000,
            [Taken(self.uids[code], qty, self.home) for code, qty in along.items()],
            accounts,
        )
        self.event = event.id

    def show(self) -> None:
        """The room in a window of its own, with its goods on the tiles."""
        self.page = BoothPage(self.work, self.keeping, now=lambda: self.now)
        self.qtbot.addWidget(self.page)
        self.window = self.page
        self.page.resize(1180, 720)
        self.page.show()
        self.qtbot.waitExposed(self.page)
        self.settle()

    def settle(self) -> None:
        """Waits until every answer has come home."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: self.jobs.idle)
            QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.jobs.idle)

    def later(self, seconds: int) -> None:
        """Time passes."""
        self.now += timedelta(seconds=seconds)

    # ── hands ─────────────────────────────────────────────────────────────────────────────────

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, sent to what has the keyboard."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Letters and digits of a plain keyboard."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        self.settle()

    def write(self, text: str) -> None:
        """Chinese, as an input method hands it over."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget() or self.window, event)
        self.settle()

    def tap(self, button: QAbstractButton) -> None:
        """A finger."""
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def tile(self, code: str) -> QAbstractButton:
        """The tile, or the size on it, that adds this code."""
        grid = self.page.selling.tiles.grid
        key = grid.tile_key(self.uids[code])
        assert key is not None, code
        for size, button in zip(key.tile.sizes, key.size_keys, strict=False):
            if size.key == self.uids[code]:
                return button
        return key

    def pay_key(self, number: int) -> QAbstractButton:
        """The key of F1 to F6."""
        return self.page.selling.pay.buttons[number - 1]

    # ── looking ───────────────────────────────────────────────────────────────────────────────

    @property
    def cart(self) -> list[tuple[str, int]]:
        """What lies in the open cart."""
        return [(line.title, line.qty) for line in self.page.till.counter.cart.lines]

    @property
    def said(self) -> str:
        """What the notice over the cart says."""
        notices = self.page.selling.cart.notices
        return notices.words.text() if notices.isVisible() else ""

    def sales(self) -> list[Sale]:
        """All entries of the event, the first one first."""
        return list(reversed(booth.sales(self.desk, self.event).rows))

    def accounts(self) -> list[Account]:
        """The event's accounts."""
        return booth.accounts(self.desk, self.event)
