"""Places: the tree, a place's card, and what is done with a place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services import places, stock
from tests.ui.walk import faults


@pytest.fixture
def view(house, page):
    """The tree of places, in front."""
    house.tap(page.bar.lists["places"])
    return page.places


def names(house):
    """The paths of all real places."""
    return [p.path for p in places.places(house.session.desk()) if p.kind.real]


def take(house, view, path):
    """Takes a place in hand."""
    view.select(places.find_place(house.session.desk(), path).id)
    house.settle()


def test_the_card_says_what_lies_there_and_how_it_came(house, page, view):
    take(house, view, "成都·仓库")
    card = page.side.place_card
    assert [(h.code, h.on_hand) for h in card.lying.lines] == [("TS-M", 3), ("TS-L", 20)]
    assert card.story.model.rowCount() == 2
    assert faults(page) == []


def test_a_box_is_made_inside_and_moves_with_what_it_holds(house, page, view):
    card = page.side.place_card
    take(house, view, "成都·仓库")
    house.tap(card.new)
    house.write(card.changes.name, "A1")
    house.tap(card.changes.go)
    assert "成都·仓库/A1" in names(house)
    desk = house.session.desk()
    home, box = (places.find_place(desk, p).id for p in ("成都·仓库", "A1"))
    from desktop.services.changes import OpId

    stock.move(desk, OpId.new(), "TS-L", 4, home, box, reason="装箱")
    house.settle()
    assert sum(h.on_hand for h in card.lying.lines) == 23
    house.tap(card.tree)
    assert sum(h.on_hand for h in card.lying.lines) == 19
    take(house, view, "A1")
    house.tap(card.into)
    house.pick(card.changes.into, "小李")
    house.tap(card.changes.go)
    assert "小李/A1" in names(house)


def test_a_place_is_renamed_and_a_taken_name_is_refused_in_place(house, page, view):
    card = page.side.place_card
    take(house, view, "小李")
    house.tap(card.rename)
    card.changes.name.clear()
    house.write(card.changes.name, "成都·仓库")
    house.tap(card.changes.go)
    assert "already" in card.notices.words.text()
    house.bot.keyClick(card.changes.name, Qt.Key.Key_Escape)
    assert not card.changes.isVisible()
    house.tap(card.rename)
    card.changes.name.clear()
    house.write(card.changes.name, "李明")
    house.tap(card.changes.go)
    assert "李明" in names(house)


def test_only_an_empty_place_is_retired(house, page, view):
    card = page.side.place_card
    take(house, view, "成都·仓库")
    house.tap(card.retire)
    assert card.notices.isVisible()
    take(house, view, "小李")
    house.tap(card.retire)
    assert "小李" not in names(house)


def test_the_tree_is_filtered_as_one_types(house, page, view):
    house.write(view.field, "李")
    hidden = {view._places[key].name for key, item in view._items.items() if item.isHidden()}
    assert "成都·仓库" in hidden
    assert "小李" not in hidden


def test_goods_move_from_the_place_in_hand(house, page, view):
    take(house, view, "成都·仓库")
    house.tap(page.side.place_card.take)
    assert page.side.form.source.chosen().title == "成都·仓库"
