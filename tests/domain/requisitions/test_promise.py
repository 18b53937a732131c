"""What a request promises in every state, and how pauses and the post count."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.requisitions import OPEN, State
from desktop.domain.requisitions.promise import Promise, promise
from desktop.domain.requisitions.rules import End, Rules
from desktop.domain.workdays import calendar_of, workdays_between
from desktop.store.workdays import shipped

KNOWN = calendar_of(shipped())
CAME = date(2026, 9, 28)
days = some.dates(date(2025, 1, 1), date(2026, 11, 1))


def of(state: State = State.SUBMITTED, rules: Rules | None = None, **more: object) -> Promise:
    return promise(KNOWN, rules or Rules(), state=state, submitted_on=CAME, **more)  # type: ignore[arg-type]  # the test's own words


def test_due_after_five_working_days_with_the_holidays_between():
    assert of() == Promise(date(2026, 10, 10), None, date(2026, 10, 10))


def test_the_days_it_waited_for_its_asker_are_added():
    assert of(paused_days=2).due_on == date(2026, 10, 13)


def test_while_it_waits_for_its_asker_the_clock_stands_but_the_post_does_not():
    waiting = of(State.ASKED, needed_on=date(2026, 10, 20))
    assert waiting == Promise(None, date(2026, 10, 17), date(2026, 10, 17))


def test_the_earlier_of_promise_and_post_is_what_presses():
    soon = of(needed_on=date(2026, 10, 1))
    assert soon.post_by == soon.urgent_on == date(2026, 9, 28)
    far = of(needed_on=date(2026, 12, 1))
    assert far.urgent_on == far.due_on == date(2026, 10, 10)


def test_promised_until_it_left_the_answer_does_not_end_it():
    assert of(State.APPROVED, answered=True).due_on == date(2026, 10, 10)
    assert of(State.APPROVED, answered=True, sent=True) == Promise()


def test_promised_until_it_is_answered_the_answer_ends_it_and_the_post_stays():
    rules = Rules(promise_end=End.ANSWERED)
    assert of(rules=rules).due_on == date(2026, 10, 10)
    answered = of(State.APPROVED, rules, answered=True, needed_on=date(2026, 10, 20))
    assert answered == Promise(None, date(2026, 10, 17), date(2026, 10, 17))


@pytest.mark.parametrize("state", [state for state in State if state not in OPEN])
def test_a_draft_and_what_has_ended_promise_nothing(state):
    assert of(state, needed_on=date(2026, 10, 20)) == Promise()


def test_beyond_the_known_years_it_says_so():
    late = promise(KNOWN, Rules(), state=State.SUBMITTED, submitted_on=date(2026, 12, 30))
    assert late.estimated == (2027,)


@given(came=days, n=some.integers(1, 60), paused=some.integers(0, 30))
def test_the_promise_counts_exactly_its_days(came, n, paused):
    made = promise(
        KNOWN, Rules(promise_days=n), state=State.SUBMITTED, submitted_on=came, paused_days=paused
    )
    assert made.due_on is not None
    assert workdays_between(KNOWN, came, made.due_on) == n + paused
