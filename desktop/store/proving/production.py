"""Production adds up: good pieces are movements of their act, words are known, files are theirs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, func, or_, select

from desktop.domain.production import Making, Saying, Stage, Verdict
from desktop.domain.safekeeping import Problem
from desktop.domain.stock import PlaceKind
from desktop.store import places
from desktop.store.standing import taken_back
from desktop.store.tables import (
    approval,
    attachment,
    goods_in,
    movement,
    production,
    production_note,
    quote,
)

g, m, n, p, q = goods_in.c, movement.c, production_note.c, production.c, quote.c
_DAYS = ("needed_on", "ordered_on", "promised_on", "sent_on", "arrived_on")
_NUMBERS = ("qty", "unit_fen", "freight_fen", "budget_fen", "actual_fen")
_WORDS = (
    (n.stage, Stage), (n.what, Saying), (n.verdict, Verdict),
)  # fmt: skip


def prove(connection: Connection) -> Iterator[Problem]:
    """All that is wrong with production."""
    yield from _goods_in(connection)
    yield from _things(connection)
    yield from _notes(connection)
    yield from _amounts(connection)
    for row in connection.execute(select(attachment)):
        if bytes(row.uid).hex() != row.sha256[:32]:
            yield Problem("file_uid", {"name": row.name, "sha256": row.sha256})


def _goods_in(connection: Connection) -> Iterator[Problem]:
    """What each act says was good came from the supplier in that very act."""
    source = places.outside(connection, PlaceKind.SUPPLIER)
    said = select(g.op_id, func.sum(g.good).label("good")).group_by(g.op_id)
    acts = select(g.op_id)
    moved = (
        select(m.op_id, func.sum(m.qty).label("qty"))
        .where(m.from_place == source, m.op_id.in_(acts))
        .group_by(m.op_id)
    )
    came = {bytes(row.op_id): int(row.qty) for row in connection.execute(moved)}
    for row in connection.execute(said):
        op = bytes(row.op_id)
        if came.get(op, 0) != int(row.good):
            data = {"op": op.hex(), "good": int(row.good), "moved": came.get(op, 0)}
            yield Problem("goods_in", data)
    wrong = select(g.op_id, g.line).where(
        or_(g.expected < 0, g.arrived < 0, (g.good > 0) & g.place.is_(None))
    )
    for row in connection.execute(wrong):
        yield Problem("goods_in_line", {"op": bytes(row.op_id).hex(), "line": row.line})


def _things(connection: Connection) -> Iterator[Problem]:
    stages, kinds = {s.value for s in Stage}, {k.value for k in Making}
    for row in connection.execute(select(production)).mappings():
        wrong = [name for name in _NUMBERS if (row[name] or 0) < 0]
        wrong += [name for name in _DAYS if not _is_day(row[name])]
        wrong += [
            name for name, known in (("stage", stages), ("kind", kinds)) if row[name] not in known
        ]
        for name in wrong:
            data = {"name": row["name"], "field": name, "value": row[name]}
            yield Problem("production_field", data)


def _notes(connection: Connection) -> Iterator[Problem]:
    rows = connection.execute(select(production_note)).all()
    for row in rows:
        said = {n.stage.name: row.stage, n.what.name: row.what, n.verdict.name: row.verdict}
        known = all(_is(words, said[column.name]) for column, words in _WORDS)
        if not known or (row.what in (Saying.BOX, Saying.ROW) and not _is_object(row.text)):
            yield Problem("production_note", {"op": bytes(row.op_id).hex(), "line": row.line})


def _amounts(connection: Connection) -> Iterator[Problem]:
    bad = or_(q.qty < 1, q.unit_fen < 0, q.freight_fen < 0, q.moq < 0, q.days < 0)
    for row in connection.execute(select(quote).where(bad)):
        yield Problem("quote", {"uid": row.uid.hex()})
    standing = select(approval).where(approval.c.op_id.not_in(taken_back()))
    for row in connection.execute(standing):
        if (row.amount_fen or 0) < 0 or not _is_day(row.approved_on):
            data = {"op": bytes(row.op_id).hex(), "line": row.line}
            yield Problem("approval", data)


def _is(words: type[Stage] | type[Saying] | type[Verdict], text: str) -> bool:
    return text in {word.value for word in words}


def _is_day(text: str | None) -> bool:
    try:
        return text is None or bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False
