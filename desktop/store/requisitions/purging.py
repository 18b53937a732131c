"""Which private values of requests are to be deleted for good, and deleting them.

All that people type about a request is among them: contact, remark, reasons, report, notes. Who
advanced the postage (`parcel.advanced_by`) is not: it is one of us, whom we owe money or paid it
back, and the accounts have to say so for as long as they are kept.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, func, or_, select

from desktop.domain.errors import GoneForGood, StillOpen
from desktop.domain.moments import at_home, moment
from desktop.domain.requisitions.purging import Deleted, Due
from desktop.domain.requisitions.states import ENDED, State
from desktop.store.requisitions import deriving, lending
from desktop.store.tables import (
    journal,
    parcel,
    private,
    purge,
    requisition,
    requisition_line,
    requisition_note,
)
from desktop.store.writing import Writer

PURGE, FORGET = "purge_contacts", "forget_person"
_CONTACT = ("recipient", "phone", "address", "remark", "over_reason", "report_link", "report")
_CHUNK = 400  # ids a statement
_DAY = 24 * 3600 * 1_000_000  # microseconds
r, n, p, line = requisition.c, requisition_note.c, parcel.c, requisition_line.c
_OWN = (line.reason, p.carried_by)  # of what belongs to a request
_STANDING = or_(
    *(select(private.c.id).where(private.c.id == r[column]).exists() for column in _CONTACT),
    select(private.c.id)
    .join_from(requisition_note, private, private.c.id == n.text)
    .where(n.requisition == r.id)
    .exists(),
    *(
        select(private.c.id)
        .join_from(column.table, private, private.c.id == column)
        .where(column.table.c.requisition == r.id)
        .exists()
        for column in _OWN
    ),
)
# What was taken back (a list that was read in by mistake) is over too, whatever its state was.
_over = or_(r.retired_at.is_not(None), r.state.in_([state.value for state in ENDED]))
_over_at = func.coalesce(r.retired_at, r.closed_at)

Values = dict[int, dict[bytes, Deleted]]  # request → private id → the text itself


def _ended(now: int, days: int) -> Select[Any]:
    found = select(r.id, r.state)
    return found.where(_over, _over_at <= now - days * _DAY, _STANDING)


def due_ids(connection: Connection, now: int, days: int) -> list[int]:
    """Local ids of requests that ended so many days before `now` (microseconds) and still have
    a contact, a remark, reasons, a report, notes, or who fetched it. While something of one is lent
    out it stays.
    """
    rows = connection.execute(_ended(now, days).order_by(_over_at, r.id))
    return [
        int(row.id)
        for row in rows
        if row.state != State.CLOSED or not lending.lent(connection, int(row.id))
    ]


def count(connection: Connection, now: int, days: int) -> int:
    """About how many requests are due: those with something lent out are among them."""
    found = select(func.count()).select_from(_ended(now, days).subquery())
    return int(connection.execute(found).scalar_one())


def listed(connection: Connection, ids: Sequence[int]) -> list[Due]:
    """What is due, for people to look at; in the order of the ids."""
    found = values_of(connection, ids)
    rows = {
        row.id: row
        for some in _chunks(ids)
        for row in connection.execute(
            select(r.id, r.code, r.title, _over_at.label("ended_at")).where(r.id.in_(some))
        )
    }
    return [
        Due(
            key,
            rows[key].code,
            rows[key].title,
            at_home(moment(rows[key].ended_at)).date(),
            len(found.get(key, {})),
        )
        for key in ids
    ]


def values_of(connection: Connection, ids: Sequence[int], *, applicant: bool = False) -> Values:
    """The private values that stand in these requests: those of now, those that edits replaced,
    all words of the thread, reasons of lines, and who fetched the parcels. Who asked is left out
    unless `applicant`.
    """
    columns = (*_CONTACT, "applicant") if applicant else _CONTACT
    known: dict[int, dict[bytes, str]] = {key: {} for key in ids}  # and the column of each
    uids: dict[str, int] = {}
    ops: set[bytes] = set()
    for some in _chunks(ids):
        for row in connection.execute(select(requisition).where(r.id.in_(some))):
            uids[bytes(row.uid).hex()] = row.id
            known[row.id] |= {bytes(v): c for c in columns if (v := getattr(row, c)) is not None}
        said = select(n.requisition, n.text, n.op_id).where(n.requisition.in_(some))
        for note in connection.execute(said):
            ops.add(bytes(note.op_id))
            if note.text is not None:
                known[note.requisition][bytes(note.text)] = n.text.name
        for column in _OWN:
            of = column.table.c
            own = select(of.uid, of.requisition, column).where(of.requisition.in_(some))
            for uid, key, private_id in connection.execute(own):
                uids[bytes(uid).hex()] = key
                if private_id is not None:
                    known[key][bytes(private_id)] = column.name
    says = {requisition.name: columns, **{one.table.name: (one.name,) for one in _OWN}}
    for key, private_id, name in _replaced(connection, ops, uids, says):
        known[key][private_id] = name
    return _revealed(connection, known)


def _replaced(
    connection: Connection,
    ops: Collection[bytes],
    uids: Mapping[str, int],
    says: Mapping[str, Sequence[str]],
) -> Iterable[tuple[int, bytes, str]]:
    """Ids that the journals say these requests once had, and for which column: an edit leaves the
    old value behind.
    """
    for some in _chunks(sorted(ops)):
        asked = select(journal.c.body).where(journal.c.op_id.in_(some))
        for (body,) in connection.execute(asked):
            for name, key, what in json.loads(body)["facts"]:
                if name not in says or not isinstance(key, dict):
                    continue
                local = uids.get(key.get("uid", ""))
                for column in says[name] if local is not None else ():
                    for said in what.get(column, ()):
                        if said:
                            yield uids[key["uid"]], bytes.fromhex(said), column


def _revealed(connection: Connection, known: Mapping[int, Mapping[bytes, str]]) -> Values:
    wanted = sorted({one for ids in known.values() for one in ids})
    texts: dict[bytes, str] = {}
    for some in _chunks(wanted):
        rows = connection.execute(
            select(private.c.id, private.c.value).where(private.c.id.in_(some))
        )
        texts |= {bytes(row.id): row.value for row in rows}
    return {
        key: {one: Deleted(texts[one], ids[one]) for one in sorted(ids) if one in texts}
        for key, ids in known.items()
    }


def of_person(connection: Connection, name: str) -> list[int]:
    """Local ids of the requests that this person asked for or that go to them. Raises StillOpen
    where one of them is open.
    """
    named = select(private.c.id).where(private.c.value == name)
    rows = connection.execute(
        select(r.id, r.code, _over.label("ended"))
        .where(or_(r.applicant.in_(named), r.recipient.in_(named)))
        .order_by(r.id)
    ).all()
    still = tuple(row.code for row in rows if not row.ended)
    if still:
        raise StillOpen(still)
    return [int(row.id) for row in rows]


def still_ended(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Which of these requests are still over: locked until the commit, so that none is opened
    again meanwhile.
    """
    return {
        int(key)
        for some in _chunks(sorted(ids))
        for key in connection.execute(
            select(r.id).where(r.id.in_(some), _over).with_for_update()
        ).scalars()
    }


def delete_values(writer: Writer, values: Values) -> int:
    """Deletes them for good and says which ids they had; how many values that were.

    On SQLite what stood in the pages is overwritten with zeros.
    """
    connection = writer.connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    rows = [(key, one) for key, some in sorted(values.items()) for one in some]
    for some in _chunks(sorted({one for _key, one in rows})):
        connection.execute(delete(private).where(private.c.id.in_(some)))
    writer.add(
        purge,
        [
            {"line": writer.next_line(purge), "requisition": key, "private": one}
            for key, one in rows
        ],
    )
    deriving.derive(connection, sorted(values))
    return len(rows)


def guard(connection: Connection, op_id: bytes, kind: str) -> None:
    """Raises GoneForGood where the act to be taken back deleted private values."""
    if kind in (PURGE, FORGET):
        gone = select(func.count(purge.c.requisition.distinct())).where(purge.c.op_id == op_id)
        raise GoneForGood(int(connection.execute(gone).scalar_one()))


def _chunks(ids: Sequence[Any]) -> Iterable[Sequence[Any]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
