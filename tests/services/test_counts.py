"""Counting: entries add up, whoever makes them, and only what was asked for is asked."""

from __future__ import annotations

import pytest

from desktop.domain.counts import CountDraft, EntryDraft, Recount, Verdict, Verdicts
from desktop.domain.errors import (
    FewerThanNone,
    Missing,
    NotFound,
    NothingCounted,
    NotInCount,
    NotYours,
    Uncounted,
)
from desktop.domain.people import Role
from desktop.domain.stock import PlaceKind
from desktop.services import counts, stock
from desktop.services.changes import Desk, OpId, Topic, perform
from desktop.store import owners, people
from desktop.store.database import Database
from desktop.store.tables import person
from tests.services.tally import WHY, close, later, opened, saw, sound
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def test_entries_of_one_pass_add_up_whoever_makes_them(shop):
    count = opened(shop)
    saw(shop, count, "BG", 12, counter="小红")
    saw(shop, count, "BG", 8, counter="小明")
    line = next(x for x in counts.expected(shop.desk, count) if x.code == "BG")
    assert (line.counted, line.mine, line.counters) == (20, 8, ("小红", "小明"))


def test_ones_own_figure_is_put_right_and_the_others_stay(shop):
    count = opened(shop)
    saw(shop, count, "BG", 12, counter="小红")
    for figure in (7, 8):
        counts.say(shop.desk, OpId.new(), count, [EntryDraft("BG", qty=figure)])
    line = next(x for x in counts.expected(shop.desk, count) if x.code == "BG")
    assert (line.counted, line.mine) == (20, 8)


def test_a_recount_supersedes_only_the_lines_that_are_said_again(shop):
    count = opened(shop)
    saw(shop, count, "BG", 18)
    saw(shop, count, "TS-S", 20)
    saw(shop, count, "TS-M", 25)
    counts.recount(shop.desk, OpId.new(), count, Recount.DIFFERING)
    again = {x.code for x in counts.expected(shop.desk, count) if x.again}
    assert again == {"BG", "TS-M"}
    saw(shop, count, "BG", 15)
    saw(shop, count, "BG", 5)
    assert {x.code for x in counts.expected(shop.desk, count) if x.again} == {"TS-M"}
    done = close(shop, count)
    assert [(d.code, d.counted) for d in done.differences] == [("TS-M", 25)]


def test_an_estimate_books_and_verifies_nothing_unless_it_is_adopted(shop):
    count = opened(shop)
    saw(shop, count, "BG", 30, estimate=True, said="约30")
    saw(shop, count, "TS-S", 10, estimate=True, said="大半包")
    line = next(x for x in counts.review(shop.desk, count).lines if x.code == "TS-S")
    close(shop, count, Verdicts((Verdict(line.key, adopt=True),), less="could_not_locate"))
    held = {h.code: h for h in stock.holdings(shop.desk).rows}
    assert (held["BG"].on_hand, held["TS-S"].on_hand) == (20, 10)
    assert held["BG"].verified_at is None
    assert held["TS-S"].verified_at is None
    assert sound(shop)


def test_an_exact_figure_takes_ones_own_estimate_away(shop):
    count = opened(shop)
    guess = EntryDraft("BG", qty=30, estimate=True, said="约30")
    counts.say(shop.desk, OpId.new(), count, [guess])
    counts.say(shop.desk, OpId.new(), count, [EntryDraft("BG", qty=19)])
    line = next(x for x in counts.expected(shop.desk, count) if x.code == "BG")
    assert (line.counted, line.estimate) == (19, False)
    counts.say(shop.desk, OpId.new(), count, [guess])
    line = next(x for x in counts.expected(shop.desk, count) if x.code == "BG")
    assert (line.counted, line.estimate) == (30, True)


def test_a_blind_count_tells_no_figure_before_it_is_looked_through(shop):
    count = opened(shop, blind=True)
    assert {x.qty for x in counts.expected(shop.desk, count)} == {None}
    saw(shop, count, "BG", 19)
    assert counts.review(shop.desk, count).lines[0].expected == 20


def test_a_count_of_a_category_or_of_a_list_asks_for_nothing_else(shop):
    by_kind = opened(shop, category="服饰")
    assert {x.code for x in counts.expected(shop.desk, by_kind)} == {"TS-S", "TS-M", "TS-L"}
    shop.add("MUG", "马克杯", None)
    by_list = opened(shop, codes=("BG", "MUG"))
    lines = {x.code: x.qty for x in counts.expected(shop.desk, by_list)}
    assert lines == {"BG": 20, "MUG": 0}


def test_a_place_is_counted_with_or_without_what_lies_in_it(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 5, shop.home, box)
    whole = opened(shop)
    assert [x.qty for x in counts.expected(shop.desk, whole) if x.code == "BG"] == [15, 5]
    alone = opened(shop, tree=False)
    assert [x.qty for x in counts.expected(shop.desk, alone) if x.code == "BG"] == [15]
    with pytest.raises(NotInCount):
        saw(shop, alone, "BG", 5, place=box)


def test_what_nobody_expected_can_be_found_and_named_later(shop):
    shop.add("MUG", "马克杯", None)
    count = opened(shop)
    saw(shop, count, "MUG", 3)
    counts.enter(shop.desk, OpId.new(), count, [EntryDraft(None, qty=4, said="蓝色小旗")])
    review = counts.review(shop.desk, count)
    assert [(n.said, n.qty) for n in review.nameless] == [("蓝色小旗", 4)]
    shop.add("FLAG", "小旗", None)
    counts.name_thing(shop.desk, OpId.new(), count, "蓝色小旗", shop.home, "FLAG")
    assert counts.review(shop.desk, count).nameless == ()
    close(shop, count)
    assert shop.lies()["成都·仓库 FLAG"] == 4
    assert shop.lies()["成都·仓库 MUG"] == 3


def test_what_cannot_be_is_refused(shop):
    count = opened(shop)
    shop.add("SVC", "打印", 100, uncounted=True)
    with pytest.raises(NotFound):
        saw(shop, count, "NOPE", 1)
    with pytest.raises(Uncounted):
        saw(shop, count, "SVC", 1)
    with pytest.raises(FewerThanNone):
        saw(shop, count, "BG", -1)
    with pytest.raises(Missing):
        counts.enter(shop.desk, OpId.new(), count, [EntryDraft(None, qty=3)])
    with pytest.raises(NothingCounted):
        close(shop, count)


def test_an_entry_made_twice_by_one_command_counts_once(shop):
    count = opened(shop)
    op = OpId.new()
    for _ in range(2):
        counts.enter(shop.desk, op, count, [EntryDraft("BG", qty=5)])
    assert next(x for x in counts.expected(shop.desk, count) if x.code == "BG").counted == 5


def test_others_goods_are_taken_to_be_complete_first(shop):
    sponsor = _sponsor(shop)
    stock.move(
        shop.desk, OpId.new(), "BG", 7, shop.outside("supplier"), shop.home,
        owner=sponsor, reason="赞助",
    )  # fmt: skip
    count = opened(shop)
    saw(shop, count, "BG", 25)
    lines = counts.review(shop.desk, count).lines
    assert [(x.owner_name, x.counted, x.shared) for x in lines] == [
        ("开源社", 18, True),
        ("赞助商", 7, True),
    ]


def _sponsor(shop: Shop) -> int:
    return perform(
        shop.desk, "add_owner", OpId.new(), "赞助商",
        lambda writer: owners.ensure(writer, "赞助商"), int, {Topic.STOCK},
    )  # fmt: skip


def test_whoever_keeps_a_place_counts_there_and_nowhere_else(shop):
    count = opened(shop)
    keeper = Desk(shop.desk.database, shop.desk.station, "小红", now=lambda: shop.time)
    _keeper(shop, "小红")
    with pytest.raises(NotYours):
        counts.enter(keeper, OpId.new(), count, [EntryDraft("BG", qty=1)])
    hers = shop.place("小红", PlaceKind.PERSON)
    shop.move("BG", 4, shop.home, hers)
    mine = counts.open_count(keeper, OpId.new(), CountDraft("我家", hers))
    counts.enter(keeper, OpId.new(), mine.id, [EntryDraft("BG", qty=3)])
    counts.close(keeper, OpId.new(), mine.id, WHY)
    assert shop.lies()["小红 BG"] == 3


def _keeper(shop: Shop, name: str) -> None:
    def work(writer):
        key = people.ensure(writer, name)
        writer.change(person, {"id": key}, {"role": None}, {"role": Role.KEEPER.value})
        return key

    perform(shop.desk, "set_role", OpId.new(), name, work, int, {Topic.PEOPLE})


def test_a_few_lines_that_were_not_seen_for_longest_make_a_count(shop):
    count = opened(shop)
    for code in ("TS-S", "TS-M"):
        saw(shop, count, code, 20)
    close(shop, count)
    later(shop, 60 * 24 * 3)
    draft = counts.micro(shop.desk)
    assert draft is not None
    assert draft.place == shop.home
    assert set(draft.codes[:2]) == {"TS-L", "BG"}
    assert len(draft.codes) == 3
