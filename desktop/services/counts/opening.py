"""A count is opened, begun once more in another pass, or dropped."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from uuid import UUID

from desktop.domain.bench.lengths import bounded
from desktop.domain.counts import Count, CountDraft, Recount, State
from desktop.domain.errors import Missing, Uncounted
from desktop.domain.people import Right
from desktop.services.changes import Desk, Topic, perform
from desktop.services.counts.looking import count
from desktop.store import catalogue, rights
from desktop.store.counts import reading, rows, stalest
from desktop.store.writing import Writer

FEW = 3  # lines of a micro-count


def open_count(desk: Desk, op_id: UUID, draft: CountDraft) -> Count:
    """Opens a count. Raises Missing (name), TooLong, NotFound (a code), Uncounted, NotYours."""
    draft = replace(draft, name=draft.name.strip(), category=draft.category.strip())
    if not draft.name:
        raise Missing("name")
    bounded("name", draft.name)

    def work(writer: Writer) -> int:
        rights.need(writer, Right.COUNT, draft.place)
        variants = []
        for code in draft.codes:
            what = catalogue.by_code(writer.connection, code)
            if what.uncounted:
                raise Uncounted(what.title)
            if what.id not in variants:
                variants.append(what.id)
        return rows.add(writer, draft, variants)

    request = asdict(draft) | {"codes": list(draft.codes)}
    topics = {Topic.COUNTS}
    opened = perform(desk, "open_count", op_id, request, work, int, topics, note=draft.name)
    return count(desk, opened)


def recount(desk: Desk, op_id: UUID, count_id: int, what: Recount) -> Count:
    """Begins another pass: of the lines that differ, or of all. What it does not say again stands
    as it was. Raises NotFound, CountNotOpen, NotYours.
    """

    def work(writer: Writer) -> int:
        held = rows.lock(writer, count_id)
        rights.need(writer, Right.COUNT, held.place)
        return rows.next_pass(writer, held, what)

    with desk.database.reading() as connection:
        name = rows.row(connection, count_id).name
    request = {"count": count_id, "what": what.value}
    perform(desk, "recount", op_id, request, work, int, {Topic.COUNTS}, note=name)
    return count(desk, count_id)


def drop(desk: Desk, op_id: UUID, count_id: int) -> Count:
    """Gives a count up: its entries stay and say nothing. Raises NotFound, CountNotOpen,
    NotYours.
    """

    def work(writer: Writer) -> int:
        held = rows.lock(writer, count_id)
        rights.need(writer, Right.COUNT, held.place)
        rows.set_state(writer, held, State.DROPPED)
        return count_id

    with desk.database.reading() as connection:
        name = rows.row(connection, count_id).name
    perform(desk, "drop_count", op_id, {"count": count_id}, work, int, {Topic.COUNTS}, note=name)
    with desk.database.reading() as connection:
        return reading.count(connection, count_id)


def micro(
    desk: Desk, place: int | None = None, few: int = FEW, *, days: int = 1
) -> CountDraft | None:
    """A count of the few lines that were not seen for longest, all at one place: whoever counts
    can only stand at one. `place` (local id): there or in what lies in it; None: anywhere. None
    where nothing lies, or all of it was seen within so many days.
    """
    with desk.database.reading() as connection:
        before = desk.now() - timedelta(days=days)
        found = stalest.lines(connection, place, before, few)
    if found is None:
        return None
    where, path, codes = found
    return CountDraft(path, where, tree=False, codes=codes)
