"""The figures as small tables for the page; files get the wide ones of `exchange.evening`."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from desktop.domain.booth.figures import DayFigures
from desktop.exchange.tables import Column, Shape, Table
from desktop.wording import _
from desktop.wording.columns import heading
from desktop.wording.words import method_name


def totals(figures: DayFigures) -> Table:
    """What the day came to, one figure a row."""
    money: list[tuple[str, int]] = [
        (_("Sales"), figures.sales_fen),
        (_("Refunds"), -figures.refunds_fen),
        (_("Size exchanges"), figures.exchanges_fen),
        (_("Donations in it"), figures.donations_fen),
        (_("Takings"), figures.net_fen),
        (_("Arrived"), figures.heard_fen),
        (_("Not yet arrived"), figures.claimed_fen),
        (_("Cash expected"), figures.expected_cash_fen),
    ]
    counts = {
        _("Sales"): figures.sales,
        _("Refunds"): figures.refunds,
        _("Size exchanges"): figures.exchanges,
    }
    rows: list[tuple[object, ...]] = [(name, counts.get(name), fen) for name, fen in money]
    rows.append((_("Given away"), figures.gift_pieces, None))
    rows.append((_("Typing errors taken back"), figures.corrections, None))
    return Table(
        _("The day"),
        (
            Column("figure", _("Figure")),
            Column("count", _("How many"), Shape.COUNT),
            Column("amount_fen", heading("amount_fen"), Shape.MONEY),
        ),
        rows,
    )


def by_account(figures: DayFigures) -> Table:
    """应上缴: who holds what and hands it over."""
    return Table(
        _("To be handed over"),
        (
            Column("holder", heading("holder")),
            Column("account", heading("account")),
            Column("payments", _("Payments"), Shape.COUNT),
            *_money("amount_fen", "claimed_fen"),
        ),
        [
            (
                t.holder or "–",
                f"{method_name(t.method, t.name)} {t.label}".strip(),
                t.payments,
                t.amount_fen,
                t.claimed_fen,
            )
            for t in sorted(figures.by_account, key=lambda t: t.holder)
        ],
    )


def by_item(figures: DayFigures) -> Table:
    """Stock: taken + found = sold + given + brought back + lost + left."""
    names = ("taken", "found", "sold", "given", "brought_back", "lost", "left")
    titles = (
        _("Taken along"), _("Found"), heading("sold"), heading("given"), heading("returned"),
        _("Lost"), _("Still there"),
    )  # fmt: skip
    return Table(
        _("By item"),
        (
            Column("code", heading("code")),
            Column("item", heading("item")),
            *(Column(n, t, Shape.COUNT) for n, t in zip(names, titles, strict=True)),
            *_money("amount_fen"),
        ),
        [
            (i.code, i.title, *(getattr(i, name) for name in names), i.amount_fen)
            for i in figures.by_item
        ],
    )


def by_till(figures: DayFigures) -> Table:
    """Shifts with their drawers."""
    zone = ZoneInfo(figures.zone)
    return Table(
        _("By till"),
        (
            Column("till", heading("till")),
            Column("opened_at", _("Opened"), Shape.MOMENT),
            Column("sales", heading("sales"), Shape.COUNT),
            *_money("amount_fen", "float_fen", "expected_fen", "counted_fen", "difference_fen"),
            Column("keeper", _("Keeps the cash")),
        ),
        [
            (
                t.letter, t.opened_at.astimezone(zone), t.sales, t.amount_fen, t.float_fen,
                t.expected_fen, t.counted_fen, t.difference_fen, t.keeper,
            )
            for t in figures.by_till
        ],
    )  # fmt: skip


def claims(figures: DayFigures) -> Table:
    """待到账."""
    zone = ZoneInfo(figures.zone)
    return Table(
        _("Not yet arrived"),
        (
            Column("number", heading("number")),
            Column("at", heading("at"), Shape.MOMENT),
            Column("method", heading("method")),
            Column("holder", heading("holder")),
            *_money("amount_fen"),
        ),
        [
            (
                c.number,
                c.at.astimezone(zone),
                method_name(c.method, c.name),
                c.holder,
                c.amount_fen,
            )
            for c in figures.claims
        ],
    )


def loose(figures: DayFigures) -> Table:
    """Articles without a tile, to be matched."""
    return Table(
        _("Loose articles"),
        (
            Column("number", heading("number")),
            Column("item", heading("item")),
            Column("qty", heading("qty"), Shape.COUNT),
            *_money("amount_fen"),
        ),
        [(x.number, x.title, x.qty, x.amount_fen) for x in figures.loose],
    )


def _money(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, heading(key), Shape.MONEY) for key in keys)
