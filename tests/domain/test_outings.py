"""Goods at events: every piece is accounted for, and proposals follow from what happened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outings import (
    Became,
    Flow,
    LastTime,
    SizeNeed,
    became,
    demands,
    next_order,
    propose,
    ran_out,
    tally,
)
from desktop.domain.stock import PlaceKind

FLOWS = st.lists(
    st.builds(
        Flow,
        variant=st.just(1),
        owner=st.integers(1, 2),
        at=st.integers(0, 20),
        became=st.sampled_from(Became),
        qty=st.integers(-9, 30).filter(bool),
    ),
    max_size=30,
)


@given(FLOWS)
def test_all_that_came_became_something_or_is_the_rest(flows: list[Flow]):
    told = tally(flows)
    out = (
        told.sold + told.given + told.used + told.lost + told.damaged + told.scrapped
        + told.back + told.handed_on + told.unknown + told.missing + told.left
    )  # fmt: skip
    assert told.came == out
    assert told.came == told.named + told.rest
    assert told.left == sum(f.to_ground for f in flows)


@pytest.mark.parametrize("kind", PlaceKind)
@pytest.mark.parametrize("came", [True, False])
def test_a_movement_between_the_ground_and_anywhere_means_something(kind: PlaceKind, came: bool):
    what, sign = became(kind, came, "move")
    flow = Flow(1, 1, 0, what, sign * 5)
    assert flow.to_ground == (5 if came else -5)


def test_what_leaves_by_a_handover_or_to_another_stand_is_handed_on():
    assert became(PlaceKind.PERSON, False, "handover")[0] is Became.HANDED_ON
    assert became(PlaceKind.BOOTH, False, "move")[0] is Became.HANDED_ON
    assert became(PlaceKind.SITE, False, "move")[0] is Became.BACK


def test_a_correction_and_what_was_found_beside_the_books_cancel():
    told = tally(
        [
            Flow(1, 1, 0, Became.TAKEN, 10),
            Flow(1, 1, 1, Became.FOUND, 2),
            Flow(1, 1, 1, Became.SOLD, 9),
            Flow(1, 1, 2, Became.COUNTED, 3),
        ]
    )
    assert (told.found, told.missing, told.left, told.rest) == (0, 1, 0, 1)


def test_it_ran_out_when_the_last_piece_went_and_nothing_came_back():
    gone = [Flow(1, 1, 0, Became.TAKEN, 3), Flow(1, 1, 7, Became.SOLD, 3)]
    assert ran_out(gone) == 7
    assert ran_out([*gone, Flow(1, 1, 9, Became.SOLD, -1), Flow(1, 1, 9, Became.BACK, 1)]) is None


def test_what_ran_out_early_would_have_gone_on():
    things = {
        1: [Flow(1, 1, 0, Became.TAKEN, 4), Flow(1, 1, 5, Became.SOLD, 4)],
        2: [Flow(2, 1, 0, Became.TAKEN, 9), Flow(2, 1, 5, Became.SOLD, 1),
            Flow(2, 1, 9, Became.GIVEN, 5), Flow(2, 1, 11, Became.BACK, 3)],
    }  # fmt: skip
    assert demands(things) == {1: (8, 50), 2: (6, None)}


@given(
    st.integers(0, 500), st.integers(0, 500), st.integers(1, 5), st.integers(1, 5),
    st.one_of(st.none(), st.integers(1, 50)), st.booleans(),
)  # fmt: skip
def test_a_packing_list_is_never_negative_and_in_whole_packs(taken, gone, then, now, pack, sale):
    last = LastTime(taken, gone, max(0, taken - gone), gone, None, sale)
    line = propose(last, then, now, pack)
    assert line.qty >= 0
    assert line.reasons
    if pack and (gone or sale):
        assert line.qty % pack == 0
    if gone and then == now:
        assert line.qty >= gone


NEEDS = st.lists(
    st.builds(
        SizeNeed,
        variant=st.integers(1, 9),
        demand=st.integers(-5, 400),
        on_hand=st.integers(-5, 400),
        share=st.one_of(st.none(), st.integers(34, 99)),
    ),
    min_size=1,
    max_size=7,
)


@given(NEEDS, st.one_of(st.none(), st.integers(1, 60)), st.one_of(st.none(), st.integers(1, 2000)))
def test_an_order_is_never_negative_in_whole_packs_and_reaches_the_least(needs, pack, moq):
    lines = next_order(needs, pack, moq)
    assert [line.variant for line in lines] == [one.variant for one in needs]
    for line, one in zip(lines, needs, strict=True):
        assert line.qty >= 0
        assert line.qty % (pack or 1) == 0
        assert line.qty >= max(0, one.demand) - max(0, one.on_hand)
        assert line.reasons
    total = sum(line.qty for line in lines)
    if moq and total:
        assert total >= moq
    wanted = sum(max(0, max(0, n.demand) - max(0, n.on_hand)) for n in needs)
    assert bool(total) is bool(wanted)
