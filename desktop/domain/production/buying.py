"""Suppliers with their record, and quotes compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from desktop.domain.production.costs import Landed, per_piece


@dataclass(frozen=True)
class SupplierDraft:
    """What a person says of a supplier; contact and phone are kept as private values.

    `moq` is the least order in pieces, `days` its usual days from order to goods.
    """

    name: str
    city: str = ""
    contact: str = ""
    phone: str = ""
    moq: int | None = None
    days: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Supplier:
    """A supplier as lists show it: contact and phone masked (`138****8000`)."""

    id: int
    uid: str
    draft: SupplierDraft
    orders: int = 0
    retired: bool = False


@dataclass(frozen=True)
class PastOrder:
    """One order at a supplier; days from the order to the promised and to the real arrival."""

    production: int
    name: str
    qty: int | None
    unit_fen: int | None
    ordered_on: date | None
    promised_days: int | None
    real_days: int | None
    arrived: int
    good: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """What a supplier is like: the last three orders, the last unit price, days and faults.

    `promised_days` and `real_days` are means over all orders that say both, in tenths of a day
    rounded half up to whole days; `good` of `arrived` pieces passed over all orders.
    """

    supplier: Supplier
    last: tuple[PastOrder, ...]
    orders: int
    unit_fen: int | None
    promised_days: int | None
    real_days: int | None
    arrived: int
    good: int
    faults: tuple[str, ...]


def record(supplier: Supplier, orders: Sequence[PastOrder]) -> Record:
    """A supplier's record out of all its orders, the latest first."""
    timed = [o for o in orders if o.promised_days is not None and o.real_days is not None]
    return Record(
        supplier=supplier,
        last=tuple(orders[:3]),
        orders=len(orders),
        unit_fen=next((o.unit_fen for o in orders if o.unit_fen is not None), None),
        promised_days=_mean([o.promised_days or 0 for o in timed]),
        real_days=_mean([o.real_days or 0 for o in timed]),
        arrived=sum(o.arrived for o in orders),
        good=sum(o.good for o in orders),
        faults=tuple(fault for o in orders for fault in o.faults),
    )


def _mean(days: Sequence[int]) -> int | None:
    return (2 * sum(days) + len(days)) // (2 * len(days)) if days else None


@dataclass(frozen=True)
class QuoteDraft:
    """What a supplier offers: pieces, unit price and freight in fen, least order, days."""

    supplier: int
    qty: int
    unit_fen: int
    freight_fen: int = 0
    moq: int | None = None
    days: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Quote:
    """A quote as it was entered, with the supplier's name."""

    id: int
    uid: str
    production: int
    draft: QuoteDraft
    supplier: str
    at: datetime


@dataclass(frozen=True)
class Offer:
    """A quote measured against what is wanted.

    `pieces` is what must be bought (at least the MOQ), `cost` of it with freight, `arrives_on` if
    ordered on the day asked about; `in_time` None where no day is known.
    """

    quote: Quote
    pieces: int
    moq_met: bool
    cost: Landed
    arrives_on: date | None
    in_time: bool | None
    cheapest: bool = False
    fastest: bool = False


def compare(
    quotes: Iterable[Quote], wanted: int | None, today: date, needed_on: date | None = None
) -> tuple[Offer, ...]:
    """Quotes side by side, the cheapest whole purchase first.

    `wanted` None: each at the pieces it was made for.
    """
    offers = []
    for quote in quotes:
        said = quote.draft
        ask = wanted or said.qty
        pieces = max(ask, said.moq or 0, 1)
        total = pieces * said.unit_fen + said.freight_fen
        arrives = None if said.days is None else today + timedelta(days=said.days)
        in_time = None if arrives is None or needed_on is None else arrives <= needed_on
        cost = per_piece(total, pieces, said.freight_fen)
        met = ask >= (said.moq or 0)
        offers.append(Offer(quote, pieces, met, cost, arrives, in_time))
    if not offers:
        return ()
    low = min(offer.cost.total_fen for offer in offers)
    soon = min((o.quote.draft.days for o in offers if o.quote.draft.days is not None), default=None)
    marked = [
        replace(
            o,
            cheapest=o.cost.total_fen == low,
            fastest=soon is not None and o.quote.draft.days == soon,
        )
        for o in offers
    ]
    return tuple(sorted(marked, key=lambda o: (o.cost.total_fen, o.quote.id)))
