"""The frame: rooms, keys, scans, who, undo, and one search over everything."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import BadAmount
from desktop.ui import theme
from desktop.ui.jobs import READ, Jobs
from desktop.ui.scanner import Scanner
from desktop.ui.search import Hit
from desktop.ui.window import Act, Room
from desktop.ui.window.frame import Frame
from desktop.ui.window.topbar import Person
from tests.ui.keys import scan
from tests.ui.walk import faults


class Till(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.scans: list[str] = []
        self.opened: list[object] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("Code")
        QVBoxLayout(self).addWidget(self.field)

    def take_scan(self, code: str) -> bool:
        self.scans.append(code)
        return code.startswith("TS")

    def open(self, what: object) -> None:
        self.opened.append(what)


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def frame(jobs: Jobs, qtbot: QtBot, done: list[str]) -> Frame:
    count = Act("盘点", lambda: done.append("count"), "scale", "pandian pd", "Ctrl+Shift+C")
    rooms = [
        Room("today", "今日待办", "calendar-check", lambda: QLabel("today")),
        Room("booth", "摊位", "store", Till),
        Room("stock", "周边库存", "boxes", lambda: QLabel("stock"), (count,)),
    ]
    window = Frame(rooms, jobs)
    qtbot.addWidget(window)
    window.go("today")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def test_a_room_is_made_when_it_is_first_opened(frame: Frame, qtbot: QtBot) -> None:
    assert frame.findChildren(Till) == []
    qtbot.mouseClick(frame.rail.keys["booth"], Qt.MouseButton.LeftButton)
    assert frame.here == "booth"
    frame.go("today")
    frame.go("booth")
    assert len(frame.findChildren(Till)) == 1
    assert frame.top.where.text() == "摊位"


def test_ctrl_and_a_digit_jump(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert frame.here == "stock"
    assert frame.rail.keys["stock"].isChecked()


def test_help_is_shift_f1_and_never_f1(frame: Frame, qtbot: QtBot) -> None:
    asked: list[str] = []
    frame.help_wanted.connect(asked.append)
    qtbot.keyClick(frame, Qt.Key.Key_F1)
    assert asked == []
    qtbot.keyClick(frame, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(frame.top.help, Qt.MouseButton.LeftButton)
    assert asked == ["today", "today"]


def test_a_room_is_opened_at_one_thing(frame: Frame) -> None:
    frame.go("booth", ("sale", "A-0017"))
    page = frame.page("booth")
    assert isinstance(page, Till)
    assert page.opened == [("sale", "A-0017")]


def test_an_act_has_its_keys_everywhere(frame: Frame, done: list[str], qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(frame, Qt.Key.Key_C, both)
    assert done == ["count"]


def test_who_works_here_is_switched_in_two_taps(frame: Frame, qtbot: QtBot) -> None:
    frame.top.set_people([Person(1, "林志玲"), Person(2, "王瑒")], 1)
    assert frame.top.person.text() == "林志玲"
    # The second tap; offscreen there is no screen for the menu of the first.
    with qtbot.waitSignal(frame.top.person_chosen) as chosen:
        frame.top.people_menu.actions()[1].trigger()
    assert chosen.args == [2]


def test_the_last_act_is_taken_back_by_its_words(frame: Frame, qtbot: QtBot) -> None:
    undone: list[int] = []
    frame.top.set_undo("领出 3 件贴纸", lambda: undone.append(1))
    assert "领出 3 件贴纸" in frame.top.undo.accessibleName()
    qtbot.mouseClick(frame.top.undo, Qt.MouseButton.LeftButton)
    assert undone == [1]
    frame.top.set_undo("", None)
    assert not frame.top.undo.isVisible()


def test_a_refusal_that_no_page_showed_is_shown_by_the_frame(
    frame: Frame, jobs: Jobs, qtbot: QtBot
) -> None:
    def work() -> None:
        raise BadAmount("1e2")

    jobs.run(READ, work, owner=frame)
    qtbot.waitUntil(frame.notices.isVisible)


def test_everything_in_the_frame_has_a_name_and_room_for_a_thumb(frame: Frame) -> None:
    frame.top.set_place("COSCon'23")
    frame.top.set_database("本机")
    frame.top.set_undo("x", lambda: None)
    frame.top.set_people([], None)
    frame.go("booth")
    frame.open_search()
    assert faults(frame) == []


# ── search ────────────────────────────────────────────────────────────────────────────────────────


def provider(text: str) -> Sequence[Hit]:
    return [Hit(n, lambda: None, exact=n == text) for n in ("TS-L", "TS-M", "贴纸") if text in n]


def test_ctrl_k_finds_things_rooms_and_acts(frame: Frame, done: list[str], qtbot: QtBot) -> None:
    frame.search.add("items", provider)
    qtbot.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert frame.search.field.hasFocus()
    qtbot.keyClicks(frame.search.field, "pd")
    qtbot.keyClick(frame.search.field, Qt.Key.Key_Return)
    assert done == ["count"]
    assert not frame.search.isVisible()


def test_hits_come_from_the_read_lane_and_the_keyboard_chooses(frame: Frame, qtbot: QtBot) -> None:
    opened: list[str] = []

    def items(text: str) -> Sequence[Hit]:
        return [Hit(f"{text} {n}", lambda n=n: opened.append(n), "x") for n in ("one", "two")]  # type: ignore[misc]

    frame.search.add("items", items)
    frame.search.open()
    qtbot.keyClicks(frame.search.field, "zz")
    model = frame.search.list.model()
    qtbot.waitUntil(lambda: model.rowCount() == 2 and model.index(0, 0).data() == "zz one")
    frame.search.grab()
    qtbot.keyClick(frame.search.field, Qt.Key.Key_Down)
    qtbot.keyClick(frame.search.field, Qt.Key.Key_Return)
    assert opened == ["two"]


def test_nothing_found_is_said_and_escape_gives_the_keyboard_back(
    frame: Frame, qtbot: QtBot
) -> None:
    frame.go("booth")
    page = frame.page("booth")
    assert isinstance(page, Till)
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    qtbot.keyClick(page.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(frame.search.field, "qqq")
    assert "qqq" in frame.search.nothing.text()
    qtbot.keyClick(frame.search.field, Qt.Key.Key_Escape)
    assert page.field.hasFocus()


# ── scans ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    """The scanner, plugged in."""
    made = Scanner(qapp)
    yield made
    made.deleteLater()


def test_a_scan_goes_to_the_page_in_front_then_to_the_search(
    frame: Frame, scanner: Scanner, qtbot: QtBot
) -> None:
    opened: list[str] = []

    def places(text: str) -> Sequence[Hit]:
        return [Hit(text, lambda: opened.append(text), exact=True)]

    frame.listen_to(scanner)
    frame.search.add("places", places)
    frame.go("booth")
    page = frame.page("booth")
    assert isinstance(page, Till)
    qtbot.waitUntil(frame.isActiveWindow)
    scan(frame, "TS-L")
    scan(frame, "BOX-7")
    qtbot.waitUntil(lambda: opened == ["BOX-7"])
    assert page.scans == ["TS-L", "BOX-7"]


def test_a_scan_that_names_nothing_is_shown_in_the_search(frame: Frame, qtbot: QtBot) -> None:
    frame.search.add("items", provider)
    frame.take_scan("TS")
    qtbot.waitUntil(frame.search.isVisible)
    assert frame.search.field.text() == "TS"


# ── looks ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("dark", "scale"), [(False, 100), (True, 100), (False, 200)])
def test_it_is_painted_in_light_dark_and_at_twice_the_text(
    frame: Frame, qapp: QApplication, dark: bool, scale: int
) -> None:
    frame.top.set_place("COSCon'23 · 一楼展位")
    frame.top.set_undo("领出 3 件贴纸", lambda: None)
    theme.apply(qapp, dark=dark, scale=scale)
    image = frame.grab().toImage()
    assert image.pixelColor(image.width() - 20, image.height() - 20).name() == (
        theme.DARK.window if dark else theme.LIGHT.window
    )
    assert all(key.width() >= theme.TOUCH for key in frame.rail.keys.values())


def test_the_window_does_not_load_the_store() -> None:
    """The window is painted before SQLAlchemy is imported."""
    code = (
        "import sys, desktop.ui.window.frame, desktop.ui.table, desktop.ui.tiles, "
        "desktop.ui.charts, desktop.ui.forms, desktop.ui.longwork\n"
        "print([m for m in sys.modules if m.startswith(('sqlalchemy', 'desktop.store', "
        "'desktop.services', 'reportlab'))])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
