"""断电备用表: two sheets to sell from with a pen, made to be typed in again quickly.

The first has a row a sale, twenty on a page, and keeps its time; the second has a box for each
article and way to pay, for strokes (正), where the queue leaves no time for rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.sheet import MM, Align, Face, Sheet, width, wrapped
from desktop.documents.slips.look import INK, MUTED, PALE, RULE, tick_box, unwritable
from desktop.domain.money import short
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.slips import Fallback, FallbackArticle, FallbackSize, FallbackWay
from desktop.wording import papers, words
from desktop.wording.papers import said

_WIDE, _HIGH = 297 * MM, 210 * MM  # ISO 216 A4, lying
_SIDE, _TOP, _FOOT = 9 * MM, 9 * MM, 11 * MM
_ROOM = _WIDE - 2 * _SIDE
_HEAD, _TITLES = 17 * MM, 27 * MM  # the page's head, the table's
_SIZES = 14.5 * MM  # the lower part of that head: size, price, code
_ROWS = 20
_NUMBER, _TIME, _SUM, _TICK, _REMARK = 8 * MM, 15 * MM, 17 * MM, 11 * MM, 20 * MM
_IN_HEAD, _IN_LINE = ((8.0, 3), (7.0, 4), (5.6, 5)), ((9.0, 2), (7.5, 3))
_SIZE, _ARTICLE = 8 * MM, 16 * MM  # the least a column and an article need


@dataclass(frozen=True)
class _Block:
    """An article, or the part of one with very many sizes, that stands on one sheet."""

    name: str
    sizes: tuple[FallbackSize, ...]

    @property
    def least(self) -> float:
        return max(_ARTICLE, len(self.sizes) * _SIZE)


def fallback_sheet(fallback: Fallback) -> Drawn:
    """One page, several where the articles need more columns than one has."""
    ticks = [*(_way(way, fallback.ways) for way in fallback.ways), said("gift")]
    fixed = _NUMBER + _TIME + _SUM + len(ticks) * _TICK + _REMARK
    parts = _parts(fallback.articles, _ROOM - fixed)
    sheet = _sheet(_WIDE, _HIGH, fallback, said("slip_fallback"))
    for number, blocks in enumerate(parts, 1):
        if number > 1:
            sheet.next_page()
        _page_head(sheet, fallback, said("slip_fallback"), _WIDE, number, len(parts))
        _rows(sheet, blocks, ticks, _ROOM - fixed)
        rule = said("fallback_rule")
        if len(parts) > 1:
            rule = f"{rule}  {said('fallback_parts')}"
        _page_foot(sheet, rule, _WIDE, _HIGH)
    return Drawn(sheet.data(), len(parts), _findings(fallback))


def _parts(articles: Sequence[FallbackArticle], room: float) -> list[list[_Block]]:
    """The articles sheet by sheet, in their order."""
    most = max(1, int(room / _SIZE))
    parts: list[list[_Block]] = [[]]
    left = room
    for article in articles:
        for start in range(0, len(article.sizes), most):
            block = _Block(article.name, article.sizes[start : start + most])
            if block.least > left and parts[-1]:
                parts.append([])
                left = room
            parts[-1].append(block)
            left -= block.least
    return parts


def _rows(sheet: Sheet, blocks: Sequence[_Block], ticks: Sequence[str], room: float) -> None:
    """The table: goods in the middle, what every sale has at both sides."""
    spare = room - sum(block.least for block in blocks)
    stretch = min(1.5, 1 + spare / sum(block.least for block in blocks))
    top = _TOP + _HEAD
    first = top + _TITLES
    row = (_HIGH - _FOOT - first) / _ROWS
    bottom = first + _ROWS * row
    for n in range(_ROWS):
        if n % 2:
            sheet.box(_SIDE, first + n * row, _ROOM, row, PALE)
    x = _SIDE
    edges = [(x, True)]
    for title, wide in (("", _NUMBER), (said("time"), _TIME)):
        _title(sheet, title, x, wide, first)
        x += wide
        edges.append((x, bool(title)))
    for block in blocks:
        wide = block.least * stretch
        _goods(sheet, block, x, wide, top)
        step = wide / len(block.sizes)
        edges += [(x + n * step, False) for n in range(1, len(block.sizes))]
        x += wide
        edges.append((x, True))
    _title(sheet, said("total"), x, _SUM, first)
    x += _SUM
    edges.append((x, True))
    for title in ticks:
        _title(sheet, title, x, _TICK, first)
        for n in range(_ROWS):
            side = 3.6 * MM
            middle = first + n * row + (row - side) / 2
            tick_box(sheet, x + (_TICK - side) / 2, middle, side, INK)
        x += _TICK
        edges.append((x, False))
    edges[-1] = (x, True)
    _title(sheet, said("remark"), x, _SIDE + _ROOM - x, first)
    edges.append((_SIDE + _ROOM, True))
    for n in range(_ROWS):
        base = first + n * row + row / 2 + 3
        sheet.text(
            _SIDE + _NUMBER / 2, base, str(n + 1), 8.5,
            face=Face.BOLD, colour=MUTED, align=Align.CENTRE,
        )  # fmt: skip
        # A time is two numbers: the colon is there already.
        sheet.text(_SIDE + _NUMBER + _TIME / 2, base, ":", 9, colour=MUTED, align=Align.CENTRE)
    for n in range(_ROWS + 1):
        y = first + n * row
        sheet.line([(_SIDE, y), (_SIDE + _ROOM, y)], RULE if n else INK, 0.5 if n else 1.0)
    for edge, strong in edges:
        begins = top if strong else first - _SIZES
        sheet.line([(edge, begins), (edge, bottom)], INK if strong else RULE, 0.6)
    sheet.line([(_SIDE, top), (_SIDE + _ROOM, top)], INK, 1.0)
    sheet.line([(_SIDE, bottom), (_SIDE + _ROOM, bottom)], INK, 1.0)


def _title(sheet: Sheet, title: str, x: float, wide: float, bottom: float) -> None:
    """A column's title just above the first row."""
    longest = max(
        (width(word, 1, Face.BOLD) for word in title.split() if word.isascii()), default=0
    )
    size = min(7.5, (wide - 4) / max(longest, 0.01))
    lines = wrapped(title, size, wide - 3, Face.BOLD, 3)
    for n, line in enumerate(lines):
        y = bottom - 4 - (len(lines) - 1 - n) * 9
        sheet.text(x + wide / 2, y, line, size, face=Face.BOLD, colour=INK, align=Align.CENTRE)


def _goods(sheet: Sheet, block: _Block, x: float, wide: float, top: float) -> None:
    """An article's head: its name, under it size, price and code of each column."""
    size_, lines = _largest(block.name, wide - 4, _IN_HEAD)
    lead = size_ * 1.12
    for n, line in enumerate(lines):
        y = top + (_TITLES - _SIZES) / 2 + size_ * 0.36 + (n - (len(lines) - 1) / 2) * lead
        sheet.text(x + wide / 2, y, line, size_, face=Face.BOLD, colour=INK, align=Align.CENTRE)
    step = wide / len(block.sizes)
    below = top + _TITLES - _SIZES
    for n, size in enumerate(block.sizes):
        middle = x + (n + 0.5) * step
        room = step - 2
        centre = Align.CENTRE
        sheet.text(middle, below + 9.5, size.label, 9, face=Face.BOLD, align=centre, room=room)
        price = short(size.price_fen)
        sheet.text(middle, below + 19, price, 7.5, colour=INK, align=centre, room=room)
        small = 6.5 if width(size.code, 6.5) <= room else 5.0
        for i, line in enumerate(wrapped(size.code, small, room, Face.SANS, 3)):
            sheet.text(middle, below + 26.5 + i * 5.6, line, small, colour=MUTED, align=centre)


def _largest(name: str, room: float, sizes: Sequence[tuple[float, int]]) -> tuple[float, list[str]]:
    """A name as large as it can be without being cut: (size, lines it may take), in turn."""
    for size, most in sizes:
        lines = wrapped(name, size, room, Face.BOLD, most)
        if not (lines and lines[-1].endswith("…")):
            break
    return size, lines


# ── strokes ───────────────────────────────────────────────────────────────────────────────────

_TALL, _BROAD = 297 * MM, 210 * MM
_LINE = 11 * MM
_NAME, _CODE, _PRICE = 44 * MM, 24 * MM, 17 * MM


def tally_sheet(fallback: Fallback) -> Drawn:
    """A line an article and size, a box a way to pay; as many pages as there are lines for."""
    ticks = [*(_way(way, fallback.ways) for way in fallback.ways), said("gift")]
    top = _TOP + _HEAD + 10 * MM
    most = int((_TALL - _FOOT - top) / _LINE)
    lines = [(article.name, size) for article in fallback.articles for size in article.sizes]
    pages = [lines[n : n + most] for n in range(0, len(lines), most)]
    sheet = _sheet(_BROAD, _TALL, fallback, said("slip_tally"))
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
        _page_head(sheet, fallback, said("slip_tally"), _BROAD, number, len(pages))
        _strokes(sheet, page, ticks, top)
        _page_foot(sheet, said("tally_rule"), _BROAD, _TALL)
    return Drawn(sheet.data(), len(pages), _findings(fallback))


def _strokes(
    sheet: Sheet, lines: Sequence[tuple[str, FallbackSize]], ticks: Sequence[str], top: float
) -> None:
    room = _BROAD - 2 * _SIDE
    box = (room - _NAME - _CODE - _PRICE) / len(ticks)
    fixed = ((said("item"), _NAME), (said("code"), _CODE), (said("price"), _PRICE))
    wides = [*fixed, *((tick, box) for tick in ticks)]
    bottom = top + len(lines) * _LINE
    x = _SIDE
    edges = [x]
    for title, wide in wides:
        _title(sheet, title, x, wide, top)
        x += wide
        edges.append(x)
    before = ""
    for n, (name, size) in enumerate(lines):
        y = top + n * _LINE
        if n % 2:
            sheet.box(_SIDE, y, room, _LINE, PALE)
        title = f"{name} {size.label}".rstrip()
        large, shown = _largest(title, _NAME - 6, _IN_LINE)
        for i, line in enumerate(shown):
            base = y + _LINE / 2 + large * 0.36 + (i - (len(shown) - 1) / 2) * large * 1.2
            sheet.text(_SIDE + 3, base, line, large, face=Face.BOLD, colour=INK)
        code = wrapped(size.code, 8, _CODE - 6, Face.SANS, 2)
        for i, line in enumerate(code):
            base = y + _LINE / 2 + 3 + (i - (len(code) - 1) / 2) * 9.5
            sheet.text(_SIDE + _NAME + 3, base, line, 8, colour=MUTED)
        right = _SIDE + _NAME + _CODE + _PRICE - 4
        price = short(size.price_fen)
        sheet.text(right, y + _LINE / 2 + 3.2, price, 9, colour=INK, align=Align.RIGHT)
        strong = name != before
        sheet.line([(_SIDE, y), (_SIDE + room, y)], INK if strong else RULE, 0.6)
        before = name
    sheet.line([(_SIDE, bottom), (_SIDE + room, bottom)], INK, 1.0)
    sheet.line([(_SIDE, top), (_SIDE + room, top)], INK, 1.0)
    for edge in edges:
        sheet.line([(edge, top), (edge, bottom)], INK, 0.6)


# ── both ──────────────────────────────────────────────────────────────────────────────────────


def _sheet(wide: float, high: float, fallback: Fallback, title: str) -> Sheet:
    return Sheet(wide, high, title=f"{fallback.event} · {fallback.letter}", subject=title)


def _page_head(
    sheet: Sheet, fallback: Fallback, title: str, wide: float, part: int, parts: int
) -> None:
    """Event, day and till at the left; at the right what is filled in by hand."""
    y = _TOP
    room = wide - 2 * _SIDE - 56 * MM
    size = max(9.0, min(15.0, room / max(1.0, width(fallback.event, 1, Face.BOLD))))
    sheet.text(_SIDE, y + 13, fallback.event, size, face=Face.BOLD, colour=INK, room=room)
    told = [title, papers.day_text(fallback.day), f"{said('till')} {fallback.letter}"]
    if parts > 1:
        told.append(papers.part_text(part, parts))
    sheet.text(_SIDE, y + 29, "  ·  ".join(told), 9.5, colour=INK, room=room)
    right = wide - _SIDE
    for n, key in enumerate(("sheet", "sold_by")):
        base = y + 13 + n * 17
        begin = right - 50 * MM
        taken = sheet.text(begin, base, said(key), 9, colour=INK)
        sheet.line([(begin + taken + 4, base + 2), (right, base + 2)], INK, 0.6)


def _page_foot(sheet: Sheet, words_: str, wide: float, high: float) -> None:
    lines = wrapped(words_, 7, wide - 2 * _SIDE, Face.SANS, 2)
    for n, line in enumerate(lines):
        sheet.text(_SIDE, high - _FOOT + 11 + n * 9, line, 7, colour=MUTED)


def _way(way: FallbackWay, ways: Sequence[FallbackWay]) -> str:
    """A way to pay; its label too where the event has several accounts of one method."""
    name = words.method_name(way.method, way.name)
    several = sum(1 for other in ways if other.method == way.method) > 1
    return f"{name} {way.label}" if several and way.label else name


def _findings(fallback: Fallback) -> tuple[Finding, ...]:
    names = [article.name for article in fallback.articles]
    labels = [way.label for way in fallback.ways] + [
        size.label for article in fallback.articles for size in article.sizes
    ]
    return unwritable(fallback.event, [fallback.event, *names, *labels])
