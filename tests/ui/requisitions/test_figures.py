"""The figures of requests: months, tables, what was not there, and ways to take them away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.requisitions import Decision
from desktop.services import production
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, looking
from tests.ui.house import House
from tests.ui.requisitions.conftest import ask, fill, room, undo
from tests.ui.walk import faults


@pytest.fixture
def figures(house, page):
    page.begin("figures", None)
    house.settle()
    return page.way


def refuse_for_lack(house) -> None:
    """Ten shirts were asked for, and none of them was there."""
    desk = house.session.desk()
    wish = ask(desk, "西安聚会", "西安", "小西", 3, "TS-Lx10 BGx5")
    shirt, badge = looking.lines(desk, wish)
    decided = [Decision(shirt.id, 0, "", "没有了", 10), Decision(badge.id, 5)]
    deciding.approve(desk, OpId.new(), wish, decided)
    house.settle()


def cells(figures) -> list[list[object]]:
    return [list(line.cells) for line in figures.table.lines]


def test_months_say_how_fast_requests_left_and_how_many_are_late(house, figures):
    assert faults(figures) == []
    assert figures.grid.isVisible()
    assert len(figures.charts) == 2
    assert "5 working days" in figures.remarks.text()
    asked = sum(int(str(row[1])) for row in cells(figures))
    assert asked == 5  # drafts are no requests


def test_every_table_is_shown_and_every_chip_fits_a_finger(house, figures):
    for key, chip in figures.tabs.items():
        house.tap(chip)
        assert figures.key == key
        assert faults(figures) == []
    house.tap(figures.tabs["asked_by_city"])
    assert {row[0] for row in cells(figures)} == {"成都", "北京", "上海", "广州", "深圳"}
    house.tap(figures.spans["last"])
    assert figures.nothing.isVisible() or cells(figures)
    house.tap(figures.spans["all"])
    assert cells(figures)


def test_what_was_not_there_is_had_made_by_one_press(house, figures):
    refuse_for_lack(house)
    figures.open("not_there")
    house.settle()
    assert not figures.make_key.isEnabled()
    row = next(n for n, line in enumerate(cells(figures)) if line[0] == "TS-L")
    figures.grid.selectRow(row)
    assert "10 pieces of COSCon T恤 L" in figures.make_key.text()
    house.tap(figures.make_key)
    desk = house.session.desk()
    (made,) = [one for one in production.productions(desk).rows if one.draft.name == "COSCon T恤 L"]
    assert made.draft.qty == 10
    undo(house)
    assert not [
        one for one in production.productions(desk).rows if one.draft.name == "COSCon T恤 L"
    ]


def test_what_is_no_article_of_ours_is_had_made_by_its_words(house, figures):
    desk = house.session.desk()
    wish = next(one.id for one in looking.requisitions(desk).rows if one.title == "北京工作坊")
    odd = next(one for one in looking.lines(desk, wish) if not one.code)
    deciding.approve(desk, OpId.new(), wish, [Decision(odd.id, 0, "", "不是我们的物品")])
    figures.open("not_there")
    house.settle()
    row = next(n for n, line in enumerate(cells(figures)) if line[1] == "神秘贴纸")
    figures.grid.selectRow(row)
    house.tap(figures.make_key)
    (made,) = [one for one in production.productions(desk).rows if one.draft.name == "神秘贴纸"]
    assert made.draft.qty is None


def test_the_table_is_copied_as_a_picture(house, figures):
    QApplication.clipboard().clear()
    house.tap(figures.copy)
    assert not QApplication.clipboard().image().isNull()


def test_where_nobody_asked_for_anything_the_page_says_what_it_is_for(empty):
    page = room(empty)
    page.begin("figures", None)
    empty.settle()
    assert "what was not there" in page.way.nothing.text()
    assert page.way.nothing.isVisible()
    assert not page.way.copy.isEnabled()
    assert faults(page.way) == []


def test_the_way_back_is_esc_or_its_key(house, page, figures):
    house.tap(figures.close_key)
    assert page.way is None


def test_large_text_on_a_small_screen_does_not_widen_the_window(qtbot, qapp, tmp_path):
    with House.lived_in(qtbot, qapp, tmp_path / "large", text_scale=200) as large:
        fill(large)
        room(large).begin("figures", None)
        large.settle()
        assert large.frame.minimumSizeHint().width() <= 1024
