"""What was just written down stands in the list: in hand, in view, or said to be left out."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.services.requisitions import looking
from tests.ui.requisitions.conftest import ask, found


def write_down(house, page, title: str) -> int:
    """A request typed into the form and handed in; its local id."""
    page.open("new")
    house.settle()
    form = page.way
    house.write(form.fields.title, title)
    house.write(form.fields.applicant, "小新")
    house.write(form.fields.city, "西安")
    house.write(form.lines.field, "BG x20")
    house.bot.keyClick(form.lines.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    return int(found(house, title).id)


def test_a_new_request_is_in_hand_and_in_view_however_long_the_list(house, page):
    desk = house.session.desk()
    for n in range(130):
        ask(desk, f"更早的活动{n}", "杭州", "小周", 30, "BGx1")
    made = write_down(house, page, "西安开源之夜")

    grid = page.tab("list").grid
    (row,) = grid.selected_rows()
    assert row.id == made
    number = looking.number(desk, made)
    assert number is not None
    assert number > 100
    assert grid.currentIndex().row() == number
    shown = grid.visualRect(grid.currentIndex())
    assert grid.viewport().rect().contains(shown.center())
    assert page.side.whole.one.id == made


def test_what_was_in_hand_before_is_let_go(house, page):
    grid = page.tab("list").grid
    grid.selectRow(0)
    house.settle()
    made = write_down(house, page, "西安开源之夜")
    assert [row.id for row in grid.selected_rows()] == [made]


def test_a_filter_that_leaves_it_out_is_said_and_can_be_lifted(house, page):
    listed = page.tab("list")
    house.bot.mouseClick(listed.chip_buttons["overdue"], Qt.MouseButton.LeftButton)
    house.settle()
    made = write_down(house, page, "西安开源之夜")
    assert listed.notices.isVisible()
    assert "leaves it out" in listed.notices.words.text()
    assert listed.chip_buttons["overdue"].isChecked()

    house.bot.mouseClick(listed.notices.step, Qt.MouseButton.LeftButton)
    house.settle()
    assert not listed.chip_buttons["overdue"].isChecked()
    assert [row.id for row in listed.grid.selected_rows()] == [made]
    assert not listed.notices.isVisible()


def test_where_a_request_stands_follows_sort_search_and_filters(house):
    desk = house.session.desk()
    one = found(house, "北京工作坊").id
    for sort in looking.SORTS:
        for down in (False, True):
            rows = looking.requisitions(desk, sort=sort, descending=down).rows
            at = looking.number(desk, one, sort=sort, descending=down)
            assert at is not None
            assert rows[at].id == one
    assert looking.number(desk, one, "北京") == 0
    assert looking.number(desk, one, "上海") is None
    assert looking.number(desk, one, chips=["closed"]) is None
