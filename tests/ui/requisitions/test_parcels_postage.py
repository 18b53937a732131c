"""Waybill and postage of a parcel that has left: typed where it was sent, saved with one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.people import Role
from desktop.domain.requisitions import Act
from desktop.domain.requisitions.parcels import Correction, PaidBy, Repaid
from desktop.services import people
from desktop.services.changes import OpId
from desktop.services.requisitions import looking, parcels, receiving
from desktop.ui.requisitions.story import told
from tests.ui.requisitions.conftest import begin, focus, keys, undo
from tests.ui.walk import faults


@pytest.fixture
def way(house, page, sent):
    """The page of the request that is on its way."""
    return begin(house, page, "parcels", sent.id)


def box(house, way):
    (one,) = parcels.parcels(house.session.desk(), way.looked.request.id)
    return one


def test_what_a_parcel_cost_is_typed_once_it_is_known_and_saved_with_one_key(house, way):
    form = way.box.correcting
    assert form.isVisible()
    assert not way.box.sending.isVisible()
    assert (form.waybill.text(), form.carrier.currentText()) == ("SF1234567890123", "顺丰")
    assert not form.go_key.isEnabled()  # nothing is new
    keys(house, form.postage, "15")
    house.write(form.advanced_by, "小明")
    focus(house, form.paid_by)
    house.bot.keyClick(form.paid_by, Qt.Key.Key_Down)
    assert way.begun
    focus(house, form.go_key)
    house.bot.keyClick(form.go_key, Qt.Key.Key_Space)
    house.settle()
    one = box(house, way)
    assert (one.postage_fen, one.advanced_by, one.paid_by) == (1500, "小明", PaidBy.SENDER)
    assert (one.waybill, one.owed) == ("SF1234567890123", True)
    assert not way.begun
    assert not form.go_key.isEnabled()
    assert way.box.paid_key.isVisible()
    assert faults(way) == []


def test_a_mistyped_waybill_is_mended_with_enter_and_taken_back(house, way):
    form = way.box.correcting
    focus(house, form.waybill)
    form.waybill.selectAll()
    house.bot.keyClicks(form.waybill, "SF 1234 5678 90124")
    house.bot.keyClick(form.waybill, Qt.Key.Key_Return)
    house.settle()
    assert box(house, way).waybill == form.waybill.text() == "SF1234567890124"
    undo(house)
    assert box(house, way).waybill == form.waybill.text() == "SF1234567890123"


def test_it_is_mended_after_receipt_too(house, way):
    receiving.receive_all(house.session.desk(), OpId.new(), way.looked.request.id)
    house.settle()
    form = way.box.correcting
    keys(house, form.postage, "8.50")
    house.bot.keyClick(form.postage, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert box(house, way).postage_fen == 850


def test_what_was_paid_back_is_asked_back_again_before_it_is_changed(house, way):
    desk, code = house.session.desk(), way.box.one.code
    parcels.note_postage(desk, OpId.new(), code, Correction(fen=1200, advanced_by="小明"))
    parcels.repay(desk, OpId.new(), code, Repaid.PAID)
    house.settle()
    form = way.box.correcting
    focus(house, form.postage)
    house.bot.keyClicks(form.postage, "15")
    form.go_key.click()
    house.settle()
    assert "asked back again first" in way.notices.words.text()
    way.box.asked_key.click()
    house.settle()
    assert form.postage.fen() == 1500  # what was typed is still there
    form.go_key.click()
    house.settle()
    assert (box(house, way).postage_fen, box(house, way).owed) == (1500, True)


def test_an_amount_that_is_none_is_refused_where_it_stands(house, way):
    form = way.box.correcting
    keys(house, form.postage, "1.234")
    form.go_key.click()
    assert form.notices.isVisible()
    assert box(house, way).postage_fen is None


def test_a_waybill_is_scanned_where_none_is_known(house, way):
    assert not way.take_scan("SF9999999999999")  # one is known
    desk, code = house.session.desk(), way.box.one.code
    parcels.note_postage(desk, OpId.new(), code, Correction(waybill="", carrier=""))
    house.settle()
    assert way.take_scan("YT1234567890123")
    assert way.box.correcting.carrier.currentText() == "圆通"
    way.box.correcting.go_key.click()
    house.settle()
    assert (box(house, way).waybill, box(house, way).carrier) == ("YT1234567890123", "圆通")


def test_the_story_tells_what_changed(house, way, sent):
    desk, code = house.session.desk(), way.box.one.code
    parcels.note_postage(desk, OpId.new(), code, Correction(waybill="SF1", fen=1200))
    words, _tone = told.told(looking.story(desk, sent.id)[-1])
    assert f"{code}" in words
    assert "SF1234567890123 → SF1" in words
    assert "– → ¥12.00" in words


def test_others_only_look(house, page, sent):
    desk = house.session.desk()
    people.add_person(desk, OpId.new(), "小仓")
    people.set_role(desk, OpId.new(), "小仓", Role.KEEPER)
    house.session.change(person="小仓")
    house.settle()
    way = begin(house, house.page("requisitions"), "parcels", sent.id)
    assert not way.looked.notes
    assert not way.box.correcting.isVisible()
    assert Act.POSTAGE in way.looked.verdicts
