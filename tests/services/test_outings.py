"""活动物料: packed from the last event, taken along, explained, brought back, closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from desktop.domain.errors import MoreThanRest, NotYours, OutingClosed, RestUnnamed
from desktop.domain.outings import Tally
from desktop.domain.stock import PlaceKind
from desktop.services import booth, outings, people, places, stock
from desktop.services.changes import OpId
from desktop.services.outings import HomeLine, Named, Naming, Wish
from desktop.services.safekeeping import rebuild
from desktop.store.database import connect
from desktop.store.tables import person, recovery
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger


@pytest.fixture
def shop(database) -> Shop:
    return Shop(database).open({"TS-S": 4, "TS-M": 6, "TS-L": 10, "BG": 10})


def told(shop: Shop) -> dict[str, Tally]:
    return {line.variant.code: line.tally for line in outings.sheet(shop.desk, shop.event).lines}


def later(shop: Shop, hours: float) -> None:
    shop.time += timedelta(hours=hours)


def home(shop: Shop, **pieces: int) -> str:
    lines = [
        HomeLine(code.replace("_", "-"), qty, responsible="小李") for code, qty in pieces.items()
    ]
    return outings.bring_home(shop.desk, OpId.new(), shop.event, shop.home, lines).op


def test_the_sheet_says_what_became_of_everything(shop):
    shop.sell("TS-S TS-M BGx3")
    booth.give(shop.desk, shop.event, "A", shop.cart("BG"), "speaker", "")
    shop.refund("A-0001", [(2, 1)])
    shop.move("TS-L", 1, shop.stand, shop.outside("damaged"))
    home(shop, TS_S=3, BG=5)
    assert told(shop) == {
        "TS-S": Tally(taken=4, sold=1, back=3),
        "TS-M": Tally(taken=6, left=6),
        "TS-L": Tally(taken=10, damaged=1, left=9),
        "BG": Tally(taken=10, sold=3, given=1, back=5, left=1),
    }
    assert outings.sheet(shop.desk, shop.event).rest == 16


def test_the_event_closes_only_when_the_rest_is_named(shop):
    shop.sell("BGx3")
    home(shop, TS_S=4, TS_M=6, TS_L=8, BG=4)
    with pytest.raises(RestUnnamed) as no:
        outings.close(shop.desk, OpId.new(), shop.event)
    assert (no.value.pieces, no.value.items) == (5, ("COSCon T恤 L × 2", "徽章 × 3"))
    friend = shop.place("小李", PlaceKind.PERSON)
    named = [
        Named("TS-L", 1, Naming.HANDED_ON, to_place=friend),
        Named("TS-L", 1, Naming.LOST),
        Named("BG", 2, Naming.GIVEN),
        Named("BG", 1, Naming.UNKNOWN),
    ]
    outings.name_rest(shop.desk, OpId.new(), shop.event, named)
    assert told(shop)["TS-L"] == Tally(taken=10, back=8, handed_on=1, lost=1)
    assert told(shop)["BG"] == Tally(taken=10, sold=3, given=2, unknown=1, back=4)
    closed = outings.close(shop.desk, OpId.new(), shop.event)
    assert outings.outings(shop.desk)[0].closed_at is not None
    with pytest.raises(OutingClosed):
        home(shop, BG=1)
    stock.undo(shop.desk, OpId.new(), OpId(closed.op))
    assert outings.sheet(shop.desk, shop.event).closed_at is None
    assert shop.lies()["小李 TS-L"] == 1


def test_what_a_count_at_the_stand_missed_can_be_named_afterwards(shop):
    """The evening's page books differences as a count; the sheet wants to know what they were."""
    booth.bring_back(
        shop.desk, OpId.new(), shop.event, shop.home,
        {shop.uid("TS-S"): 4, shop.uid("TS-M"): 5, shop.uid("TS-L"): 11, shop.uid("BG"): 10},
    )  # fmt: skip
    assert told(shop)["TS-M"] == Tally(taken=6, back=5, missing=1)
    assert told(shop)["TS-L"] == Tally(taken=10, found=1, back=11)
    with pytest.raises(MoreThanRest):
        outings.name_rest(shop.desk, OpId.new(), shop.event, [Named("TS-M", 2, Naming.LOST)])
    before = shop.lies()
    outings.name_rest(shop.desk, OpId.new(), shop.event, [Named("TS-M", 1, Naming.LOST)])
    assert told(shop)["TS-M"] == Tally(taken=6, back=5, lost=1)
    assert shop.lies() == before
    outings.close(shop.desk, OpId.new(), shop.event)


def test_boxes_go_along_with_all_they_hold_and_come_back_as_one_act(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("TS-L", 5, shop.home, box)
    shop.move("BG", 7, shop.home, box)
    later(shop, 1)
    done = outings.take(
        shop.desk, OpId.new(), shop.event, [Wish("TS-S", 2, shop.home)], [box], unpack=False
    )
    assert (done.pieces, done.boxes) == (14, 1)
    later(shop, 1)
    shop.move("BG", 7, box, shop.stand)
    shop.sell("BGx12")
    assert told(shop)["TS-L"] == Tally(taken=15, left=15)
    assert told(shop)["BG"] == Tally(taken=17, sold=12, left=5)
    later(shop, 1)
    back = outings.bring_home(
        shop.desk, OpId.new(), shop.event, shop.home,
        [HomeLine("TS-S", 6), HomeLine("TS-M", 6), HomeLine("BG", 5)], [box],
    )  # fmt: skip
    assert (back.pieces, back.boxes, back.too_many) == (22, 1, 0)
    assert told(shop)["TS-L"] == Tally(taken=15, back=5, left=10)
    assert {k: n for k, n in shop.lies().items() if "A1" in k} == {"成都·仓库/A1 TS-L": 5}
    rows = outings.recovered(shop.desk, shop.event)
    assert [(r.code, r.qty, r.to_place) for r in rows if "A1" in r.to_place] == [
        ("TS-L", 5, "成都·仓库/A1")
    ]
    stock.undo(shop.desk, OpId.new(), OpId(back.op))
    assert told(shop)["TS-L"] == Tally(taken=15, left=15)
    assert told(shop)["BG"] == Tally(taken=17, sold=12, left=5)
    assert outings.recovered(shop.desk, shop.event) == []
    stock.undo(shop.desk, OpId.new(), OpId(done.op))
    assert told(shop)["TS-L"] == Tally(taken=10, left=10)


def test_a_box_that_is_unpacked_lies_on_the_stand_where_the_till_counts_it(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("TS-L", 5, shop.home, box)
    later(shop, 1)
    outings.take(shop.desk, OpId.new(), shop.event, [], [box])
    assert shop.at_stand()["TS-L"] == 15
    assert told(shop)["TS-L"] == Tally(taken=15, left=15)


def test_an_event_typed_late_is_told_the_same(database):
    shop = Shop(database)
    shop.time -= timedelta(days=60)
    shop.move("TS-L", 10, shop.outside("supplier"), shop.home)
    shop.time += timedelta(days=60)
    then = shop.time - timedelta(days=30)
    made = booth.save_event(
        shop.desk, OpId.new(), "聚会", then.date(), then.date(), place_name="旧展位"
    )
    shop.event, shop.stand = made.id, places.find_place(shop.desk, made.place).id
    given = shop.outside("given")
    # The end is typed before the beginning.
    stock.move(
        shop.desk,
        OpId.new(),
        "TS-L",
        4,
        shop.stand,
        given,
        reason="补",
        at=then + timedelta(hours=3),
        anyway=True,
    )
    outings.take(shop.desk, OpId.new(), made.id, [Wish("TS-L", 9, shop.home)], at=then)
    outings.bring_home(
        shop.desk, OpId.new(), made.id, shop.home, [HomeLine("TS-L", 5)],
        at=then + timedelta(hours=9),
    )  # fmt: skip
    assert told(shop) == {"TS-L": Tally(taken=9, given=4, back=5)}
    outings.close(shop.desk, OpId.new(), made.id)


def test_two_events_at_one_stand_are_kept_apart(shop):
    shop.sell("BGx2")
    first = shop.event
    shop.time += timedelta(days=40)
    second = booth.save_event(
        shop.desk, OpId.new(), "COSCon 27", date(2027, 1, 1), date(2027, 1, 2), place_name="展位"
    )
    outings.take(shop.desk, OpId.new(), second.id, [Wish("BG", 3, shop.home)])
    assert told(shop)["BG"] == Tally(taken=10, sold=2, handed_on=8)
    shop.event = second.id
    assert told(shop)["BG"] == Tally(taken=11, left=11)
    assert first != second.id


def test_the_list_for_the_next_event_is_read_from_the_last_one(shop):
    shop.sell("TS-Sx4 BGx2")  # S is gone in the first hour
    later(shop, 1)
    shop.sell("TS-Lx4 BGx2")
    home(shop, TS_M=6, TS_L=6, BG=6)
    later(shop, 24)
    following = booth.save_event(
        shop.desk, OpId.new(), "下一场", date(2026, 12, 1), date(2026, 12, 2), place_name="展位二"
    )
    proposal = outings.proposal(shop.desk, following.id)
    assert proposal.like is not None
    assert proposal.like.name == "COSCon"
    lines = {line.variant.code: line for line in proposal.lines}
    assert lines["TS-S"].qty == 18  # 4 went at half of all: 8, for two days, a tenth more
    assert lines["TS-S"].short == 2
    assert [(p.path, p.qty) for p in lines["TS-S"].parts] == [("成都·仓库", 16)]
    assert lines["TS-M"].qty == 3  # nobody wanted M
    assert [r.code for r in lines["TS-S"].reasons] == ["went", "ran_out", "days", "spare"]
    shop.event = following.id
    wishes = [
        Wish(line.variant.code, part.qty, part.place)
        for line in proposal.lines for part in line.parts
    ]  # fmt: skip
    outings.take(shop.desk, OpId.new(), following.id, wishes)
    assert told(shop)["TS-S"].taken == 16
    again = {line.variant.code: line for line in outings.proposal(shop.desk, following.id).lines}
    assert (again["TS-S"].there, again["TS-S"].parts) == (16, ())


def test_each_size_says_when_it_was_gone_and_what_to_order(shop):
    later(shop, 5.5)
    shop.sell("TS-Sx4")
    later(shop, 1)
    shop.sell("TS-Lx6 BGx2")
    home(shop, TS_M=6, TS_L=4, BG=8)
    found = {r.variant.code: r for r in outings.results(shop.desk, shop.event)}
    assert list(found)[:3] == ["TS-S", "TS-M", "TS-L"] or list(found)[-3:] == [
        "TS-S",
        "TS-M",
        "TS-L",
    ]
    assert f"{found['TS-S'].ran_out_at:%H:%M}" == "14:30"
    assert found["TS-L"].back_percent == 40
    assert found["TS-M"].back_percent == 100
    # 4 of 12 went before S was gone: 12 would have gone, 16 are at home.
    assert found["TS-S"].order.qty == 0
    assert [r.code for r in found["TS-S"].order.reasons][-1] == "enough"


def test_whoever_does_not_keep_the_stand_may_not_move_its_goods(shop):
    people.add_person(shop.desk, OpId.new(), "小李")
    with shop.desk.database.writing() as connection:
        connection.execute(update(person).where(person.c.name == "小李").values(role="keeper"))
    other = replace(shop.desk, person="小李")
    with pytest.raises(NotYours):
        outings.take(other, OpId.new(), shop.event, [Wish("BG", 1, shop.home)])


def test_the_ledger_is_proven_and_a_forged_line_of_what_came_back_is_found(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 3, shop.home, box)
    outings.take(shop.desk, OpId.new(), shop.event, [], [box], unpack=False)
    outings.bring_home(shop.desk, OpId.new(), shop.event, shop.home, [HomeLine("TS-S", 4)], [box])
    outings.name_rest(shop.desk, OpId.new(), shop.event, [Named("BG", 10, Naming.GIVEN)])
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        connection.execute(update(recovery).where(recovery.c.qty == 10).values(qty=11))
    assert {one.code for one in proven(shop.desk)} == {"differs", "recovery"}


def test_all_of_it_is_rebuilt_from_the_journals(shop, tmp_path):
    home(shop, TS_S=4, TS_M=6, TS_L=10, BG=9)
    outings.name_rest(shop.desk, OpId.new(), shop.event, [Named("BG", 1, Naming.LOST)])
    outings.close(shop.desk, OpId.new(), shop.event)
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(again, shop.desk.database)
    assert outings.outings(replace(shop.desk, database=again))[0].closed_at is not None
    again.close()
