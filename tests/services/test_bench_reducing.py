"""Moments become cards: no clock, no port, no ledger."""

from __future__ import annotations

from functools import reduce as fold

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.bench.card import Card, Mark, State, StepRow, Trouble, UsbPlace, Wanted
from desktop.services.bench.reducing import reduce
from hardware.faults import Code
from hardware.steps import (
    Began,
    Failed,
    Going,
    Hands,
    Passed,
    Reading,
    Skipped,
    Step,
    Waits,
    Wants,
)

FIRST = Card(UsbPlace("1-1", "COM7", "1a86:7523", 1), State.FOUND, "snowflake_lamp")


def card(*moments) -> Card:
    return fold(reduce, moments, FIRST)


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (Step.OPEN, State.FOUND),
        (Step.CHIP, State.FOUND),
        (Step.FLASH, State.FLASHING),
        (Step.VERIFY, State.FLASHING),
        (Step.BOOT, State.TESTING),
        (Step.MARK, State.TESTING),
    ],
)
def test_where_a_card_stands_its_step_says(step, state):
    assert card(Began(step)).state is state


def test_the_bar_is_that_of_the_step_under_way():
    at = card(Began(Step.FLASH), Going(Step.FLASH, 1024, 3800))
    assert (at.step, at.done, at.total) == ("flash", 1024, 3800)
    after = reduce(at, Passed(Step.FLASH))
    assert (after.done, after.total) == (0, 0)


def test_steps_tick_off_in_their_order_with_what_they_measured():
    at = card(
        Began(Step.CHIP),
        Passed(Step.CHIP, found="atmega328p"),
        Skipped(Step.FLASH, "current"),
        Began(Step.SUPPLY),
        Passed(Step.SUPPLY, Reading(5006, "mv", 4500, 5500)),
        Began(Step.LEDS),
    )
    assert at.steps == (
        StepRow("chip", Mark.DONE, found="atmega328p"),
        StepRow("flash", Mark.SKIPPED, found="current"),
        StepRow("supply", Mark.DONE, 5006, "mv", 4500, 5500),
        StepRow("leds", Mark.GOING),
    )


def test_a_card_waits_for_hands_until_something_goes_on():
    waiting = card(Began(Step.LEDS), Wants(Hands.PRESS_BUTTON, {"leds": 19}))
    assert waiting.state is State.WAITING
    assert waiting.wanted == Wanted("press_button", {"leds": 19})
    on = reduce(waiting, Passed(Step.LEDS))
    assert (on.state, on.wanted) == (State.TESTING, None)


def test_a_card_that_waits_for_its_hub_says_so():
    waiting = card(Began(Step.LOAD), Waits(Step.LOAD))
    assert waiting.waits
    assert not reduce(waiting, Passed(Step.LOAD)).waits


def test_a_fault_ends_it_with_what_was_measured():
    at = card(
        Began(Step.SUPPLY),
        Failed(Step.SUPPLY, Code.SUPPLY_LOW, {"mv": 4210, "low": 4500}, Reading(4210, "mv", 4500)),
    )
    assert (at.state, at.trouble) == (
        State.FAILED,
        Trouble("supply_low", {"mv": 4210, "low": 4500}),
    )
    assert at.steps == (StepRow("supply", Mark.FAILED, 4210, "mv", 4500),)


def test_cancelling_is_no_failure():
    assert card(Failed(Step.FLASH, Code.CANCELLED)).state is State.CANCELLED


def test_what_a_board_says_of_itself_stands_on_the_card():
    at = card(Passed(Step.IDENTITY, found="snowlamp 1.0.0"), Passed(Step.SERIAL, found="SL-00017"))
    assert (at.firmware, at.serial) == ("snowlamp 1.0.0", "SL-00017")


moments = some.one_of(
    some.builds(Began, some.sampled_from(Step)),
    some.builds(Going, some.sampled_from(Step), some.integers(0, 9), some.integers(0, 9)),
    some.builds(Passed, some.sampled_from(Step), some.none(), some.text(max_size=3)),
    some.builds(Skipped, some.sampled_from(Step), some.just("plan")),
    some.builds(Wants, some.sampled_from(Hands)),
    some.builds(Waits, some.sampled_from(Step)),
    some.builds(Failed, some.sampled_from(Step), some.sampled_from(Code)),
)


@given(some.lists(moments, max_size=30))
def test_whatever_comes_no_step_stands_twice_and_only_one_thing_is_wanted(story):
    at = card(*story)
    names = [row.name for row in at.steps]
    assert len(names) == len(set(names))
    assert (at.wanted is not None) == (at.state is State.WAITING)
