"""Numbers of boards and how a session is counted, without a ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.bench.card import Mark, StepRow, Trouble
from desktop.domain.bench.counting import count
from desktop.domain.bench.judging import BOARDS_OWN
from desktop.domain.bench.numbers import MOST, fit_serial, serial_of, tag_number, tag_text
from desktop.domain.bench.report import readings
from desktop.domain.bench.sessions import Attempt
from desktop.domain.errors import BadSerial
from hardware.faults import Code

NOON = datetime(2026, 11, 28, 4, tzinfo=UTC)
SUPPLY = StepRow("supply", Mark.DONE, 5000, "mv", 4500, 5500)


def attempt(number: int = 1, trouble: Trouble | None = None, **more) -> Attempt:
    said: dict[str, Any] = {
        "session": 1, "at": NOON + timedelta(minutes=number), "project": "snowflake_lamp",
        "serial": "", "tag": "", "participant": None, "ok": trouble is None, "trouble": trouble,
        "steps": (SUPPLY,), "firmware": "", "location": "1-1", "seconds": 60.0, "number": number,
    }  # fmt: skip
    return Attempt(**(said | more))


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("T-07", 7), ("t7", 7), (" T07 ", 7), ("7", None), ("T-0", None), ("SL-00007", None),
        ("T-1234567", None), ("", None),
    ],
)  # fmt: skip
def test_a_paper_number_is_read_as_people_type_it(typed, tag):
    assert tag_number(typed) == tag


@given(some.integers(1, 999_999))
def test_a_paper_number_is_read_as_it_was_written(n):
    assert tag_number(tag_text(n)) == n


@given(some.integers(1, 9_999_999))
def test_a_serial_number_fits_into_a_boards_memory(n):
    assert fit_serial(serial_of("SL-{n:05d}", n)) == f"SL-{n:05d}"


@pytest.mark.parametrize("text", ["", "雪花-1", "A B", "x" * (MOST + 1), "\x7f"])
def test_what_does_not_fit_is_no_serial_number(text):
    with pytest.raises(BadSerial):
        fit_serial(text)


def test_a_fault_of_the_desk_is_no_fault_of_a_board():
    assert {Code(word) for word in BOARDS_OWN}  # every word is a fault's
    assert not BOARDS_OWN & {
        *("port_busy", "no_permission", "brltty", "no_driver", "unplugged", "cancelled"),
        *("declined", "image_hash", "program_hung", "supply_sags"),
    }


def test_boards_are_counted_by_their_last_try_and_faults_by_every_one():
    dark = Trouble("led_dark", {"led": 12})
    other = Trouble("led_dark", {"led": 3})
    figures = count(
        [
            ("a", attempt(1, dark)),
            ("b", attempt(1)),
            ("a", attempt(2, dark)),
            ("c", attempt(1, other)),
            ("a", attempt(3)),
            ("d", attempt(2)),  # its first try was in another session
            ("e", replace(attempt(1, other), withdrawn=True)),
        ]
    )
    assert (figures.boards, figures.passed, figures.failed, figures.first) == (4, 3, 1, 1)
    assert figures.faults == ((dark, 2), (other, 1))
    assert (figures.attempts, figures.seconds) == (6, 360.0)


def test_values_are_gathered_by_their_test_and_limits():
    rows = [
        ("a", attempt(1, steps=(replace(SUPPLY, value=value), StepRow("flash_crc", Mark.DONE))))
        for value in (4980, 5010, 5030)
    ]
    (line,) = readings([*rows, ("b", replace(attempt(1), withdrawn=True))])
    assert (line.test, line.unit, line.low, line.high) == ("supply", "mv", 4500, 5500)
    assert (line.count, line.least, line.middle, line.most) == (3, 4980, 5010, 5030)
