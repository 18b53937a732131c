"""Contacts of requests that ended are deleted for good, and then looked for everywhere."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path
from uuid import UUID

from desktop.domain.errors import DatabaseTrouble, Missing, NotFound, NothingDue
from desktop.domain.moments import micros
from desktop.domain.people import Right
from desktop.domain.progress import Progress
from desktop.domain.requisitions.purging import Due, Proof, Purged, Trace
from desktop.services.changes import Desk, Topic, perform
from desktop.store import rights, rules
from desktop.store.database import troubles
from desktop.store.requisitions import elsewhere, traces
from desktop.store.requisitions import purging as rows
from desktop.store.requisitions.purging import Values
from desktop.store.writing import Writer

_SHORTEST = 2  # signs: a single one stands everywhere
_BACKUPS = "backups"
_PICTURES = "photos"
_TOPICS = {Topic.REQUISITIONS}


def due(desk: Desk) -> int:
    """How many requests ended so long ago that their contact is to be deleted."""
    with desk.database.reading() as connection:
        return rows.count(connection, micros(desk.now()), rules.rules(connection).purge_days)


def listed(desk: Desk) -> tuple[Due, ...]:
    """What a purge would delete now; nothing is written."""
    with desk.database.reading() as connection:
        days = rules.rules(connection).purge_days
        return tuple(rows.listed(connection, rows.due_ids(connection, micros(desk.now()), days)))


def purge(desk: Desk, op_id: UUID, folder: Path | None = None) -> Generator[Progress, None, Proof]:
    """Deletes recipient, phone, address, remark, reasons, the report, notes and who fetched the
    parcels of all that is due, then searches for them: all columns, the journals, the ledger's own
    bytes, and the files of the data `folder`.

    Who asked stays, and who advanced the postage: the accounts need the name. It cannot be taken
    back. Raises NothingDue, NotYours.
    """
    with desk.database.reading() as connection:
        days = rules.rules(connection).purge_days
        ids = rows.due_ids(connection, micros(desk.now()), days)
        values = rows.values_of(connection, ids)
    yield Progress(0, 1, "private")
    purged = _delete(desk, op_id, rows.PURGE, values, days)
    return (yield from _prove(desk, purged, values, folder))


def forget(
    desk: Desk, op_id: UUID, name: str, folder: Path | None = None
) -> Generator[Progress, None, Proof]:
    """Forgets one person altogether: all that is private in the requests they asked for or that
    went to them, who asked too, however long ago they ended.

    Raises Missing, NotFound for a name that nobody has, StillOpen, NotYours.
    """
    wanted = name.strip()
    if not wanted:
        raise Missing("applicant")
    with desk.database.reading() as connection:
        ids = rows.of_person(connection, wanted)
        values = rows.values_of(connection, ids, applicant=True)
    if not ids:
        raise NotFound("applicant", wanted)
    yield Progress(0, 1, "private")
    purged = _delete(desk, op_id, rows.FORGET, values, 0)
    return (yield from _prove(desk, purged, values, folder))


def _delete(desk: Desk, op_id: UUID, kind: str, values: Values, days: int) -> Purged:
    wanted = {key: some for key, some in values.items() if some}
    ids = sorted(one.hex() for some in wanted.values() for one in some)

    def work(writer: Writer) -> Purged:
        rights.need(writer, Right.DECIDE, None)
        still = rows.still_ended(writer.connection, list(wanted))
        over = {key: some for key, some in wanted.items() if key in still}
        if not over:
            raise NothingDue(days)
        return Purged(op_id.hex, len(over), rows.delete_values(writer, over))

    return perform(
        desk,
        kind,
        op_id,
        {"private": ids},
        work,
        lambda said: Purged(said["op"], said["requests"], said["values"]),
        _TOPICS,
        note=str(len(wanted)),
    )


def _prove(
    desk: Desk, purged: Purged, values: Values, folder: Path | None
) -> Generator[Progress, None, Proof]:
    """Searches for what was deleted, and rewrites the file where its bytes still hold some."""
    each = {one for some in values.values() for one in some.values()}
    deleted = {one for one in each if len(one.text) >= _SHORTEST}
    database = desk.database
    with troubles():
        traces.fold(database)
    with database.reading() as connection:
        shared = elsewhere.shared(connection, deleted)
        common = elsewhere.common(connection, deleted)
        known = shared.union(*common.values())
        sought = sorted({one.text for one in deleted} - known, key=len, reverse=True)
        total = traces.places()
        found: list[Trace] = []
        searched = 0
        for where, trace in traces.everywhere(connection, sought):
            searched += 1
            found += [trace] if trace else []
            yield Progress(searched, total, where)
    long = [one for one in sought if len(one) > traces.SHORT]
    files, pages = yield from _own_files(desk, _unexplained(desk, long, found))
    found += pages
    around, more, backups = _folder(folder, database.path, long)
    found += around
    return Proof(
        purged,
        searched + files + more,
        tuple(found),
        tuple(backups),
        len(shared),
        tuple(Trace(where, len(some)) for where, some in common.items()),
        server=not database.embedded,
    )


def _unexplained(desk: Desk, sought: Sequence[str], found: Sequence[Trace]) -> list[str]:
    """Texts that stand in no column: then they must not stand in the file's bytes either."""
    if not found:
        return list(sought)
    with desk.database.reading() as connection:
        return [
            one
            for one in sought
            if not any(trace for _where, trace in traces.everywhere(connection, [one]))
        ]


def _own_files(
    desk: Desk, sought: Sequence[str]
) -> Generator[Progress, None, tuple[int, list[Trace]]]:
    """The ledger's own bytes; remnants between its rows make it written anew."""
    files = traces.files_of(desk.database)
    found = [trace for path in files if (trace := traces.in_file(path, sought))]
    if found:
        yield Progress(0, 1, "rewrite")
        try:
            with troubles():
                traces.rewrite(desk.database)
        except DatabaseTrouble:  # somebody reads: what is left is told
            return len(files), found
        files = traces.files_of(desk.database)
        found = [trace for path in files if (trace := traces.in_file(path, sought))]
    return len(files), found


def _folder(
    folder: Path | None, own: Path | None, sought: Sequence[str]
) -> tuple[list[Trace], int, list[Trace]]:
    """Files of this station: drafts, logs, settings; and apart from them older copies."""
    found: list[Trace] = []
    backups: list[Trace] = []
    searched = 0
    if folder is None or not folder.is_dir():
        return found, searched, backups
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if not path.is_file() or inside.parts[0] == _PICTURES:
            continue
        if own is not None and path.name.startswith(own.name) and path.parent == own.parent:
            continue
        searched += 1
        try:
            trace = traces.in_file(path, sought)
        except OSError:
            continue
        if trace:
            named = Trace(str(inside), trace.texts)
            (backups if inside.parts[0] == _BACKUPS else found).append(named)
    return found, searched, backups
