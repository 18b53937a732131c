"""What a person can see of the ledger as tables: items, stock, movements, sales."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from desktop.domain.booth.event import Sale
from desktop.domain.catalogue import Variant
from desktop.domain.moments import at_home
from desktop.domain.stock import Holding, StoryLine
from desktop.exchange.tables import Column, Shape, Table
from desktop.wording import words
from desktop.wording.columns import heading

_SHAPES = {
    **dict.fromkeys(("qty", "on_hand", "available", "year", "pack_size"), Shape.COUNT),
    **dict.fromkeys(("uncounted", "returnable", "disputed"), Shape.FLAG),
    **dict.fromkeys(("at", "recorded_at", "verified_at"), Shape.MOMENT),
}


def items_table(variants: Iterable[Variant], title: str) -> Table:
    """Every variant with its item's columns; the same headings can be imported again."""
    columns = _columns(
        *("code", "name", "category", "label", "year", "unit", "pack_size", "price_fen"),
        *("value_fen", "on_hand", "available", "uncounted", "returnable"),
        on_hand="on_hand_in_all",
    )
    rows = [[getattr(v, column.key) for column in columns] for v in variants]
    return Table(title, columns, rows)


def stock_table(holdings: Sequence[Holding], title: str) -> Table:
    """What lies where, a row for each article, place and owner."""
    columns = _columns(
        *("code", "item", "label", "place", "owner", "on_hand", "available", "note"),
        *("verified_at", "disputed"),
    )
    rows = [
        [at_home(value) if isinstance(value, datetime) else value for value in row]
        for row in ([getattr(h, column.key) for column in columns] for h in holdings)
    ]
    return Table(title, columns, rows)


def moves_table(story: Sequence[StoryLine], title: str) -> Table:
    """Every movement, from where to where, by whom and why."""
    columns = _columns(
        *("at", "kind", "code", "item", "label", "qty", "owner", "from", "to", "reason", "by"),
        *("recorded_at", "op"),
    )
    rows = [
        (
            at_home(line.at), words.act(line.kind), line.code, line.item, line.label, line.qty,
            line.owner,
            words.place_words(line.from_kind, line.from_place),
            words.place_words(line.to_kind, line.to_place),
            line.note, line.by, at_home(line.recorded_at), line.op,
        )
        for line in story
    ]  # fmt: skip
    return Table(title, columns, rows)


def sales_table(sales: Iterable[tuple[str, Sale]], title: str) -> Table:
    """A row for each line of each entry, with its event; payments stand on the first line."""
    columns = _columns(
        *("event", "number", "at", "kind", "code", "item", "qty", "unit_fen", "amount_fen"),
        *("total_fen", "paid_by", "account", "holder", "state", "reason", "by"),
    )
    rows = [row for event, sale in sales for row in _entry(event, sale)]
    return Table(title, columns, rows)


def _entry(event: str, sale: Sale) -> list[list[object]]:
    head = [event, sale.number, at_home(sale.at), words.sale_kind(sale.kind)]
    paid = [p for p in sale.payments if p.amount_fen]
    money: list[object] = [
        sale.total_fen,
        tuple(words.method_name(p.account.method, p.account.method_name) for p in paid),
        tuple(p.account.label for p in paid if p.account.label),
        tuple(dict.fromkeys(p.account.holder for p in paid if p.account.holder)),
        tuple(dict.fromkeys(words.pay_state(p.state) for p in paid)),
    ]
    nothing: list[object] = [None, (), (), (), ()]
    return [
        [
            *head, line.code, line.title, line.qty, line.unit_fen, line.amount_fen,
            *(nothing if n else money), sale.reason, sale.by,
        ]
        for n, line in enumerate(sale.lines)
    ]  # fmt: skip


def _columns(*keys: str, **headed: str) -> tuple[Column, ...]:
    return tuple(
        Column(
            key,
            heading(headed.get(key, "method" if key == "paid_by" else key)),
            Shape.MONEY if key.endswith("_fen") else _SHAPES.get(key, Shape.TEXT),
        )
        for key in keys
    )
