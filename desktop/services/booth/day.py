"""The evening's figures: one calculation for the page, the picture, the files and the screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import Account, Event, SaleKind, Shift
from desktop.domain.booth.figures import (
    DayFigures,
    HalfHour,
    ItemFigures,
    LooseArticle,
    OpenClaim,
    Takings,
    TillFigures,
)
from desktop.domain.booth.pay import PayState
from desktop.domain.moments import day_bounds, micros, moment
from desktop.domain.stock import REAL, PlaceKind
from desktop.services.changes import Desk
from desktop.store.booth import events, sales, takings, tills

_EVER = (0, 2**62)


def figures(desk: Desk, event_id: int, day: date | None = None) -> DayFigures:
    """The figures of one day of an event, in its zone, or of the whole event."""
    with desk.database.reading() as connection:
        event = events.get(connection, event_id)
        span = _EVER if day is None else day_bounds(day, event.zone)
        entries = takings.entries(connection, event_id, *span)
        lines = takings.lines(connection, event_id, *span)
        payments = takings.payments(connection, event_id, *span)
        accounts = events.accounts_by_id(connection, sorted({p.account for p in payments}))
        shifts = [s for s in tills.shifts(connection, event_id) if _overlaps(s, span)]
        expected = {s.id: tills.expected_cash(connection, s.id) for s in shifts}
        claims = takings.open_claims(connection, event_id, *span)
        claim_accounts = events.accounts_by_id(connection, sorted({c.account for c in claims}))
        shared = tills.shared_letters(connection)
        moved = takings.stand_movements(connection, event.place, *span)
        head = takings.head(connection, desk.station.bytes)

    standing = _standing(entries)
    of_kind = _sums(standing)
    keepers = {s.id: s.keeper for s in shifts}
    by_account = _takings(payments, accounts, _corrected(entries), keepers)
    return DayFigures(
        event=event.name,
        day=day,
        zone=event.zone,
        place=event.place_path,
        sales=of_kind[SaleKind.SALE][0],
        sales_fen=of_kind[SaleKind.SALE][1],
        gifts=of_kind[SaleKind.GIFT][0],
        gift_pieces=_pieces(lines, standing, {SaleKind.GIFT}),
        refunds=of_kind[SaleKind.REFUND][0],
        refunds_fen=-of_kind[SaleKind.REFUND][1],
        corrections=sum(e.kind == SaleKind.CORRECTION for e in entries),
        corrections_fen=-sum(e.total_fen for e in entries if e.kind == SaleKind.CORRECTION),
        exchanges=of_kind[SaleKind.EXCHANGE][0],
        exchanges_fen=of_kind[SaleKind.EXCHANGE][1],
        donations_fen=sum(line.amount_fen for line in lines if line.kind == LineKind.DONATION),
        net_fen=sum(e.total_fen for e in entries),
        heard_fen=sum(t.heard_fen for t in by_account),
        claimed_fen=sum(t.claimed_fen for t in by_account),
        expected_cash_fen=sum(expected.values()),
        pieces=_pieces(lines, standing, set(SaleKind) - {SaleKind.GIFT}),
        by_method=_by_method(by_account),
        by_account=by_account,
        by_item=_items(lines, moved),
        by_half_hour=_half_hours(entries, standing, event),
        by_till=tuple(_till(s, entries, standing, expected[s.id]) for s in shifts),
        claims=tuple(
            OpenClaim(
                number=sales.number(c, shared),
                at=moment(c.at, ZoneInfo(event.zone)),
                method=claim_accounts[c.account].method,
                name=claim_accounts[c.account].method_name,
                holder=claim_accounts[c.account].holder,
                amount_fen=c.amount_fen,
            )
            for c in claims
        ),
        loose=_loose(lines, standing, shared),
        journal_head=head,
    )


def _overlaps(shift: Shift, span: tuple[int, int]) -> bool:
    closed = None if shift.closed_at is None else micros(shift.closed_at)
    return micros(shift.opened_at) < span[1] and (closed is None or closed >= span[0])


def _standing(entries: Sequence[Any]) -> dict[bytes, Any]:
    """Entries without the pairs of a typing error and its correction within the same span."""
    by_op = {bytes(e.op_id): e for e in entries}
    for entry in entries:
        if entry.kind == SaleKind.CORRECTION and bytes(entry.of_op) in by_op:
            by_op.pop(bytes(entry.of_op), None)
            by_op.pop(bytes(entry.op_id), None)
    return by_op


def _sums(standing: dict[bytes, Any]) -> dict[str, tuple[int, int]]:
    sums: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for entry in standing.values():
        count, fen = sums[entry.kind]
        sums[entry.kind] = (count + 1, fen + entry.total_fen)
    return sums


def _pieces(lines: Iterable[Any], standing: dict[bytes, Any], kinds: set[SaleKind]) -> int:
    return sum(
        line.qty
        for line in lines
        if bytes(line.op_id) in standing
        and standing[bytes(line.op_id)].kind in kinds
        and line.kind != LineKind.DONATION
    )


def _corrected(entries: Sequence[Any]) -> dict[bytes, bytes]:
    """Of each correction the sale it takes back: both together took no payment."""
    pairs = [e for e in entries if e.kind == SaleKind.CORRECTION]
    return {bytes(e.op_id): bytes(e.of_op) for e in pairs}


def _takings(
    payments: Sequence[Any],
    accounts: dict[int, Account],
    corrected: dict[bytes, bytes],
    keepers: dict[int, str],
) -> tuple[Takings, ...]:
    """What each account took; cash of a closed drawer is with whoever keeps it since."""
    net: dict[tuple[int, str], dict[bytes, int]] = defaultdict(lambda: defaultdict(int))
    heard: dict[tuple[int, str], int] = defaultdict(int)
    for p in payments:
        account = accounts[p.account]
        key = (p.account, (account.cash and keepers.get(p.shift)) or account.holder)
        sale_op = bytes(p.sale_op)
        net[key][corrected.get(sale_op, sale_op)] += p.amount_fen
        if p.heard is not None or p.state == PayState.HEARD:
            heard[key] += p.amount_fen
    rows = []
    for key, by_sale in net.items():
        total = sum(by_sale.values())
        account = accounts[key[0]]
        rows.append(
            Takings(
                method=account.method,
                name=account.method_name,
                label=account.label,
                holder=key[1],
                cash=account.cash,
                payments=sum(fen > 0 for fen in by_sale.values()),
                amount_fen=total,
                heard_fen=heard[key],
                claimed_fen=total - heard[key],
            )
        )
    return tuple(sorted(rows, key=lambda t: (-t.amount_fen, t.method, t.label, t.holder)))


def _by_method(by_account: Sequence[Takings]) -> tuple[Takings, ...]:
    merged: dict[str, Takings] = {}
    for t in by_account:
        old = merged.get(t.method)
        merged[t.method] = Takings(
            method=t.method,
            name=t.name,
            label="",
            holder="",
            cash=t.cash,
            payments=t.payments + (old.payments if old else 0),
            amount_fen=t.amount_fen + (old.amount_fen if old else 0),
            heard_fen=t.heard_fen + (old.heard_fen if old else 0),
            claimed_fen=t.claimed_fen + (old.claimed_fen if old else 0),
        )
    return tuple(sorted(merged.values(), key=lambda t: (-t.amount_fen, t.method)))


def _items(lines: Sequence[Any], moved: Sequence[Any]) -> tuple[ItemFigures, ...]:
    titles: dict[str, str] = {}
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in lines:
        if line.code is None:
            continue
        titles[line.code] = f"{line.name} {line.size}".rstrip()
        sums[line.code]["amount_fen"] += line.amount_fen
        if line.uncounted:
            sums[line.code]["sold"] += line.qty
    for row in moved:
        titles[row.code] = f"{row.name} {row.size}".rstrip()
        into = sums[row.code]
        into["left"] += row.qty + row.before
        into["taken"] += row.before
        kind = PlaceKind(row.kind)
        if kind in REAL:
            into["taken"] += row.came
            into["brought_back"] += row.came - row.qty
        else:
            word, sign = _BECAME.get(kind, ("lost", -1))
            into[word] += sign * row.qty
    rows = [ItemFigures(code=code, title=titles[code], **_ITEM | s) for code, s in sums.items()]
    busy = [r for r in rows if any((r.sold, r.given, r.amount_fen, r.taken, r.found, r.lost))]
    return tuple(sorted(busy, key=lambda r: (-r.amount_fen, -r.sold, r.code)))


_ITEM = {"sold": 0, "given": 0, "amount_fen": 0}
_BECAME = {
    PlaceKind.SOLD: ("sold", -1),
    PlaceKind.GIVEN: ("given", -1),
    PlaceKind.FOUND: ("found", 1),
    PlaceKind.OPENING: ("taken", 1),
    PlaceKind.SUPPLIER: ("taken", 1),
}


def _half_hours(
    entries: Sequence[Any], standing: dict[bytes, Any], event: Event
) -> tuple[HalfHour, ...]:
    zone = ZoneInfo(event.zone)
    half = timedelta(minutes=30)
    counted: dict[Any, list[int]] = {}
    for entry in entries:
        at = moment(entry.at, zone)
        slot = at.replace(minute=at.minute // 30 * 30, second=0, microsecond=0)
        sums = counted.setdefault(slot, [0, 0])
        sums[0] += entry.kind == SaleKind.SALE and bytes(entry.op_id) in standing
        sums[1] += entry.total_fen
    if not counted:
        return ()
    slot, end = min(counted), max(counted)
    if end - slot <= timedelta(days=1):  # a day has no holes; days of an event do
        while slot <= end:
            counted.setdefault(slot, [0, 0])
            slot += half
    return tuple(HalfHour(slot, *counted[slot]) for slot in sorted(counted))


def _till(
    shift: Shift, entries: Sequence[Any], standing: dict[bytes, Any], expected: int
) -> TillFigures:
    mine = [e for e in entries if e.shift == shift.id]
    return TillFigures(
        letter=shift.letter,
        opened_at=shift.opened_at,
        opened_by=shift.opened_by,
        sales=sum(e.kind == SaleKind.SALE and bytes(e.op_id) in standing for e in mine),
        amount_fen=sum(e.total_fen for e in mine),
        float_fen=shift.float_fen,
        expected_fen=expected,
        counted_fen=shift.counted_fen,
        keeper=shift.keeper,
    )


def _loose(
    lines: Sequence[Any], standing: dict[bytes, Any], shared: frozenset[str]
) -> tuple[LooseArticle, ...]:
    return tuple(
        LooseArticle(
            number=sales.number(standing[bytes(line.op_id)], shared),
            title=line.label,
            qty=line.qty,
            amount_fen=line.amount_fen,
        )
        for line in lines
        if line.kind == LineKind.LOOSE and bytes(line.op_id) in standing
    )
