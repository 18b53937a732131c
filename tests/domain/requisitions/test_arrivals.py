"""What is said of articles is spread over the lines and parcels they are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import NotOnWay, NotWithAsker
from desktop.domain.requisitions.arrivals import (
    ENDS,
    OUTCOMES,
    Back,
    OnWay,
    Outcome,
    There,
    What,
    outstanding,
    remaining,
    spread,
    spread_back,
)


def way(parcel: str, line: int, code: str, open_: int) -> OnWay:
    return OnWay(parcel, line, code, code, "开源社", open_, open_, loan=False)


WAYS = [way("P-1", 1, "BG", 3), way("P-1", 2, "TS-L", 2), way("P-2", 1, "BG", 4)]


def test_an_article_fills_one_parcel_after_the_other():
    told = spread(WAYS, [Outcome("bg", What.ARRIVED, 5), Outcome("BG", What.LOST, 2, "雨")])
    assert told == {
        "P-1": [Outcome(1, What.ARRIVED, 3)],
        "P-2": [Outcome(1, What.ARRIVED, 2), Outcome(1, What.LOST, 2, "雨")],
    }


def test_what_is_beyond_all_is_left_to_be_refused():
    assert spread(WAYS, [Outcome(2, What.ARRIVED, 9)]) == {"P-1": [Outcome(2, What.ARRIVED, 9)]}
    assert spread(WAYS, [Outcome("BG", What.ARRIVED, 9)])["P-2"][0].qty == 6


def test_an_article_that_is_in_none_is_refused_with_those_that_are():
    with pytest.raises(NotOnWay) as refused:
        spread(WAYS, [Outcome("XX", What.ARRIVED, 1)])
    assert refused.value.near == ("BG", "TS-L")
    with pytest.raises(NotWithAsker):
        spread_back([], [Back("BG", What.RETURNED, 1)])


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5), st.integers(1, 40))
def test_no_piece_is_lost_or_made_by_spreading(open_: list[int], qty: int):
    lines = [There(n, "BG", "徽章", 9, left, True, None, None) for n, left in enumerate(open_)]
    told = spread_back(lines, [Back("BG", What.RETURNED, qty)])
    assert sum(one.qty for one in told) == qty
    if qty <= sum(open_):
        assert all(one.qty <= open_[int(one.line)] for one in told)


def test_what_is_open_is_what_is_left_over():
    assert outstanding({What.SENT: 5, What.ARRIVED: 2, What.LOST: 1, What.RETURNED: 2}) == 2
    assert remaining({What.ARRIVED: 5, What.RETURNED: 2, What.SPOILED: 1}) == 2
    assert set(OUTCOMES).isdisjoint(ENDS)
    assert {*OUTCOMES, *ENDS, What.PICKED, What.SENT} == set(What)
