"""The window: how soon it is there, how soon a tap or a scan is on the screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.booth.cart import Cart, CartLine, LineKind
from desktop.domain.booth.pay import Tender
from desktop.services import booth
from desktop.services.changes import OpId
from desktop.settings import Folders, change, load
from desktop.store.database import connect
from desktop.ui import theme
from desktop.ui.announce import Announcements
from desktop.ui.booth.page import BoothPage
from desktop.ui.jobs import Jobs
from desktop.ui.scanner import Scanner
from desktop.ui.window import Room
from desktop.ui.window.frame import Frame
from tests.bench.books import stock_books
from tests.bench.figures import Board, part, took
from tests.ui.booth.stand import Stand
from tests.ui.keys import scan

pytestmark = pytest.mark.bench
ROOT = Path(__file__).resolve().parents[2]
SALES = 3_000
TURNS = 60


@pytest.fixture
def till(empty: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Stand]:
    """The selling screen in its window, in the evening of a day with 3,000 sales."""
    theme.register()
    theme.apply(qapp, dark=False)
    path = tmp_path / "yuanwu.db"
    shutil.copyfile(empty, path)
    database, jobs = connect(path), Jobs()
    stand = Stand(database, jobs, Announcements(), tmp_path, qtbot)
    stand.stock()
    stand.open()
    accounts = stand.accounts()
    goods = [("BD", 1500), ("TS-M", 9900), ("TZ", 1000)]
    for turn in range(SALES):
        code, fen = goods[turn % 3]
        line = CartLine(LineKind.GOODS, code, 1, fen, stand.uids[code], code)
        account = accounts[turn % len(accounts)]
        tender = Tender(account.id, account.cash)
        booth.sell(stand.desk, stand.event, "A", Cart(OpId.new().hex, (line,)), [tender])
        stand.later(10)

    def make() -> BoothPage:
        stand.page = BoothPage(stand.work, stand.keeping, now=lambda: stand.now)
        return stand.page

    frame = Frame([Room("booth", "Booth", "store", make)], jobs)
    scanner = Scanner(qapp)
    frame.listen_to(scanner)
    qtbot.addWidget(frame)
    stand.window = frame
    frame.resize(1180, 720)
    frame.show()
    frame.go("booth")
    qtbot.waitExposed(frame)
    frame.activateWindow()
    stand.settle()
    yield stand
    jobs.close()
    scanner.deleteLater()
    database.close()


class Painted(QObject):
    """Counts the paints of a widget and of all that lies in it."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self.count, self._within = 0, within
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.count += watched is self._within or self._within.isAncestorOf(watched)
        return False


def until_painted(stand: Stand, act: Callable[[], object], seen: Painted) -> float:
    """From the act to the repaint of the cart that shows it, in seconds."""
    before = stand.page.till.counter.cart.pieces
    start = time.perf_counter()
    act()
    while stand.page.till.counter.cart.pieces == before:
        QApplication.processEvents()
        assert time.perf_counter() - start < 5
    painted = seen.count
    while seen.count == painted:
        QApplication.processEvents()
        assert time.perf_counter() - start < 5
    return time.perf_counter() - start


def test_a_tap_and_a_scan_are_on_the_screen_at_once(till: Stand, board: Board):
    seen = Painted(till.page.selling.cart)
    tile = till.tile("BD")
    taps, scans, floors = [], [], []
    for turn in range(TURNS):
        floors.append(took(till.window.repaint))
        tap = partial(QTest.mouseClick, tile, Qt.MouseButton.LeftButton)
        taps.append(until_painted(till, tap, seen))
        till.settle()
        code = ("TS-L", "BD", "TS-S")[turn % 3]
        scans.append(until_painted(till, partial(scan, till.window, code), seen))
        till.settle()
    floor = part(floors, 0.5)
    met = [
        board.add("tile tap to repaint, 3,000 sales, p95", part(taps, 0.95), floor, below=0.05),
        board.add("scan to line on screen, 3,000 sales, p95", part(scans, 0.95), floor, below=0.05),
    ]
    assert all(met)


def start(*words: str) -> tuple[float, float, float]:
    """Starts a program; seconds to the first paint, to the first data, the longest stall."""
    # Compiled once, as on every machine where the program was started before.
    around = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.start", *words],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
        env=around | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    painted, data, longest = map(int, done.stdout.split())
    return (painted - begun) / 1e9, (data - begun) / 1e9, longest / 1e9


def test_a_cold_start(tmp_path: Path, board: Board):
    folders = Folders(tmp_path)
    folders.make()
    load(folders)
    change(folders, welcomed=True, person="阿源", language="zh", roles=("materials",))
    stock_books(folders.database, items=2000, places=20, movements=100_000)
    start("bare")
    start("house", str(tmp_path))
    floors, windows, data, stalls = [], [], [], []
    for _ in range(7):
        floors.append(start("bare")[0])
        painted, filled, longest = start("house", str(tmp_path))
        windows.append(painted)
        data.append(filled)
        stalls.append(longest)
    floor = part(floors, 0.5)
    met = [
        board.add("cold start, window painted", part(windows, 0.5), floor, at_most=1.5),
        board.add("cold start, first data on it", part(data, 0.5), floor, at_most=3.5),
        board.add("cold start, longest stall of the loop", part(stalls, 0.5), below=0.05),
    ]
    assert all(met)
