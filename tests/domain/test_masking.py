"""Names, phones and addresses where others look on: none of them whole, whatever they look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import masking


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13812345678", "138****5678"),
        ("+86 138 1234 5678", "+86 138 **** 5678"),
        ("86-13812345678", "86-138****5678"),
        ("028-12345678", "028-****5678"),
        ("+1 650 555 0100", "+1 65* *** 0100"),
        ("9123 4567", "**** 4567"),
        ("1234", "****"),
        ("微信 wang_ming88", "微信 ****_******"),
        ("", ""),
    ],
)
def test_a_phone_of_any_country_shows_its_ends(text: str, shown: str):
    assert masking.phone(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("四川省成都市武侯区天府大道 1 号", "四川省成都市…"),
        ("成都市某路1号", "成都市…"),
        ("上海市杨浦区某路", "上海市杨浦区…"),
        ("新疆维吾尔自治区乌鲁木齐市某路 2 号", "新疆维吾尔自治区乌鲁木齐市…"),
        ("无名路9号", "…"),
        ("阳光小区 3 栋 501", "…"),
        ("1600 Amphitheatre Parkway", "…"),
        ("成都市", "成都市"),
        ("", ""),
    ],
)
def test_an_address_shows_its_town_and_without_one_nothing(text: str, shown: str):
    assert masking.address(text) == shown


@pytest.mark.parametrize(("text", "shown"), [("王小明", "王**"), ("Bo", "B*"), ("", "")])
def test_a_name_shows_how_it_begins(text: str, shown: str):
    assert masking.name(text) == shown


@given(st.text("0123456789 +-()", min_size=5, max_size=30))
def test_four_digits_of_a_phone_are_always_hidden(text: str):
    digits = sum(sign.isdecimal() for sign in text)
    assert masking.phone(text).count("*") >= min(digits, 4)
