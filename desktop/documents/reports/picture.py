"""今日战报: the day as a picture for the group chat, 1080 pixels wide, as long as need be."""

from __future__ import annotations

import io

import pypdfium2

from desktop.documents.reports import chart, look
from desktop.documents.sheet import Align, Face, Sheet, width, wrapped
from desktop.domain.booth.figures import DayFigures, ItemFigures, Takings
from desktop.domain.money import short
from desktop.wording import papers, words
from desktop.wording.papers import said

_WIDE = 1080  # one point is one pixel
_SIDE = 56
_GAP = 32
_PAD = 40
_ROOM = _WIDE - 2 * _SIDE
_BEST = 8  # best sellers shown
_ROW = 76
_METHOD_ROW = 56


def day_picture(figures: DayFigures, *, hide_amounts: bool = False) -> bytes:
    """The day as a PNG 1080 pixels wide. With `hide_amounts` it shows counts and shares only."""
    document = pypdfium2.PdfDocument(_drawn(figures, hide_amounts))
    try:
        bitmap = document[0].render(scale=1)
        out = io.BytesIO()
        bitmap.to_pil().save(out, "PNG", optimize=True)
        return out.getvalue()
    finally:
        document.close()


def _drawn(figures: DayFigures, hide: bool) -> bytes:
    """The picture as a PDF page of its own size."""
    best = [item for item in figures.by_item if item.sold > 0]
    best = sorted(best, key=lambda item: -item.sold)[:_BEST]
    shown = chart.bars(figures.by_half_hour, figures.zone)
    if not any(_worth(bar, hide) > 0 for bar in shown):
        shown = []
    paid = [t for t in figures.by_method if t.amount_fen > 0]
    paid = sorted(paid, key=lambda t: -t.amount_fen)[: len(look.PARTS)]
    title = wrapped(figures.event, 46, _ROOM, Face.BOLD)

    head = 484 + 58 * len(title)
    cards = [
        110 + _ROW * len(best) if best else 0,
        110 + 330 if shown else 0,
        170 + _METHOD_ROW * -(-len(paid) // 2) if paid else 0,
    ]
    high = head + _GAP + sum(card + _GAP for card in cards if card) + 90
    sheet = Sheet(_WIDE, high, title=f"{figures.event} · {said('picture_day')}")
    sheet.box(0, 0, _WIDE, high, "#eef3f8")
    _head(sheet, figures, title, head, hide)
    y = float(head + _GAP)
    if best:
        _card(sheet, y, cards[0], said("best_sellers"))
        _best_sellers(sheet, best, y + 100)
        y += cards[0] + _GAP
    if shown:
        _card(sheet, y, cards[1], said("sales_by_half_hour" if hide else "half_hours"))
        chart.draw(
            sheet, shown, lambda bar: _worth(bar, hide), str if hide else short,
            _SIDE + _PAD, y + 92, _ROOM - 2 * _PAD, 320, 22,
        )  # fmt: skip
        y += cards[1] + _GAP
    if paid:
        _card(sheet, y, cards[2], said("methods"))
        _methods(sheet, paid, y + 96, hide)
        y += cards[2] + _GAP
    sheet.text(
        _WIDE / 2, high - 58, said("thanks"), 30,
        face=Face.BOLD, colour=look.DEEP, align=Align.CENTRE,
    )  # fmt: skip
    return sheet.data()


def _worth(bar: chart.Bar, hide: bool) -> int:
    return bar.sales if hide else bar.amount_fen


def _head(sheet: Sheet, figures: DayFigures, title: list[str], high: int, hide: bool) -> None:
    sheet.box(0, 0, _WIDE, high, look.ACCENT)
    sheet.box(0, high - 132, _WIDE, 132, look.DEEP)
    pale = "#cfe3f5"
    kind = said("picture_event" if figures.day is None else "picture_day")
    sheet.text(_SIDE, 92, kind, 34, face=Face.BOLD, colour=pale)
    if figures.day is not None:
        sheet.text(
            _WIDE - _SIDE, 92, papers.day_text(figures.day), 30, colour=pale, align=Align.RIGHT
        )
    y = 164
    for line in title:
        sheet.text(_SIDE, y, line, 46, face=Face.BOLD, colour=look.WHITE)
        y += 58
    big = papers.pieces_text(figures.pieces) if hide else short(figures.net_fen)
    size = 132.0
    while width(big, size, Face.BOLD) > _ROOM:
        size *= 0.9
    sheet.text(_SIDE, y + 14, said("pieces_sold" if hide else "net"), 28, colour=pale)
    # The baseline keeps a hand's breadth from the dark band whatever the size came to.
    sheet.text(_SIDE - 4, high - 172, big, size, face=Face.BOLD, colour=look.WHITE)
    facts = [(f"{figures.sales:,}", said("sales_count"))]
    if not hide:
        facts.append((f"{figures.pieces:,}", said("pieces_sold")))
    facts.append((f"{figures.gift_pieces:,}", said("gifts")))
    if not hide and figures.donations_fen:
        facts.append((short(figures.donations_fen), said("donations")))
    wide = _ROOM / len(facts)
    for n, (number, name) in enumerate(facts):
        x = _SIDE + n * wide
        sheet.text(x, high - 70, number, 46, face=Face.BOLD, colour=look.WHITE, room=wide - 12)
        sheet.text(x, high - 30, name, 24, colour=pale, room=wide - 12)


def _card(sheet: Sheet, y: float, high: float, title: str) -> None:
    sheet.box(_SIDE, y, _ROOM, high, look.WHITE, 24)
    sheet.box(_SIDE + _PAD, y + 36, 8, 34, look.ACCENT, 4)
    sheet.text(_SIDE + _PAD + 24, y + 66, title, 34, face=Face.BOLD, colour=look.INK)


def _best_sellers(sheet: Sheet, best: list[ItemFigures], y: float) -> None:
    most = max(item.sold for item in best)
    x, wide = _SIDE + _PAD, _ROOM - 2 * _PAD
    for n, item in enumerate(best):
        first = n < 3
        sheet.text(
            x + 20, y + 34, str(n + 1), 30,
            face=Face.BOLD, colour=look.WARM if first else look.MUTED, align=Align.CENTRE,
        )  # fmt: skip
        count = sheet.text(
            x + wide, y + 34, f"{item.sold:,}", 34,
            face=Face.BOLD, colour=look.INK, align=Align.RIGHT,
        )  # fmt: skip
        sheet.text(x + 60, y + 32, item.title, 29, colour=look.INK, room=wide - 60 - count - 24)
        sheet.box(x + 60, y + 48, wide - 60, 10, look.PALE, 5)
        part = max(10, (wide - 60) * item.sold / most)
        sheet.box(x + 60, y + 48, part, 10, look.ACCENT if first else "#7fb3dd", 5)
        y += _ROW


def _methods(sheet: Sheet, paid: list[Takings], y: float, hide: bool) -> None:
    """One bar cut into the methods' shares, and its key in two columns."""
    x, wide = float(_SIDE + _PAD), _ROOM - 2 * _PAD
    whole = sum(t.amount_fen for t in paid)
    at = x
    for n, t in enumerate(paid):
        part = wide * t.amount_fen / whole
        sheet.box(at, y, max(part - (3 if n < len(paid) - 1 else 0), 1), 36, look.PARTS[n])
        at += part
    y += 66
    for n, t in enumerate(paid):
        left = x + n % 2 * (wide / 2 + 12)
        line = y + n // 2 * _METHOD_ROW
        sheet.box(left, line + 4, 24, 24, look.PARTS[n], 6)
        share = f"{100 * t.amount_fen / whole:.0f}%"
        told = share if hide else f"{short(t.amount_fen)} · {share}"
        taken = sheet.text(
            left + wide / 2 - 12, line + 26, told, 26,
            face=Face.BOLD, colour=look.INK, align=Align.RIGHT,
        )  # fmt: skip
        sheet.text(
            left + 40, line + 26, words.method_name(t.method, t.name), 27,
            colour=look.INK, room=wide / 2 - 72 - taken,
        )  # fmt: skip
