"""The community's tables about production as they are written: their own headings, their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from desktop.domain.production.lists import TITLES, TableKind
from desktop.exchange.production import columns, words
from desktop.exchange.tables import Column, Shape, Table

_SHAPES = {
    **dict.fromkeys(("qty", "expected", "arrived"), Shape.COUNT),
    **dict.fromkeys(("budget_fen", "actual_fen", "amount_fen"), Shape.MONEY),
    **dict.fromkeys(("ordered_on", "arrives_on", "approved_on"), Shape.DAY),
}
_WORDS = {
    "kind": words.MAKINGS,
    "stage": words.STAGES,
    "pay_state": words.PAY_STATES,
    "invoice_state": words.INVOICE_STATES,
}


def table_of(kind: TableKind, rows: Iterable[Mapping[str, object]]) -> Table:
    """Rows (field → value; days as dates or ISO text) under the headings of a table."""
    head = tuple(
        Column(name, heading, _SHAPES.get(name, Shape.TEXT))
        for name, heading in columns.written(kind)
    )
    lines = [[_cell(column.key, row.get(column.key)) for column in head] for row in rows]
    return Table(TITLES[kind], head, lines)


def _cell(name: str, value: object) -> object:
    if value in ("", None):
        return None
    if name == "passed":
        return value if isinstance(value, str) else _passed(value)
    if name in _WORDS:
        return words.written(_WORDS[name], str(value))
    if _SHAPES.get(name) is Shape.DAY and isinstance(value, str):
        return date.fromisoformat(value)
    return value


def _passed(value: object) -> str:
    if isinstance(value, bool):
        return words.YES[0] if value else words.NO[0]
    return str(value)
