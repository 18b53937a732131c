"""Closing a count: differences are those of the moment; one act, taken back as one."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.counts import CountDraft, Recount, State, Verdict, Verdicts
from desktop.domain.errors import (
    CountGoesOn,
    CountNotOpen,
    NoReason,
)
from desktop.domain.stock import Key
from desktop.services import allocations, counts, stock
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.services.tally import close, later, opened, saw, sound
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def test_what_was_counted_is_what_lies_there(shop):
    count = opened(shop)
    saw(shop, count, "BG", 18)
    saw(shop, count, "TS-S", 20)
    saw(shop, count, "TS-M", 23)
    done = close(shop, count)
    assert [(d.code, d.expected, d.counted) for d in done.differences] == [
        ("TS-M", 20, 23),
        ("BG", 20, 18),
    ]
    assert shop.lies() == {
        "成都·仓库 TS-S": 20,
        "成都·仓库 TS-M": 23,
        "成都·仓库 TS-L": 20,  # nobody said anything of it
        "成都·仓库 BG": 18,
    }
    assert sound(shop)


def test_a_line_without_a_difference_is_kept_and_is_verified(shop):
    count = opened(shop)
    later(shop)
    saw(shop, count, "TS-S", 20)
    seen_at = shop.time
    later(shop)
    done = close(shop, count)
    assert done.differences == ()
    [result] = counts.results(shop.desk, count)
    assert (result.expected, result.counted, result.booked) == (20, 20, True)
    held = {h.code: h for h in stock.holdings(shop.desk).rows}
    assert held["TS-S"].verified_at == seen_at
    assert held["BG"].verified_at is None


def test_goods_keep_moving_while_they_are_counted(shop):
    other = shop.place("上海·保管人")
    count = opened(shop)
    later(shop)
    saw(shop, count, "BG", 18)  # two are missing
    later(shop)
    shop.move("BG", 7, shop.home, other)  # after they were counted
    later(shop)
    done = close(shop, count)
    assert [(d.expected, d.counted) for d in done.differences] == [(20, 18)]
    assert shop.lies()["成都·仓库 BG"] == 11
    assert shop.lies()["上海·保管人 BG"] == 7
    assert sound(shop)


def test_a_late_fact_may_leave_fewer_than_none_which_is_disputed(shop):
    other = shop.place("上海·保管人")
    count = opened(shop)
    later(shop)
    saw(shop, count, "BG", 5)
    later(shop)
    shop.move("BG", 12, shop.home, other)
    done = close(shop, count)
    assert shop.lies()["成都·仓库 BG"] == -7
    assert done.disputed == ("徽章 · 成都·仓库",)
    assert next(h for h in stock.holdings(shop.desk).rows if h.on_hand < 0).disputed


def test_nothing_said_is_not_zero_but_zero_can_be_said(shop):
    count = opened(shop)
    saw(shop, count, "BG", 0)
    done = close(shop, count)
    assert [(d.code, d.counted) for d in done.differences] == [("BG", 0)]
    assert shop.lies()["成都·仓库 TS-S"] == 20


def test_what_nobody_counted_is_none_where_somebody_says_so(shop):
    count = opened(shop)
    saw(shop, count, "BG", 20)
    line = next(x for x in counts.review(shop.desk, count).uncounted if x.code == "TS-S")
    assert line.variant is not None
    assert line.owner is not None
    key = Key(line.variant, line.owner, line.place)
    close(shop, count, Verdicts((Verdict(key, "could_not_locate", zero=True),)))
    lies = shop.lies()
    assert "成都·仓库 TS-S" not in lies
    assert lies["成都·仓库 TS-M"] == 20


def test_a_whole_count_is_undone_at_once_and_goes_on_with_its_entries(shop):
    count = opened(shop)
    later(shop)
    saw(shop, count, "BG", 18)
    before = shop.lies()
    done = close(shop, count)
    stock.undo(shop.desk, OpId.new(), UUID(done.op))
    assert shop.lies() == before
    again = counts.count(shop.desk, count)
    assert again.state is State.OPEN
    assert counts.results(shop.desk, count) == []
    assert {h.verified_at for h in stock.holdings(shop.desk).rows} == {None}
    later(shop)
    close(shop, count)  # what was taken back is not what lay there
    assert shop.lies()["成都·仓库 BG"] == 18
    assert sound(shop)


def test_two_open_counts_over_one_thing_warn_and_do_not_double_the_difference(shop):
    first, second = opened(shop), opened(shop)
    assert counts.count(shop.desk, second).others == ("年度盘点",)
    later(shop)
    saw(shop, first, "BG", 18)
    later(shop)
    saw(shop, second, "BG", 18)
    close(shop, second)
    done = close(shop, first)  # counted before, closed after
    assert shop.lies()["成都·仓库 BG"] == 18
    assert [(d.booked, d.expected, d.counted) for d in done.differences] == [(False, 20, 18)]
    assert [r.reason for r in counts.results(shop.desk, first)] == ["counted_since"]
    assert sound(shop)


def test_two_counts_closed_in_their_order_do_not_double_it_either(shop):
    first, second = opened(shop), opened(shop)
    later(shop)
    saw(shop, first, "BG", 18)
    saw(shop, first, "TS-S", 20)
    later(shop)
    saw(shop, second, "BG", 18)
    later(shop)
    saw(shop, first, "TS-M", 20)  # the first one goes on: its act is later than the second's
    close(shop, first)
    assert close(shop, second).differences == ()
    assert shop.lies()["成都·仓库 BG"] == 18


def test_a_difference_wants_a_reason(shop):
    count = opened(shop)
    saw(shop, count, "BG", 18)
    saw(shop, count, "TS-S", 1)
    with pytest.raises(NoReason) as no:
        close(shop, count, Verdicts())
    assert (no.value.difference, no.value.more) in {(-2, 1), (-19, 1)}
    assert counts.count(shop.desk, count).open


def test_a_promise_does_not_stop_a_count_and_gives_way(shop):
    allocations.allocate(
        shop.desk, OpId.new(), "BG", 15, shop.home, stock.owners(shop.desk)[0].id, "申请 12"
    )
    count = opened(shop)
    saw(shop, count, "BG", 10)
    done = close(shop, count)
    assert done.freed == (("成都·仓库", "徽章", "申请 12", 5),)
    assert sound(shop)
    stock.undo(shop.desk, OpId.new(), UUID(done.op))
    assert next(h for h in stock.holdings(shop.desk).rows if h.code == "BG").available == 5


def test_entries_of_a_closed_count_stay_and_an_opened_one_that_was_counted_in(shop):
    count = counts.open_count(shop.desk, OpId.new(), CountDraft("清点", shop.home))
    op = saw(shop, count.id, "BG", 18)
    stock.undo(shop.desk, OpId.new(), UUID(op))
    assert counts.said(shop.desk, count.id) == []
    op = saw(shop, count.id, "BG", 19)
    close(shop, count.id)
    with pytest.raises(CountNotOpen):
        stock.undo(shop.desk, OpId.new(), UUID(op))


def test_another_pass_is_not_taken_back_once_somebody_counted_in_it(shop):
    count = opened(shop)
    saw(shop, count, "BG", 18)
    later(shop)
    op = OpId.new()
    counts.recount(shop.desk, op, count, Recount.ALL)
    later(shop)
    saw(shop, count, "BG", 19)
    with pytest.raises(CountGoesOn):
        stock.undo(shop.desk, OpId.new(), op)


def test_a_dropped_count_says_nothing_and_takes_nothing(shop):
    count = opened(shop)
    saw(shop, count, "BG", 1)
    counts.drop(shop.desk, OpId.new(), count)
    with pytest.raises(CountNotOpen):
        saw(shop, count, "BG", 2)
    assert shop.lies()["成都·仓库 BG"] == 20
