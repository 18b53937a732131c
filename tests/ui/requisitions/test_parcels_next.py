"""After a parcel has left: the next one comes in front, and after the last the page says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.requisitions.parcels import ParcelState
from desktop.domain.stock import PlaceKind
from desktop.services import places, stock
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, looking, parcels
from tests.ui.requisitions.conftest import ask, begin, room, undo


@pytest.fixture
def way(house):
    """The page of a request that two homes can give only together: both parcels are packed."""
    desk = house.session.desk()
    home = places.create_place(desk, OpId.new(), PlaceKind.SITE, "上海·小李家").id
    outside = places.find_place(desk, "supplier").id
    stock.move(desk, OpId.new(), "TS-L", 30, outside, home, reason="到货")
    which = ask(desk, "武汉黑客松", "武汉", "阿汉", 2, "TS-Lx75", needed=9)
    deciding.approve(desk, OpId.new(), which)
    page = begin(house, room(house), "parcels", which)
    page.offers.pick_key.click()
    house.settle()
    assert len(boxes(house, page)) == 2
    house.frame.activateWindow()
    return page


def boxes(house, page):
    return parcels.parcels(house.session.desk(), page.looked.request.id)


def send(house, page, waybill: str) -> None:
    """Types a waybill where the keyboard is, and Enter."""
    field = page.box.sending.waybill
    house.until(lambda: house.frame.focusWidget() is field)
    house.bot.keyClicks(field, waybill)
    house.bot.keyClick(field, Qt.Key.Key_Return)
    house.settle()


def test_the_next_parcel_comes_in_front_with_the_keyboard_in_its_first_field(house, way):
    first = way.box.one.code
    send(house, way, "SF1234567890123")
    assert way.box.one.code != first
    assert way.box.one.state is ParcelState.PACKING
    assert way.chips[way.box.one.code].isChecked()
    assert way.box.sending.waybill.text() == ""
    send(house, way, "SF1234567890456")  # typed at once: nothing was pressed in between
    assert {box.state for box in boxes(house, way)} == {ParcelState.SENT}
    assert {box.waybill for box in boxes(house, way)} == {"SF1234567890123", "SF1234567890456"}


def test_a_parcel_that_waits_comes_before_goods_that_are_not_picked_yet(house, way):
    way.box.back_key.click()  # one of both goes back: it is to be picked again
    house.settle()
    assert way.offers.pick_key.isEnabled()
    way.offers.cards[0].steppers[next(iter(way.offers.cards[0].steppers))][1].set_value(5)
    way.offers.pick_key.click()
    house.settle()
    waits = [box.code for box in boxes(house, way) if box.state is ParcelState.PACKING]
    assert len(waits) == 2
    way.box.sending.waybill.setFocus()
    send(house, way, "SF1234567890123")
    assert way.offers.pick_key.isEnabled()
    house.until(lambda: house.frame.focusWidget() is way.box.sending.waybill)
    assert way.box.one.state is ParcelState.PACKING


def test_after_the_last_one_the_page_says_what_is_next(house, way):
    send(house, way, "SF1234567890123")
    assert not way.notices.isVisible()
    send(house, way, "SF1234567890456")
    assert "Everything is on its way" in way.notices.words.text()
    house.until(lambda: house.frame.focusWidget() is way.notices.step)
    assert way.notices.step.text() == "Message to the asker"
    house.bot.keyClick(way.notices.step, Qt.Key.Key_Space)
    house.settle()
    assert room(house).way_key == "message"


def test_what_is_handed_over_is_followed_by_the_report(house, way):
    for _parcel in range(2):
        way.box.sending.ways[next(w for w in way.box.sending.ways if w.value == "pickup")].click()
        house.write(way.box.sending.carried_by, "阿汉")
        house.bot.keyClick(way.box.sending.carried_by, Qt.Key.Key_Return)
        house.settle()
    assert "Everything is handed over" in way.notices.words.text()
    house.tap(way.notices.step)
    assert room(house).way_key == "report"


def test_what_was_said_to_be_next_is_taken_back_with_the_parcel(house, way):
    send(house, way, "SF1234567890123")
    send(house, way, "SF1234567890456")
    undo(house)
    assert not way.notices.isVisible()
    assert way.box.one.state is ParcelState.PACKING


def test_who_gets_one_parcel_is_never_shown_under_another(house, way):
    mine, other = (box.code for box in boxes(house, way))
    way.choose(mine)
    way.box.receiver.show_key.click()
    way.choose(other)  # before the answer came
    house.settle()
    assert "13812348000" not in way.box.receiver.words.text()
    assert looking.requisition(house.session.desk(), way.looked.request.id)
