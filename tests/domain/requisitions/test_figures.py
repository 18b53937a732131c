"""How the promise was kept: days without pauses, ranks that occurred, months without gaps."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.requisitions import State
from desktop.domain.requisitions.figures import BANDS, Asked, Took, band, months, rank, took
from desktop.domain.requisitions.rules import End, Rules
from desktop.domain.workdays import calendar_of
from desktop.store.workdays import shipped

KNOWN = calendar_of(shipped())
CAME = date(2026, 11, 2)  # a Monday
TODAY = date(2026, 11, 22)


def of(state: State = State.SENT, rules: Rules | None = None, **more: object) -> Took:
    return took(KNOWN, rules or Rules(), TODAY, Asked(state, CAME, **more))  # type: ignore[arg-type]  # the test's own words


def test_days_are_working_days_and_pauses_are_not_the_shippers():
    told = of(answered_on=date(2026, 11, 5), sent_on=date(2026, 11, 11), paused_days=2)
    assert told == Took(answer=1, ship=5, kept=True, overdue=False)
    assert of(sent_on=date(2026, 11, 11)).kept is False


def test_an_answer_can_be_the_end_of_the_promise():
    rules = Rules(promise_end=End.ANSWERED)
    assert of(State.APPROVED, rules, answered_on=date(2026, 11, 9)).kept is True
    assert of(State.APPROVED, rules, answered_on=date(2026, 11, 10)).kept is False


def test_what_was_refused_in_time_was_kept():
    assert of(State.REJECTED, answered_on=date(2026, 11, 4)).kept is True


def test_what_waits_is_open_until_it_is_late():
    assert of(State.SUBMITTED, due_on=date(2026, 11, 30)) == Took(None, None, None, False)
    assert of(State.SUBMITTED, due_on=date(2026, 11, 9)) == Took(None, None, False, True)
    assert of(State.CANCELLED) == Took(None, None, None, False)


def test_what_left_on_a_day_off_after_it_came_on_one_took_no_working_day():
    assert took(
        KNOWN, Rules(), TODAY, Asked(State.SENT, date(2026, 11, 7), sent_on=date(2026, 11, 8))
    ) == Took(None, 0, True, False)


def test_months_without_requests_stand_between_others():
    told = months([(date(2025, 11, 30), of()), (date(2026, 2, 1), of())])
    assert [(one.month, one.requests) for one in told] == [
        ("2025-11", 1),
        ("2025-12", 0),
        ("2026-01", 0),
        ("2026-02", 1),
    ]
    assert told[1].ship_median is None
    assert told[1].kept_share is None
    assert months([]) == ()


def test_a_share_is_of_those_whose_promise_has_ended():
    in_time, late = of(sent_on=date(2026, 11, 3)), of(sent_on=date(2026, 11, 20))
    (told,) = months((CAME, one) for one in (in_time, in_time, late, of(State.SUBMITTED)))
    assert (told.requests, told.kept, told.late, told.kept_share) == (4, 2, 1, 67)


@pytest.mark.parametrize(
    ("values", "half", "most"),
    [([], None, None), ([4], 4, 4), ([1, 9], 1, 9), ([3, 1, 2], 2, 3), (list(range(1, 11)), 5, 9)],
)
def test_ranks_are_days_that_occurred(values, half, most):
    assert (rank(values, 50), rank(values, 90)) == (half, most)


@given(values=some.lists(some.integers(0, 99), min_size=1), share=some.integers(1, 100))
def test_a_rank_is_the_least_value_that_enough_do_not_exceed(values, share):
    found = rank(values, share)
    assert found is not None
    within = sum(one <= found for one in values)
    below = sum(one < found for one in values)
    assert 100 * within >= share * len(values)
    assert 100 * below < share * len(values)


def test_every_amount_has_a_band():
    assert band(0) == 0
    assert [band(most) for most in BANDS] == list(range(len(BANDS)))
    assert band(BANDS[-1] + 1) == len(BANDS)
