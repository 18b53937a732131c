"""Where a deleted text may stand without telling anything: as another's words, as a common word.

What a place, an item or a town is called was never private: an address that says only 北京 is no
trace of anybody in a list of towns. Which columns hold such words depends on what was deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from desktop.domain.requisitions.purging import Deleted
from desktop.store.requisitions.traces import stands_in
from desktop.store.streaming import batches
from desktop.store.tables import (
    event,
    giveaway,
    guide,
    item,
    keeping,
    owner,
    parcel,
    person,
    place,
    private,
    production,
    quota,
    requisition,
    requisition_line,
    requisition_template,
    supplier,
    variant,
)

_CHUNK, _BATCH = 400, 2_000
_NUMBER = 7  # digits from which on a text leads to somebody, whatever else it is
_TOWNS = (requisition.c.city, keeping.c.city, supplier.c.city)
_CALLED = (
    *(person.c.name, place.c.name, owner.c.name, parcel.c.advanced_by, parcel.c.carrier),
    *(item.c.name, item.c.category, variant.c.label, production.c.name, supplier.c.name),
    *(event.c.name, giveaway.c.name, giveaway.c.audience, quota.c.audience),
    *(requisition.c.kind, requisition.c.team, requisition_template.c.name, guide.c.kind),
)
_ASKED = (requisition.c.title, requisition_line.c.said)


def shared(connection: Connection, deleted: Collection[Deleted]) -> set[str]:
    """Texts that are also private values which were not deleted; words that are part of others'
    words (谢谢) are theirs too, a name or a number is not.
    """
    texts = {one.text for one in deleted}
    found: set[str] = set()
    for some in _chunks(sorted(texts)):
        rows = connection.execute(select(private.c.value).where(private.c.value.in_(some)))
        found |= set(rows.scalars())
    left = texts - {one.text for one in deleted if not one.words} - found
    for rows_ in batches(connection, select(private.c.value), _BATCH) if left else ():
        heap = "\0".join(row[0] for row in rows_)
        found |= {one for one in left if stands_in(one, heap)}
    return found


def common(connection: Connection, deleted: Collection[Deleted]) -> dict[str, set[str]]:
    """By table.column, which texts are words that stand there as they are and were never private.

    What was kept as a phone or a link is none, an address only as a town, and nothing that was also
    kept as something that may not.
    """
    found: dict[str, set[str]] = {}
    for column in (*_TOWNS, *_CALLED, *_ASKED):
        may = {one.text for one in deleted if column in _may_be(one)}
        may -= {one.text for one in deleted if column not in _may_be(one)}
        for some in _chunks(sorted(may)):
            rows = connection.execute(select(column).where(column.in_(some)).distinct())
            here = set(rows.scalars())
            if here:
                found.setdefault(f"{column.table.name}.{column.name}", set()).update(here)
    return found


def _may_be(one: Deleted) -> Sequence[ColumnElement[Any]]:
    """The columns in which a text is a common word."""
    if one.telling or sum(sign.isdigit() for sign in one.text) >= _NUMBER:
        return ()
    if one.address:
        return _TOWNS
    return (*_TOWNS, *_CALLED, *_ASKED) if one.words else (*_TOWNS, *_CALLED)


def _chunks(texts: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(texts), _CHUNK):
        yield texts[start : start + _CHUNK]
