"""Which homes ship a request, out of however many there are."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.requisitions.parcels import Take
from desktop.domain.requisitions.proposing import choose, share, spread
from desktop.domain.sources import Have, Home

CODES = ("BG", "TS-L", "MUG")


def home(
    number: int, *, load: int = 0, joins: tuple[str, ...] = (), sure: bool = False, **has: int
):
    have = tuple(
        Have(code.replace("_", "-"), 1, qty, qty if sure else 0, number * 10 + n)
        for n, (code, qty) in enumerate(has.items())
    )
    return Home(number, f"家{number}", have, load=load, joins=joins)


def names(parts) -> list[str]:
    return [part.home.path for part in parts]


def test_one_home_with_everything_comes_before_two():
    homes = [home(1, BG=9), home(2, TS_L=9), home(3, BG=3, TS_L=2)]
    assert names(choose(homes, {"BG": 3, "TS-L": 2})) == ["家3"]


def test_what_was_seen_lately_comes_first_then_the_parcel_it_joins_then_little_load():
    wants = {"BG": 2}
    assert names(choose([home(1, BG=5), home(2, BG=5, sure=True)], wants)) == ["家2"]
    assert names(choose([home(1, BG=5), home(2, BG=5, joins=("RQ-1-1",))], wants)) == ["家2"]
    assert names(choose([home(1, BG=5, load=4), home(2, BG=5, load=1)], wants)) == ["家2"]


def test_nothing_that_is_there_is_lacking():
    homes = [home(n, BG=1) for n in range(30)]
    assert sum(part.pieces for part in choose(homes, {"BG": 30})) == 30
    assert choose(homes, {"MUG": 1}) == ()
    assert choose([], {"BG": 1}) == choose(homes, {}) == ()


def test_pieces_go_to_the_first_line_that_wants_them():
    left = {1: 2, 2: 5}
    have = Have("BG", 1, 9, 0, 7)
    assert share([(have, 6)], [(1, "BG"), (2, "BG")], left) == (
        Take(1, 7, 1, 2),
        Take(2, 7, 1, 4),
    )
    assert left == {1: 0, 2: 1}


def test_what_a_person_wants_is_taken_shelf_by_shelf():
    shelves = Home(1, "家", (Have("BG", 1, 3, 0, 11), Have("BG", 1, 2, 2, 12)))
    assert spread(shelves, [(5, "BG", 4)]) == (Take(5, 12, 1, 2), Take(5, 11, 1, 2))
    too_many = spread(shelves, [(5, "BG", 9)])
    assert sum(take.qty for take in too_many) == 9
    assert spread(shelves, [(6, "传单", 200)]) == (Take(6, 1, 0, 200),)


stocks = some.lists(
    some.dictionaries(some.sampled_from(("BG", "TS_L", "MUG")), some.integers(1, 9), max_size=3),
    max_size=25,
)


@given(stocks=stocks, wants=some.dictionaries(some.sampled_from(CODES), some.integers(1, 30)))
def test_nobody_gives_more_than_is_free_and_nothing_lacks_that_is_there(stocks, wants):
    homes = [home(n, **has) for n, has in enumerate(stocks)]
    given_: Counter[str] = Counter()
    parts = choose(homes, wants)
    assert len({part.home.place_id for part in parts}) == len(parts)
    for part in parts:
        for have, qty in part.takes:
            assert 0 < qty <= have.free
            given_[have.code] += qty
    for code, qty in wants.items():
        there = sum(have.free for one in homes for have in one.have if have.code == code)
        assert given_[code] == min(qty, there)
