"""What is decided on lines: enough, less, something else, nothing; and what wants a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import (
    BadQuantity,
    DecidedTwice,
    NeedsReason,
    NotFound,
    TooLong,
    Undecided,
)
from desktop.domain.requisitions import Decision, Line, Sure
from desktop.domain.requisitions.deciding import decide, in_words, sure_of

SHIRT = Line(
    id=1, position=1, said="T恤 L", qty_said="", sure=Sure.EXACT, code="TS-L", item="COSCon T恤 L",
    qty=20, approved=None, substitute="", substitute_item="", reason="", lacking=0, loan=False,
    back_on=None, value_fen=42_00,
)  # fmt: skip
BADGE = replace(SHIRT, id=2, position=2, said="徽章", code="BG", item="徽章", qty=5)
UNKNOWN = replace(SHIRT, id=3, position=3, said="小旗", code="", item="", sure=Sure.NONE)
SOME = replace(BADGE, id=4, position=4, qty=None, qty_said="若干")
GUESS = replace(BADGE, id=5, position=5, sure=Sure.UNSURE)


def test_what_nobody_speaks_of_is_given_as_it_was_asked_for():
    shirt, badge = decide([SHIRT, BADGE], [])
    assert (shirt.decision.qty, badge.decision.qty) == (20, 5)
    assert not shirt.differs
    assert in_words([shirt, badge]) == ""


@pytest.mark.parametrize(
    ("decision", "what"),
    [
        (Decision(1, 10), "less"),
        (Decision(1, 21), "more"),
        (Decision(1, 0), "nothing"),
        (Decision(1, 20, "BG"), "substitute"),
        (Decision(1, 10, "BG"), "substitute"),
        (Decision(1, 10, reason="   "), "less"),
    ],
)
def test_what_differs_wants_a_reason(decision, what):
    with pytest.raises(NeedsReason) as no:
        decide([SHIRT], [decision])
    assert (no.value.what, no.value.item) == (what, "COSCon T恤 L")
    (done,) = decide([SHIRT], [replace(decision, reason="只剩这些")])
    assert "只剩这些" in in_words([done])


def test_the_reason_of_what_differs_is_not_said_of_what_does_not():
    why = "库存不足"
    said = [Decision(1, 10, "", why), Decision(2, 5, "", why), Decision(4, 3, "", why)]
    told = [one.decision.reason for one in decide([SHIRT, BADGE, SOME], said)]
    assert told == [why, "", why]


@pytest.mark.parametrize(
    ("line", "lacks"), [(UNKNOWN, "article"), (SOME, "quantity"), (GUESS, "look")]
)
def test_a_line_that_nobody_understood_is_not_approved_by_silence(line, lacks):
    with pytest.raises(Undecided) as no:
        decide([SHIRT, line], [])
    assert (no.value.line, no.value.said, no.value.lacks) == (line.position, line.said, lacks)


def test_who_says_how_many_or_which_has_looked():
    (some,) = decide([SOME], [Decision(4, 12)])
    assert (some.decision.qty, some.gives) == (12, "BG")
    assert in_words([some]) == "徽章 × 若干 → 12"
    (guess,) = decide([GUESS], [Decision(5, 5)])
    assert sure_of(guess) is Sure.EXACT
    with pytest.raises(Undecided):
        decide([UNKNOWN], [Decision(3, 20)])
    (flag,) = decide([UNKNOWN], [Decision(3, 20, "BG")])
    assert flag.gives == "BG"
    (none,) = decide([UNKNOWN], [Decision(3, 0, reason="没有")])
    assert none.gives == ""


def test_what_is_refused_because_it_is_not_there_is_never_more_than_what_is_refused():
    (done,) = decide([SHIRT], [Decision(1, 8, reason="缺货", lacking=12)])
    assert done.decision.lacking == 12
    for lacking in (13, -1):
        with pytest.raises(BadQuantity):
            decide([SHIRT], [Decision(1, 8, reason="缺货", lacking=lacking)])


def test_a_line_of_another_request_and_impossible_numbers_are_refused():
    with pytest.raises(NotFound):
        decide([SHIRT], [Decision(9, 1)])
    with pytest.raises(BadQuantity):
        decide([SHIRT], [Decision(1, -1, reason="x")])
    with pytest.raises(TooLong):
        decide([SHIRT], [Decision(1, 1, reason="长" * 1_000_000)])


@pytest.mark.parametrize("typed", ["TS-L", "ts-l"])
def test_its_own_article_is_no_substitute(typed: str):
    (done,) = decide([SHIRT], [Decision(1, 20, typed)])
    assert not done.differs


@given(
    st.lists(
        st.builds(
            Decision,
            st.sampled_from([1, 2]),
            st.integers(0, 40),
            st.sampled_from(["", "BG", "TS-M"]),
            st.sampled_from(["", "因为 😀"]),
            st.integers(0, 10),
        ),
        max_size=3,
    )
)
def test_a_decision_gives_what_it_says_or_is_refused(decisions):
    said = {one.line: one for one in decisions}
    if len(said) < len(decisions):
        with pytest.raises(DecidedTwice):
            decide([SHIRT, BADGE], decisions)
        return
    try:
        done = decide([SHIRT, BADGE], decisions)
    except (NeedsReason, BadQuantity):
        return
    for one in done:
        asked = one.line.qty or 0
        want = said[one.line.id].qty if one.line.id in said else asked
        assert one.decision.qty == want
        assert one.decision.reason or not one.differs
        assert 0 <= one.decision.lacking <= max(0, asked - want)
