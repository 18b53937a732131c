"""A list that is never long: read whole, and put in order here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from desktop.ui.table.rows import Ask, Column, Source

Row = TypeVar("Row")


def short(
    read: Callable[[Ask], list[Row]],
    columns: Sequence[Column[Row]],
    key: Callable[[Row], Hashable],
    ways: Mapping[str, Callable[[Row], Any]] | None = None,
) -> Source[Row]:
    """The source of a list of a few hundred rows at most; `read` runs in the read lane.

    `read` answers the search and the chips. A column is sorted by what it shows, or by its way in
    `ways` (a number, a time); a sort that is neither leaves the order as it was read.
    """
    by = {column.key: column.show for column in columns} | dict(ways or {})

    def fetch(ask: Ask) -> list[Row]:
        found = read(ask)
        if (way := by.get(ask.sort)) is not None:
            found.sort(key=way, reverse=ask.descending)
        return found[ask.offset : ask.offset + ask.limit] if ask.limit else found

    return Source(fetch=fetch, count=lambda ask: len(read(ask)), key=key)
