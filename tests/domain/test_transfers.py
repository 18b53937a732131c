"""What may be done with a transfer, which courier a number looks like, and which home ships."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.sources import Have, Home, rank, split
from desktop.domain.transfers import (
    MAY,
    Act,
    Side,
    State,
    Transfer,
    Way,
    code_of,
    in_state,
    is_code,
    may,
    secret_of,
)
from desktop.domain.waybills import Courier, courier, couriers, tidy

# ── who may do what when ──────────────────────────────────────────────────────────────────────

GIVES, TAKES = {Side.GIVER, Side.MANAGER}, {Side.TAKER, Side.MANAGER}
# The whole table once more, as a person would tell it.
TOLD = {
    State.DRAFT: {
        Act.EDIT: GIVES,
        Act.PICK: GIVES,
        Act.PACK: GIVES,
        Act.SEND: GIVES,
        Act.CANCEL: GIVES,
        Act.SEE_ADDRESS: GIVES,
    },
    State.SENT: {
        Act.RECEIVE: TAKES,
        Act.CONFIRM: GIVES | TAKES,
        Act.SHOW_CODE: GIVES,
        Act.SEE_ADDRESS: GIVES,
    },
    State.CLOSED: {},
    State.CANCELLED: {},
}


@pytest.mark.parametrize(("state", "act", "side"), list(product(State, Act, Side)))
def test_everything_that_may_be_done_stands_in_one_table(state: State, act: Act, side: Side):
    assert may(state, act, [side]) is (side in TOLD[state].get(act, set()))
    assert in_state(state, act) is (act in TOLD[state])


def test_nobody_may_do_anything_from_no_side():
    assert not any(may(state, act, []) for state, act in MAY)


def test_what_is_done_is_done_with():
    assert not any(in_state(state, act) for state in (State.CLOSED, State.CANCELLED) for act in Act)


def test_only_what_passes_from_hand_to_hand_has_a_code():
    assert [way.by_code for way in Way] == [False, True, True]


@given(some.binary(min_size=8, max_size=8))
def test_a_code_is_known_by_its_shape_however_it_is_typed(random: bytes):
    code = code_of(random)
    assert is_code(code)
    assert is_code(f" {code.lower()} ")
    assert not is_code(code[:-1])
    assert not is_code(code.replace("TR-", "P:"))


@given(some.integers(0, 2**64))
def test_a_secret_is_always_six_digits(random: int):
    assert len(secret_of(random)) == 6
    assert secret_of(random).isdecimal()


@pytest.mark.parametrize(
    ("state", "days", "aged"),
    [(State.SENT, 6, False), (State.SENT, 7, True), (State.DRAFT, 1, False),
     (State.DRAFT, 2, True), (State.CLOSED, 0, False)],
)  # fmt: skip
def test_what_waits_ages(state: State, days: int, aged: bool):
    then = datetime(2026, 11, 1, tzinfo=UTC)
    one = Transfer(
        1, "", "TR-222222", Way.PARCEL, state, 1, "甲", 2, "乙", "", "", None, None, "", None,
        then, then if state is not State.DRAFT else None, None,
    )  # fmt: skip
    now = then + timedelta(days=days)
    assert one.aged(now) is aged
    assert one.days(now) == days


# ── waybills ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("number", "who"),
    [
        ("SF1234567890123", Courier.SF),
        ("sf 1234 5678 90123", Courier.SF),
        ("ＳＦ１２３４５６７８９０１２３", Courier.SF),
        ("JDVA0123456789", Courier.JD),
        ("YT1234567890123", Courier.YTO),
        ("JT1234567890123", Courier.JT),
        ("DPK123456789012", Courier.DEPPON),
        ("EA123456789CN", Courier.EMS),
        ("78123456789012", Courier.ZTO),
        ("431234567890123", Courier.YUNDA),
        ("123456789012", None),  # three couriers have twelve digits
        ("", None),
        ("我自己带过去", None),
    ],
)
def test_a_number_hints_at_its_courier(number: str, who: Courier | None):
    assert courier(number) is who


def test_several_couriers_may_fit():
    assert couriers("123456789012") == (Courier.SF, Courier.ZTO, Courier.STO)
    assert couriers("9123456789012") == (Courier.POST, Courier.YUNDA)


@given(some.text())
def test_no_number_is_ever_refused(text: str):
    couriers(text)
    assert tidy(tidy(text)) == tidy(text)


# ── which home ships it ───────────────────────────────────────────────────────────────────────

CODES = ("BG", "TS")


@some.composite
def homes(draw) -> list[Home]:
    found = []
    for n in range(draw(some.integers(0, 5))):
        have = []
        for code in draw(some.sets(some.sampled_from(CODES))):
            free = draw(some.integers(1, 9))
            have.append(Have(code, 1, free, draw(some.sampled_from([0, free])), n * 10))
        found.append(Home(n, f"家{n}", tuple(sorted(have, key=lambda h: h.code)),
                          load=draw(some.integers(0, 3))))  # fmt: skip
    return found


wants = some.fixed_dictionaries({}, optional=dict.fromkeys(CODES, some.integers(1, 20)))


def had(there: list[Home], code: str) -> int:
    return sum(have.free for home in there for have in home.have if have.code == code)


@given(homes(), wants)
def test_a_split_gives_all_there_is_of_a_wish_and_never_more(there, wish):
    parts, short = split(there, wish)
    for code, qty in wish.items():
        given_ = sum(n for part in parts for have, n in part.takes if have.code == code)
        assert given_ == min(qty, had(there, code))
        assert short.get(code, 0) == qty - given_
    for part in parts:
        assert all(0 < n <= have.free for have, n in part.takes)
        assert all(have in part.home.have for have, _n in part.takes)
    assert len({part.home.place_id for part in parts}) == len(parts)


@given(homes(), wants)
def test_every_home_that_has_something_is_a_candidate_with_the_rest_from_others(there, wish):
    found = rank(there, wish)
    assert {one.home.place_id for one in found} == {
        home.place_id for home in there if any(have.code in wish for have in home.have)
    }
    for one in found:
        for code, qty in wish.items():
            parts = (one.first, *one.rest)
            sent = sum(n for part in parts for have, n in part.takes if have.code == code)
            assert sent + one.short.get(code, 0) == qty
        assert one.verified <= one.first.pieces
        assert one.whole is (one.parcels == 1 and not one.short)


@given(homes(), wants, some.randoms())
def test_the_order_of_asking_does_not_matter(there, wish, chance):
    mixed = list(there)
    chance.shuffle(mixed)
    assert [one.home for one in rank(mixed, wish)] == [one.home for one in rank(there, wish)]


@given(some.integers(1, 5), some.integers(0, 3))
def test_of_two_alike_the_verified_one_ships(qty: int, load: int):
    sure = Home(2, "乙", (Have("BG", 1, 5, 5),), load=load)
    unsure = Home(1, "甲", (Have("BG", 1, 5, 0),), load=0)
    assert [one.home for one in rank([unsure, sure], {"BG": qty})] == [sure, unsure]


def test_one_parcel_goes_before_two_and_the_idle_keeper_before_the_busy_one():
    small = Home(1, "甲", (Have("BG", 1, 3, 3),))
    busy = Home(2, "乙", (Have("BG", 1, 9, 9),), load=4)
    idle = Home(3, "丙", (Have("BG", 1, 9, 9),))
    found = rank([small, busy, idle], {"BG": 5})
    assert [(one.home.path, one.parcels) for one in found] == [("丙", 1), ("乙", 1), ("甲", 2)]


def test_a_draft_that_goes_there_anyway_is_joined():
    home = Home(1, "甲", (Have("BG", 1, 9, 9),))
    joins = Home(2, "乙", (Have("BG", 1, 9, 9),), joins=("TR-222222",), load=1)
    assert rank([home, joins], {"BG": 5})[0].home is joins
