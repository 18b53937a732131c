"""How many actions a sale takes (domain/booth.md §1), counted at the real window with real keys and
taps: one tap, scan or key chord is one, every typed digit is one, "next sale ready" is the end.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.booth.event import SaleKind
from desktop.store.database import Database, connect
from desktop.ui.announce import Announcements
from desktop.ui.booth.page import BoothPage
from desktop.ui.jobs import Jobs
from desktop.ui.scanner import Scanner
from desktop.ui.window import Room
from desktop.ui.window.frame import Frame
from tests.ui.booth.stand import Stand
from tests.ui.keys import press, scan


class Volunteer:
    """Somebody at the till, whose every action is counted."""

    def __init__(self, stand: Stand, frame: Frame) -> None:
        self.stand, self.frame = stand, frame
        self.actions = 0

    def tap(self, button: QAbstractButton) -> None:
        """A finger, on something that can be seen whole."""
        assert button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._did()

    def key(self, key: Qt.Key) -> None:
        """One key or chord, sent to the window as the system sends it."""
        QTest.keyClick(self.frame.windowHandle(), key)
        self._did()

    def digits(self, text: str) -> None:
        """Each digit is an action; a person types slower than a scanner."""
        for digit in text:
            press(self.frame, digit, 120)
            self._did()
        entry = self.stand.page.selling.tiles.entry
        self.stand.qtbot.waitUntil(lambda: entry.text().endswith(text))

    def scan(self, code: str) -> None:
        """The scanner's trigger."""
        scan(self.frame, code)
        self._did()

    def _did(self) -> None:
        self.actions += 1
        self.stand.settle()

    @property
    def ready(self) -> bool:
        """Whether the next buyer can be served: an empty cart, the keyboard in the entry."""
        selling = self.stand.page.selling
        entry = selling.tiles.entry
        return (
            not self.stand.cart
            and selling.side.currentWidget() is selling.cart
            and QApplication.focusWidget() is entry
            and entry.text() == ""
        )


@pytest.fixture
def database(_empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty ledger of this test's own, as a file."""
    path = tmp_path / "yuanwu.db"
    shutil.copyfile(_empty_file, path)
    with closing(connect(path)) as opened:
        yield opened


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    """The scanner, plugged in."""
    made = Scanner(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def volunteer(
    database: Database,
    jobs: Jobs,
    news: Announcements,
    scanner: Scanner,
    tmp_path: Path,
    qtbot: QtBot,
) -> Volunteer:
    """The whole frame, with the till opened and a scanner plugged in."""
    stand = Stand(database, jobs, news, tmp_path, qtbot)
    stand.stock()
    stand.open()

    def make() -> BoothPage:
        stand.page = BoothPage(stand.work, stand.keeping, now=lambda: stand.now)
        return stand.page

    frame = Frame([Room("booth", "Booth", "store", make)], jobs)
    frame.listen_to(scanner)
    qtbot.addWidget(frame)
    stand.window = frame
    frame.show()
    frame.go("booth")
    qtbot.waitExposed(frame)
    frame.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is frame.windowHandle())
    stand.settle()
    return Volunteer(stand, frame)


def test_s1_one_badge_by_code_takes_two_actions(volunteer):
    volunteer.tap(volunteer.stand.tile("BD"))
    volunteer.key(Qt.Key.Key_F1)
    [sale] = volunteer.stand.sales()
    assert (sale.total_fen, sale.payments[0].account.method) == (1_500, "wechat")
    assert volunteer.ready
    assert volunteer.actions == 2


def test_s1_is_the_same_with_fingers_only(volunteer):
    volunteer.tap(volunteer.stand.tile("BD"))
    volunteer.tap(volunteer.stand.pay_key(1))
    assert len(volunteer.stand.sales()) == 1
    assert volunteer.ready
    assert volunteer.actions == 2


def test_s2_a_shirt_two_badges_and_change_take_at_most_six_actions(volunteer):
    stand = volunteer.stand
    volunteer.tap(stand.tile("TS-L"))
    volunteer.tap(stand.tile("BD"))
    volunteer.tap(stand.tile("BD"))
    volunteer.key(Qt.Key.Key_F3)
    two_hundred = next(k for k in stand.page.selling.cart.cash.keys if k.text() == "¥200")
    volunteer.tap(two_hundred)
    [sale] = stand.sales()
    assert (sale.total_fen, sale.payments[0].change_fen) == (12_900, 7_100)
    assert stand.page.selling.cart.done.amount.text() == "¥71"
    assert volunteer.ready
    assert volunteer.actions <= 6


def test_s3_three_scans_and_a_code_take_four_actions(volunteer):
    for code in ("TS-M", "BD", "TZ"):
        volunteer.scan(code)
    volunteer.key(Qt.Key.Key_F2)
    [sale] = volunteer.stand.sales()
    assert [(line.code, line.qty) for line in sale.lines] == [("TS-M", 1), ("BD", 1), ("TZ", 1)]
    assert sale.payments[0].account.method == "alipay"
    assert volunteer.ready
    assert volunteer.actions == 4


def test_s4_a_line_of_an_earlier_sale_goes_back_in_four_actions(volunteer):
    stand = volunteer.stand
    for code in ("TS-L", "BD"):
        stand.tap(stand.tile(code))
    stand.key(Qt.Key.Key_F1)
    stand.tap(stand.tile("BD"))
    stand.key(Qt.Key.Key_F1)
    after = stand.page.after

    volunteer.scan("A-0001")
    badge = next(k for k in after.refund.lines.keys.values() if "徽章" in k.text())
    volunteer.tap(badge)
    volunteer.tap(list(after.refund.reason_keys.values())[1])
    volunteer.key(Qt.Key.Key_F3)

    refund = stand.sales()[-1]
    assert (refund.kind, refund.total_fen, refund.of_number) == (
        SaleKind.REFUND, -1_500, "A-0001",
    )  # fmt: skip
    assert refund.payments[0].account.cash
    assert volunteer.ready
    assert volunteer.actions == 4


def test_cash_typed_instead_of_tapped_counts_its_digits(volunteer):
    volunteer.scan("TS-L")
    volunteer.key(Qt.Key.Key_F3)
    volunteer.digits("100")
    volunteer.key(Qt.Key.Key_Return)
    [sale] = volunteer.stand.sales()
    assert sale.payments[0].change_fen == 100
    assert volunteer.ready
    assert volunteer.actions == 6


def test_a_scan_while_the_keyboard_is_elsewhere_still_lands_in_the_cart(volunteer):
    volunteer.frame.top.search.setFocus()
    volunteer.scan("TS-M")
    assert volunteer.stand.cart == [("COSCon T恤 M", 1)]


def test_help_leaves_shift_f1_to_the_till(volunteer):
    asked: list[str] = []
    volunteer.frame.help_wanted.connect(asked.append)
    volunteer.tap(volunteer.stand.tile("BD"))
    QTest.keyClick(volunteer.frame.windowHandle(), Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    volunteer.stand.settle()
    assert asked == []
    assert len(volunteer.stand.page.selling.chips.pending) == 1
