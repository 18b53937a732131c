"""The evening's page: A4, figures first, then money, drawers, goods, and two signatures."""

from __future__ import annotations

from desktop.documents.reports import chart, look, money, tables
from desktop.documents.reports.tables import Column, Row
from desktop.documents.sheet import MM, Align, Face, Sheet, wrapped
from desktop.domain.booth.figures import DayFigures, ItemFigures
from desktop.domain.money import short, show
from desktop.wording import papers
from desktop.wording.papers import said

_WIDE, _HIGH = 210 * MM, 297 * MM  # ISO 216 A4
_SIDE, _TOP, _FOOT = 15 * MM, 14 * MM, 16 * MM
_ROOM = _WIDE - 2 * _SIDE
_CHART = 40 * MM


def day_page(figures: DayFigures) -> bytes:
    """The figures of a day (or of a whole event) as a PDF of as many A4 pages as they need."""
    # Drawn twice: the first time only to learn how many pages there are.
    pages = _Page(figures, 0).draw()[1]
    return _Page(figures, pages).draw()[0]


def when(figures: DayFigures) -> str:
    """The day, or that it is the whole event."""
    return said("title_event") if figures.day is None else papers.day_text(figures.day)


class _Page:
    """One drawing of the page, from the top downwards; `y` is how far it has come (points)."""

    def __init__(self, figures: DayFigures, pages: int) -> None:
        self.figures, self.pages, self.page = figures, pages, 1
        title = f"{figures.event} · {when(figures)}"
        self.sheet = Sheet(_WIDE, _HIGH, title=title, subject=said("title_day"))
        self.y = _TOP

    def draw(self) -> tuple[bytes, int]:
        """The PDF and its number of pages."""
        self._head()
        self._key_figures()
        self._half_hours()
        self._money()
        self._drawers()
        self._items()
        self._claims()
        self._loose()
        self._end()
        self._foot()
        return self.sheet.data(), self.page

    def _turn(self, y: float, high: float) -> float:
        """`y`, or the top of a fresh page where so much height is not left on this one."""
        if y + high <= _HIGH - _FOOT:
            return y
        self._foot()
        self.sheet.next_page()
        self.page += 1
        title = f"{self.figures.event} · {when(self.figures)}"
        self.sheet.text(_SIDE, _TOP + 6, title, 8, colour=look.MUTED, room=_ROOM)
        return _TOP + 16

    def _foot(self) -> None:
        y = _HIGH - 9 * MM
        self.sheet.line([(_SIDE, y - 11), (_WIDE - _SIDE, y - 11)], look.RULE)
        if self.figures.journal_head:
            told = f"{said('journal')}  {self.figures.journal_head}"
            self.sheet.text(_SIDE, y, told, 6.5, colour=look.MUTED, room=_ROOM * 0.8)
        self.sheet.text(
            _WIDE - _SIDE, y, papers.page_text(self.page, self.pages), 6.5,
            colour=look.MUTED, align=Align.RIGHT,
        )  # fmt: skip

    def _head(self) -> None:
        f = self.figures
        title = said("title_event" if f.day is None else "title_day")
        self.sheet.text(_SIDE, self.y + 8, title, 9, face=Face.BOLD, colour=look.ACCENT)
        right = _WIDE - _SIDE
        self.sheet.text(right, self.y + 8, said("net"), 9, colour=look.MUTED, align=Align.RIGHT)
        net = self.sheet.text(
            right, self.y + 34, show(f.net_fen), 25,
            face=Face.BOLD, colour=look.DEEP, align=Align.RIGHT,
        )  # fmt: skip
        y = self.y + 28
        for line in wrapped(f.event, 17, _ROOM - net - 24, Face.BOLD):
            self.sheet.text(_SIDE, y, line, 17, face=Face.BOLD, colour=look.INK)
            y += 21
        y = max(y, self.y + 44)
        day = "" if f.day is None else papers.day_text(f.day)
        place = "" if f.place == f.event else f.place
        told = "  ·  ".join(part for part in (day, place, f.zone) if part)
        self.sheet.text(_SIDE, y - 3, told, 9, colour=look.MUTED, room=_ROOM)
        self.y = y + 9

    def _key_figures(self) -> None:
        f = self.figures
        times = papers.times_text
        panels = [
            (said("sales"), papers.sales_text(f.sales), show(f.sales_fen), look.INK),
            (said("pieces_sold"), f"{f.pieces:,}", papers.given_text(f.gift_pieces), look.INK),
            (said("heard"), show(f.heard_fen), "", look.INK),
            (
                said("claimed"), show(f.claimed_fen), "",
                look.ALARM if f.claimed_fen else look.INK,
            ),
            (said("refunds"), show(-f.refunds_fen), times(f.refunds), look.INK),
            (said("exchanges"), show(f.exchanges_fen), times(f.exchanges), look.INK),
            (said("corrections"), show(-f.corrections_fen), times(f.corrections), look.INK),
            (said("donations"), show(f.donations_fen), "", look.INK),
        ]  # fmt: skip
        gap, high = 5.0, 42.0
        wide = (_ROOM - 3 * gap) / 4
        for n, (name, value, small, colour) in enumerate(panels):
            x = _SIDE + n % 4 * (wide + gap)
            y = self.y + n // 4 * (high + gap)
            self.sheet.box(x, y, wide, high, look.PANEL, 4)
            self.sheet.text(x + 7, y + 13, name, 7.5, colour=look.MUTED, room=wide - 14)
            self.sheet.text(x + 7, y + 31, value, 13, face=Face.BOLD, colour=colour, room=wide - 14)
            self.sheet.text(x + wide - 7, y + 31, small, 7.5, colour=look.MUTED, align=Align.RIGHT)
        self.y += 2 * (high + gap) + 4

    def _title(self, words: str, at_least: float = 48) -> None:
        """A section's title, with room for its first rows below it on the same page."""
        self.y = self._turn(self.y + 8, 14 + at_least)
        self.sheet.text(_SIDE, self.y + 9, words, 10, face=Face.BOLD, colour=look.INK)
        self.y += 15

    def _table(self, columns: list[Column], rows: list[Row]) -> None:
        self.y = tables.draw(self.sheet, columns, rows, _SIDE, self.y, _ROOM, self._turn)

    def _half_hours(self) -> None:
        shown = chart.bars(self.figures.by_half_hour, self.figures.zone)
        if not any(bar.sales or bar.amount_fen for bar in shown):
            return
        self._title(said("half_hours"), _CHART)
        chart.draw(
            self.sheet, shown, lambda bar: bar.amount_fen, short,
            _SIDE, self.y, _ROOM, _CHART, 6.5,
        )  # fmt: skip
        self.y += _CHART + 2

    def _money(self) -> None:
        if self.figures.by_method:
            self._title(said("by_method"))
            self._table(*money.methods(self.figures))
        if self.figures.by_account:
            self._title(said("by_account"))
            self._table(*money.accounts(self.figures))

    def _drawers(self) -> None:
        if self.figures.by_till:
            self._title(said("drawers"))
            self._table(*money.drawers(self.figures))

    def _items(self) -> None:
        self._title(said("items"))
        if not self.figures.by_item:
            self.sheet.text(_SIDE, self.y + 8, said("no_sales"), 8.5, colour=look.MUTED)
            self.y += 16
            return
        right = Align.RIGHT
        columns = [
            Column(said("code"), 20, lines=3),
            Column(said("item"), 26, lines=2),
            *(
                Column(said(key), 10, right)
                for key in ("taken", "found", "sold", "given", "brought_back", "difference", "left")
            ),
            Column(said("takings"), 15, right),
        ]
        rows = [_item(item) for item in self.figures.by_item]
        rows.append(_items_sum(self.figures.by_item))
        self._table(columns, rows)
        for line in wrapped(said("items_rule"), 7, _ROOM):
            self.y = self._turn(self.y, 10)
            self.sheet.text(_SIDE, self.y + 9, line, 7, colour=look.MUTED)
            self.y += 9

    def _claims(self) -> None:
        if self.figures.claims:
            self._title(said("claims"))
            self._table(*money.claims(self.figures))

    def _loose(self) -> None:
        if not self.figures.loose:
            return
        self._title(said("loose"))
        columns = [
            Column(said("number"), 16),
            Column(said("item"), 60, lines=2),
            Column(said("pieces"), 10, Align.RIGHT),
            Column(said("amount"), 16, Align.RIGHT),
        ]
        rows = [
            Row((a.number, a.title or said("no_name"), f"{a.qty:,}", show(a.amount_fen)))
            for a in self.figures.loose
        ]
        self._table(columns, rows)

    def _end(self) -> None:
        """Two lines to sign on: who recorded the day and who checked it."""
        self.y = self._turn(self.y + 20, 34)
        wide = _ROOM / 2 - 10
        for n, key in enumerate(("signature", "second_signature")):
            x = _SIDE + n * (wide + 20)
            taken = self.sheet.text(x, self.y + 20, said(key), 9, colour=look.INK)
            date = x + wide * 0.62
            self.sheet.line([(x + taken + 5, self.y + 22), (date - 8, self.y + 22)], look.INK, 0.6)
            taken = self.sheet.text(date, self.y + 20, said("signature_date"), 9, colour=look.INK)
            self.sheet.line(
                [(date + taken + 5, self.y + 22), (x + wide, self.y + 22)], look.INK, 0.6
            )
        self.y += 34


def _item(item: ItemFigures) -> Row:
    difference = f"{item.difference:+,}" if item.difference else "0"
    counts = (item.taken, item.found, item.sold, item.given, item.brought_back)
    return Row(
        (
            item.code, item.title, *(f"{n:,}" for n in counts),
            difference, f"{item.left:,}", show(item.amount_fen),
        ),
        alarm=frozenset({7} if item.difference else ()) | frozenset({8} if item.left < 0 else ()),
    )  # fmt: skip


def _items_sum(items: tuple[ItemFigures, ...]) -> Row:
    sums = ItemFigures(
        "", said("total"),
        *(sum(getattr(i, n) for i in items) for n in ("sold", "given", "amount_fen", "taken",
                                                      "found", "brought_back", "lost", "left")),
    )  # fmt: skip
    return Row(_item(sums).cells, bold=True)
