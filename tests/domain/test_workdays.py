"""Working days: every day as another telling of them has it, and counting that adds up."""

from __future__ import annotations

import contextlib
import json
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.errors import BadCalendar
from desktop.domain.workdays import (
    Calendar,
    Counted,
    Special,
    Workyear,
    add_workdays,
    as_json,
    calendar_of,
    days_left,
    read_year,
    workdays_between,
)
from desktop.store.workdays import shipped

KNOWN = calendar_of(shipped())
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
days = some.dates(date(2003, 6, 1), date(2029, 1, 1))


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_every_day_from_2004_to_2026_is_worked_or_not_as_another_telling_has_it():
    every = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert len(every) == 8401
    ours = [KNOWN.is_workday(one) for one in every]
    assert ours == [chinese_calendar.is_workday(one) for one in every]


def test_the_shipped_years_are_known_and_no_others():
    assert KNOWN.years == set(range(2004, 2027))
    assert not KNOWN.knows(2027)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2023-09-25", 5, "2023-10-08"),
        ("2023-09-25", 15, "2023-10-20"),
        ("2026-09-16", 5, "2026-09-22"),
        ("2026-09-28", 5, "2026-10-10"),
        ("2026-02-10", 5, "2026-02-24"),
        ("2026-02-10", 15, "2026-03-09"),
        ("2026-12-24", 5, "2026-12-31"),
    ],
)
def test_days_that_were_counted_by_hand(start, n, end):
    assert add_workdays(KNOWN, day(start), n) == Counted(day(end))


def test_the_made_up_days_and_the_days_off_of_2026():
    made_up = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
    assert all(KNOWN.is_workday(day(f"2026-{one}")) for one in made_up)
    off = ["01-01", "02-16", "02-23", "04-06", "05-05", "06-19", "09-25", "10-01", "10-07"]
    assert not any(KNOWN.is_workday(day(f"2026-{one}")) for one in off)
    assert KNOWN.name(day("2026-10-01")) == "国庆节"
    assert KNOWN.name(day("2026-10-13")) == ""


def test_a_year_that_nobody_knows_is_counted_monday_to_friday_and_said():
    counted = add_workdays(KNOWN, day("2026-12-24"), 15)
    assert counted == Counted(day("2027-01-14"), (2027,))


def test_a_day_too_late_is_late_even_on_a_holiday():
    friday, saturday = day("2026-11-20"), day("2026-11-21")
    assert days_left(KNOWN, friday, friday) == 0
    assert days_left(KNOWN, saturday, friday) == -1
    assert days_left(KNOWN, day("2026-11-23"), friday) == -1
    assert days_left(KNOWN, day("2026-11-24"), friday) == -2
    assert days_left(KNOWN, friday, day("2026-11-23")) == 1


@given(start=days, n=some.integers(0, 300))
def test_what_was_added_is_counted_between(start, n):
    end = add_workdays(KNOWN, start, n).day
    assert workdays_between(KNOWN, start, end) == n
    assert n == 0 or KNOWN.is_workday(end)


@given(start=days, n=some.integers(0, 60), later=some.integers(0, 40), more=some.integers(0, 40))
def test_who_starts_later_or_waits_longer_never_ends_earlier(start, n, later, more):
    end = add_workdays(KNOWN, start, n).day
    assert add_workdays(KNOWN, start + timedelta(days=later), n).day >= end
    assert add_workdays(KNOWN, start, n + more).day >= end


@given(one=days, other=days, third=days)
def test_ways_between_days_add_up(one, other, third):
    there = workdays_between(KNOWN, one, other)
    assert workdays_between(KNOWN, other, one) == -there
    assert there + workdays_between(KNOWN, other, third) == workdays_between(KNOWN, one, third)


@given(start=days, span=some.integers(0, 400))
def test_days_between_are_the_worked_ones_counted_one_by_one(start, span):
    ahead = [start + timedelta(days=n) for n in range(1, span + 1)]
    end = start + timedelta(days=span)
    assert workdays_between(KNOWN, start, end) == sum(map(KNOWN.is_workday, ahead))


def test_working_days_are_not_counted_backward():
    with pytest.raises(ValueError, match="forward"):
        add_workdays(KNOWN, FIRST, -1)


def test_a_calendar_that_knows_nothing_counts_monday_to_friday():
    assert add_workdays(Calendar(), day("2026-10-01"), 5).day == day("2026-10-08")


# ── a year's file ─────────────────────────────────────────────────────────────────────────────


def paper(year: object = 2027, days: object = (("2027-01-01", True),), **more: object) -> str:
    if isinstance(days, tuple):
        days = [{"name": "元旦", "date": d, "isOffDay": off} for d, off in days]
    return json.dumps({"year": year, "papers": [], "days": days, **more})


def test_a_paper_may_speak_of_the_next_january_and_of_the_december_before():
    days = (("2026-12-31", True), ("2027-01-01", True), ("2028-01-02", False))
    year = read_year(paper(days=days))
    assert year.year == 2027
    known = calendar_of([*shipped(), year])
    assert known.knows(2027)
    assert not known.knows(2028)
    assert not known.is_workday(day("2026-12-31"))
    assert known.is_workday(day("2028-01-02"))  # a Sunday


def test_of_two_papers_the_later_years_is_right():
    early = Workyear(2026, (Special(day("2027-01-04"), True, "元旦"),))
    late = Workyear(2027, (Special(day("2027-01-04"), False, "元旦"),))
    for both in ([early, late], [late, early]):
        assert calendar_of(both).is_workday(day("2027-01-04"))


def test_an_imported_year_stands_for_the_shipped_one():
    nothing = Workyear(2026, (Special(day("2026-01-01"), True),))
    assert calendar_of([*shipped(), nothing]).is_workday(day("2026-10-01"))


def test_every_shipped_year_is_written_as_it_is_read():
    assert all(read_year(as_json(year)) == year for year in shipped())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not_json"),
        ("[" * 100_000, "not_json"),
        ("[]", "not_json"),
        ("2027", "not_json"),
        (paper(days="x"), "not_json"),
        ("{}", "no_year"),
        (paper(year="2027"), "no_year"),
        (paper(year=True), "no_year"),
        (paper(year=20270), "no_year"),
        (paper(days=[]), "empty"),
        (paper(days=(("2026-12-31", True),)), "empty"),
        (paper(days=["2027-01-01"]), "bad_day"),
        (paper(days=[{"date": "2027-01-01"}]), "bad_day"),
        (paper(days=[{"date": "2027-01-01", "isOffDay": "true"}]), "bad_day"),
        (paper(days=[{"isOffDay": True}]), "bad_day"),
        (paper(days=(("2027-02-30", True),)), "bad_day"),
        (paper(days=[{"date": 20270101, "isOffDay": True}]), "bad_day"),
        (paper(days=(("2025-01-01", True),)), "far_day"),
        (paper(days=(("2026-11-30", True),)), "far_day"),
        (paper(days=(("2028-02-01", True),)), "far_day"),
        (paper(days=(("2027-01-01", True), ("2027-01-01", False))), "twice"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused_with_its_reason(text, why):
    with pytest.raises(BadCalendar) as no:
        read_year(text)
    assert no.value.why == why


@given(text=some.text(max_size=200) | some.binary(max_size=100).map(str))
def test_any_text_is_a_year_or_refused(text):
    with contextlib.suppress(BadCalendar):
        read_year(text)


shapes = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=12) | days.map(str),
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(some.sampled_from(["year", "days", "date", "isOffDay", "name"]), inner)
    ),
    max_leaves=12,
)


@given(said=shapes)
def test_any_json_is_a_year_or_refused(said):
    with contextlib.suppress(BadCalendar):
        read_year(json.dumps(said))
