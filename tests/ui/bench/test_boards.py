"""Every board that was at the bench: found, told, its label printed once more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.bench.sessions import Kind
from tests.ui.bench.tables import cells, click, opened, workbench, workshop
from tests.ui.walk import faults


@pytest.fixture
def bench(house):
    return workbench(house)


@pytest.fixture
def boards(house, bench):
    """Ann's board passed at the second try, Ben's waits for its LED."""
    session, (ann, ben) = workshop(bench, "Ann", "Ben")
    bench.fails(session, "light_stuck", who=ann.id)
    bench.passes(session, tag="T-01", who=ann.id)
    bench.fails(session, who=ben.id)
    return opened(house, "boards")


def test_without_a_board_the_page_says_how_one_comes_here(house):
    page = opened(house, "boards")
    assert page.list.empty_page.isVisible()
    house.tap(page.list.empty_page.button)
    assert house.page("bench").here == "wall"


def test_every_board_is_in_the_list_with_its_person_and_what_was_wrong(house, boards):
    assert cells(boards.list, "serial") == ["T-02", "SL-00001"]
    assert cells(boards.list, "participant") == ["Ben", "Ann"]
    assert cells(boards.list, "fault") == ["LED 12 is dark", ""]
    house.tap(boards.list.chip_buttons["passed"])
    assert cells(boards.list, "serial") == ["SL-00001"]
    house.tap(boards.list.chip_buttons["failed"])
    assert cells(boards.list, "serial") == ["T-02"]


def test_a_board_is_searched_by_its_number_its_person_and_its_fault(house, boards):
    for text, found in (("0001", ["SL-00001"]), ("ben", ["T-02"]), ("nobody", [])):
        boards.list.field.clear()
        house.write(boards.list.field, text)
        assert cells(boards.list, "serial") == found


def test_a_board_in_hand_tells_every_try_with_its_readings(house, boards):
    click(house, boards.list, 1)
    side = boards.side
    assert side.isVisible()
    assert side.title.text() == "SL-00001"
    assert [part.title.text() for part in side.tries.parts] == ["Try 2", "Try 1"]
    newest, oldest = side.tries.parts
    assert newest.attempt.ok
    assert oldest.what.text() == "The light sensor sees no difference"
    assert oldest.then.text().startswith("Check the solder joints of the light sensor")
    shown = " ".join(label.text() for label in newest.steps.findChildren(type(newest.what)))
    assert "5006 mV (4500–5500)" in shown
    assert faults(boards) == []


def test_the_board_is_put_away_with_esc_and_the_keyboard_is_back_in_the_list(house, boards):
    click(house, boards.list, 1)
    house.frame.activateWindow()
    boards.list.grid.setFocus()
    house.until(boards.list.grid.hasFocus)
    house.bot.keyClick(boards.list.grid, Qt.Key.Key_Escape)
    assert not boards.side.isVisible()
    assert boards.list.grid.hasFocus()


def test_the_label_is_saved_once_more_and_only_of_a_board_that_passed(house, boards, tmp_path):
    click(house, boards.list, 0)
    assert not boards.side.printing.isVisible()
    click(house, boards.list, 1)
    assert boards.side.printing.isVisible()
    file = tmp_path / "label.pdf"
    boards.side.printing.save(file)
    house.settle()
    assert file.read_bytes().startswith(b"%PDF")


def test_a_board_is_opened_by_its_number_from_the_search_of_everything(house, boards):
    house.session.go("today")
    house.settle()
    search = house.frame.search
    search.open()
    house.write(search.field, "SL-00001")
    house.until(lambda: search._model.rowCount() > 0)
    house.bot.keyClick(search.field, Qt.Key.Key_Return)
    house.settle()
    assert house.page("bench").here == "boards"
    assert boards.side.title.text() == "SL-00001"


def test_a_label_that_is_scanned_opens_its_board(house, boards):
    house.page("bench").take_scan("SL-00001")
    house.settle()
    assert boards.side.title.text() == "SL-00001"


def test_a_number_that_nobody_knows_is_said_in_place(house, boards):
    house.page("bench").take_scan("SL-00777")
    house.settle()
    assert not boards.side.isVisible()
    assert boards.list.notices.isVisible()
    assert "SL-00777" in boards.list.notices.words.text()


def test_a_board_that_passed_without_kits_is_booked_from_its_story(house, bench):
    bench.bring(1)
    session, _nobody = workshop(bench, kind=Kind.PRODUCTION)
    for _board in range(7):  # one more than there are kits
        bench.passes(session)
    page = opened(house, "boards")
    click(house, page.list, 0)
    assert page.side.book_key.isVisible()
    house.tap(page.side.book_key)
    assert "SL-KIT" in page.side.notices.words.text() or "雪花灯套件" in (
        page.side.notices.words.text()
    )
    bench.bring(1)
    house.tap(page.side.book_key)
    assert page.side.notices.words.text() == "1 board was booked into the stock."
    assert not page.side.book_key.isVisible()
    assert bench.lies() == {"SL": 7}


def test_the_list_is_exported_as_it_is_shown(house, boards, tmp_path, monkeypatch):
    file = tmp_path / "boards.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    house.tap(boards.list.chip_buttons["failed"])
    for action in boards.list.tools.menu().actions():
        if action.text().endswith("CSV"):
            action.trigger()
    house.settle()
    said = file.read_text("utf-8-sig")
    assert "LED 12 is dark" in said
    assert "SL-00001" not in said


def test_on_a_small_screen_the_board_takes_the_place_of_the_list(house, boards):
    house.frame.resize(800, 600)
    house.settle()
    click(house, boards.list, 1)
    assert boards.side.isVisible()
    assert not boards.list.isVisible()
    house.tap(boards.side.close_key)
    assert boards.list.isVisible()


def test_the_room_has_a_tab_for_each_part(house, room):
    assert list(room.tabs.keys) == ["wall", "workshop", "boards", "ruler"]
    for word, key in room.tabs.keys.items():
        house.tap(key)
        assert room.here == word
        assert faults(room.tab(word)) == []
