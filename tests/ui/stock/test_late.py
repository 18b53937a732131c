"""Answers that come late, and what others change, go over nothing a person wrote in a form."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.services import booth, outings, places, stock
from desktop.services.changes import OpId
from desktop.services.outings import Wish
from tests.ui.stock.test_acts import choose


def test_the_only_home_is_not_filled_in_under_the_fingers(house, page):
    choose(house, page, "TS-L")
    page.side.card.keys["move"].click()
    form = page.side.form
    form.source.setFocus()  # before the answer came
    house.settle()
    house.write(form.source.field, "小李")
    assert form.source.field.text() == "小李"
    house.until(form.source.list.isVisible)
    house.bot.keyClick(form.source.field, Qt.Key.Key_Return)
    assert form.source.chosen().title == "小李"


def test_a_new_keeper_does_not_go_over_the_name_typed_meanwhile(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["handover"])
    form = page.side.form
    house.write(form.goal.field, "小王")
    house.until(form.goal.list.isVisible)
    house.bot.keyClick(form.goal.field, Qt.Key.Key_Return)
    house.bot.keyClicks(form.goal.field, "x")  # before the new one is written
    house.settle()
    assert form.goal.field.text() == "小王x"
    assert form.goal.chosen() is None


def test_a_leavers_heirs_stay_when_somebody_books_a_transfer(house, page):
    desk = house.session.desk()
    lee = places.find_place(desk, "小李").id
    home = places.find_place(desk, "成都·仓库").id
    stock.move(desk, OpId.new(), "TS-L", 3, home, lee, reason="挪")
    stock.move(desk, OpId.new(), "TS-M", 2, home, lee, reason="挪")
    house.tap(page.bar.lists["places"])
    page.places.select(lee)
    house.settle()
    house.tap(page.side.place_card.leaving)
    leaver = page.whole_page
    house.pick(leaver.lines[0].to, "成都")
    field = leaver.lines[1].to.field
    house.bot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    house.write(field, "半个名")
    leaver.ask()  # as the news of a transfer make it do
    house.settle()
    assert leaver.lines[0].taker() == "成都·仓库"
    assert leaver.lines[1].to.loose() == "半个名"
    assert house.frame.focusWidget() is leaver.lines[1].to.field


def sheet(house, page):
    """The sheet of an event with six shirts on its stand."""
    desk = house.session.desk()
    made = booth.save_event(
        desk, OpId.new(), "今年", date(2026, 10, 24), date(2026, 10, 24), place_name="今年展位"
    )
    home = places.find_place(desk, "成都·仓库").id
    outings.take(desk, OpId.new(), made.id, [Wish("TS-L", 6, home), Wish("TS-M", 2, home)])
    page.open("outings")
    house.settle()
    view = page.view("outings")
    house.tap(view.keys["sheet"])
    return view


def give(house, code, qty):
    """Another station gives something away at the stand."""
    desk = house.session.desk()
    stand, given = (places.find_place(desk, name).id for name in ("今年展位", "given"))
    stock.move(desk, OpId.new(), code, qty, stand, given, reason="送出")
    house.settle()


def figures(grid):
    return {row.variant.code: figure for row, figure in grid.written_down()}


def test_figures_that_were_counted_stay_while_others_give_something_away(house, page):
    view = sheet(house, page)
    grid = view.homing.grid
    row = next(n for n, (one, _f) in enumerate(grid.written_down()) if one.variant.code == "TS-L")
    grid.write(row, 4)
    give(house, "TS-M", 1)
    assert figures(grid) == {"TS-L": 4, "TS-M": 1}


def test_a_figure_that_is_half_typed_is_finished_first(house, page):
    view = sheet(house, page)
    grid = view.homing.grid
    house.frame.activateWindow()
    grid.setFocus()
    house.until(grid.hasFocus)
    code = grid.written_down()[grid.currentIndex().row()][0].variant.code
    house.bot.keyClick(grid, Qt.Key.Key_1)
    editor = grid.findChild(QLineEdit)
    give(house, "TS-M", 1)
    house.bot.keyClick(editor, Qt.Key.Key_Return)
    house.settle()
    assert figures(grid)[code] == 1
    (other,) = set(figures(grid)) - {code}
    assert figures(grid)[other] == {"TS-L": 6, "TS-M": 1}[other]


def test_what_was_added_to_the_packing_list_stays_until_it_is_taken_along(house, page):
    view = sheet(house, page)
    house.tap(view.keys["packing"])
    house.pick(view.packing.item, "TS-M")
    house.pick(view.packing.place, "成都")
    view.packing.grid.write(0, 1)
    give(house, "TS-L", 1)
    assert [(r.code, n) for r, n in view.packing.grid.written_down()] == [("TS-M", 1)]
    house.tap(view.packing.go)
    assert view.packing.grid.written_down() == []
