"""Balance keys as conditions: many of them a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import Table, and_, bindparam, or_
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.stock import Key

CHUNK = 20  # keys a statement: both databases look each up by index, and parse it fast


@cache
def at_keys(table: Table, count: int) -> ColumnElement[bool]:
    """`count` keys as a condition that both databases answer by index (row-value IN does not)."""
    return or_(
        *(
            and_(
                table.c.variant == bindparam(f"v{i}"),
                table.c.owner == bindparam(f"o{i}"),
                table.c.place == bindparam(f"p{i}"),
            )
            for i in range(count)
        )
    )


def chunks(keys: Sequence[Key]) -> Iterator[tuple[int, dict[str, int]]]:
    """Keys in portions, with the values of `at_keys` for as many."""
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        values: dict[str, int] = {}
        for i, key in enumerate(chunk):
            values |= {f"v{i}": key.variant, f"o{i}": key.owner, f"p{i}": key.place}
        yield len(chunk), values
