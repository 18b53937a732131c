from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from uuid import UUID

import pytest

from desktop.cli import reading


def test_goods_are_a_code_and_a_quantity():
    assert reading.goods("TS-L") == reading.Goods("TS-L", "TS-L", 1)
    assert reading.goods("TS-Lx12") == reading.Goods("TS-Lx12", "TS-L", 12)
    assert reading.goods("ＴＳx２") == reading.Goods("TSx2", "TS", 2)


def test_a_payment_is_a_method_and_perhaps_an_amount():
    assert reading.pay("cash:20000") == reading.Pay("cash", 20_000)
    assert reading.pay("微信") == reading.Pay("微信", None)


def test_moments_carry_their_offset():
    assert reading.moment("2026-10-24T14:30").isoformat() == "2026-10-24T14:30:00+08:00"
    assert reading.moment("2026-10-24T06:30Z").isoformat() == "2026-10-24T06:30:00+00:00"
    assert reading.moment("2026/05/03").isoformat() == "2026-05-03T23:59:59.999999+08:00"


def test_days_amounts_letters_and_identities():
    assert reading.day("2026/10/24") == date(2026, 10, 24)
    assert reading.fen("１２９００") == 12_900
    assert reading.till("ａ") == "A"
    assert reading.op("0" * 32) == UUID(int=0)
    assert reading.column("price_fen=单价=") == ("price_fen", "单价=")


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        *((reading.fen, text) for text in ("", "-1", "1.5", "1e2", "NaN", "¥5", "9" * 20, "²")),
        *((reading.quantity, text) for text in ("", "0", "-2", "1.5", "1e2")),
        *((reading.day, text) for text in ("", "2026-13-01", "morgen", "2026-10-24T10:00")),
        *((reading.moment, text) for text in ("", "2026-02-30", "25:00", "9999-12-31")),
        *((reading.till, text) for text in ("", "AB", "1", "é")),
        *((reading.goods, text) for text in ("", " ", "TSx0")),
        *((reading.pay, text) for text in ("", ":5", "cash:", "cash:1.5")),
        *((reading.column, text) for text in ("price_fen", "=单价")),
        (reading.op, "12"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(reader, text):
    with pytest.raises(ArgumentTypeError) as refused:
        reader(text)
    assert f"“{text.removeprefix('cash:')}”" in str(refused.value)
