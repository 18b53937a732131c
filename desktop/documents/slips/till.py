"""小票 and 礼品小票: what the buyer takes home, with its number large and as a code."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from desktop.documents.sheet import MM, Align
from desktop.documents.slips.flow import Slip
from desktop.documents.slips.look import Column, unwritable
from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import SaleKind
from desktop.domain.money import show
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.slips import SaleSlip, SlipLine, Width
from desktop.wording import papers, words
from desktop.wording.papers import said

_CODE = 17  # mm of a QR for a number: seven dots a module at 203 dpi


def sale_slip(slip: SaleSlip, width: Width) -> Drawn:
    """The whole slip: lines, total, how it was paid."""
    kind = slip.kind
    title = said("slip_sale") if kind is SaleKind.SALE else words.sale_kind(kind)
    page = _page(slip, width, title)
    if slip.lines and width.roll:
        _goods_roll(page, slip)
        page.rule()
    elif slip.lines:
        _goods_table(page, slip)
    _sums(page, slip)
    page.rule()
    page.code(slip.number, _CODE, said("slip_keep"))
    return page.drawn(unwritable(slip.number, _texts(slip)))


def gift_slip(slip: SaleSlip, width: Width) -> Drawn:
    """The same goods without a price: donations are no goods. Raises NothingToPrint."""
    from desktop.domain.errors import NothingToPrint

    goods = [line for line in slip.lines if line.kind is not LineKind.DONATION and line.qty > 0]
    if not goods:
        raise NothingToPrint()
    page = _page(slip, width, said("slip_gift"))
    if width.roll:
        for line in goods:
            with page.together():
                page.pair(_title(line), f"× {line.qty:,}")
                _below(page, line)
                page.gap(0.25)
        page.rule()
    else:
        wide = 22 * MM
        columns = [
            Column(said("item"), lines=4),
            Column(said("code"), 2 * wide, lines=2),
            Column(said("pieces"), wide, Align.RIGHT),
        ]
        page.begin(columns)
        for line in goods:
            page.row(columns, (_title(line), line.code, f"{line.qty:,}"))
        page.end()
    page.pair(said("pieces"), f"{sum(line.qty for line in goods):,}", bold=True)
    page.rule()
    page.code(slip.number, _CODE, said("slip_swap"))
    return page.drawn(unwritable(slip.number, _texts(slip)))


def _page(slip: SaleSlip, width: Width, title: str) -> Slip:
    """A slip with its head: event, place, what it is, the number, when and by whom."""
    page = Slip(width, title=f"{slip.event} · {slip.number}", subject=title)
    look, centre = page.look, Align.CENTRE
    page.text(slip.event, 1.35, bold=True, align=centre)
    if slip.place != slip.event:
        page.text(slip.place, 0.9, align=centre, colour=look.muted)
    page.gap(0.3)
    page.text(title, 1.0, align=centre, colour=look.muted)
    page.text(slip.number, 2.2, bold=True, align=centre, colour=look.deep)
    if slip.corrected:
        page.text(said("slip_void"), 1.0, bold=True, align=centre, colour=look.alarm)
    page.gap(0.3)
    at = slip.at.astimezone(ZoneInfo(slip.zone))
    page.pair(papers.day_text(at.date()), f"{at:%H:%M}", 0.92)
    page.pair(said("sold_by"), slip.by, 0.92)
    if slip.of_number:
        page.pair(said("slip_of"), slip.of_number, 0.92)
    if width.roll:
        page.rule()
    else:
        page.gap()
    return page


def _goods_roll(page: Slip, slip: SaleSlip) -> None:
    """On a narrow roll the name has a line of its own, quantity and money the next one."""
    for line in slip.lines:
        with page.together():
            page.text(_title(line), 1.0)
            page.pair(_times(line), show(line.amount_fen))
            _below(page, line)
            page.gap(0.25)


def _goods_table(page: Slip, slip: SaleSlip) -> None:
    wide = 24 * MM if page.width is Width.A4 else 20 * MM
    right = Align.RIGHT
    columns = [
        Column(said("item"), lines=4),
        Column(said("code"), 1.4 * wide, lines=2),
        Column(said("pieces"), 0.7 * wide, right),
        Column(said("unit_price"), wide, right),
        Column(said("amount"), wide, right),
    ]
    page.begin(columns)
    for line in slip.lines:
        title = _title(line)
        if line.back > 0:
            title += f" ({said('slip_back')} {line.back:,})"
        amounts = (f"{line.qty:,}", show(line.unit_fen), show(line.amount_fen))
        page.row(columns, (title, line.code, *amounts))
    page.end()


def _sums(page: Slip, slip: SaleSlip) -> None:
    """Pieces, total, and how it stands paid."""
    with page.together():
        pieces = sum(line.qty for line in slip.lines if line.kind is not LineKind.DONATION)
        if pieces:
            page.pair(said("pieces"), f"{pieces:,}", 0.92)
        page.pair(said("total"), show(slip.total_fen), 1.6, bold=True)
    for payment in slip.payments:
        name = words.method_name(payment.method, payment.name)
        if payment.label and payment.label != name:
            name = f"{name} · {payment.label}"
        with page.together():
            page.pair(name, show(payment.amount_fen))
            if payment.change_fen:
                page.pair(said("received"), show(payment.tendered_fen), 0.92)
                page.pair(said("change"), show(payment.change_fen), 0.92)
            if payment.waits:
                page.text(
                    said("claimed"), 0.92, bold=True, align=Align.RIGHT, colour=page.look.alarm
                )
    if slip.reason:
        page.pair(said("reason"), words.gift_reason(slip.reason), 0.92)


def _times(line: SlipLine) -> str:
    return f"{line.qty:,} × {show(line.unit_fen)}"


def _below(page: Slip, line: SlipLine) -> None:
    """Small under a line of a roll: its code, and what came back since."""
    if line.code:
        page.text(line.code, 0.8, colour=page.look.muted)
    if line.back > 0:
        page.pair(said("slip_back"), f"{line.back:,}", 0.85)


def _title(line: SlipLine) -> str:
    return line.title or words.line_kind(line.kind)


def _texts(slip: SaleSlip) -> list[str]:
    labels = [payment.label for payment in slip.payments]
    return [slip.event, slip.place, slip.by, slip.reason, *labels, *(x.title for x in slip.lines)]
