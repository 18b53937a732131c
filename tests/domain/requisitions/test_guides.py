"""参考额度: which one holds for an event of a kind and size on a day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.requisitions.guides import GuideDraft, guide_for, weighed

EARLY, LATE = date(2026, 1, 1), date(2027, 1, 1)
GUIDES = [
    GuideDraft("", 0, EARLY, 300_00),
    GuideDraft("", 50, EARLY, 900_00),
    GuideDraft("KCC 线下活动", 0, EARLY, 500_00),
    GuideDraft("KCC 线下活动", 30, EARLY, 1000_00),
    GuideDraft("KCC 线下活动", 0, LATE, 600_00),
]


@pytest.mark.parametrize(
    ("kind", "people", "on", "amount"),
    [
        ("读书会", 10, EARLY, 300_00),
        ("读书会", 50, EARLY, 900_00),
        ("读书会", None, EARLY, 300_00),
        ("KCC 线下活动", 29, EARLY, 500_00),
        ("KCC 线下活动", 30, EARLY, 1000_00),
        ("kcc线下活动", 200, date(2026, 12, 31), 1000_00),  # however its words are spaced
        ("KCC 线下活动", 200, date(2026, 12, 31), 1000_00),  # its own kind before a greater size
        ("KCC 线下活动", 5, LATE, 600_00),
        ("KCC 线下活动", 40, LATE, 1000_00),  # nobody raised the greater size
        ("", 0, EARLY, 300_00),
    ],
)
def test_the_newest_of_its_own_kind_and_greatest_size_holds(kind, people, on, amount):
    found = guide_for(GUIDES, kind, people, on)
    assert found is not None
    assert found.amount_fen == amount


def test_before_there_was_one_none_holds():
    assert guide_for(GUIDES, "读书会", 10, date(2025, 12, 31)) is None
    assert weighed(100_00, None).over_fen == 0


def test_what_is_over_is_said_and_never_below_nothing():
    assert weighed(420_00, GUIDES[0]).over_fen == 120_00
    assert weighed(300_00, GUIDES[0]).over_fen == 0
    assert weighed(0, GUIDES[0], ["BG", "BG"]).unvalued == ("BG",)
