"""What is written to the register: papers with their numbers, and notes of what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select, tuple_

from desktop.domain.catalogue import search_text
from desktop.domain.errors import NotFound, Taken
from desktop.domain.paper.register import Reference, State
from desktop.domain.paper.template import Template
from desktop.store import private
from desktop.store.journal import canonical
from desktop.store.paper import templates
from desktop.store.tables import certificate, certificate_note
from desktop.store.tables import private as values
from desktop.store.writing import Writer

_CHUNK = 400  # keys a statement
# What a note is taken back by.
_OPPOSITE = {
    "printed": "unprinted",
    "unprinted": "printed",
    "claimed": "unclaimed",
    "unclaimed": "claimed",
}
ENDINGS = (State.REISSUED.value, State.VOID.value)
_KEY = tuple_(certificate.c.op_id, certificate.c.line)
_KNOWN = select(certificate.c.op_id, certificate.c.line).where(
    _KEY.in_(bindparam("keys", expanding=True))
)
_TAKEN = select(certificate.c.number).where(
    certificate.c.number.in_(bindparam("numbers", expanding=True))
)


@dataclass(frozen=True)
class Entry:
    """A paper about to be entered: all that is its own.

    `fields` is the canonical JSON of what is kept of them ("": nothing), `signed` the text for
    its QR ("": none), `search` what lists look into and sort its recipient by.
    """

    n: int
    number: str
    recipient: str
    search: str
    fields: str = ""
    signed: str = ""


@dataclass(frozen=True)
class Batch:
    """What papers of one act have in common; `series` is the number with {n} for its counter."""

    template: Template
    series: str
    issued_on: str
    issuer: str
    pictures: Mapping[str, str]
    replaces: Reference | None = None


def key_of(ref: Reference) -> tuple[bytes, int]:
    """A reference as the tables keep it. Raises NotFound for one that cannot be."""
    try:
        return bytes.fromhex(ref.op), ref.line
    except ValueError:
        raise NotFound("certificate", ref.op) from None


def enter(writer: Writer, batch: Batch, entries: Sequence[Entry]) -> None:
    """Enters papers, one line each from 1 on. Raises Taken for a number another series gave."""
    _free(writer.connection, [entry.number for entry in entries])
    template_id = templates.ensure(writer, batch.template)
    ids = iter(private.keep_many(writer, [v for e in entries for v in _values(e)]))
    replaces = (None, None) if batch.replaces is None else key_of(batch.replaces)
    common = {
        "series": batch.series,
        "station": writer.station,
        "template": template_id,
        "kind": batch.template.kind,
        "issued_on": batch.issued_on,
        "issuer": batch.issuer,
        "pictures": canonical(dict(batch.pictures)),
        "replaces_op": replaces[0],
        "replaces_line": replaces[1],
    }
    words = (batch.template.kind, batch.template.title, batch.issuer)
    rows = [
        {
            "line": writer.next_line(certificate),
            "n": entry.n,
            "number": entry.number,
            "recipient": next(ids),
            "fields": next(ids) if entry.fields else None,
            "signed": next(ids) if entry.signed else None,
            "search": search_text(entry.number, *words),
            **common,
        }
        for entry in entries
    ]
    writer.add(certificate, rows)


def _values(entry: Entry) -> list[dict[str, str]]:
    others = [{"value": value, "search": ""} for value in (entry.fields, entry.signed) if value]
    return [{"value": entry.recipient, "search": entry.search}, *others]


def _free(connection: Connection, numbers: Sequence[str]) -> None:
    for start in range(0, len(numbers), _CHUNK):
        some = {"numbers": numbers[start : start + _CHUNK]}
        if taken := connection.execute(_TAKEN, some).scalar():
            raise Taken("number", taken)


def note(writer: Writer, refs: Sequence[Reference], what: str, why: str = "") -> None:
    """Notes what became of papers: printed, claimed, unclaimed, void, reissued.

    `why` in words is kept as a private value, for it may say a name. Raises NotFound.
    """
    _known(writer.connection, refs)
    private_id = private.keep(writer, why) if why else None
    writer.add(
        certificate_note,
        [
            {
                "line": writer.next_line(certificate_note),
                "of_op": key_of(ref)[0],
                "of_line": ref.line,
                "what": what,
                "note": private_id,
            }
            for ref in refs
        ],
    )


def _known(connection: Connection, refs: Sequence[Reference]) -> None:
    known: set[tuple[bytes, int]] = set()
    keys = [key_of(ref) for ref in refs]
    for start in range(0, len(keys), _CHUNK):
        rows = connection.execute(_KNOWN, {"keys": keys[start : start + _CHUNK]})
        known.update((bytes(op_id), line) for op_id, line in rows)
    for ref, key in zip(refs, keys, strict=True):
        if key not in known:
            raise NotFound("certificate", f"{ref.op} {ref.line}")


def take_back(writer: Writer, rows: Sequence[Mapping[str, Any]]) -> int:
    """Notes the opposite of notes, as a journal says them; how many."""
    for what in sorted({row["what"] for row in rows}):
        mine = [Reference(row["of_op"], row["of_line"]) for row in rows if row["what"] == what]
        note(writer, mine, _OPPOSITE[what])
    return len(rows)


def lock(connection: Connection, ref: Reference) -> State:
    """How a paper stands; nobody else changes that until the commit. Raises NotFound."""
    op_id, line = key_of(ref)
    mine = (certificate.c.op_id == op_id, certificate.c.line == line)
    held = select(certificate.c.line).where(*mine).with_for_update()
    if connection.execute(held).first() is None:
        raise NotFound("certificate", f"{ref.op} {ref.line}")
    n = certificate_note.c  # in a statement of its own: it sees what others committed meanwhile
    ended = select(n.what).where(n.of_op == op_id, n.of_line == line, n.what.in_(ENDINGS))
    found = connection.execute(ended.order_by(n.what)).scalar()
    return State.VALID if found is None else State(found)


def words(connection: Connection, op_id: bytes) -> list[str | None]:
    """The private words of an act in order: of its papers recipient and fields, then of its notes
    the reason; None for what was purged, "" for what was not said.
    """
    name, filled = values.alias("name"), values.alias("filled")
    papers = (
        select(certificate.c.fields, name.c.value, filled.c.value.label("filled"))
        .outerjoin(name, name.c.id == certificate.c.recipient)
        .outerjoin(filled, filled.c.id == certificate.c.fields)
        .where(certificate.c.op_id == op_id)
        .order_by(certificate.c.line)
    )
    said: list[str | None] = []
    for row in connection.execute(papers):
        said += [row.value, "" if row.fields is None else row.filled]
    reasons = (
        select(certificate_note.c.note, values.c.value)
        .outerjoin(values, values.c.id == certificate_note.c.note)
        .where(certificate_note.c.op_id == op_id)
        .order_by(certificate_note.c.line)
    )
    said += ["" if r.note is None else r.value for r in connection.execute(reasons)]
    return said
