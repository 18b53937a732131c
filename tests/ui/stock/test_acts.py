"""Receive, move, hand over, correct: what they will do, what they refuse, what they did."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.services import stock
from tests.ui.walk import faults


def choose(house, page, code):
    """Takes an item of the list in hand."""
    house.write(page.items.field, code)
    page.items.grid.selectRow(0)
    house.settle()


def amount(house, form, text):
    """Types a number of pieces over the one that stands there."""
    field = form.goods.lines[0].qty.field
    house.bot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    house.bot.keyClicks(field, text)
    house.settle()


def lying(house, code):
    """Where an item lies, by place."""
    return {h.place: h.on_hand for h in stock.holdings(house.session.desk(), code=code).rows}


def test_receive_says_where_it_goes_and_does_it(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["receive"])
    form = page.side.form
    assert faults(form) == []
    house.pick(form.goal, "成都")
    amount(house, form, "12")
    assert form.effect.text() == "社区T恤 L  成都·仓库: 20 → 32"
    house.tap(form.go)
    assert lying(house, "TS-L") == {"成都·仓库": 32}
    assert page.side.form is None


def test_a_move_knows_where_the_goods_can_come_from(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["move"])
    form = page.side.form
    assert form.source.chosen().title == "成都·仓库"
    assert not form.go.isEnabled()
    house.pick(form.goal, "小李")
    amount(house, form, "5")
    house.tap(form.go)
    assert lying(house, "TS-L") == {"成都·仓库": 15, "小李": 5}
    house.frame.toasts.toast.undo_button.click()
    house.settle()
    assert lying(house, "TS-L") == {"成都·仓库": 20}


def test_more_than_is_there_is_refused_in_place_with_the_next_step(house, page):
    choose(house, page, "TS-M")
    house.tap(page.side.card.keys["move"])
    form = page.side.form
    house.pick(form.goal, "小李")
    amount(house, form, "8")
    house.tap(form.go)
    assert "has only 3" in form.notices.words.text()
    house.tap(form.found)
    assert lying(house, "TS-M") == {"小李": 8}


def test_hand_over_makes_a_new_keeper_in_passing(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["handover"])
    form = page.side.form
    house.write(form.goal.field, "小王")
    house.until(form.goal.list.isVisible)
    assert form.goal.list.item(0).text() == "New keeper “小王”"
    house.bot.keyClick(form.goal.field, Qt.Key.Key_Return)
    house.settle()
    assert form.goal.chosen().title == "小王"
    house.tap(form.go)
    assert lying(house, "TS-L") == {"成都·仓库": 19, "小王": 1}


def test_letters_inside_the_pinyin_of_a_place_are_a_new_keepers_name(house, page):
    # chengdu: "du" stands inside the name of the only place.
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["handover"])
    form = page.side.form
    house.write(form.goal.field, "Du")
    house.until(form.goal.list.isVisible)
    shown = [form.goal.list.item(row).text() for row in range(form.goal.list.count())]
    assert shown == ["New keeper “Du”", "成都·仓库  ·  Site"]
    house.bot.keyClick(form.goal.field, Qt.Key.Key_Return)
    house.settle()
    house.tap(form.go)
    assert lying(house, "TS-L") == {"成都·仓库": 19, "Du": 1}


def test_a_keeper_is_found_by_name_in_any_case_and_by_the_beginning_of_the_pinyin(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["handover"])
    form = page.side.form
    house.pick(form.goal, "xl")
    assert form.goal.chosen().title == "小李"
    house.write(form.goal.field, "")
    form.goal.set_choice(None)
    form._create(form.goal, "Li")
    house.settle()
    form.goal.set_choice(None)
    house.pick(form.goal, "li")
    assert form.goal.chosen().title == "Li"


def test_a_correction_begins_with_what_the_books_say_and_names_what_is_missing(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["correct"])
    form = page.side.form
    assert form.goods.lines[0].qty.value() == 20
    assert form.missing.text() == "The books already say so; change the number."
    amount(house, form, "19")
    assert form.missing.text() == "Still missing: Reason"
    house.write(form.reason, "少一件")
    assert not form.missing.isVisible()
    assert form.go.isEnabled()


def test_a_correction_asks_how_many_there_are_and_why(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["correct"])
    form = page.side.form
    amount(house, form, "17")
    assert form.effect.text() == "社区T恤 L  成都·仓库: 20 → 17"
    assert not form.go.isEnabled()
    house.write(form.reason, "盘点少三件")
    house.tap(form.go)
    assert lying(house, "TS-L") == {"成都·仓库": 17}
    assert house.frame.toasts.toast.words.text() == "社区T恤 L: 3 pieces → Count correction"
    line = page.side.card.story.model.line(page.side.card.story.model.index(0))
    assert (line.qty, line.note) == (3, "盘点少三件")


def test_a_correction_upwards_books_what_was_there(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["correct"])
    amount(house, page.side.form, "21")
    house.write(page.side.form.reason, "多一件")
    house.tap(page.side.form.go)
    assert lying(house, "TS-L") == {"成都·仓库": 21}


def test_what_is_right_already_is_not_corrected(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["correct"])
    amount(house, page.side.form, "20")
    house.write(page.side.form.reason, "没有差")
    assert not page.side.form.go.isEnabled()


def test_several_items_move_as_one_act(house, page):
    page.items.grid.selectAll()
    house.settle()
    house.tap(page.bar.acts["move"])
    form = page.side.form
    assert [w.code for w in form.goods.wishes()] == ["TS-M", "TS-L"]
    house.pick(form.goal, "小李")
    house.tap(form.go)
    acts = stock.acts(house.session.desk())
    assert (acts[0].kind, acts[0].lines) == ("move", 2)


def test_escape_closes_the_panel_and_nothing_happened(house, page):
    choose(house, page, "TS-L")
    house.tap(page.side.card.keys["move"])
    house.write(page.side.form.reason, "算了")
    house.bot.keyClick(page.side.form.reason, Qt.Key.Key_Escape)
    house.settle()
    assert page.side.form is None
    assert page.items.field.hasFocus(), "not the rail, where Enter would leave the room"
    assert lying(house, "TS-L") == {"成都·仓库": 20}


def test_what_lay_where_on_a_past_day(house, page):
    from PySide6.QtCore import QDate

    choose(house, page, "TS-L")
    lying_now = page.side.card.lying
    house.tap(lying_now.past)
    assert {h.place for h in lying_now.lines} == {"成都·仓库"}
    lying_now.day.setDate(QDate.currentDate().addDays(-1))
    house.settle()
    assert lying_now.lines == ()
    lying_now.past.click()
    house.settle()
    assert [h.on_hand for h in lying_now.lines] == [20]


def test_a_pick_list_says_where_to_take_what_and_moves_nothing(house, page):
    choose(house, page, "TS-M")
    before = lying(house, "TS-M")
    page.open("pick")
    form = page.side.form
    amount(house, form, "2")
    house.write(form.purpose, "杭州活动")
    house.tap(form.go)
    room = house.page("paper")
    house.until(lambda: room.looking is not None and room.looking.view.preview.sheaf is not None)
    house.settle()
    assert room.looking.title.text() == "Pick list 杭州活动"
    assert room.looking.printing.save_key.isEnabled()
    assert lying(house, "TS-M") == before
    house.tap(room.looking.close_key)
    house.settle()
    assert house.frame.here == "stock"
    assert form.purpose.text() == "杭州活动"


def test_a_pick_list_needs_goods_and_takes_scanned_ones(house, page):
    page.open("pick")
    form = page.side.form
    assert not form.go.isEnabled()
    for code in ("TS-M", "TS-M", "TS-L"):
        page.take_scan(code)
        house.settle()
    assert [(wish.code, wish.qty) for wish in form.goods.wishes()] == [("TS-M", 2), ("TS-L", 1)]
    assert form.go.isEnabled()
    assert faults(form) == []
