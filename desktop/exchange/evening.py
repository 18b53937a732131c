"""The evening's figures as tables, for CSV, XLSX and JSON; headings in the reader's language."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from desktop.domain.booth.figures import DayFigures, Takings
from desktop.exchange.tables import Column, Shape, Table
from desktop.wording import words
from desktop.wording.papers import said


def evening_tables(figures: DayFigures) -> tuple[Table, ...]:
    """Sums, methods, accounts, drawers, goods, half hours, open claims, loose articles."""
    return (
        _sums(figures),
        _takings(said("by_method"), figures.by_method, named=False),
        _takings(said("by_account"), figures.by_account, named=True),
        _drawers(figures),
        _goods(figures),
        _half_hours(figures),
        _claims(figures),
        _loose(figures),
    )


def _text(key: str, heading: str) -> Column:
    return Column(key, said(heading))


def _count(key: str, heading: str) -> Column:
    return Column(key, said(heading), Shape.COUNT)


def _money(key: str, heading: str) -> Column:
    return Column(key, said(heading), Shape.MONEY)


def _sums(f: DayFigures) -> Table:
    columns = (
        _text("event", "event"), Column("day", said("day"), Shape.DAY), _money("net_fen", "net"),
        _count("sales", "sales_count"), _money("sales_fen", "sales"),
        _count("pieces", "pieces_sold"), _count("gift_pieces", "gifts"),
        _money("refunds_fen", "refunds"), _money("exchanges_fen", "exchanges"),
        _money("corrections_fen", "corrections"), _money("donations_fen", "donations"),
        _money("heard_fen", "heard"), _money("claimed_fen", "claimed"),
        _money("expected_cash_fen", "cash_expected"),
    )  # fmt: skip
    row = {column.key: getattr(f, column.key) for column in columns}
    title = said("title_event" if f.day is None else "title_day")
    return Table(title, columns, [row])


def _takings(title: str, takings: tuple[Takings, ...], *, named: bool) -> Table:
    whose = (_text("label", "account"), _text("holder", "by_holder")) if named else ()
    columns = (
        _text("method", "method"), *whose, _count("payments", "payments"),
        _money("amount_fen", "amount"), _money("heard_fen", "heard"),
        _money("claimed_fen", "claimed"),
    )  # fmt: skip
    rows = [
        {
            "method": words.method_name(t.method, t.name),
            "label": t.label,
            "holder": t.holder,
            "payments": t.payments,
            "amount_fen": t.amount_fen,
            "heard_fen": t.heard_fen,
            "claimed_fen": t.claimed_fen,
        }
        for t in takings
    ]
    return Table(title, columns, rows)


def _drawers(f: DayFigures) -> Table:
    columns = (
        _text("till", "till"), Column("opened_at", said("opened"), Shape.MOMENT),
        _text("opened_by", "opened_by"), _count("sales", "sales_count"),
        _money("amount_fen", "takings"), _money("float_fen", "float"),
        _money("expected_fen", "expected"), _money("counted_fen", "counted"),
        _money("difference_fen", "difference"), _text("keeper", "keeper"),
    )  # fmt: skip
    zone = ZoneInfo(f.zone)
    rows = [
        (
            t.letter, t.opened_at.astimezone(zone), t.opened_by, t.sales, t.amount_fen,
            t.float_fen, t.expected_fen, t.counted_fen, t.difference_fen, t.keeper,
        )
        for t in f.by_till
    ]  # fmt: skip
    return Table(said("drawers"), columns, rows)


def _goods(f: DayFigures) -> Table:
    counts = ("taken", "found", "sold", "given", "brought_back", "difference", "left")
    columns = (
        _text("code", "code"), _text("title", "item"), *(_count(key, key) for key in counts),
        _money("amount_fen", "takings"),
    )  # fmt: skip
    rows = [[getattr(item, column.key) for column in columns] for item in f.by_item]
    return Table(said("items"), columns, rows)


def _half_hours(f: DayFigures) -> Table:
    columns = (
        Column("starts", said("time"), Shape.MOMENT),
        _count("sales", "sales_count"),
        _money("amount_fen", "takings"),
    )
    zone = ZoneInfo(f.zone)
    rows = [(h.starts.astimezone(zone), h.sales, h.amount_fen) for h in f.by_half_hour]
    return Table(said("half_hours"), columns, rows)


def _claims(f: DayFigures) -> Table:
    columns = (
        _text("number", "number"), Column("at", said("time"), Shape.MOMENT),
        _text("name", "method"), _text("holder", "holder"), _money("amount_fen", "amount"),
    )  # fmt: skip
    zone = ZoneInfo(f.zone)
    rows = [
        (
            c.number,
            c.at.astimezone(zone),
            words.method_name(c.method, c.name),
            c.holder,
            c.amount_fen,
        )
        for c in f.claims
    ]
    return Table(said("claims"), columns, rows)


def _loose(f: DayFigures) -> Table:
    columns = (
        _text("number", "number"), _text("title", "item"), _count("qty", "pieces"),
        _money("amount_fen", "amount"),
    )  # fmt: skip
    rows = [(a.number, a.title, a.qty, a.amount_fen) for a in f.loose]
    return Table(said("loose"), columns, rows)
