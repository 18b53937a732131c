"""Whose goods a buyer takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.booth.stand import Share, shares

US, SPONSOR = 1, 2


def test_the_community_s_own_goods_go_first() -> None:
    assert shares(3, [(US, 2), (SPONSOR, 5)], US) == (Share(US, 2), Share(SPONSOR, 1))


def test_what_the_books_lack_is_found_as_the_community_s() -> None:
    assert shares(3, [(US, 1), (SPONSOR, 1)], US) == (Share(US, 2, found=1), Share(SPONSOR, 1))


def test_the_only_owner_who_ever_had_some_here_finds_more() -> None:
    assert shares(2, [(SPONSOR, 0)], US) == (Share(SPONSOR, 2, found=2),)


def test_nothing_known_is_all_found() -> None:
    assert shares(2, [], US) == (Share(US, 2, found=2),)


@given(
    st.integers(1, 100),
    st.lists(st.tuples(st.integers(1, 5), st.integers(-3, 50)), unique_by=lambda h: h[0]),
)
def test_the_shares_are_the_wish_and_nobody_gives_what_he_has_not(
    wanted: int, held: list[tuple[int, int]]
) -> None:
    parts = shares(wanted, held, US)
    known = dict(held)
    assert sum(part.qty for part in parts) == wanted
    assert all(part.qty - part.found <= max(0, known.get(part.owner, 0)) for part in parts)
    assert all(0 <= part.found <= part.qty for part in parts)
