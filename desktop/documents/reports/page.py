"""The evening's page: A4, figures first, then money, drawers, goods, and two signatures."""

from __future__ import annotations

from desktop.documents.reports import chart, look, money
from desktop.documents.reports.paged import ROOM, SIDE, Paged, Panel
from desktop.documents.reports.tables import Column, Row
from desktop.documents.sheet import MM, Align, wrapped
from desktop.domain.booth.figures import DayFigures, ItemFigures
from desktop.domain.money import short, show
from desktop.wording import papers
from desktop.wording.papers import said

_CHART = 40 * MM


def day_page(figures: DayFigures) -> bytes:
    """The figures of a day (or of a whole event) as a PDF of as many A4 pages as they need."""
    # Drawn twice: the first time only to learn how many pages there are.
    pages = _Page(figures, 0).draw()[1]
    return _Page(figures, pages).draw()[0]


def when(figures: DayFigures) -> str:
    """The day, or that it is the whole event."""
    return said("title_event") if figures.day is None else papers.day_text(figures.day)


class _Page(Paged):
    """One drawing of the page."""

    def __init__(self, figures: DayFigures, pages: int) -> None:
        head = figures.journal_head
        super().__init__(
            f"{figures.event} · {when(figures)}",
            said("title_day"),
            f"{said('journal')}  {head}" if head else "",
            pages,
        )
        self.figures = figures

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
        return self.done()

    def _head(self) -> None:
        f = self.figures
        kind = said("title_event" if f.day is None else "title_day")
        day = "" if f.day is None else papers.day_text(f.day)
        place = "" if f.place == f.event else f.place
        self.head(kind, f.event, (day, place, f.zone), (said("net"), show(f.net_fen)))

    def _key_figures(self) -> None:
        f = self.figures
        times = papers.times_text
        panels = (
            Panel(said("sales"), papers.sales_text(f.sales), show(f.sales_fen)),
            Panel(said("pieces_sold"), f"{f.pieces:,}", papers.given_text(f.gift_pieces)),
            Panel(said("heard"), show(f.heard_fen)),
            Panel(
                said("claimed"), show(f.claimed_fen), "",
                look.ALARM if f.claimed_fen else look.INK,
            ),
            Panel(said("refunds"), show(-f.refunds_fen), times(f.refunds)),
            Panel(said("exchanges"), show(f.exchanges_fen), times(f.exchanges)),
            Panel(said("corrections"), show(-f.corrections_fen), times(f.corrections)),
            Panel(said("donations"), show(f.donations_fen)),
        )  # fmt: skip
        self.panels(panels)

    def _half_hours(self) -> None:
        shown = chart.bars(self.figures.by_half_hour, self.figures.zone)
        if not any(bar.sales or bar.amount_fen for bar in shown):
            return
        self.title(said("half_hours"), _CHART)
        chart.draw(
            self.sheet, shown, lambda bar: bar.amount_fen, short,
            SIDE, self.y, ROOM, _CHART, 6.5,
        )  # fmt: skip
        self.y += _CHART + 2

    def _money(self) -> None:
        if self.figures.by_method:
            self.title(said("by_method"))
            self.table(*money.methods(self.figures))
        if self.figures.by_account:
            self.title(said("by_account"))
            self.table(*money.accounts(self.figures))

    def _drawers(self) -> None:
        if self.figures.by_till:
            self.title(said("drawers"))
            self.table(*money.drawers(self.figures))

    def _items(self) -> None:
        self.title(said("items"))
        if not self.figures.by_item:
            self.nothing(said("no_sales"))
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
        self.table(columns, rows)
        for line in wrapped(said("items_rule"), 7, ROOM):
            self.y = self.turn(self.y, 10)
            self.sheet.text(SIDE, self.y + 9, line, 7, colour=look.MUTED)
            self.y += 9

    def _claims(self) -> None:
        if self.figures.claims:
            self.title(said("claims"))
            self.table(*money.claims(self.figures))

    def _loose(self) -> None:
        if not self.figures.loose:
            return
        self.title(said("loose"))
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
        self.table(columns, rows)

    def _end(self) -> None:
        """Two lines to sign on: who recorded the day and who checked it."""
        self.y = self.turn(self.y + 20, 34)
        wide = ROOM / 2 - 10
        for n, key in enumerate(("signature", "second_signature")):
            x = SIDE + n * (wide + 20)
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
