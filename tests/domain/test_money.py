from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import money
from desktop.domain.errors import BadAmount, BadQuantity

amounts = st.integers(0, money.LARGEST_FEN)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("¥69.00", 6900),
        ("￥1,234.50", 123450),
        ("99", 9900),
        ("９９", 9900),
        ("￥９９．５", 9950),
        ("１，２３４．５０", 123450),
        (" 3.4 ", 340),
        ("¥ 12元", 1200),
        ("0", 0),
        ("0.01", 1),
        ("1,000,000", 100_000_000),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, fen):
    assert money.parse(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        *("1e2", "12.001", "NaN", "nan", "-2", "−2", "－2", "+2", "inf", "", " ", "¥", "."),
        *("12.", ".5", "1,23", "12,34.5", "1 000", "6²", "①", "٣", "0x10", "1_000", "$5", "5 USD"),
        *("9" * 5000, "10000000000.01", "¥¥5", "=1+1"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_text(text):
    with pytest.raises(BadAmount) as refused:
        money.parse(text)
    assert refused.value.data() == {"text": text}


@given(amounts)
def test_an_amount_shown_reads_back_equal(fen):
    for text in (money.show(fen), money.show(fen, sign="￥"), money.short(fen), money.plain(fen)):
        assert money.parse(text) == fen


@given(amounts)
def test_a_spreadsheets_number_of_yuan_is_exact(fen):
    assert money.from_number(Decimal(fen) / 100) == fen
    assert money.from_number(fen / 100) == fen


def test_a_sum_that_binary_numbers_miss_is_what_the_spreadsheet_shows():
    assert money.from_number(0.1 + 0.2) == 30
    assert money.from_number(69) == 6900


@pytest.mark.parametrize(
    "number", [12.001, float("nan"), float("inf"), -2, -0.5, 1e15, Decimal("NaN"), 0.005]
)
def test_a_number_that_is_no_amount_is_refused(number):
    with pytest.raises(BadAmount):
        money.from_number(number)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("12", 12), ("１２", 12), ("1,200", 1200), ("12.0", 12), ("12.00", 12), ("0", 0)],
)
def test_a_quantity_is_read_as_people_write_it(text, pieces):
    assert money.parse_quantity(text) == pieces


@pytest.mark.parametrize(
    "text", ["1.5", "-2", "−2", "1e2", "", "12个", "NaN", "9" * 5000, "1000000001", "1,2", "2²"]
)
def test_what_is_no_quantity_is_refused(text):
    with pytest.raises(BadQuantity):
        money.parse_quantity(text)


def test_amounts_are_shown_for_screens_and_for_files():
    assert money.show(123450) == "¥1,234.50"
    assert money.show(-990) == "-¥9.90"
    assert money.short(9900) == "¥99"
    assert money.short(990) == "¥9.90"
    assert money.plain(123450) == "1234.50"
    assert money.plain(5) == "0.05"


@given(
    st.integers(-(10**9), 10**9),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
)
def test_shares_add_up_and_differ_from_the_exact_share_by_less_than_a_fen(fen, weights):
    shares = money.share(fen, tuple(weights))
    assert sum(shares) == fen
    for part, weight in zip(shares, weights, strict=True):
        assert abs(part * sum(weights) - fen * weight) < sum(weights)


def test_the_largest_remainder_gets_the_last_fen():
    assert money.share(5, (70, 30)) == (4, 1)
    assert money.share(800, (1, 1, 1)) == (267, 267, 266)
    assert money.share(4000, (3000, 2500)) == (2182, 1818)


def test_nothing_cannot_be_shared_by():
    with pytest.raises(ValueError, match="more than nothing"):
        money.share(100, (0, 0))


@pytest.mark.parametrize(
    ("yuan", "keys"),
    [
        (9, (9, 10, 20, 50, 100)),
        (39, (39, 40, 50, 100)),
        (99, (99, 100)),
        (100, (100, 200)),
        (129, (129, 130, 140, 150, 200)),
    ],
)
def test_quick_cash_follows_the_chinese_notes(yuan, keys):
    assert money.quick_cash(yuan * 100) == tuple(key * 100 for key in keys)


@given(st.integers(1, 10**9))
def test_quick_cash_is_short_sorted_and_always_enough_with_the_exact_sum_first(total):
    keys = money.quick_cash(total)
    assert keys[0] == total
    assert list(keys) == sorted(set(keys))
    assert len(keys) <= 5


def test_there_is_no_quick_cash_for_nothing():
    assert money.quick_cash(0) == ()
