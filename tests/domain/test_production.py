"""Rules of production: stages and their days, costs to the last fen, suppliers, quotes, budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.production import (
    BOARD,
    DUTIES,
    Landed,
    Milestone,
    Part,
    PastOrder,
    Production,
    ProductionDraft,
    Quote,
    QuoteDraft,
    Spread,
    Stage,
    Supplier,
    SupplierDraft,
    budget,
    compare,
    due,
    landed,
    per_piece,
    plan,
    record,
    spread,
)
from desktop.domain.production.stages import months_before

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
PARTS = st.lists(
    st.builds(Part, st.integers(0, 100_000), st.integers(0, 1_000_000)), min_size=1, max_size=20
).filter(lambda parts: any(part.qty for part in parts))
FEN = st.integers(0, 10**9)


def test_the_stages_follow_each_other_and_each_has_its_person():
    assert [s.value for s in BOARD] == [
        "design", "sample", "quote", "order", "shipping", "goods_in", "boxed", "on_site", "back"
    ]  # fmt: skip
    assert Stage.DESIGN.next is Stage.SAMPLE
    assert Stage.BACK.next is None
    assert Stage.BUDGET.former is None
    assert set(DUTIES) == set(Stage)
    draft = ProductionDraft("横幅", responsible="沈花", design_by="周协")
    assert (draft.person(), draft.person(Stage.ORDER)) == ("周协", "沈花")


def test_the_plan_counts_back_from_the_event():
    days = plan(date(2023, 10, 28), date(2023, 10, 29))
    assert [(m.value, days.day(m)) for m in Milestone] == [
        ("listed", date(2023, 8, 28)), ("ordered", date(2023, 9, 28)),
        ("arrived", date(2023, 10, 21)), ("boxed", date(2023, 10, 21)),
        ("on_site", date(2023, 10, 28)), ("counted", date(2023, 11, 5)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 30), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 2, date(2025, 11, 15)),
    ],
)
def test_a_month_before_is_never_a_day_that_is_not(day: date, months: int, before: date):
    assert months_before(day, months) == before


@given(DAYS, DAYS)
def test_a_later_event_has_no_earlier_plan(first: date, second: date):
    early, late = plan(min(first, second)), plan(max(first, second))
    assert all(early.day(m) <= late.day(m) for m in Milestone)
    assert early.listed <= early.ordered <= early.arrived <= early.on_site <= early.counted


@given(st.sampled_from(Stage), DAYS, DAYS, st.none() | DAYS)
def test_late_are_the_days_past_what_is_due(
    stage: Stage, today: date, starts: date, promised: date | None
):
    told = due(stage, today, plan(starts), promised)
    if stage is Stage.BACK:
        assert told is None
        return
    assert told is not None
    assert told.late == max(0, (today - told.on).days)
    if stage in (Stage.ORDER, Stage.SHIPPING) and promised is not None:
        assert (told.on, told.tight) == (promised, promised > starts - timedelta(weeks=1))
    else:
        assert (told.on, told.tight) == (plan(starts).day(told.milestone), False)


def test_without_an_event_only_a_promise_is_due():
    assert due(Stage.DESIGN, NOW.date(), None, None) is None
    assert due(Stage.DESIGN, NOW.date(), None, date(2026, 11, 1)) is None
    late = due(Stage.ORDER, NOW.date(), None, date(2026, 11, 20))
    assert late is not None
    assert late.late == 2


@given(PARTS, FEN, st.sampled_from(Spread))
def test_freight_is_spread_without_a_fen_lost(parts: list[Part], freight: int, by: Spread):
    shares = spread(parts, freight, by)
    assert sum(shares) == freight
    assert all(share >= 0 for share in shares)
    costs = landed(parts, freight, by)
    assert sum(c.total_fen for c in costs) == freight + sum(p.value_fen for p in parts)
    for part, cost in zip(parts, costs, strict=True):
        if part.qty:
            pieces = (part.qty - cost.dearer) * cost.each_fen + cost.dearer * (cost.each_fen + 1)
            assert pieces == cost.total_fen
            assert 0 <= cost.dearer < part.qty


@given(PARTS, FEN)
def test_freight_by_value_is_nobodys_by_more_than_a_fen(parts: list[Part], freight: int):
    whole = sum(part.value_fen for part in parts)
    if not whole:
        return
    for part, share in zip(parts, spread(parts, freight, Spread.VALUE), strict=True):
        assert abs(share * whole - freight * part.value_fen) < whole


def test_a_cost_lies_on_pieces():
    assert per_piece(1000, 3) == Landed(3, 1000, 0, 333, 1)
    assert [per_piece(n, 4).rounded_fen for n in (8, 9, 10, 11)] == [2, 2, 3, 3]
    with pytest.raises(ValueError, match="pieces"):
        per_piece(1000, 0)
    free = (Part(1, 0), Part(3, 0))
    assert spread(free, 100, Spread.VALUE) == (25, 75)


def quote(number: int, **said: Any) -> Quote:
    draft = replace(QuoteDraft(number, 100, 100), **said)
    return Quote(number, "", 1, draft, f"供应商{number}", NOW)


def test_the_cheapest_purchase_comes_first_and_moq_counts():
    today = NOW.date()
    offers = compare(
        [quote(1, unit_fen=90, moq=500, days=3), quote(2, freight_fen=900, days=10), quote(3)],
        100, today, today + timedelta(days=5),
    )  # fmt: skip
    assert [o.quote.id for o in offers] == [3, 2, 1]
    assert [o.pieces for o in offers] == [100, 100, 500]
    assert [o.moq_met for o in offers] == [True, True, False]
    assert [o.in_time for o in offers] == [None, False, True]
    assert [(o.cheapest, o.fastest) for o in offers] == [
        (True, False), (False, False), (False, True)
    ]  # fmt: skip
    assert compare([], 5, today) == ()


@given(
    st.lists(
        st.builds(
            QuoteDraft, st.integers(1, 9), st.integers(1, 9999), st.integers(0, 99999),
            st.integers(0, 99999), st.none() | st.integers(0, 9999), st.none() | st.integers(0, 99),
        ),
        max_size=8,
    ),
    st.none() | st.integers(1, 9999),
)  # fmt: skip
def test_offers_are_in_order_and_their_costs_add_up(drafts: list[QuoteDraft], wanted: int | None):
    quotes = [Quote(n, "", 1, draft, "", NOW) for n, draft in enumerate(drafts)]
    offers = compare(quotes, wanted, NOW.date())
    totals = [offer.cost.total_fen for offer in offers]
    assert totals == sorted(totals)
    assert len(offers) == len(drafts)
    for offer in offers:
        said = offer.quote.draft
        assert offer.pieces >= (wanted or said.qty)
        assert offer.pieces >= (said.moq or 0)
        assert offer.cost.total_fen == offer.pieces * said.unit_fen + said.freight_fen
        assert offer.cheapest == (offer.cost.total_fen == totals[0])


def order(promised: int | None, real: int | None, fen: int | None = 10) -> PastOrder:
    return PastOrder(1, "贴纸", 100, fen, NOW.date(), promised, real, 100, 98, ("裁歪",))


def test_a_record_means_over_orders_that_say_both_days():
    seller = Supplier(1, "", SupplierDraft("甲"))
    told = record(seller, [order(None, 9, None), order(10, 12), order(5, 6), order(8, None)])
    assert (told.promised_days, told.real_days, told.unit_fen) == (8, 9, 10)
    assert (len(told.last), told.orders, told.good, len(told.faults)) == (3, 4, 392, 4)
    none = record(seller, [])
    assert (none.promised_days, none.unit_fen, none.last) == (None, None, ())


@given(st.lists(st.tuples(st.sampled_from("甲乙"), FEN, st.none() | FEN), max_size=20))
def test_the_budgets_lines_add_up_to_its_total(rows: list[tuple[str, int, int | None]]):
    things = [
        Production(
            n, "", ProductionDraft("x", category=c, budget_fen=b, actual_fen=a), NOW
        )
        for n, (c, b, a) in enumerate(rows)
    ]  # fmt: skip
    told = budget(things)
    assert sum(line.budget_fen for line in told.lines) == told.total.budget_fen
    assert sum(line.expected_fen for line in told.lines) == told.total.expected_fen
    assert sum(line.things for line in told.lines) == len(rows)
