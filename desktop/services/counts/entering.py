"""What somebody saw is entered: as an event that adds up, or as one's own figure put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from desktop.domain.counts import EntryDraft
from desktop.domain.errors import FewerThanNone, Missing, NotFound, NotInCount, Uncounted
from desktop.domain.moments import micros, moment
from desktop.domain.people import Right
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue, rights
from desktop.store.counts import entries as store
from desktop.store.counts import rows
from desktop.store.places import path_of
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Entered:
    """The act in hex, and how many lines it entered."""

    op: str
    lines: int


def enter(desk: Desk, op_id: UUID, count_id: int, entries: Sequence[EntryDraft]) -> Entered:
    """Enters what was seen, as one act; it adds up with what was said before in this pass.

    Raises NotFound (the count, a code), CountNotOpen, NotInCount, Uncounted, Missing (words for
    a thing without a code), FewerThanNone, NotYours.
    """

    def work(writer: Writer) -> Entered:
        return _enter(desk, writer, op_id, count_id, lambda _count: entries)

    return _perform(desk, op_id, count_id, "enter", entries, work)


def say(desk: Desk, op_id: UUID, count_id: int, figures: Sequence[EntryDraft]) -> Entered:
    """As `enter`, but each figure is all that its counter saw of that thing there: it stands in
    the place of what they said before in this pass. What others saw still adds up.
    """

    def work(writer: Writer) -> Entered:
        def anew(count: Row[Any]) -> list[EntryDraft]:
            known = store.standing(writer.connection, count_id)
            mine = [row for row in known if row._mapping["pass"] == rows.pass_of(count)]
            return [
                one for figure in figures for one in _instead(desk, writer, count, figure, mine)
            ]

        return _enter(desk, writer, op_id, count_id, anew)

    return _perform(desk, op_id, count_id, "say", figures, work)


def name_thing(desk: Desk, op_id: UUID, count_id: int, said: str, place: int, code: str) -> Entered:
    """A thing that was found without an article is this one: its pieces are counted as that.

    Raises NotFound (also where no such thing was found) and what `enter` raises.
    """

    def work(writer: Writer) -> Entered:
        def anew(_count: Row[Any]) -> list[EntryDraft]:
            known = store.standing(writer.connection, count_id)
            qty = store.nameless(known).get((said, place), 0)
            if qty == 0:
                raise NotFound("item", said)
            last = max(row.counted_at for row in known if row.said == said)
            thing = EntryDraft(None, None, place, -qty, said=said, counted_at=moment(last))
            return [thing, replace(thing, code=code, qty=qty)]

        return _enter(desk, writer, op_id, count_id, anew)

    return _perform(
        desk, op_id, count_id, "name", [EntryDraft(code, None, place, 0, said=said)], work
    )


def _perform(
    desk: Desk, op_id: UUID, count_id: int, way: str, drafts: Sequence[EntryDraft], work: Any
) -> Entered:
    with desk.database.reading() as connection:
        name = rows.row(connection, count_id).name
    request = {"count": count_id, "way": way, "entries": [_said(one) for one in drafts]}
    done: Entered = perform(
        desk,
        "enter_count",
        op_id,
        request,
        work,
        lambda told: Entered(**told),
        {Topic.COUNTS},
        note=name,
    )
    return done


def _said(draft: EntryDraft) -> list[Any]:
    at = None if draft.counted_at is None else micros(draft.counted_at)
    who = (draft.code, draft.owner, draft.place, draft.qty)
    return [*who, draft.estimate, draft.said, at, draft.counter]


def _enter(desk: Desk, writer: Writer, op_id: UUID, count_id: int, drafts: Any) -> Entered:
    count = rows.lock(writer, count_id)
    lines = resolved(desk, writer, count, drafts(count))
    if not lines:
        raise Missing("entries")
    pass_no = rows.pass_of(count)
    store.add(writer, count_id, pass_no, lines)
    _not_below_none(writer, count_id, pass_no, lines)
    return Entered(op_id.hex, len(lines))


def resolved(
    desk: Desk, writer: Writer, count: Row[Any], drafts: Sequence[EntryDraft]
) -> list[store.EntryRow]:
    """Drafts with local ids, moments and names. Raises as `enter` does."""
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
            store.EntryRow(
                variant=variant,
                owner=draft.owner,
                place=place,
                qty=draft.qty,
                estimate=draft.estimate,
                said=draft.said.strip(),
                counter=draft.counter.strip() or desk.person,
                counted_at=min(at, writer.recorded_at),
            )
        )
    for place in sorted({line.place for line in lines}):
        rights.need(writer, Right.COUNT, place)
    return lines


def _instead(
    desk: Desk, writer: Writer, count: Row[Any], figure: EntryDraft, known: Sequence[Row[Any]]
) -> list[EntryDraft]:
    """The entries that make one counter's sum this figure; a guess is taken back whole."""
    [line] = resolved(desk, writer, count, [figure])
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


def _not_below_none(
    writer: Writer, count_id: int, pass_no: int, lines: Sequence[store.EntryRow]
) -> None:
    if all(line.qty >= 0 for line in lines):
        return
    sums: dict[tuple[Any, ...], int] = {}
    for row in store.standing(writer.connection, count_id):
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
