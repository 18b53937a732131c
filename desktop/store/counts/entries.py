"""Entries as rows: who saw how many of what, where and when. They are never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from desktop.domain.counts import Entry, Said
from desktop.domain.moments import moment
from desktop.store.holdings import paths
from desktop.store.standing import taken_back
from desktop.store.tables import count_entry, item, variant
from desktop.store.writing import Writer

e = count_entry.c


@dataclass(frozen=True)
class EntryRow:
    """One entry with local ids; `counted_at` in microseconds UTC."""

    variant: int | None
    owner: int | None
    place: int
    qty: int
    estimate: bool
    said: str
    counter: str
    counted_at: int


def add(writer: Writer, count_id: int, pass_no: int, entries: Iterable[EntryRow]) -> None:
    """Adds entries to a pass of a count."""
    writer.add(
        count_entry,
        [
            {
                "line": writer.next_line(count_entry),
                "count": count_id,
                "pass": pass_no,
                "variant": one.variant,
                "owner": one.owner,
                "place": one.place,
                "qty": one.qty,
                "estimate": one.estimate,
                "said": one.said,
                "counter": one.counter,
                "counted_at": one.counted_at,
            }
            for one in entries
        ],
    )


def standing(connection: Connection, count_id: int) -> list[Row[Any]]:
    """All entries of a count that nobody took back, in the order of their making."""
    mine = select(count_entry).where(e.count == count_id, e.op_id.not_in(taken_back()))
    return list(connection.execute(mine.order_by(e.recorded_at, e.op_id, e.line)).all())


def known(rows: Iterable[Row[Any]]) -> list[Entry]:
    """The entries that name an article, for the sums."""
    return [
        Entry(
            variant=row.variant,
            owner=row.owner,
            place=row.place,
            qty=int(row.qty),
            pass_no=int(row._mapping["pass"]),
            estimate=bool(row.estimate),
            counted_at=int(row.counted_at),
        )
        for row in rows
        if row.variant is not None
    ]


def nameless(rows: Iterable[Row[Any]]) -> dict[tuple[str, int], int]:
    """Things that are no article yet: (words, place) → pieces, those that were taken back left
    out. Passes do not supersede each other here: a thing is taken out by its opposite.
    """
    sums: dict[tuple[str, int], int] = {}
    for row in rows:
        if row.variant is None:
            key = (row.said, row.place)
            sums[key] = sums.get(key, 0) + int(row.qty)
    return {key: qty for key, qty in sums.items() if qty != 0}


def said(connection: Connection, count_id: int, limit: int) -> list[Said]:
    """The last entries of a count, the newest first, as they were made."""
    mine = (
        _SAID.where(e.count == count_id, e.op_id.not_in(taken_back()))
        .order_by(e.recorded_at.desc(), e.op_id.desc(), e.line.desc())
        .limit(limit)
    )
    where = paths(connection)
    return [_said(row, where) for row in connection.execute(mine)]


_SAID: Select[Any] = (
    select(count_entry, variant.c.code, item.c.name, variant.c.label)
    .outerjoin(variant, variant.c.id == e.variant)
    .outerjoin(item, item.c.id == variant.c.item)
)


def _said(row: Row[Any], where: Mapping[int, str]) -> Said:
    return Said(
        op=row.op_id.hex(),
        line=row.line,
        pass_no=int(row._mapping["pass"]),
        code=row.code,
        title=row.said if row.code is None else f"{row.name} {row.label}".rstrip(),
        place_path=where[row.place],
        qty=int(row.qty),
        estimate=bool(row.estimate),
        said=row.said,
        counter=row.counter,
        counted_at=moment(row.counted_at),
    )
