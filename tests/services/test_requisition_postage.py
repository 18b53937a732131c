"""Waybill and postage of a parcel that has left: noted later, mended, told, taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from desktop.domain.errors import (
    BadAmount,
    Missing,
    NothingAdvanced,
    NotYours,
    OpReused,
    ParcelNotNow,
    PostagePaidBack,
    RequestNotNow,
    RequestNotYours,
    UndoFirst,
)
from desktop.domain.people import Role
from desktop.domain.requisitions import Act, Changed, State
from desktop.domain.requisitions.parcels import Correction, PaidBy, Parcel, Repaid
from desktop.services import people, stock
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import closing, ending, looking, parcels, purging, receiving
from desktop.store.database import Database
from desktop.wording.refusals import sentence
from tests.services.wishes import Wishes
from tests.store.ledgers import proven

BOX = "RQ-TEST01-1"


class Posted(Wishes):
    """Ten badges are asked for; four have left with 中通 in the first parcel."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.asked_for = self.ask("BGx10")
        self.pick(self.asked_for, "BGx4")
        self.left = self.ship(BOX, carrier="中通").op

    def note(self, desk: Desk | None = None, op: UUID | None = None, **said: Any) -> str:
        """Notes something of the parcel; the act."""
        noted = Correction(**said)
        return parcels.note_postage(desk or self.desk, op or OpId.new(), BOX, noted).op

    def repay(self, state: Repaid) -> str:
        return parcels.repay(self.desk, OpId.new(), BOX, state).op

    @property
    def box(self) -> Parcel:
        return parcels.parcel(self.desk, BOX)

    def told(self) -> list[tuple[Changed, ...]]:
        """What its story tells of waybill and postage."""
        return [
            one.changes
            for one in looking.story(self.desk, self.asked_for)
            if one.what == Act.POSTAGE and one.parcels == (BOX,)
        ]


@pytest.fixture
def shop(database: Database) -> Posted:
    return Posted(database)


def test_what_is_known_later_is_noted_and_the_rest_stays(shop: Posted):
    shop.note(waybill=" 7512 3456 7890 12", fen=1500, paid_by=PaidBy.SENDER)
    shop.note(advanced_by=" 小明 ")
    box = shop.box
    assert (box.carrier, box.waybill) == ("中通", "75123456789012")
    assert (box.paid_by, box.postage_fen, box.advanced_by) == (PaidBy.SENDER, 1500, "小明")
    assert [one.code for one in parcels.owed(shop.desk)] == [BOX]
    assert shop.told() == [
        (
            Changed("waybill", "", "75123456789012"),
            Changed("paid_by", "", "sender"),
            Changed("postage_fen", None, 1500),
        ),
        (Changed("advanced_by", "", "小明"),),
    ]
    assert proven(shop.desk) == ()


def test_the_courier_is_filled_in_from_a_waybill_as_when_it_was_sent(shop: Posted):
    shop.note(carrier="", waybill="SF1234567890123")
    assert shop.box.carrier == "顺丰"
    shop.note(waybill="YT1234567890123")
    assert shop.box.carrier == "顺丰"  # somebody chose it
    shop.note(waybill="", carrier="")
    assert (shop.box.carrier, shop.box.waybill) == ("", "")


def test_it_is_mended_after_receipt_and_after_closing(shop: Posted):
    shop.pick(shop.asked_for)
    shop.ship("RQ-TEST01-2")
    receiving.receive_all(shop.desk, OpId.new(), shop.asked_for)
    assert shop.state(shop.asked_for) == "received"
    shop.note(waybill="75123456789012")
    closing.close(shop.desk, OpId.new(), shop.asked_for, "没有回执")
    assert shop.state(shop.asked_for) == "closed"
    shop.note(fen=1500, advanced_by="小明")  # the courier's bill comes at the end of the month
    shop.repay(Repaid.PAID)
    assert (shop.box.waybill, shop.box.owed) == ("75123456789012", False)
    assert proven(shop.desk) == ()


def test_of_what_has_not_left_nothing_is_noted(shop: Posted):
    shop.pick(shop.asked_for)
    with pytest.raises(ParcelNotNow):
        parcels.note_postage(shop.desk, OpId.new(), "RQ-TEST01-2", Correction(fen=1))
    with pytest.raises(ParcelNotNow):
        parcels.repay(shop.desk, OpId.new(), "RQ-TEST01-2", Repaid.PAID)
    other = shop.ask("BGx1")
    shop.pick(other)
    ending.cancel(shop.desk, OpId.new(), other)
    with pytest.raises(RequestNotNow) as no:
        parcels.note_postage(shop.desk, OpId.new(), "RQ-TEST02-1", Correction(fen=1))
    assert "once a parcel has left" in sentence(no.value)


def test_nothing_and_impossible_amounts_are_refused(shop: Posted):
    with pytest.raises(Missing):
        shop.note()
    for fen in (-1, 10**13):
        with pytest.raises(BadAmount):
            shop.note(fen=fen)


def test_only_who_ships_it_notes_it(shop: Posted):
    people.add_person(shop.desk, OpId.new(), "小仓")
    people.set_role(shop.desk, OpId.new(), "小仓", Role.KEEPER)
    with pytest.raises(RequestNotYours):
        shop.note(shop.as_("小仓"), fen=1500)
    with pytest.raises(NotYours):
        parcels.repay(shop.as_("小仓"), OpId.new(), BOX, Repaid.PAID)  # nor what became of it
    assert Act.POSTAGE in looking.may(shop.desk, shop.asked_for)
    assert Act.POSTAGE not in looking.may(shop.as_("小仓"), shop.asked_for)


def test_what_was_paid_back_is_not_changed_before_it_is_asked_back_again(shop: Posted):
    shop.note(fen=1200, advanced_by="小明")
    shop.repay(Repaid.PAID)
    for said in ({"fen": 1500}, {"advanced_by": "小红"}, {"fen": 0}):
        with pytest.raises(PostagePaidBack) as no:
            shop.note(**said)
        assert "asked back again first" in sentence(no.value)
    shop.note(waybill="75123456789012", fen=1200)  # what it was paid back for stays
    shop.repay(Repaid.ASKED)
    shop.note(fen=1500)
    assert (shop.box.repaid, shop.box.owed) == (Repaid.ASKED, True)
    assert shop.told()[-2:] == [
        (Changed("repaid", "paid", "asked"),),
        (Changed("postage_fen", 1200, 1500),),
    ]


def test_nobody_asks_back_what_nobody_advanced(shop: Posted):
    with pytest.raises(NothingAdvanced):
        shop.repay(Repaid.ASKED)
    shop.note(fen=1200, advanced_by="小明")
    shop.repay(Repaid.ASKED)
    shop.note(advanced_by="")
    assert (shop.box.repaid, shop.box.owed) == (Repaid.NO, False)
    assert proven(shop.desk) == ()


def test_it_is_taken_back_from_the_last_on_and_before_the_sending(shop: Posted):
    first = shop.note(waybill="75123456789012", fen=1200, advanced_by="小明")
    paid = shop.repay(Repaid.PAID)
    for act in (first, shop.left):
        with pytest.raises(UndoFirst) as no:
            shop.undo(act)
        assert (no.value.transfer, no.value.act) == (BOX, "repay_parcel")
    shop.undo(paid)
    back = OpId.new()
    stock.undo(shop.desk, back, UUID(first))
    assert (shop.box.waybill, shop.box.postage_fen, shop.box.advanced_by) == ("", None, "")
    assert [one.undone for one in looking.story(shop.desk, shop.asked_for)][-2:] == [True, True]
    assert proven(shop.desk) == ()
    again = OpId.new()
    stock.undo(shop.desk, again, back)
    assert (shop.box.waybill, shop.box.owed) == ("75123456789012", True)
    gone = OpId.new()
    stock.undo(shop.desk, gone, again)
    shop.undo(shop.left)
    with pytest.raises(ParcelNotNow):
        shop.undo(gone.hex)  # what has not left has no waybill
    assert proven(shop.desk) == ()


def test_nothing_else_waits_for_it_to_be_taken_back(shop: Posted):
    line = shop.lines(shop.asked_for)["BG"]
    lowered = ending.revise(shop.desk, OpId.new(), shop.asked_for, line, 8, "不够分")
    got = receiving.receive(shop.desk, OpId.new(), BOX)
    shop.note(fen=1200)
    shop.undo(got.op)
    shop.undo(lowered.op)
    assert shop.box.postage_fen == 1200
    assert proven(shop.desk) == ()


def test_the_same_command_twice_is_noted_once(shop: Posted):
    op = OpId.new()
    assert shop.note(op=op, fen=1500) == shop.note(op=op, fen=1500)
    with pytest.raises(OpReused):
        shop.note(op=op, fen=1600)
    shop.note(fen=1500)  # says nothing new
    assert len(shop.told()) == 1


def test_what_it_cost_is_still_told_once_the_contacts_are_purged(shop: Posted):
    shop.pick(shop.asked_for)
    shop.ship("RQ-TEST01-2")
    shop.note(fen=1500, advanced_by="小明")
    receiving.receive_all(shop.desk, OpId.new(), shop.asked_for)
    closing.close(shop.desk, OpId.new(), shop.asked_for, "没有回执")
    shop.time += timedelta(days=90)
    list(purging.purge(shop.desk, OpId.new()))
    assert shop.told() == [
        (Changed("postage_fen", None, 1500), Changed("advanced_by", "", "小明")),
    ]
    assert shop.state(shop.asked_for) == State.CLOSED
    assert proven(shop.desk) == ()
