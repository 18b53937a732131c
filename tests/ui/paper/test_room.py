"""The room itself: its place in the rail, its tabs, and how others come in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.paper.labels.kinds import Kind
from tests.ui.paper.room import settled
from tests.ui.paper.sheets import paper
from tests.ui.walk import faults


def test_it_stands_after_stock(house):
    assert list(house.frame.rail.keys)[3:6] == ["requisitions", "production", "paper"]
    house.tap(house.frame.rail.keys["paper"])
    assert house.frame.here == "paper"
    assert faults(house.page("paper")) == []


def test_labels_are_found_from_anywhere(house):
    house.bot.keyClick(house.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    house.bot.keyClicks(house.frame.search.field, "print lab")
    house.settle()
    house.bot.keyClick(house.frame.search.field, Qt.Key.Key_Return)
    house.settle()
    assert house.frame.here == "paper"
    assert house.page("paper").here == "labels"


def test_tabs_are_made_when_first_asked_for(house):
    house.session.go("paper")
    house.settle()
    room = house.page("paper")
    assert list(room._made) == ["labels"]
    house.tap(room.tabs.keys["certificates"])
    assert room.here == "certificates"
    assert faults(room) == []
    house.tap(room.tabs.keys["register"])
    assert room.here == "register"
    assert faults(room) == []
    house.tap(room.tabs.keys["labels"])
    assert room.labels.isVisible()


def test_the_register_opens_at_a_number_and_at_a_signed_code(house):
    house.session.go("paper", ("register", "KYS-STAR-2024-0001"))
    house.settle()
    room = house.page("paper")
    assert room.here == "register"
    assert "KYS-STAR-2024-0001" in room.register.list.notices.words.text()
    house.session.go("paper", "labels")
    assert house.frame.page("paper").take_scan("KYS1|nonsense")
    house.settle()
    assert room.here == "register"


def test_a_paper_of_another_room_is_looked_at_alone(house):
    house.session.go("paper", ("look", paper(3)))
    room = house.page("paper")
    house.until(lambda: room.looking is not None and room.looking.view.preview.sheaf is not None)
    house.settle()
    assert room.looking.title.text() == "labels / 40x30"
    assert room.looking.view.preview.of.text() == "of 3"
    assert not room.tabs.isVisible()
    assert room.looking.printing.print_key.isEnabled()
    assert QApplication.focusWidget() is room.looking.view.preview.canvas
    assert not house.frame.page("paper").take_scan("TS-L")
    house.tap(room.looking.close_key)
    assert room.tabs.isVisible()


def test_escape_leaves_a_paper_that_is_looked_at(house):
    house.session.go("paper", ("look", paper(1)))
    room = house.page("paper")
    house.until(lambda: room.looking is not None and room.looking.view.preview.sheaf is not None)
    house.settle()
    house.bot.keyClick(room.looking.view.preview.canvas, Qt.Key.Key_Escape)
    assert room.tabs.isVisible()


def test_what_was_asked_before_the_room_was_there_is_shown_when_it_is(house):
    assert house.frame.here != "paper"
    house.session.go("paper", ("labels", "items", ["MUG"]))
    house.settle()
    page = house.page("paper").labels
    settled(house, page)
    assert page.wish.kind is Kind.ITEMS
    assert [line.title for line in page.wish.table.lines] == ["马克杯"]
