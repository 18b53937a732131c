"""The tables of money: by method, by who hands it over, by drawer, and what has not arrived."""

from __future__ import annotations

from itertools import groupby

from desktop.documents.reports.tables import Column, Row
from desktop.documents.sheet import Align
from desktop.domain.booth.figures import DayFigures, Takings
from desktop.domain.money import show
from desktop.wording import papers, words
from desktop.wording.papers import said

_Table = tuple[list[Column], list[Row]]
_RIGHT = Align.RIGHT


def methods(figures: DayFigures) -> _Table:
    """Takings by method: payments, amount, arrived, not yet arrived."""
    rows = [
        Row(
            (words.method_name(t.method, t.name), *_amounts(t)),
            alarm=frozenset({4} if t.claimed_fen else ()),
        )
        for t in figures.by_method
    ]
    return [Column(said("method"), 40), *_columns()], [*rows, _sum(figures.by_method, 1)]


def accounts(figures: DayFigures) -> _Table:
    """What each holder hands over (应上缴), account by account, with their sum where several."""
    rows: list[Row] = []
    # A holder's accounts stand together even where the event's order mixes them.
    order = list(dict.fromkeys(t.holder for t in figures.by_account))
    sorted_ = sorted(figures.by_account, key=lambda t: order.index(t.holder))
    for holder, group in groupby(sorted_, key=lambda t: t.holder):
        held = list(group)
        name = holder or said("nobody")
        for n, t in enumerate(held):
            method = words.method_name(t.method, t.name)
            account = f"{method} · {t.label}" if t.label and t.label != method else method
            rows.append(
                Row(
                    ("" if n else name, account, *_amounts(t)),
                    alarm=frozenset({5} if t.claimed_fen else ()),
                )
            )
        if len(held) > 1:
            rows.append(Row(("", said("total"), *_amounts(_together(held))), bold=True))
    columns = [Column(said("by_holder"), 20), Column(said("account"), 30, lines=2), *_columns()]
    return columns, rows


def drawers(figures: DayFigures) -> _Table:
    """Each shift of a till: float, expected, counted, the difference, who keeps the cash."""
    columns = [
        Column(said("till"), 9),
        Column(said("opened"), 15),
        Column(said("opened_by"), 14, lines=2),
        Column(said("sales"), 10, _RIGHT),
        Column(said("takings"), 16, _RIGHT),
        Column(said("float"), 14, _RIGHT),
        Column(said("expected"), 16, _RIGHT),
        Column(said("counted"), 16, _RIGHT),
        Column(said("difference"), 14, _RIGHT),
        Column(said("keeper"), 16, lines=2),
    ]
    rows = []
    for t in figures.by_till:
        difference = t.difference_fen
        rows.append(
            Row(
                (
                    t.letter,
                    papers.moment_text(t.opened_at, figures.zone),
                    t.opened_by,
                    f"{t.sales:,}",
                    show(t.amount_fen),
                    show(t.float_fen),
                    show(t.expected_fen),
                    said("not_counted") if t.counted_fen is None else show(t.counted_fen),
                    "–" if difference is None else signed(difference),
                    t.keeper,
                ),
                alarm=frozenset({8} if difference else ()),
            )
        )
    return columns, rows


def claims(figures: DayFigures) -> _Table:
    """Payments that nobody has heard of yet (待到账)."""
    columns = [
        Column(said("number"), 16),
        Column(said("time"), 18),
        Column(said("method"), 30),
        Column(said("holder"), 30),
        Column(said("amount"), 18, _RIGHT),
    ]
    rows = [
        Row(
            (
                c.number,
                papers.moment_text(c.at, figures.zone),
                words.method_name(c.method, c.name),
                c.holder,
                show(c.amount_fen),
            )
        )
        for c in figures.claims
    ]
    total = show(sum(c.amount_fen for c in figures.claims))
    return columns, [*rows, Row((said("total"), "", "", "", total), bold=True)]


def signed(fen: int) -> str:
    """A difference with its sign; none is `¥0.00`."""
    return f"+{show(fen)}" if fen > 0 else show(fen)


def _columns() -> list[Column]:
    return [
        Column(said("payments"), 14, _RIGHT),
        Column(said("amount"), 18, _RIGHT),
        Column(said("heard"), 18, _RIGHT),
        Column(said("claimed"), 18, _RIGHT),
    ]


def _amounts(t: Takings) -> tuple[str, str, str, str]:
    return f"{t.payments:,}", show(t.amount_fen), show(t.heard_fen), show(t.claimed_fen)


def _together(takings: list[Takings]) -> Takings:
    return Takings(
        "", "", "", "", False,
        sum(t.payments for t in takings),
        sum(t.amount_fen for t in takings),
        sum(t.heard_fen for t in takings),
        sum(t.claimed_fen for t in takings),
    )  # fmt: skip


def _sum(takings: tuple[Takings, ...], before: int) -> Row:
    empty = [""] * (before - 1)
    return Row((said("total"), *empty, *_amounts(_together(list(takings)))), bold=True)
