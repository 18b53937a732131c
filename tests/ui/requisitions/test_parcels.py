"""The page of parcels: homes proposed and changed, picked, papers, sent, handed over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.requisitions import Act, Verdict
from desktop.domain.requisitions.parcels import ParcelState
from desktop.services.changes import OpId
from desktop.services.requisitions import looking, parcels
from tests.ui.requisitions.conftest import room
from tests.ui.walk import faults


@pytest.fixture
def shanghai(house):
    """The request that is approved and wants ten shirts."""
    return next(r for r in looking.requisitions(house.session.desk()).rows if r.city == "上海")


@pytest.fixture
def way(house, shanghai):
    """Its page of parcels, opened."""
    page = room(house)
    page.open(("parcels", shanghai.id))
    house.settle()
    return page.way


def boxes(house, one):
    return parcels.parcels(house.session.desk(), one.id)


def test_the_proposal_is_picked_with_one_key(house, way, shanghai):
    assert [card.title.text() for card in way.offers.cards] == ["成都·仓库"]
    assert faults(way) == []
    house.frame.activateWindow()
    way.offers.pick_key.setFocus()
    house.until(way.offers.pick_key.hasFocus)
    house.bot.keyClick(way.offers.pick_key, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    (box,) = boxes(house, shanghai)
    assert (box.state, box.pieces) == (ParcelState.PACKING, 10)
    assert list(way.chips) == [box.code]
    assert not way.offers.pick_key.isVisible()
    assert faults(way) == []


def test_the_keyboard_goes_on_where_the_work_does(house, way, shanghai):
    house.frame.activateWindow()
    way.offers.pick_key.setFocus()
    house.until(way.offers.pick_key.hasFocus)
    house.bot.keyClick(way.offers.pick_key, Qt.Key.Key_Space)
    house.until(lambda: house.frame.focusWidget() is way.box.sending.waybill)
    house.bot.keyClicks(way.box.sending.waybill, "SF1234567890123")
    house.bot.keyClick(way.box.sending.waybill, Qt.Key.Key_Return)
    house.until(lambda: house.frame.focusWidget() is way.notices.step)  # what is next
    assert boxes(house, shanghai)[0].state is ParcelState.SENT


def test_a_person_takes_less_than_is_proposed(house, way, shanghai):
    ((_code, stepper),) = way.offers.cards[0].steppers.values()
    stepper.set_value(4)
    assert way.begun
    way.offers.pick_key.click()
    house.settle()
    assert boxes(house, shanghai)[0].pieces == 4
    assert [card.takes[0].qty for card in way.offers.cards] == [6]


def test_a_waybill_is_scanned_wherever_the_keyboard_is(house, way, shanghai):
    way.offers.pick_key.click()
    house.settle()
    assert way.take_scan("SF1234567890123")
    form = way.box.sending
    assert (form.waybill.text(), form.carrier.currentText()) == ("SF1234567890123", "顺丰")
    form.postage.set_fen(1200)
    form.advanced_by.setText("小明")
    form.go_key.click()
    house.settle()
    (box,) = boxes(house, shanghai)
    assert (box.state, box.waybill, box.owed) == (ParcelState.SENT, "SF1234567890123", True)
    assert not form.isVisible()
    assert not way.begun  # one may leave without being asked
    way.box.paid_key.click()
    house.settle()
    assert not boxes(house, shanghai)[0].owed


def test_what_is_fetched_has_arrived(house, way, shanghai):
    way.offers.pick_key.click()
    house.settle()
    way.open((shanghai.id, "pickup"))
    house.settle()
    way.box.sending.carried_by.setText("阿强")
    way.box.sending.ways[way.box.sending.way].click()
    way.box.sending.choose(next(w for w in way.box.sending.ways if w.value == "pickup"))
    way.box.sending.go_key.click()
    house.settle()
    (box,) = boxes(house, shanghai)
    assert (box.state, box.carried_by) == (ParcelState.ARRIVED, "阿强")


def test_everything_is_put_back(house, way, shanghai):
    way.offers.pick_key.click()
    house.settle()
    way.box.back_key.click()
    house.settle()
    assert boxes(house, shanghai)[0].state is ParcelState.CANCELLED
    assert way.offers.pick_key.isEnabled()


def test_the_receiver_is_masked_until_somebody_presses(house, way, shanghai):
    way.offers.pick_key.click()
    house.settle()
    receiver = way.box.receiver
    assert "13812348000" not in receiver.words.text()
    receiver.show_key.click()
    house.settle()
    assert "13812348000" in receiver.words.text()
    receiver.show_key.click()
    assert "13812348000" not in receiver.words.text()
    receiver.copy_key.click()
    house.settle()
    assert QGuiApplication.clipboard().text().startswith("王小明 13812348000 上海市")


def test_the_label_is_seen_before_it_is_printed(house, way, shanghai, tmp_path):
    way.offers.pick_key.click()
    house.settle()
    way.box.papers.choose("label")
    house.settle()
    assert way.box.papers.picture.pixmap().width() > 100
    for kind in ("pick", "pack", "label"):
        way.box.papers.choose(kind)
        way.box.papers.printing.save(tmp_path / f"{kind}.pdf")
        house.settle()
        assert (tmp_path / f"{kind}.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_chosen_is_not_thrown_away_by_others(house, way, shanghai):
    ((_code, stepper),) = way.offers.cards[0].steppers.values()
    stepper.set_value(3)
    other = parcels.propose(house.session.desk(), shanghai.id).takes
    parcels.pick(house.session.desk(), OpId.new(), shanghai.id, other[:1])
    house.settle()
    assert stepper.value() == 3
    assert looking.verdicts(house.session.desk(), shanghai.id)[Act.SHIP] is Verdict.YES
    way.offers.pick_key.click()
    house.settle()
    assert way.notices.isVisible()


def test_a_request_that_is_sent_shows_its_parcels_alone(house):
    gone = next(r for r in looking.requisitions(house.session.desk()).rows if r.city == "深圳")
    page = room(house)
    page.open(("parcels", gone.id))
    house.settle()
    assert not page.way.offers.isVisible()
    assert page.way.box.one.state is ParcelState.SENT
    assert faults(page.way) == []


def test_a_courier_that_was_chosen_is_not_thrown_away_in_silence(house, way, shanghai):
    way.offers.pick_key.click()
    house.settle()
    form = way.box.sending
    assert not way.begun
    form.carrier.setCurrentText("德邦")
    assert way.begun
    form.carrier.setCurrentIndex(0)
    form.paid_by.setCurrentIndex(1)
    assert way.begun


def test_a_courier_that_was_chosen_stays_whatever_the_number_looks_like(house, way, shanghai):
    way.offers.pick_key.click()
    house.settle()
    form = way.box.sending
    form.carrier.setCurrentText("德邦")
    house.write(form.waybill, "SF1234567890123")
    assert form.carrier.currentText() == "德邦"
    assert "顺丰" in form.hint.text()
    form.carrier.setCurrentIndex(0)
    form.waybill.clear()
    house.write(form.waybill, "YT1234567890123")
    assert form.carrier.currentText() == "圆通"
    form.waybill.clear()
    house.write(form.waybill, "SF1234567890123")
    assert form.carrier.currentText() == "顺丰"  # what was guessed is guessed anew
