"""小票、日结单、断电备用表: slips of the till, drawn from the committed rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.booth.event import Account, Sale, SaleKind
from desktop.domain.booth.pay import USUAL_METHODS, PayState
from desktop.domain.errors import NothingToPrint
from desktop.domain.paper import slips as values
from desktop.domain.paper.drawn import Drawn
from desktop.services.changes import Desk
from desktop.store.booth import events, sales, tiles, tills
from desktop.store.paper import slips as rows


def sale_slip(
    desk: Desk, event_id: int, number: str, *, gift: bool = False, width: int = 80
) -> Drawn:
    """小票 of a sale, refund, gift or exchange, or with `gift` 礼品小票: the goods, no amount.

    `width` in mm is the paper: 58 or 80 (a roll, one page as long as needed), 148 (A5), 210 (A4).
    Raises NotFound, Ambiguous, UnknownSize, and NothingToPrint for a gift slip without goods.
    """
    from desktop.documents import slips

    paper = values.width(width)
    with desk.database.reading() as connection:
        event = events.get(connection, event_id)
        sale = sales.get(connection, sales.find(connection, event_id, number))
    slip = _slip(sale, event.name, event.place_path, event.zone)
    return slips.gift_slip(slip, paper) if gift else slips.sale_slip(slip, paper)


def _slip(sale: Sale, event: str, place: str, zone: str) -> values.SaleSlip:
    return values.SaleSlip(
        event=event,
        place=place,
        number=sale.number,
        kind=sale.kind,
        at=sale.at,
        zone=zone,
        by=sale.by,
        lines=tuple(
            values.SlipLine(
                line.kind, line.title, line.code, line.qty, line.unit_fen, line.amount_fen,
                max(0, line.qty - line.left),
            )
            for line in sale.lines
        ),
        total_fen=sale.total_fen,
        payments=values.payments_of(sale),
        reason=sale.reason,
        of_number=sale.of_number,
        corrected=sale.corrected,
    )  # fmt: skip


def closing_slip(desk: Desk, shift_id: int, *, width: int = 80) -> Drawn:
    """日结单 of a shift; before it is closed, how the till stands now. Raises UnknownSize."""
    from desktop.documents import slips

    paper = values.width(width)
    return slips.closing_slip(closing(desk, shift_id), paper)


def closing(desk: Desk, shift_id: int) -> values.ClosingSlip:
    """What the closing slip of a shift says; what its drawer should hold only once it is closed."""
    with desk.database.reading() as connection:
        shift = tills.get(connection, shift_id)
        event = events.get(connection, shift.event)
        entries = rows.entries(connection, shift_id)
        paid = rows.payments(connection, shift_id)
        accounts = events.accounts_by_id(connection, sorted({p.account for p in paid}))
        shared = tills.shared_letters(connection)
        station = bytes.fromhex(shift.station)
        seq, head = rows.head(connection, shift_id, station)
    counts = Counter(SaleKind(entry.kind) for entry in entries)
    numbers = [sales.number(entry, shared) for entry in entries]
    taken_back = {bytes(e.op_id): bytes(e.of_op) for e in entries if e.kind == SaleKind.CORRECTION}
    return values.ClosingSlip(
        event=event.name,
        letter=shift.letter,
        zone=event.zone,
        opened_at=shift.opened_at,
        opened_by=shift.opened_by,
        closed_at=shift.closed_at,
        float_fen=shift.float_fen,
        accounts=_accounts(paid, accounts, taken_back),
        net_fen=sum(entry.total_fen for entry in entries),
        expected_fen=shift.expected_fen,
        counted_fen=shift.counted_fen,
        keeper=shift.keeper,
        note=shift.note,
        counts=tuple((kind, counts[kind]) for kind in SaleKind if counts[kind]),
        first=numbers[0] if numbers else "",
        last=numbers[-1] if numbers else "",
        station=shift.station[:4],
        seq=seq,
        head=head,
    )


def _accounts(
    paid: Sequence[Any], accounts: Mapping[int, Account], taken_back: Mapping[bytes, bytes]
) -> tuple[values.AccountLine, ...]:
    """Account by account, the largest first; a sale and its correction took no payment."""
    amounts: Counter[int] = Counter()
    waits: Counter[int] = Counter()
    by_sale: Counter[tuple[int, bytes]] = Counter()
    for p in paid:
        amounts[p.account] += p.amount_fen
        if p.heard is None and p.state == PayState.CLAIMED:
            waits[p.account] += p.amount_fen
        of = bytes(p.sale_op)
        by_sale[p.account, taken_back.get(of, of)] += p.amount_fen
    times = Counter(account for (account, _sale), fen in by_sale.items() if fen > 0)
    lines = [
        values.AccountLine(
            a.method, a.method_name, a.label, a.holder, times[a.id], amounts[a.id], waits[a.id]
        )
        for a in accounts.values()
    ]
    return tuple(sorted(lines, key=lambda x: (-x.amount_fen, x.method, x.label, x.holder)))


def fallback_sheet(
    desk: Desk, event_id: int, letter: str, day: date, *, tally: bool = False
) -> Drawn:
    """断电备用表: what a volunteer sells from with a pen, a row a sale; `tally`: strokes instead.

    Shows what was brought to the stand on the books and what is not counted, as far as it has a
    price; where nothing was brought, everything that has one. An event that was never opened
    has no ways to pay yet: it gets the usual ones. Raises NothingToPrint.
    """
    from desktop.documents import slips

    with desk.database.reading() as connection:
        event = events.get(connection, event_id)
        offered = events.accounts(connection, event_id)
        names = {method.code: method.name for method in events.methods(connection)}
        shown = tiles.tiles(connection, event.place)
        known = rows.uncounted(connection, [s.code for tile in shown for s in tile.sizes])
    brought = any(s.left is not None for tile in shown for s in tile.sizes)
    articles = []
    for tile in shown:
        sizes = tuple(
            values.FallbackSize(s.label, s.code, s.price_fen)
            for s in tile.sizes
            if s.price_fen is not None and (not brought or s.left is not None or s.code in known)
        )
        if sizes:
            articles.append(values.FallbackArticle(tile.name, sizes))
    if not articles:
        raise NothingToPrint()
    ways = tuple(values.FallbackWay(a.method, a.method_name, a.label) for a in offered) or tuple(
        values.FallbackWay(code, names[code]) for code in USUAL_METHODS if code in names
    )
    sheet = values.Fallback(event.name, day, letter, tuple(articles), ways)
    return slips.tally_sheet(sheet) if tally else slips.fallback_sheet(sheet)


def today(desk: Desk, zone: str) -> date:
    """The day it is in a zone, by the desk's clock."""
    return desk.now().astimezone(ZoneInfo(zone)).date()
