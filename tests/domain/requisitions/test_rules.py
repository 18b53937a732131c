"""The rules of requests: what each may say, and how they are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.errors import BadRule
from desktop.domain.requisitions.rules import LIMITS, NAMES, End, Rules, heard, read, said, sound

every = some.builds(
    Rules,
    promise_end=some.sampled_from(End),
    second_above_fen=some.none() | some.integers(*LIMITS["second_above_fen"]),
    **{
        name: some.integers(least, most)
        for name, (least, most) in LIMITS.items()
        if name != "second_above_fen"
    },
)


def test_as_they_come_five_working_days_until_all_has_left_and_one_approver():
    usual = Rules()
    assert (usual.promise_days, usual.promise_end) == (5, End.SENT)
    assert usual.second_above_fen is None
    assert sound(usual) is usual


def test_every_rule_has_its_limits_or_its_words():
    assert set(NAMES) == {*LIMITS, "promise_end"}


@given(rules=every)
def test_rules_are_heard_as_they_were_said(rules):
    assert heard(said(rules)) == sound(rules)


def test_what_is_as_it_comes_is_not_kept():
    assert set(said(Rules()).values()) == {None}
    kept = {name: text for name, text in said(Rules(promise_days=15)).items() if text is not None}
    assert kept == {"promise_days": "15"}


@pytest.mark.parametrize("name", sorted(LIMITS))
def test_beyond_its_limits_no_rule_goes(name):
    least, most = LIMITS[name]
    for value in (least - 1, most + 1):
        with pytest.raises(BadRule):
            sound(replace(Rules(), **{name: value}))  # type: ignore[arg-type]  # whole numbers


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("promise_days", "0"),
        ("promise_days", "five"),
        ("promise_days", "٥"),
        ("promise_days", "-1"),
        ("promise_days", ""),
        ("promise_end", "whenever"),
        ("courier_days", "9" * 400),
    ],
)
def test_what_no_rule_can_say_is_as_it_comes_and_is_told(name, text):
    assert heard({name: text}) == Rules()
    with pytest.raises(BadRule):
        read(name, text)


def test_a_rule_of_a_newer_program_says_nothing_here():
    assert heard({"moon_phase": "full"}) == Rules()
