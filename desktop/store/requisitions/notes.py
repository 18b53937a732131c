"""The thread of a request: every act, question, answer, message and word about it.

The words are private values, because they are to and of people: only an id stands in the journal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from desktop.domain.moments import moment
from desktop.domain.requisitions import Act, Told
from desktop.store import private
from desktop.store.requisitions import postage
from desktop.store.standing import taken_back
from desktop.store.tables import operation, parcel, person, requisition_note, requisition_piece
from desktop.store.tables import private as private_table
from desktop.store.writing import Writer

APPLICANT = "applicant"  # another one was entered after it was handed in; the text: who stood there
n = requisition_note.c
_OF_PARCELS = frozenset({Act.PICK, "unpick", Act.SHIP, Act.POSTAGE, Act.RECEIVE, Act.RETURN})


def say(writer: Writer, requisition_id: int, what: str, text: str = "") -> None:
    """Adds a word to the thread of one request: `what` was done, or applicant, message, word."""
    say_many(writer, [(requisition_id, what, text)])


def say_many(writer: Writer, said: Sequence[tuple[int, str, str]]) -> None:
    """As `say` for many of (request's local id, what, text)."""
    texts = [text.strip() for _id, _what, text in said]
    ids = iter(private.keep_many(writer, [{"value": text} for text in texts if text]))
    writer.add(
        requisition_note,
        [
            {
                "line": writer.next_line(requisition_note),
                "requisition": requisition_id,
                "what": what,
                "text": next(ids) if text else None,
            }
            for (requisition_id, what, _said), text in zip(said, texts, strict=True)
        ],
    )


def story(connection: Connection, requisition_id: int) -> list[Told]:
    """All that was done with a request and said about it, the oldest first; what was taken back
    stands in it and says so.
    """
    rows = connection.execute(
        select(
            n.op_id,
            n.at,
            n.what,
            person.c.name.label("by"),
            private_table.c.value.label("text"),
            n.op_id.in_(taken_back()).label("undone"),
            operation.c.note,
        )
        .join(operation, operation.c.op_id == n.op_id)
        .join(person, person.c.id == operation.c.actor)
        .outerjoin(private_table, private_table.c.id == n.text)
        .where(n.requisition == requisition_id)
        .order_by(n.recorded_at, n.op_id, n.line)
    ).all()
    boxes = _parcels(connection, requisition_id)
    noted = {bytes(row.op_id): row.note for row in rows if row.what == Act.POSTAGE}
    changes = postage.changes(connection, list(noted))
    boxes |= {op_id: [code] for op_id, code in noted.items()}
    return [
        Told(
            op=bytes(row.op_id).hex(),
            at=moment(row.at),
            by=row.by,
            what=row.what,
            text=row.text or "",
            undone=bool(row.undone),
            parcels=tuple(boxes[bytes(row.op_id)]) if row.what in _OF_PARCELS else (),
            changes=changes.get(bytes(row.op_id), ()),
        )
        for row in rows
    ]


def _parcels(connection: Connection, requisition_id: int) -> defaultdict[bytes, list[str]]:
    """Of each act the codes of the parcels whose pieces it speaks of."""
    piece = requisition_piece.c
    spoken_of = (
        select(piece.op_id, parcel.c.id, parcel.c.code)
        .join_from(requisition_piece, parcel, parcel.c.id == piece.parcel)
        .where(parcel.c.requisition == requisition_id)
        .distinct()
        .order_by(parcel.c.id)
    )
    found: defaultdict[bytes, list[str]] = defaultdict(list)
    for row in connection.execute(spoken_of):
        found[bytes(row.op_id)].append(row.code)
    return found
