"""What entries say of the books: sums, passes, owners, moments; no database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.counts import Books, Entry, findings
from desktop.domain.counts.figures import read_figure
from desktop.domain.errors import BadQuantity
from desktop.domain.stock import Key

KEY = Key(1, 1, 1)


def entry(qty: int, at: int = 10, *, owner: int | None = None, pass_no: int = 1, **more: bool):
    return Entry(1, owner, 1, qty, pass_no, counted_at=at, **more)


def books(now: int, *later: tuple[int, int]) -> Books:
    return Books({KEY: now}, {KEY: later}, whose=(1, 2))


moments = some.integers(0, 100)
flows = some.lists(some.tuples(moments, some.integers(-20, 20)), max_size=12)


@given(flows, some.integers(0, 50), moments)
def test_a_difference_is_that_of_its_moment_whatever_came_later(moves, counted, at):
    now = 100 + sum(change for _at, change in moves)
    known = 100 + sum(change for when, change in moves if when <= at)
    [one] = findings([entry(counted, at)], books(now, *moves))
    assert (one.expected, one.difference) == (known, counted - known)


@given(some.lists(some.integers(0, 30), min_size=1, max_size=6), some.permutations(range(6)))
def test_entries_of_a_pass_add_up_in_any_order(parts, order):
    said = [entry(qty, at) for at, qty in enumerate(parts)]
    mixed = [said[n] for n in order if n < len(said)]
    [one], [other] = findings(said, books(7)), findings(mixed, books(7))
    assert one == other
    assert one.counted == sum(parts)


@given(some.lists(some.tuples(some.integers(1, 3), some.integers(0, 30)), min_size=1, max_size=8))
def test_a_later_pass_supersedes_the_former_as_a_whole(said):
    [one] = findings([entry(qty, pass_no=n) for n, qty in said], books(7))
    last = max(n for n, _qty in said)
    assert one.counted == sum(qty for n, qty in said if n == last)


@given(some.integers(0, 60), some.integers(1, 30), some.integers(1, 30))
def test_what_is_counted_without_an_owner_is_shared_out_whole(counted, mine, theirs):
    known = Books({KEY: mine, Key(1, 2, 1): theirs}, whose=(1, 2))
    found = {one.key.owner: one for one in findings([entry(counted)], known)}
    assert sum(one.counted for one in found.values()) == counted
    assert found[2].counted == min(counted, theirs)
    assert all(one.shared for one in found.values())


def test_nobody_said_anything_is_no_finding_but_zero_is_one():
    assert findings([], books(7)) == []
    [one] = findings([entry(0)], books(7))
    assert one.difference == -7


def test_one_estimate_makes_the_whole_sum_one_until_it_is_taken_back():
    said = [entry(5), entry(30, estimate=True)]
    [one] = findings(said, books(7))
    assert (one.counted, one.estimate) == (35, True)
    [one] = findings([*said, entry(-30, estimate=True)], books(7))
    assert (one.counted, one.estimate) == (5, False)


def test_goods_that_moved_between_the_first_and_the_last_entry_are_told():
    said = [entry(5, 10), entry(3, 20)]
    assert findings(said, books(8, (15, -2)))[0].restless
    assert not findings(said, books(8, (25, -2)))[0].restless


def test_a_later_count_has_settled_it():
    known = Books({KEY: 8}, asserted={KEY: 20}, whose=(1,))
    assert findings([entry(5, 10)], known)[0].settled
    assert not findings([entry(5, 30)], known)[0].settled


def test_an_owner_named_in_a_later_pass_takes_the_place_of_all_that_was_said_before():
    known = Books({KEY: 5, Key(1, 2, 1): 7}, whose=(1, 2))
    found = findings([entry(12), entry(6, owner=2, pass_no=2)], known)
    assert [(one.key.owner, one.counted) for one in found] == [(2, 6)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [("12", (12, False)), ("１２", (12, False)), ("1,200", (1200, False)),
     ("3包+12", (162, False)), ("约200", (200, True)), ("一百二", (120, False))],
)  # fmt: skip
def test_figures_are_read_as_people_write_them(text, figure):
    assert read_figure(text, 50) == figure


@pytest.mark.parametrize("text", ["", "-2", "1.5", "soon", "3包", "12 oder so"])
def test_what_is_no_figure_is_refused(text):
    with pytest.raises(BadQuantity):
        read_figure(text, None)
