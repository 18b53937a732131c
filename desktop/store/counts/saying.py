"""Entries as they are said, made ready to be written: what they mean, and what they cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row

from desktop.domain.counts import EntryDraft
from desktop.domain.errors import FewerThanNone, Missing, NotInCount, Uncounted
from desktop.domain.moments import micros
from desktop.domain.people import Right
from desktop.store import catalogue, rights
from desktop.store.counts import rows
from desktop.store.counts.entries import EntryRow, standing
from desktop.store.places import path_of
from desktop.store.writing import Writer


def resolved(
    writer: Writer, count: Row[Any], drafts: Sequence[EntryDraft], by: str
) -> list[EntryRow]:
    """Drafts with local ids, moments and names; `by` is who counted where nobody is named.

    Raises NotFound, NotInCount, Uncounted, Missing and NotYours.
    """
    inside = rows.places(writer.connection, count)
    lines = []
    for draft in drafts:
        place = count.place if draft.place is None else draft.place
        if place not in inside:
            raise NotInCount(path_of(writer.connection, place), count.name)
        variant = None
        if draft.code is None:
            if not draft.said.strip():
                raise Missing("name")
        else:
            what = catalogue.by_code(writer.connection, draft.code)
            if what.uncounted:
                raise Uncounted(what.title)
            variant = what.id
        at = writer.recorded_at if draft.counted_at is None else micros(draft.counted_at)
        lines.append(
            EntryRow(
                variant=variant,
                owner=draft.owner,
                place=place,
                qty=draft.qty,
                estimate=draft.estimate,
                said=draft.said.strip(),
                counter=draft.counter.strip() or by,
                counted_at=min(at, writer.recorded_at),
            )
        )
    for place in sorted({line.place for line in lines}):
        rights.need(writer, Right.COUNT, place)
    return lines


def instead(
    writer: Writer, count: Row[Any], figure: EntryDraft, known: Sequence[Row[Any]], by: str
) -> list[EntryDraft]:
    """The entries that make one counter's sum this figure; a guess is taken back whole."""
    [line] = resolved(writer, count, [figure], by)
    if line.variant is None:
        mine = [row for row in known if row.said == line.said and row.variant is None]
    else:
        mine = [row for row in known if (row.variant, row.owner) == (line.variant, line.owner)]
    mine = [row for row in mine if (row.place, row.counter) == (line.place, line.counter)]
    sums = {True: 0, False: 0}
    for row in mine:
        sums[bool(row.estimate)] += int(row.qty)
    other = not figure.estimate
    anew = [replace(figure, qty=figure.qty - sums[figure.estimate])]
    if sums[other]:
        anew.append(replace(figure, qty=-sums[other], estimate=other))
    return anew


def not_below_none(writer: Writer, count_id: int, pass_no: int, lines: Sequence[EntryRow]) -> None:
    """Raises FewerThanNone where new entries take back more than was said before."""
    if all(line.qty >= 0 for line in lines):
        return
    sums: dict[tuple[Any, ...], int] = {}
    for row in standing(writer.connection, count_id):
        if row._mapping["pass"] == pass_no or row.variant is None:
            key = (row.variant, row.owner, row.place, row.said if row.variant is None else "")
            sums[key] = sums.get(key, 0) + int(row.qty)
    for line in lines:
        words = line.said if line.variant is None else ""
        left = sums.get((line.variant, line.owner, line.place, words), 0)
        if left < 0:
            title = words
            if line.variant is not None:
                title = catalogue.by_id(writer.connection, line.variant).title
            raise FewerThanNone(title, left - line.qty, -line.qty)
