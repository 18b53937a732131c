"""Transfers begun, packed and sent, with real keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.domain.keeping import KeepingDraft
from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import State
from desktop.services import keeping, places, stock, transfers
from desktop.services.changes import OpId
from desktop.ui.stock.transfers.form import GoodsForm, TransferForm
from desktop.ui.stock.transfers.homes import HomesPage
from desktop.ui.stock.transfers.sending import SendPage
from tests.ui.walk import faults


def test_the_empty_tab_teaches_and_begins(house, view):
    assert not view.list.empty_page.isHidden()
    house.tap(view.list.empty_page.button)
    assert isinstance(view.pages[-1], TransferForm)
    note = view.pages[-1].note
    house.write(note, "算了")
    house.bot.keyClick(note, Qt.Key.Key_Escape)
    house.settle()
    assert view.pages == []


def test_a_transfer_is_begun_and_holds_its_goods(house, view):
    house.tap(view.new_key)
    form = view.pages[-1]
    house.pick(form.goods.lines[0].item, "TS-L")
    form.goods.lines[0].qty.set_value(4)
    typed = form.goods.add()
    house.write(typed.item.field, "没有这个")
    house.tap(form.go)
    assert "没有这个" in form.parts["goods"].under.text()  # typed, and nothing was chosen
    house.tap(typed.remove)
    house.tap(form.go)  # nobody said from where
    assert "Choose where the goods lie" in form.parts["source"].under.text()
    house.pick(form.source, "成都")
    house.tap(form.go)
    assert form.parts["goal"].under.text()
    house.pick(form.goal, "小李")
    house.write(form.needed, "2026-13-01")
    house.tap(form.go)
    assert "2026-13-01" in form.parts["needed"].under.text()
    assert faults(form) == []
    form.needed.clear()
    house.write(form.needed, "2026/12/31")
    house.tap(form.go)
    assert view.pages == []
    card = view.card.card
    assert (card.transfer.state, card.transfer.pieces) == (State.DRAFT, 4)
    assert card.transfer.needed_on.isoformat() == "2026-12-31"
    held = stock.holdings(house.session.desk(), code="TS-L").rows
    assert [(h.on_hand, h.available) for h in held] == [(20, 16)]
    assert faults(view) == []


def test_more_goods_and_a_whole_box_go_in_and_come_out_again(house, view, draft, ends):
    desk = house.session.desk()
    box = places.create_place(desk, OpId.new(), PlaceKind.BOX, "A1", ends[0]).id
    stock.move(desk, OpId.new(), "TS-L", 4, ends[0], box, reason="装箱")
    draft()
    house.tap(view.card.keys["goods"])
    form = view.pages[-1]
    assert isinstance(form, GoodsForm)
    house.tap(form.go)
    assert form.notices.isVisible()
    house.pick(form.box, "A1")
    house.tap(form.go)
    assert view.card.card.transfer.pieces == 10
    rows = {line.code: line for line in view.card.card.lines if not line.box}
    view.card.act.emit(("back", rows["TS-M"]))
    house.settle()
    assert view.card.card.transfer.pieces == 9


def test_it_is_packed_and_sent_with_a_hint_at_the_courier(house, view, draft):
    code = draft()
    house.tap(view.card.keys["send"])
    page = view.pages[-1]
    assert isinstance(page, SendPage)
    assert faults(page) == []
    page._named("新箱")
    house.tap(page.go)
    assert page.notices.isVisible()  # a box is named and nothing lies in it
    house.tap(page.pack_key)
    assert not page.pack_part.isVisible()
    assert view.take_scan("yt1234567890123")
    assert page.carrier.currentText() == "圆通"
    assert "圆通" in page.hint.text()
    page.waybill.setText("123456789012")
    assert page.hint.text() == "It could be of: 顺丰, 中通, 申通"
    house.tap(page.go)
    sent = transfers.transfer(house.session.desk(), code)
    assert (sent.state, sent.waybill, sent.parcels) == (State.SENT, "123456789012", 1)
    assert view.card.badge.accessibleName() == "In transit"


def test_the_address_is_shown_to_who_ships_it_and_copied_in_one_line(house, view, draft, ends):
    desk = house.session.desk()
    said = KeepingDraft(recipient="李四", phone="13800138000", address="成都市一环路 1 号")
    keeping.entrust(desk, OpId.new(), ends[1], said)
    code = draft()
    house.tap(view.card.keys["send"])
    page = view.pages[-1]
    assert "13800138000" in page.lines.text()
    house.tap(page.copy_key)
    assert QGuiApplication.clipboard().text() == "李四 13800138000 成都市一环路 1 号"
    house.tap(page.go)
    transfers.receive(desk, OpId.new(), code)
    from desktop.services.transfers.address import address

    assert address(desk, code).hidden  # it is no longer open
    assert not address(desk, code).line


def test_which_home_ships_it_begins_a_transfer_from_each(house, view, ends):
    desk = house.session.desk()
    stock.move(desk, OpId.new(), "TS-M", 1, *ends, reason="带走")
    goal = places.create_place(desk, OpId.new(), PlaceKind.PERSON, "王五").id
    house.tap(view.new_key)
    form = view.pages[-1]
    house.tap(form.which_key)
    assert form.notices.isVisible()  # nothing is wanted yet
    house.pick(form.goods.lines[0].item, "TS-M")
    form.goods.lines[0].qty.set_value(3)
    house.pick(form.goal, "王五")
    house.tap(form.which_key)
    page = view.pages[-1]
    assert isinstance(page, HomesPage)
    assert [one.home.path for one in page.sources] == ["成都·仓库", "小李"]
    told = [label.text() for label in page.findChildren(QLabel)]
    assert any(one.startswith(form.goods.lines[0].item.chosen().title) for one in told)
    assert faults(page) == []
    page.choose_parts((page.sources[0].first, *page.sources[0].rest))
    house.settle()
    made = transfers.transfers(desk, states=[State.DRAFT]).rows
    assert sorted((one.from_place, one.pieces) for one in made) == [("小李", 1), ("成都·仓库", 2)]
    assert {one.to_id for one in made} == {goal}


def test_what_is_in_hand_in_the_stock_list_begins_a_transfer(house, page):
    house.tap(page.bar.lists["where"])
    page.where.grid.selectRow(0)
    house.settle()
    page.open("transfer")
    house.settle()
    form = page.view("transfers").pages[-1]
    assert form.source.chosen().title == "成都·仓库"
    assert form.wants()[0][1] == 1


def test_a_refusal_stands_where_it_was_asked_for_and_loses_nothing(house, view, ends):
    house.tap(view.new_key)
    form = view.pages[-1]
    house.pick(form.goods.lines[0].item, "TS-M")
    form.goods.lines[0].qty.set_value(9)
    house.pick(form.source, "成都")
    house.pick(form.goal, "小李")
    house.tap(form.go)
    assert form.notices.isVisible()
    assert form.wants() == [("TS-M", 9)]
    assert transfers.transfers(house.session.desk()).total == 0


def test_the_label_and_the_list_of_a_parcel_are_shown_as_paper(house, view, draft):
    code = draft(sent=True)
    from desktop.services.transfers import paper
    from tests.store.ledgers import ended

    assert ended(paper.parcel_label(house.session.desk(), code)).pages == 1
    assert paper.packing_list(house.session.desk(), code).pages == 1
    house.tap(view.card.keys["packing"])
    assert house.frame.here == "paper"


def test_a_whole_box_travels_from_the_start(house, view, ends):
    desk = house.session.desk()
    box = places.create_place(desk, OpId.new(), PlaceKind.BOX, "A1", ends[0]).id
    stock.move(desk, OpId.new(), "TS-L", 4, ends[0], box, reason="装箱")
    house.tap(view.new_key)
    form = view.pages[-1]
    house.pick(form.source, "成都")
    house.pick(form.goal, "小李")
    house.tap(form.go)
    assert form.parts["goods"].under.text()  # nothing is in it yet
    house.pick(form.box, "A1")
    house.tap(form.go)
    assert [(line.box, line.picked) for line in view.card.card.lines] == [("成都·仓库/A1", 4)]
