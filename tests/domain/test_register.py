"""Numbers by rule, and what of a paper's fields is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.errors import BadNumberRule
from desktop.domain.paper.register import (
    USUAL_RULE,
    counter_of,
    name_on_paper,
    number_in,
    readable,
    series_of,
    to_keep,
)
from tests.office import STAR

DAY = date(2026, 3, 4)


def test_a_rule_makes_a_series_and_the_series_numbers():
    series = series_of(USUAL_RULE, "STAR", DAY)
    assert series == "KYS-STAR-2026-{nnnn}"
    assert number_in(series, 17) == "KYS-STAR-2026-0017"
    assert number_in(series, 12345) == "KYS-STAR-2026-12345"
    assert number_in(series, None) == "KYS-STAR-2026-????"
    assert series_of("{year}{month}-{n}", "X", DAY) == "202603-{n}"


@pytest.mark.parametrize(
    "rule", ["", "KYS", "{n}{n}", "{kind}", "{nope}{n}", "K S{n}", "K|{n}", "{n}\n", "{{n}}"]
)
def test_a_rule_without_exactly_one_counter_or_with_a_blank_is_refused(rule):
    with pytest.raises(BadNumberRule):
        series_of(rule, "X", DAY)


@given(n=some.integers(1, 10**8), width=some.integers(1, 9))
def test_a_counter_is_the_same_whatever_its_width(n, width):
    series = series_of(f"K-{{{'n' * width}}}", "X", DAY)
    assert counter_of(series) == "K-{n}"
    assert int(number_in(series, n).removeprefix("K-")) == n
    assert len(number_in(series, None)) == 2 + width


def test_what_was_typed_for_one_print_and_what_nobody_asked_for_is_not_kept():
    said = {"reason": " 组织\x00市集 ", "hours": "", "id_number": "110101", "phone": "13800000000"}
    assert to_keep(STAR, said) == {"reason": "组织市集"}


@given(some.text())
def test_readable_text_can_be_kept_everywhere(text):
    once = readable(text)
    assert readable(once) == once
    assert "\x00" not in once
    once.encode()


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        (" 左文瑒\n", "左文瑒"),
        ("Nguyễn  Văn\tA", "Nguyễn Văn A"),
        ("\u202e张\ufeff三\x07\ud800", "张三"),
    ],
)
def test_a_name_is_kept_as_it_stands_on_the_paper(typed, stands):
    assert name_on_paper(typed) == stands
