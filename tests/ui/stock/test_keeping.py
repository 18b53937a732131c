"""Keepers, addresses, minimums, what was found, who leaves and what is settled, in the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.keeping import KeepingDraft
from desktop.domain.stock import PlaceKind
from desktop.services import keeping, leaving, places, settled, stock
from desktop.services.changes import OpId
from tests.ui.walk import faults


@pytest.fixture
def desk(house):
    return house.session.desk()


@pytest.fixture
def lee(desk):
    """小李's home."""
    return places.find_place(desk, "小李").id


@pytest.fixture
def card(house, page, lee):
    """The card of 小李's home, in hand."""
    house.tap(page.bar.lists["places"])
    page.places.select(lee)
    house.settle()
    return page.side.place_card


def home(desk):
    return places.find_place(desk, "成都·仓库").id


def test_an_address_is_typed_once_and_then_shown_in_stars(house, page, card, desk, lee):
    house.tap(card.entrust)
    part = card.keeping
    house.write(part.city, "上海")
    house.write(part.recipient, "李明")
    house.write(part.phone, "13812345678")
    house.write(part.address, "上海市杨浦区国定路 100 号")
    assert faults(page) == []
    house.tap(part.save)
    assert "138****5678" in part.words.text()
    assert "国定路" not in part.words.text()
    house.tap(card.entrust)
    assert part.phone.text() == "138****5678"
    part.city.clear()
    house.write(part.city, "北京")
    house.bot.keyClick(part.city, Qt.Key.Key_Return)
    house.settle()
    assert keeping.card(desk, lee).city == "北京"
    assert keeping.card(desk, lee).address == "上海市杨浦区…"


def test_the_tree_says_who_keeps_what_and_is_filtered_by_keeper(house, page, card, desk):
    keeping.entrust(desk, OpId.new(), home(desk), KeepingDraft("阿源", "成都"))
    house.settle()
    view = page.places
    named = {view.tree.topLevelItem(n).text(0): view.tree.topLevelItem(n).text(2) for n in (0, 1)}
    assert named["成都·仓库"] == "阿源 · 成都"
    view.keeper.setCurrentIndex(view.keeper.findData("阿源"))
    house.settle()
    hidden = {view._places[key].name for key, item in view._items.items() if item.isHidden()}
    assert "小李" in hidden
    assert "成都·仓库" not in hidden


def test_what_is_long_not_seen_is_one_chip(house, page, desk, lee):
    stock.move(desk, OpId.new(), "TS-M", 1, home(desk), lee, reason="挪")
    house.tap(page.bar.lists["where"])
    house.tap(page.where.chip_buttons["uncertain"])
    rows = page.where.model.here(0, 9)
    assert [(row.code, row.place) for row in rows] == [("TS-M", "小李")]
    assert faults(page) == []


def test_an_item_says_how_sure_its_pieces_are(house, page, desk, lee):
    stock.move(desk, OpId.new(), "TS-M", 1, home(desk), lee, reason="挪")
    house.write(page.items.field, "TS-M")
    page.items.grid.selectRow(0)
    house.settle()
    assert page.side.card.lying.sure.text() == "verified: 2 · not certain: 1"


def test_a_minimum_is_set_in_the_card_of_an_item(house, page, desk, lee):
    house.write(page.items.field, "TS-M")
    page.items.grid.selectRow(0)
    house.settle()
    part = page.side.card.minimums
    house.tap(part.add)
    house.pick(part.what, "成都·仓库")
    part.qty.set_value(5)
    assert faults(page) == []
    house.tap(part.save)
    (found,) = keeping.minimums_of(desk)
    assert (found.code, found.place, found.short) == ("TS-M", "成都·仓库", 2)
    assert [one.short for one in part.lines] == [2]


def test_what_was_given_up_is_found_with_two_taps(house, page, card, desk):
    unknown = places.find_place(desk, "unknown").id
    stock.move(desk, OpId.new(), "TS-L", 2, home(desk), unknown, reason="找不到")
    page.places.select(unknown)
    house.settle()
    (held,) = card.lying.lines
    card.lying.found.emit(held)
    house.settle()
    form = page.side.form
    assert form.goal.chosen().title == "成都·仓库"
    assert faults(page) == []
    house.tap(form.go)
    assert stock.holdings(desk, place=unknown).total == 0


def test_what_lies_back_and_cannot_be_is_booked_only_when_said_twice(house, page, desk, lee):
    page.open(("item", page.items.model.here(0, 9)[0].uid))
    house.settle()
    page.begin("move")
    house.settle()  # the form fills in the only place where it lies
    form = page.side.form
    form.source.set_choice(None)
    house.pick(form.source, "成都·仓库")
    house.pick(form.goal, "小李")
    assert form.missing.text() == ""
    form.when.tick.setChecked(True)
    form.when.at.setDateTime(form.when.at.dateTime().addYears(-1))
    house.tap(form.go)
    assert "would have held" in form.notices.words.text()
    assert stock.holdings(desk, place=lee).total == 0
    house.tap(form.notices.step)
    assert stock.holdings(desk, place=lee).total == 1


def test_a_leaver_hands_everything_over_on_one_page_and_comes_back(house, page, card, desk, lee):
    keeping.entrust(desk, OpId.new(), lee, KeepingDraft("", "成都"))
    keeping.entrust(desk, OpId.new(), home(desk), KeepingDraft("", "成都"))
    box = places.create_place(desk, OpId.new(), PlaceKind.BOX, "A1", lee).id
    stock.move(desk, OpId.new(), "TS-L", 4, home(desk), box, reason="装箱")
    stock.move(desk, OpId.new(), "TS-L", 3, home(desk), lee, reason="挪")
    house.tap(card.leaving)
    leaver = page.whole_page
    assert [line.taker() for line in leaver.lines] == ["成都·仓库", "成都·仓库"]
    assert faults(page) == []
    house.tap(leaver.go)
    assert page.whole_page is None
    assert "小李" not in [p.name for p in places.places(desk)]
    act = stock.acts(desk, 1)[0]
    stock.undo(desk, OpId.new(), OpId(act.op))
    assert [b.pieces for b in leaving.checklist(desk, "小李").boxes] == [4]


def test_the_checklist_is_saved_with_who_takes_what(house, page, card, desk, lee, tmp_path):
    stock.move(desk, OpId.new(), "TS-L", 3, home(desk), lee, reason="挪")
    house.tap(card.leaving)
    path = tmp_path / "list.csv"
    page.whole_page.save(path)
    house.settle()
    rows = path.read_text("utf-8-sig").splitlines()
    assert rows[1] == "社区T恤 L,TS-L,3,开源社,小李,成都·仓库"


def test_a_period_is_closed_beside_the_list(house, page, desk):
    page.open("settle")
    panel = page.side.form
    assert faults(page) == []
    house.tap(panel.go)
    assert settled.settled_until(desk) is not None
    assert page.side.form is None
