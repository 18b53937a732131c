"""Items down, places across: a table people know from their spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.exchange.tables import Column, Shape, Table
from desktop.wording.columns import heading


def crossing_table(
    places: Sequence[tuple[int, str]],
    rows: Sequence[tuple[tuple[str, str, str], Mapping[int, int]]],
    title: str,
) -> Table:
    """A column for each place (local id, path), the sum first; an empty cell where nothing lies."""
    named = [Column(key, heading(key)) for key in ("code", "name", "label")]
    counted = [Column(f"place {place}", path, Shape.COUNT) for place, path in places]
    columns = (*named, Column("sum", heading("sum"), Shape.COUNT), *counted)
    lines = [
        [*names, sum(lying.values()), *(lying.get(place) for place, _path in places)]
        for names, lying in rows
    ]
    return Table(title, columns, lines)
