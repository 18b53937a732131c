"""日结单: what a till took, what its drawer holds, and the journal's code for everybody."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.documents.sheet import MM, Align
from desktop.documents.slips.flow import Slip
from desktop.documents.slips.look import Column, unwritable
from desktop.domain.money import show
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.slips import AccountLine, ClosingSlip, Width
from desktop.wording import papers, words
from desktop.wording.papers import said

_CODE = 36  # mm: at most some 69 modules of four dots at 203 dpi


def closing_slip(slip: ClosingSlip, width: Width) -> Drawn:
    """The closing slip; of a till that is still open it says how things stand."""
    closed = slip.closed_at is not None
    title = said("slip_closing" if closed else "slip_standing")
    page = Slip(width, title=f"{slip.event} · {slip.letter} · {title}", subject=title)
    look, centre = page.look, Align.CENTRE
    page.text(slip.event, 1.35, bold=True, align=centre)
    page.text(f"{title} · {said('till')} {slip.letter}", 1.2, bold=True, align=centre)
    if not closed:
        page.text(said("not_closed"), 0.92, align=centre, colour=look.alarm)
    page.gap(0.4)
    page.pair(said("opened"), _moment(slip.opened_at, slip.zone), 0.92)
    page.pair(said("opened_by"), slip.opened_by, 0.92)
    if slip.closed_at is not None:
        page.pair(said("closed"), _moment(slip.closed_at, slip.zone), 0.92)
    page.rule()
    _entries(page, slip)
    page.rule()
    _takings(page, slip)
    if width.roll or not slip.accounts:
        page.rule()
    _drawer(page, slip)
    page.rule()
    _proof(page, slip)
    page.gap()
    page.sign(said("signature"), said("second_signature"))
    page.gap()
    names = [x for a in slip.accounts for x in (a.label, a.holder, a.name)]
    texts = [slip.event, slip.opened_by, slip.keeper, slip.note, *names]
    return page.drawn(unwritable(f"{slip.event} {slip.letter}", texts))


def _moment(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def _entries(page: Slip, slip: ClosingSlip) -> None:
    with page.together():
        page.pair(said("entries"), f"{sum(n for _kind, n in slip.counts):,}", bold=True)
        for kind, n in slip.counts:
            page.pair(words.sale_kind(kind), f"{n:,}", 0.92)
        if slip.first:
            page.pair(said("numbers"), f"{slip.first} – {slip.last}")


def _takings(page: Slip, slip: ClosingSlip) -> None:
    """Method by method, and each account of it with whoever hands it over."""
    with page.together():
        page.pair(said("net"), show(slip.net_fen), 1.4, bold=True)
        page.gap(0.2)
    if page.width.roll:
        for account in slip.accounts:
            with page.together():
                page.pair(_name(account), show(account.amount_fen))
                times = papers.times_text(account.payments)
                page.pair(account.holder, times, 0.85, colour=page.look.muted)
                if account.waits_fen:
                    waits = show(account.waits_fen)
                    page.pair(said("claimed"), waits, 0.92, bold=True, colour=page.look.alarm)
    elif slip.accounts:
        wide, right = 24 * MM if page.width is Width.A4 else 20 * MM, Align.RIGHT
        columns = [
            Column(said("account"), lines=2),
            Column(said("by_holder"), 1.1 * wide, lines=2),
            Column(said("payments"), 0.8 * wide, right),
            Column(said("amount"), wide, right),
            Column(said("claimed"), wide, right),
        ]
        page.begin(columns)
        for a in slip.accounts:
            sums = (f"{a.payments:,}", show(a.amount_fen), show(a.waits_fen))
            page.row(
                columns, (_name(a), a.holder, *sums), alarm=frozenset({4} if a.waits_fen else ())
            )
        page.end()


def _name(account: AccountLine) -> str:
    method = words.method_name(account.method, account.name)
    label = account.label
    return f"{method} · {label}" if label and label != method else method


def _drawer(page: Slip, slip: ClosingSlip) -> None:
    with page.together():
        page.pair(said("float"), show(slip.float_fen))
        if slip.expected_fen is not None:
            page.pair(said("cash_expected"), show(slip.expected_fen), bold=True)
        if slip.counted_fen is None:
            page.pair(said("counted"), said("not_counted"))
        else:
            page.pair(said("counted"), show(slip.counted_fen), bold=True)
        difference = slip.difference_fen
        if difference is not None:
            sign = "+" if difference > 0 else ""
            colour = page.look.alarm if difference else ""
            words_ = f"{sign}{show(difference)}"
            page.pair(said("difference"), words_, 1.2, bold=True, colour=colour)
        if slip.keeper:
            page.pair(said("keeper"), slip.keeper)
        if slip.note:
            page.pair(said("note"), slip.note, 0.92)


def _proof(page: Slip, slip: ClosingSlip) -> None:
    """The journal's head: short to be read out, whole in the code."""
    if not slip.head:
        return
    with page.together():
        page.text(said("proof"), 0.92, align=Align.CENTRE, colour=page.look.muted)
        page.text(slip.short_head, 1.3, bold=True, align=Align.CENTRE)
        place = f"#{slip.seq:,} · {slip.station}"
        page.text(place, 0.85, align=Align.CENTRE, colour=page.look.muted)
        page.code(slip.proof, _CODE, said("proof_rule"))
