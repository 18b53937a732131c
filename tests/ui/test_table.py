"""The one list: a window onto rows that live elsewhere."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import DatabaseTrouble, NotFound
from desktop.ui.jobs import Jobs
from desktop.ui.table import Ask, Chip, Column, Empty, Export, ListPage, Source
from desktop.ui.table.model import PAGE, PLACEHOLDER
from tests.ui.walk import faults


@dataclass(frozen=True)
class Thing:
    number: int
    name: str
    qty: int


@dataclass
class Shelf:
    """Stands for the database: answers questions, remembers them."""

    things: list[Thing]
    asked: list[Ask] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    broken: bool = False

    def __post_init__(self) -> None:
        self.gate.set()

    def _matching(self, ask: Ask) -> list[Thing]:
        found = [t for t in self.things if ask.text in t.name]
        if "few" in ask.chips:
            found = [t for t in found if t.qty < 3]
        return sorted(found, key=lambda t: getattr(t, ask.sort), reverse=ask.descending)

    def fetch(self, ask: Ask) -> list[Thing]:
        assert self.gate.wait(60)
        self.asked.append(ask)
        end = ask.offset + ask.limit if ask.limit else None
        return self._matching(ask)[ask.offset : end]

    def count(self, ask: Ask) -> int:
        if self.broken:
            raise DatabaseTrouble("locked")
        return len(self._matching(ask))


def columns() -> list[Column[Thing]]:
    return [
        Column("number", "Number", lambda t: str(t.number), number=True),
        Column("name", "Name", lambda t: t.name, stretch=True),
        Column("qty", "On hand", lambda t: str(t.qty), number=True, sensitive=True),
    ]


def made(shelf: Shelf, jobs: Jobs, qtbot: QtBot, **more: object) -> ListPage:
    source = Source(shelf.fetch, shelf.count, lambda t: t.number)
    page = ListPage("Stock", columns(), source, jobs, **more)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    with qtbot.waitSignal(page.shown):
        page.refresh()
    return page


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([Thing(n, f"sticker {n % 7}", n % 10) for n in range(1, 1001)])


def cell(page: ListPage, row: int, column: int) -> str:
    return str(page.model.index(row, column).data())


def test_it_opens_with_one_page_and_the_count(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot)
    assert page.model.rowCount() == 1000
    assert [(a.offset, a.limit) for a in shelf.asked] == [(0, PAGE)]
    assert [cell(page, 0, c) for c in range(3)] == ["1", "sticker 1", "1"]


def test_rows_out_of_view_are_placeholders_until_they_come(
    shelf: Shelf, jobs: Jobs, qtbot: QtBot
) -> None:
    page = made(shelf, jobs, qtbot)
    shelf.gate.clear()
    assert cell(page, 700, 0) == PLACEHOLDER
    with qtbot.waitSignal(page.model.page_came):
        shelf.gate.set()
    assert cell(page, 700, 0) == "701"


def test_typing_searches_and_only_the_last_text_counts(
    shelf: Shelf, jobs: Jobs, qtbot: QtBot
) -> None:
    page = made(shelf, jobs, qtbot)
    qtbot.keyClicks(page.field, "sticker 3")
    qtbot.waitUntil(lambda: page.model.rowCount() == 143)
    qtbot.waitUntil(lambda: jobs.idle)
    assert cell(page, 0, 1) == "sticker 3"
    assert page.count.text() == "143 entries"


def test_a_header_sorts_and_turns_round(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot)
    header = page.grid.horizontalHeader()
    for column, first in ((1, "sticker 0"), (1, "sticker 6"), (0, "1"), (0, "1000")):
        with qtbot.waitSignal(page.shown):
            header.sectionClicked.emit(column)
        assert cell(page, 0, column) == first
        assert header.sortIndicatorSection() == column


def test_rows_grow_with_the_text_and_shrink_again(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot)
    font = page.grid.font()
    before = page.grid.rowHeight(0)
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 2)
    page.grid.setFont(large)
    assert page.grid.rowHeight(0) > before
    page.grid.setFont(font)
    assert page.grid.rowHeight(0) == before


def test_chips_filter_and_one_of_a_group_puts_out_the_others(
    shelf: Shelf, jobs: Jobs, qtbot: QtBot
) -> None:
    chips = [Chip("few", "Few left", "left"), Chip("many", "Many", "left"), Chip("own", "Own")]
    page = made(shelf, jobs, qtbot, chips=chips)
    with qtbot.waitSignal(page.shown):
        qtbot.mouseClick(page.chip_buttons["few"], Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 300
    with qtbot.waitSignal(page.shown):
        qtbot.mouseClick(page.chip_buttons["many"], Qt.MouseButton.LeftButton)
    assert page.model.ask.chips == {"many"}


def test_the_selection_survives_a_refresh_by_key(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot)
    page.grid.selectRow(4)
    heard: list[object] = []
    page.current.connect(heard.append)
    shelf.things.insert(0, Thing(0, "sticker new", 1))
    shelf.things[5] = Thing(5, "sticker 5", 99)
    with qtbot.waitSignal(page.shown):
        page.refresh()
    assert [getattr(r, "number", None) for r in page.grid.selected_rows()] == [5]
    assert page.grid.currentIndex().row() == 5
    assert heard == [Thing(5, "sticker 5", 99)]


def test_the_arrow_keys_tell_the_side_pane(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot)
    heard: list[Thing] = []
    page.current.connect(heard.append)
    page.grid.selectRow(0)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    assert [t.number for t in heard] == [1, 2]
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert opened.args == [Thing(2, "sticker 2", 2)]


def test_rows_are_copied_as_text(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot)
    page.grid.selectRow(0)
    qtbot.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Number\tName\tOn hand\n1\tsticker 1\t1\n"


def test_columns_are_chosen_ordered_and_remembered(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot)
    page.show_columns(["qty", "name", "gone since"])
    assert page.shown_columns() == ("qty", "name")
    chosen: list[tuple[str, ...]] = []
    page.columns_chosen.connect(chosen.append)
    page._toggle("number", True)
    assert chosen == [("qty", "name", "number")]
    page.show_columns([])
    assert set(page.shown_columns()) == {"number", "name", "qty"}


def test_an_export_gets_the_question_behind_what_is_shown(
    shelf: Shelf, jobs: Jobs, qtbot: QtBot
) -> None:
    got: list[tuple[Ask, tuple[str, ...]]] = []
    export = Export("CSV", lambda ask, keys: got.append((ask, keys)))
    page = made(shelf, jobs, qtbot, exports=[export])
    page.set_text("sticker 3")
    page.show_columns(["name"])
    next(a for a in page.tools.menu().actions() if a.text() == "CSV").trigger()
    assert [(a.text, a.limit, keys) for a, keys in got] == [("sticker 3", 0, ("name",))]


def test_a_picture_is_1080_wide_and_can_leave_out_amounts(
    shelf: Shelf, jobs: Jobs, qtbot: QtBot
) -> None:
    page = made(shelf, jobs, qtbot)
    whole, without = page.as_picture(), page.as_picture(hide_sensitive=True)
    assert whole.width() == without.width() == 1080
    assert whole != without
    page.copy_picture()
    assert QGuiApplication.clipboard().image().width() == 1080


def test_an_empty_list_teaches_and_starts(jobs: Jobs, qtbot: QtBot) -> None:
    begun: list[int] = []
    empty = Empty("No goods yet", "Drop a list here", button="Import", act=lambda: begun.append(1))
    page = made(Shelf([]), jobs, qtbot, empty=empty)
    assert page.empty_page.isVisible()
    qtbot.mouseClick(page.empty_page.button, Qt.MouseButton.LeftButton)
    assert begun == [1]


def test_a_search_without_hits_offers_everything(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot, chips=[Chip("few", "Few left", on=True)])
    page.set_text("nothing like it")
    qtbot.waitUntil(page.empty_page.isVisible)
    assert "nothing like it" in page.empty_page.title.text()
    qtbot.mouseClick(page.empty_page.other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1000)


def test_a_refusal_is_said_above_the_list_and_can_be_tried_again(
    shelf: Shelf, jobs: Jobs, qtbot: QtBot
) -> None:
    page = made(shelf, jobs, qtbot)
    shelf.broken = True
    page.refresh()
    qtbot.waitUntil(page.notices.isVisible)
    shelf.broken = False
    with qtbot.waitSignal(page.shown):
        qtbot.mouseClick(page.notices.step, Qt.MouseButton.LeftButton)
    assert not page.notices.isVisible()


def test_what_a_room_says_above_the_list_outlives_its_next_answer(
    shelf: Shelf, jobs: Jobs, qtbot: QtBot
) -> None:
    page = made(shelf, jobs, qtbot)
    page.notices.refuse(NotFound("board", "SL-00777"))
    with qtbot.waitSignal(page.shown):
        page.refresh()
    assert "SL-00777" in page.notices.words.text()
    with qtbot.waitSignal(page.shown):
        page.set_text("tee")
    assert not page.notices.isVisible()


def test_everything_has_a_name_and_room_for_a_thumb(shelf: Shelf, jobs: Jobs, qtbot: QtBot) -> None:
    page = made(shelf, jobs, qtbot, chips=[Chip("few", "Few left")])
    page.set_text("x")
    assert faults(page) == []


def test_row_height_is_fixed_and_grows_with_the_text(
    shelf: Shelf, jobs: Jobs, qtbot: QtBot
) -> None:
    page = made(shelf, jobs, qtbot)
    assert {page.grid.rowHeight(n) for n in (0, 500, 999)} == {40}
