"""The room: what it teaches, the list, its filters, and how it is found from elsewhere."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.app.finding import providers
from desktop.ui.requisitions.ways import BY_KEY, WAYS
from tests.ui.house import House
from tests.ui.requisitions.conftest import fill, focus, found, room
from tests.ui.walk import faults


def titles(page) -> list[str]:
    """The events in the list from top to bottom."""
    model = page.tab("list").model
    return [model.row(n).title for n in range(model.rowCount())]


def chip(house, page, key):
    """Presses a filter."""
    house.tap(page.tab("list").chip_buttons[key])


def test_the_empty_room_teaches_how_requests_come_in(empty):
    page = room(empty)
    assert page.empty.isVisible()
    assert "使用申请" in page.empty.text.text()
    assert faults(page) == []
    empty.tap(page.empty.other)
    assert page.way_key == "new"


def test_the_first_request_ends_the_lesson(empty):
    page = room(empty)
    fill(empty)
    assert page.empty.isHidden()
    assert page.tab("list").isVisible()


def test_the_most_urgent_stands_first_and_says_how_late_it_is(page):
    rows = page.tab("list")
    assert titles(page)[0] == "北京工作坊"
    promise = next(c for c in rows.model.columns if c.key == "urgent")
    first = rows.model.row(0)
    assert promise.show(first).endswith("working days late")
    assert promise.icon(first) == "triangle-alert"
    assert faults(page) == []


def test_filters_show_what_waits_what_is_late_and_what_cannot_be_posted_any_more(house, page):
    chip(house, page, "overdue")
    assert titles(page) == ["北京工作坊"]
    chip(house, page, "overdue")
    chip(house, page, "to_send")
    assert titles(page) == ["上海黑客松"]
    chip(house, page, "unreceived")
    assert set(titles(page)) == {"上海黑客松", "深圳年会"}
    chip(house, page, "unreceived")
    chip(house, page, "unpostable")
    assert titles(page) == ["上海黑客松"]


def test_search_finds_by_city_applicant_and_code(house, page):
    rows = page.tab("list")
    for text in ("广州", "小周", found(house, "广州分享会").code):
        rows.set_text(text)
        house.settle()
        assert titles(page) == ["广州分享会"], text


def test_columns_are_remembered_for_the_next_time(house, page):
    rows = page.tab("list")
    rows._toggle("kind", True)
    assert house.session.keeping.columns("requisitions")[-1] == "kind"


def test_a_request_is_copied_as_text(house, page):
    rows = page.tab("list")
    rows.select(found(house, "成都见面会").id)
    house.settle()
    rows._copy_text()
    said = QApplication.clipboard().text()
    assert "成都见面会" in said
    assert "working days left" in said


def test_the_export_is_masked(house, page, monkeypatch, tmp_path: Path):
    from desktop.ui.requisitions.asked import export

    path = tmp_path / "requests.csv"
    monkeypatch.setattr(export, "ask_shown", lambda *_ask: path)
    rows = page.tab("list")
    rows.show_columns(["title", "value", "contact", "urgent"])
    csv_way = export.exports(rows, page.ways)[0]
    csv_way.act(rows.model.ask, rows.shown_columns())
    house.settle()
    text = path.read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(text.splitlines()))) == 7
    assert "138****8000" in text
    for secret in ("13812348000", "天府大道", "王小明"):
        assert secret not in text


def test_the_row_in_hand_shows_its_story_and_enter_goes_into_it(house, page):
    rows = page.tab("list")
    focus(house, rows.grid)
    house.bot.keyClick(rows.grid, Qt.Key.Key_Down)
    house.settle()
    assert page.side.isVisible()
    assert rows.grid.hasFocus()
    house.bot.keyClick(rows.grid, Qt.Key.Key_Return)
    house.settle()
    assert page.side.title.text() == rows.grid.selected_rows()[0].title
    assert page.side.isAncestorOf(house.frame.focusWidget())
    house.bot.keyClick(house.frame.focusWidget(), Qt.Key.Key_Escape)
    assert page.side.isHidden()
    rows.refresh()
    house.settle()
    assert page.side.isHidden()  # what was put away stays away


@pytest.mark.parametrize("way", [way.key for way in WAYS])
def test_every_way_opens_and_is_left_again(house, page, way: str):
    about = found(house, "上海黑客松").id
    alone = ("new", "import", "give", "quotas", "guides", "templates", "words", "figures", "purge")
    page.open(way if way in alone else (way, about))
    house.settle()
    assert page.way_key == way
    assert page.way is not None
    assert page.way.isVisible()
    assert page.side.isHidden()
    assert faults(page) == []
    page.show_tab("list")
    house.settle()
    assert page.way is None
    assert page.tab("list").isVisible()


def test_every_way_has_a_name_and_an_icon_of_the_set():
    from desktop.ui import theme

    for way in BY_KEY.values():
        assert way.title
        theme.icon(way.icon)


def test_ctrl_k_finds_a_request_by_code_number_event_and_applicant(house, page):
    one = found(house, "广州分享会")
    look = providers(house.session.workplace)["requisitions"]
    for text in (one.code, one.code.lower(), "分享会", "小周", f"{one.code}-1"):
        (hit,) = look(text)
        assert hit.title == "广州分享会", text
    assert look(one.code)[0].exact
    house.session.go("today")
    house.settle()
    look(one.code)[0].act()
    house.settle()
    assert page.side.isVisible()
    assert page.side.title.text() == "广州分享会"


def test_a_scanned_code_opens_its_request_and_a_parcels_too(house, page):
    one = found(house, "深圳年会")
    for code in (one.code, f"{one.code}-1"):
        page.side.leave()
        house.frame.take_scan(code)
        house.settle()
        assert page.side.isVisible()
        assert page.side.title.text() == "深圳年会"
    house.session.go("stock")
    house.settle()
    page.side.leave()
    house.frame.take_scan(f"{one.code}-1")
    house.settle()
    assert house.frame.here == "requisitions"
    assert page.side.title.text() == "深圳年会"


def test_a_code_that_no_request_has_is_refused_where_it_was_asked_for(house, page):
    assert page.take_scan("RQ-NOBODY")
    house.settle()
    assert page.side.notices.isVisible()
    assert page.side.title.text() == "RQ-NOBODY"
    assert not page.side.next_key.isVisible()
    assert not page.take_scan("TS-L")


def test_a_table_dropped_on_the_room_is_looked_through(house, page, tmp_path: Path):
    path = tmp_path / "使用申请.csv"
    path.write_text("活动名称,申请物料\n年会,开源徽章 x3\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), copy, data, left, none))
    house.settle()
    assert page.way_key == "import"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_twice_the_text_fits_on_a_small_screen(qtbot, qapp, tmp_path, language: str):
    with House.lived_in(qtbot, qapp, tmp_path / "data", text_scale=200, language=language) as home:
        fill(home)
        page = room(home)
        home.frame.resize(1024, 768)
        page.open(("request", found(home, "上海黑客松").id))
        home.settle()
        assert home.frame.minimumSizeHint().width() <= 1024
        assert page.side.isVisible()
        assert not page.tab("list").isVisible()  # there is no room for both
        assert faults(page) == []
        focus(home, page.side.close_key)
        home.bot.keyClick(page.side.close_key, Qt.Key.Key_Escape)
        assert page.tab("list").isVisible()
        page.show_tab("board")
        home.settle()
        assert home.frame.minimumSizeHint().width() <= 1024
        assert faults(page) == []
