"""What somebody saw is entered: as an event that adds up, or as one's own figure put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from desktop.domain.counts import EntryDraft
from desktop.domain.errors import Missing, NotFound
from desktop.domain.moments import micros, moment
from desktop.services.changes import Desk, Topic, perform
from desktop.store.counts import entries as store
from desktop.store.counts import rows
from desktop.store.counts.saying import instead, not_below_none, resolved
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
        def anew(count: Any) -> list[EntryDraft]:
            known = store.standing(writer.connection, count_id)
            mine = [row for row in known if row._mapping["pass"] == rows.pass_of(count)]
            return [
                one
                for figure in figures
                for one in instead(writer, count, figure, mine, desk.person)
            ]

        return _enter(desk, writer, op_id, count_id, anew)

    return _perform(desk, op_id, count_id, "say", figures, work)


def name_thing(desk: Desk, op_id: UUID, count_id: int, said: str, place: int, code: str) -> Entered:
    """A thing that was found without an article is this one: its pieces are counted as that.

    Raises NotFound (also where no such thing was found) and what `enter` raises.
    """

    def work(writer: Writer) -> Entered:
        def anew(_count: Any) -> list[EntryDraft]:
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
    lines = resolved(writer, count, drafts(count), desk.person)
    if not lines:
        raise Missing("entries")
    pass_no = rows.pass_of(count)
    store.add(writer, count_id, pass_no, lines)
    not_below_none(writer, count_id, pass_no, lines)
    return Entered(op_id.hex, len(lines))
