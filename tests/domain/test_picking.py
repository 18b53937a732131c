from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.paper.picking import Lot, picks

LOTS = st.lists(
    st.builds(
        Lot,
        variant=st.integers(1, 4),
        place=st.integers(1, 5),
        owner=st.integers(1, 2),
        free=st.integers(-3, 30),
        rank=st.integers(0, 1),
        order=st.integers(0, 3),
    ),
    max_size=25,
    unique_by=lambda lot: (lot.variant, lot.place, lot.owner),
)
WANTED = st.dictionaries(st.integers(1, 4), st.integers(0, 40))


def where(wanted, lots):
    return [(p.lot.place, p.lot.variant, p.lot.owner, p.qty) for p in picks(wanted, lots)]


def test_one_place_that_has_everything_is_enough():
    lots = [Lot(1, 10, 1, 5), Lot(2, 11, 1, 5), Lot(1, 12, 1, 9), Lot(2, 12, 1, 9)]
    assert where({1: 5, 2: 5}, lots) == [(12, 1, 1, 5), (12, 2, 1, 5)]


def test_the_place_that_completes_more_articles_comes_before_the_fuller_one():
    lots = [Lot(1, 10, 1, 4), Lot(2, 10, 1, 4), Lot(1, 11, 1, 90)]
    assert where({1: 4, 2: 4}, lots) == [(10, 1, 1, 4), (10, 2, 1, 4)]


def test_what_one_place_lacks_comes_from_the_next():
    lots = [Lot(1, 10, 1, 3), Lot(1, 11, 1, 8)]
    assert where({1: 10}, lots) == [(11, 1, 1, 8), (10, 1, 1, 2)]


def test_the_communitys_own_goods_go_first():
    lots = [Lot(1, 10, 2, 8, rank=1), Lot(1, 10, 1, 3, rank=0)]
    assert where({1: 5}, lots) == [(10, 1, 1, 3), (10, 1, 2, 2)]


def test_of_equal_places_the_first_in_the_list_is_asked():
    lots = [Lot(1, 10, 1, 5, order=2), Lot(1, 11, 1, 5, order=1)]
    assert where({1: 5}, lots) == [(11, 1, 1, 5)]


@given(WANTED, LOTS)
def test_never_more_than_wanted_and_never_more_than_free(wanted, lots):
    taken = picks(wanted, lots)
    assert all(0 < p.qty <= p.lot.free for p in taken)
    assert len({p.lot for p in taken}) == len(taken)
    sums: Counter[int] = Counter()
    for p in taken:
        sums[p.lot.variant] += p.qty
    for variant, qty in wanted.items():
        free = sum(max(0, lot.free) for lot in lots if lot.variant == variant)
        assert sums[variant] == min(qty, free)
    assert set(sums) <= set(wanted)


@given(WANTED, LOTS)
def test_the_same_question_has_the_same_answer_in_any_order_of_rows(wanted, lots):
    assert picks(wanted, lots) == picks(wanted, lots[::-1])
