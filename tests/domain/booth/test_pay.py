"""How a total is paid (domain/booth cases T1–T10 of tills everywhere)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.booth.pay import Payment, PayState, Tender, settle, unlikely
from desktop.domain.errors import NotEnoughPaid, OverPaid

CASH, CODE, BANK = 1, 2, 3


def cash(fen: int | None = None) -> Tender:
    return Tender(CASH, True, fen)


def code(fen: int | None = None) -> Tender:
    return Tender(CODE, False, fen)


def told(payments: tuple[Payment, ...]) -> list[tuple[int, int, int]]:
    """Account, amount and change of each payment."""
    return [(p.account, p.amount_fen, p.change_fen) for p in payments]


def test_a_shirt_and_two_badges_for_two_hundred_give_seventy_one_back() -> None:
    assert told(settle(129_00, [cash(200_00)])) == [(CASH, 129_00, 71_00)]


def test_a_tender_without_amount_is_just_the_rest() -> None:
    assert told(settle(100_00, [code(60_00), cash()])) == [(CODE, 60_00, 0), (CASH, 40_00, 0)]


def test_change_comes_out_of_the_cash_alone() -> None:
    assert told(settle(105_00, [code(50_00), cash(60_00)])) == [
        (CODE, 50_00, 0),
        (CASH, 55_00, 5_00),
    ]
    assert told(settle(100_00, [cash(80_00), code(50_00)])) == [
        (CASH, 50_00, 30_00),
        (CODE, 50_00, 0),
    ]


def test_two_tenders_of_one_account_are_one_payment() -> None:
    assert told(settle(15_00, [cash(10_00), cash(5_00)])) == [(CASH, 15_00, 0)]


@pytest.mark.parametrize("paid", [0, 1, 41_79])
def test_too_little_is_refused(paid: int) -> None:
    with pytest.raises(NotEnoughPaid):
        settle(41_80, [cash(paid)])


def test_a_code_gives_no_change() -> None:
    with pytest.raises(OverPaid):
        settle(50_00, [code(60_00)])
    with pytest.raises(OverPaid):
        settle(50_00, [cash(20_00), code(60_00)])


def test_a_sale_for_nothing_needs_no_payment() -> None:
    assert settle(0, []) == ()


def test_one_claimed_part_makes_the_merged_payment_claimed() -> None:
    claimed = Tender(CODE, False, 5_00, PayState.CLAIMED)
    assert settle(10_00, [code(5_00), claimed])[0].state is PayState.CLAIMED


def test_a_hundred_thousand_for_ten_yuan_is_unlikely_and_a_hundred_is_not() -> None:
    assert unlikely(10_00, 100_000_00)
    assert not unlikely(10_00, 100_00)
    assert not unlikely(999_00, 2_000_00)


@given(
    total=st.integers(0, 10**7),
    parts=st.lists(st.tuples(st.booleans(), st.integers(0, 10**7)), max_size=5),
)
def test_payments_always_add_up_to_the_total(total: int, parts: list[tuple[bool, int]]) -> None:
    tenders = [Tender(CASH if is_cash else BANK, is_cash, fen) for is_cash, fen in parts]
    try:
        payments = settle(total, tenders)
    except (NotEnoughPaid, OverPaid):
        return
    assert sum(p.amount_fen for p in payments) == total
    assert all(p.tendered_fen - p.change_fen == p.amount_fen >= 0 for p in payments)
    assert all(p.change_fen == 0 for p in payments if p.account == BANK)
