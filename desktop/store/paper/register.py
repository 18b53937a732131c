"""The register read: papers as they stand now, windows onto the list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.catalogue import search_terms
from desktop.domain.errors import Ambiguous, NotFound
from desktop.domain.listing import Page
from desktop.domain.moments import moment
from desktop.domain.paper.register import Certificate, Reference, State
from desktop.store.paper.issuing import ENDINGS, key_of
from desktop.store.tables import certificate, certificate_note, operation, person, private, template

_CHUNK = 400  # keys a statement
_NEAR = 5

c = certificate.c
_name, _filled, _seal = private.alias("name"), private.alias("filled"), private.alias("seal")
_first, _later = certificate.alias("first"), certificate.alias("later")


def _notes(*columns: ColumnElement[Any]) -> Select[Any]:
    n = certificate_note.c
    return select(*columns).where(n.of_op == c.op_id, n.of_line == c.line).correlate(certificate)


def _state() -> ColumnElement[str]:
    """What a paper is worth; one that was both is the one that another stands for."""
    what = certificate_note.c.what
    ended = _notes(func.min(what)).where(what.in_(ENDINGS)).scalar_subquery()
    return func.coalesce(ended, literal(State.VALID.value))


def _printed() -> ColumnElement[bool]:
    what = certificate_note.c.what
    balance = func.sum(case((what == "printed", 1), else_=-1))
    prints = _notes(balance).where(what.in_(("printed", "unprinted"))).scalar_subquery()
    return func.coalesce(prints, 0) > 0


def _last(*whats: str) -> Select[Any]:
    n = certificate_note.c
    said = _notes(n.what).where(n.what.in_(whats))
    return said.order_by(n.at.desc(), n.recorded_at.desc(), n.op_id.desc(), n.line.desc()).limit(1)


def _claimed() -> ColumnElement[bool]:
    handed = _last("claimed", "unclaimed").scalar_subquery()
    return func.coalesce(handed, "unclaimed") == "claimed"


def _why() -> ScalarSelect[Any]:
    n = certificate_note.c
    reasons = _notes(private.c.value).join(private, private.c.id == n.note)
    return reasons.where(n.what.in_(ENDINGS)).order_by(n.what, n.at).limit(1).scalar_subquery()


def _replaced_by() -> ScalarSelect[Any]:
    anew = (_later.c.replaces_op == c.op_id, _later.c.replaces_line == c.line)
    newest = select(_later.c.number).where(*anew).order_by(_later.c.at.desc()).limit(1)
    return newest.correlate(certificate).scalar_subquery()


_ROW: Select[Any] = (
    select(
        *(c.op_id, c.line, c.station, c.series, c.number, c.kind, c.issued_on, c.issuer),
        *(c.pictures, c.at),
        c.fields.label("fields_id"),
        template.c.key,
        template.c.title,
        template.c.sha256,
        _name.c.value.label("recipient"),
        _filled.c.value.label("fields"),
        _seal.c.value.label("signed"),
        person.c.name.label("by"),
        _state().label("state"),
        _printed().label("printed"),
        _claimed().label("claimed"),
        _why().label("note"),
        _first.c.number.label("replaces"),
        _replaced_by().label("replaced_by"),
    )
    .join_from(certificate, template, template.c.id == c.template)
    .join(operation, operation.c.op_id == c.op_id)
    .join(person, person.c.id == operation.c.actor)
    .outerjoin(_name, _name.c.id == c.recipient)
    .outerjoin(_filled, _filled.c.id == c.fields)
    .outerjoin(_seal, _seal.c.id == c.signed)
    .outerjoin(_first, and_(_first.c.op_id == c.replaces_op, _first.c.line == c.replaces_line))
)
_BY_KEYS = _ROW.where(tuple_(c.op_id, c.line).in_(bindparam("keys", expanding=True)))

_SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "at": (c.at,),
    "number": (c.series, c.n),
    "recipient": (func.coalesce(_name.c.search, ""),),
    "title": (template.c.title, c.series, c.n),
    "issued_on": (c.issued_on, c.series, c.n),
    "issuer": (c.issuer, c.series, c.n),
}
SORTS = tuple(_SORTS)


def value(row: Row[Any]) -> Certificate:
    """A row as a value."""
    return Certificate(
        ref=Reference(bytes(row.op_id).hex(), row.line),
        number=row.number,
        template=row.key,
        body=row.sha256,
        title=row.title,
        kind=row.kind,
        recipient=row.recipient or "",
        fields=json.loads(row.fields) if row.fields else {},
        issued_on=date.fromisoformat(row.issued_on),
        issuer=row.issuer,
        at=moment(row.at),
        by=row.by,
        state=State(row.state),
        printed=bool(row.printed),
        claimed=bool(row.claimed),
        signature=row.signed or "",
        replaces=row.replaces or "",
        replaced_by=row.replaced_by or "",
        note=row.note or "",
    )


def rows(connection: Connection, refs: Sequence[Reference]) -> list[Row[Any]]:
    """The rows of papers in the order of their references. Raises NotFound."""
    keys = [key_of(ref) for ref in refs]
    found: dict[tuple[bytes, int], Row[Any]] = {}
    for start in range(0, len(keys), _CHUNK):
        for row in connection.execute(_BY_KEYS, {"keys": keys[start : start + _CHUNK]}):
            found[bytes(row.op_id), row.line] = row
    for ref, key in zip(refs, keys, strict=True):
        if key not in found:
            raise NotFound("certificate", f"{ref.op} {ref.line}")
    return [found[key] for key in keys]


def whole(row: Row[Any]) -> bool:
    """Whether nothing of a paper was purged."""
    return row.recipient is not None and (row.fields_id is None or row.fields is not None)


def by_number(connection: Connection, text: str) -> Certificate:
    """The paper of a number, whatever its case; `NUMBER@3f2a` names its station, too.

    Raises NotFound with likely numbers, Ambiguous where two merged stations gave the same one.
    """
    number, _, station = text.strip().partition("@")
    exact = connection.execute(_ROW.where(c.number == number)).all()
    found = exact or connection.execute(_ROW.where(func.lower(c.number) == number.lower())).all()
    fitting = [row for row in found if bytes(row.station).hex().startswith(station.lower())]
    if len(fitting) == 1:
        return value(fitting[0])
    if fitting:
        tagged = sorted(f"{row.number}@{bytes(row.station).hex()[:4]}" for row in fitting)
        raise Ambiguous("certificate", text, tuple(tagged))
    like = select(c.number).where(c.search.contains(number.lower(), autoescape=True))
    near = connection.execute(like.order_by(c.series, c.n).limit(_NEAR)).scalars()
    raise NotFound("certificate", text, tuple(near) if number else ())


def numbered(connection: Connection, number: str) -> list[Certificate]:
    """Every paper with exactly this number: more than one where two merged stations gave it."""
    return [value(row) for row in connection.execute(_ROW.where(c.number == number))]


def same_day(connection: Connection, key: str, issued_on: str) -> Iterator[Row[Any]]:
    """Papers of a template (any version) and a day that are not void; purged ones are left out."""
    statement = _ROW.where(c.issued_on == issued_on, template.c.key == key)
    for row in connection.execute(statement.order_by(c.series, c.n)):
        if row.state != State.VOID and whole(row):
            yield row


def standing_for(connection: Connection, row: Row[Any]) -> str | None:
    """The number that is valid for a paper now: its own or a later one's; None: no more."""
    while row.state == State.REISSUED:
        anew = (c.replaces_op == row.op_id, c.replaces_line == row.line)
        later = connection.execute(_ROW.where(*anew).order_by(c.at.desc()).limit(1)).first()
        if later is None:
            return None
        row = later
    return row.number if row.state == State.VALID else None


def listed(
    connection: Connection,
    query: str = "",
    *,
    state: State | None = None,
    printed: bool | None = None,
    claimed: bool | None = None,
    template_key: str | None = None,
    sort: str = "at",
    descending: bool = True,
    offset: int = 0,
    limit: int = 200,
) -> Page[Certificate]:
    """Papers whose recipient, number, title or issuer holds every word of the query; a window."""
    chosen = (
        select(c.op_id, c.line)
        .join_from(certificate, template, template.c.id == c.template)
        .outerjoin(_name, _name.c.id == c.recipient)
    )
    for term in search_terms(query):
        holds = (col.contains(term, autoescape=True) for col in (c.search, _name.c.search))
        chosen = chosen.where(or_(*holds))
    if template_key is not None:
        chosen = chosen.where(template.c.key == template_key)
    if state is not None:
        chosen = chosen.where(_state() == state.value)
    if printed is not None:
        chosen = chosen.where(_printed() if printed else ~_printed())
    if claimed is not None:
        chosen = chosen.where(_claimed() if claimed else ~_claimed())
    total = connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
    columns = (*_SORTS[sort], c.op_id, c.line)
    # The lines of one act stay in their order when the newest act comes first.
    order = [col.desc() if descending and col is not c.line else col.asc() for col in columns]
    window = chosen.order_by(*order).limit(limit).offset(offset).subquery("chosen")
    mine = and_(window.c.op_id == c.op_id, window.c.line == c.line)
    found = connection.execute(_ROW.join(window, mine).order_by(*order))
    return Page(tuple(map(value, found)), int(total))
