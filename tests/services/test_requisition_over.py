"""A request that nothing more is to come of ends with its receipt: nobody has to close it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import LaterStands, RequestNotNow, StillOpen, UndoFirst
from desktop.domain.people import Role
from desktop.domain.requisitions import Act, State, Verdict
from desktop.domain.requisitions.arrivals import Step
from desktop.services import people
from desktop.services.changes import OpId
from desktop.services.requisitions import (
    ending,
    looking,
    messages,
    noting,
    parcels,
    purging,
    receiving,
)
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.services.arrived import Arrived
from tests.store.ledgers import ended, proven


@pytest.fixture
def shop(database: Database) -> Arrived:
    return Arrived(database)


def order(shop: Arrived, wish: str, loan: str = "") -> int:
    """Something paid for that is on its way."""
    asked = shop.sent(wish, loan=loan)
    shop.paid_for(asked)
    return asked


def told(shop: Arrived, asked: int) -> list[str]:
    """What stands in its thread, without what was taken back."""
    return [one.what for one in looking.story(shop.desk, asked) if not one.undone]


def test_the_receipt_of_what_was_paid_for_closes_it_and_one_undo_takes_both_back(shop: Arrived):
    asked = order(shop, "BGx5")
    part = shop.told(asked, "BG:arrived:3")
    assert part.state == "sent"
    done = shop.told(asked, "BG:arrived:1 BG:lost:1", "雨")
    assert done.state == "closed"
    one = looking.requisition(shop.desk, asked)
    assert one.received_at == one.closed_at == shop.desk.now()
    assert told(shop, asked)[-2:] == ["receive", "close"]
    assert proven(shop.desk) == ()
    undone = shop.undone(done.op)
    one = looking.requisition(shop.desk, asked)
    assert (one.state, one.received_at, one.closed_at) == ("sent", None, None)
    assert told(shop, asked)[-1] == "receive"
    assert proven(shop.desk) == ()
    shop.undo(undone)
    assert shop.state(asked) == "closed"
    assert proven(shop.desk) == ()


def test_a_request_that_a_report_is_expected_of_waits_for_it(shop: Arrived):
    asked = shop.sent("BGx5")
    assert shop.all(asked).state == "received"
    assert looking.requisition(shop.desk, asked).closed_at is None


def test_what_is_fetched_is_over_in_the_same_act_and_comes_back_with_it(shop: Arrived):
    asked = shop.ask("BGx5")
    shop.paid_for(asked)
    shop.pick(asked)
    done = parcels.hand_over(shop.desk, OpId.new(), shop.box(asked))
    assert (done.state, done.requisition_state) == ("arrived", "closed")
    shop.undo(done.op)
    assert (shop.state(asked), shop.line(asked, "BG")) == ("approved", (5, 0, 0))
    assert proven(shop.desk) == ()


def test_it_ends_with_its_last_parcel_and_not_before(shop: Arrived):
    asked = shop.ask("BGx5 TS-Lx2")
    shop.paid_for(asked)
    shop.pick(asked, "BGx5")
    shop.ship(shop.box(asked))
    receiving.receive(shop.desk, OpId.new(), shop.box(asked))
    assert shop.state(asked) == "approved"
    line = shop.lines(asked)["TS-L"]
    less = ending.revise(shop.desk, OpId.new(), asked, line, 0, "没有了")
    assert less.state == "closed"
    assert told(shop, asked)[-2:] == ["revise", "close"]
    shop.undo(less.op)
    assert shop.state(asked) == "approved"
    assert proven(shop.desk) == ()


def test_what_is_lent_keeps_it_open_until_the_last_piece_is_told_of(shop: Arrived):
    asked = order(shop, "BGx5 TS-Lx2", loan="TS-L")
    receipt = shop.all(asked)
    assert receipt.state == "received"
    first = shop.back(asked, "TS-L:returned:1")
    assert (first.state, first.lent) == ("received", 1)
    last = shop.back(asked, "TS-L:kept:1")
    assert (last.state, last.lent) == ("closed", 0)
    assert told(shop, asked)[-2:] == ["return", "close"]
    for act in (first, receipt):  # it has ended, because nothing was lent any more
        with pytest.raises((LaterStands, UndoFirst)) as refused:
            shop.undo(act.op)
        assert refused.value.data()["act"] == "return_pieces"
    undone = shop.undone(last.op)
    assert shop.state(asked) == "received"
    shop.undo(first.op)
    with pytest.raises(LaterStands):
        shop.undo(undone)  # one piece is still lent
    assert proven(shop.desk) == ()


def test_who_closes_by_hand_may_leave_loans_out_and_takes_returns_back(shop: Arrived):
    asked = order(shop, "BGx5 TS-Lx2", loan="TS-L")
    shop.all(asked)
    first = shop.back(asked, "TS-L:returned:1")
    shop.close(asked, loans_stay=True)
    shop.undo(first.op)
    assert shop.state(asked) == "closed"
    assert proven(shop.desk) == ()


def test_what_is_in_the_way_of_an_older_act_is_called_by_its_name(shop: Arrived):
    asked = shop.ask("BGx5")
    shop.paid_for(asked)
    shop.pick(asked, "BGx2")
    back = parcels.unpick(shop.desk, OpId.new(), shop.box(asked))
    shop.pick(asked, "BGx5")
    done = parcels.hand_over(shop.desk, OpId.new(), shop.box(asked, 1))
    noting.note(shop.desk, OpId.new(), asked, "谢谢")
    with pytest.raises(UndoFirst) as refused:
        shop.undo(back.op)
    assert (refused.value.act, shop.state(asked)) == ("hand_over_parcel", "closed")
    assert done.requisition_state == "closed"


def test_closing_what_nobody_confirmed_is_its_receipt(shop: Arrived):
    asked = order(shop, "BGx5")
    done = shop.close(asked, "买家没有回音", arrived=True)
    assert done.state == "closed"
    story = looking.story(shop.desk, asked)
    assert [(one.what, one.text) for one in story[-2:]] == [("close", ""), ("word", "买家没有回音")]
    with pytest.raises(RequestNotNow):
        shop.close(asked)
    shop.undo(done.op)
    assert shop.state(asked) == "sent"
    assert proven(shop.desk) == ()


def test_who_asked_may_say_that_it_came_and_with_that_it_is_over(shop: Arrived):
    people.add_person(shop.desk, OpId.new(), "小红")
    people.set_role(shop.desk, OpId.new(), "小红", Role.KEEPER)
    asked = order(shop, "BGx5")
    assert receiving.receive_all(shop.as_("小红"), OpId.new(), asked).state == "closed"


def test_what_stopped_at_its_receipt_before_is_offered_to_be_closed(shop: Arrived):
    asked = shop.sent("BGx5 TS-Lx1")
    shop.all(asked)
    shop.paid_for(asked)  # as a ledger has it from before receipts closed
    assert looking.verdicts(shop.desk, asked)[Act.CLOSE] is Verdict.YES
    assert messages.steps(shop.desk, asked) == (Step.CLOSED,)
    with pytest.raises(StillOpen):
        ended(purging.forget(shop.desk, OpId.new(), "小红"))
    closed = shop.close(asked)
    assert closed.state == "closed"
    shop.undo(closed.op)
    assert shop.back(asked, "BG:returned:1").state == "closed"
    assert proven(shop.desk) == ()


def test_its_contact_is_deleted_so_many_days_after_it_closed_by_itself(shop: Arrived):
    asked = order(shop, "BGx5")
    shop.time += timedelta(days=2)
    shop.all(asked)
    shop.time += timedelta(days=29)
    assert purging.listed(shop.desk) == ()
    shop.time += timedelta(days=1)
    assert [one.id for one in purging.listed(shop.desk)] == [asked]
    assert ended(purging.purge(shop.desk, OpId.new())).clean
    assert looking.requisition(shop.desk, asked).contact_masked == ""
    assert proven(shop.desk) == ()


def test_the_list_and_the_board_count_it_among_what_is_over(shop: Arrived):
    asked = order(shop, "BGx5")
    assert looking.requisitions(shop.desk, chips=["unreceived"]).total == 1
    shop.all(asked)
    assert looking.requisitions(shop.desk, chips=["unreceived"]).total == 0
    assert looking.requisitions(shop.desk, chips=["closed"]).total == 1
    counted = {column.state: column.total for column in looking.board(shop.desk).columns}
    assert (counted[State.RECEIVED], counted[State.CLOSED]) == (0, 1)


def test_it_is_over_in_a_ledger_rebuilt_from_the_journals_too(shop: Arrived, tmp_path: Path):
    asked = order(shop, "BGx5")
    code = shop.all(asked).code
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        desk = replace(shop.desk, database=again)
        assert looking.requisition(desk, code).state == "closed"
        assert proven(desk) == ()
    finally:
        again.close()
