"""The register adds up: numbers without gaps and none twice, notes that point to a paper."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, and_, func, or_, select

from desktop.domain.paper.register import State
from desktop.domain.safekeeping import Problem
from desktop.store.paper.deriving import standing
from desktop.store.streaming import batches
from desktop.store.tables import (
    certificate,
    certificate_note,
    series,
    series_claim,
    template,
)


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of series, papers, notes and versions of templates."""
    yield from _numbers(connection)
    yield from _series(connection)
    yield from _twice(connection)
    yield from _orphans(connection)
    yield from _replaced(connection)
    yield from _versions(connection)


def _numbers(connection: Connection) -> Iterator[Problem]:
    """Each series counts on at each station from where that station claimed it."""
    starts: defaultdict[tuple[str, bytes], set[int]] = defaultdict(set)
    for row in connection.execute(select(series_claim)):
        starts[row.series, bytes(row.station)].add(row.first_n)
    last: dict[tuple[str, bytes], tuple[int, str]] = {}
    c = certificate.c
    numbers = select(c.series, c.station, c.n, c.number).order_by(c.station, c.series, c.n)
    for rows in batches(connection, numbers):
        for name, raw, n, number in rows:
            key = (name, bytes(raw))
            before, after = last.get(key, (-1, None))
            if n != before + 1 and n not in starts[key]:
                data = {"after": after, "number": number, "station": key[1].hex()}
                yield Problem("number", data)
            last[key] = (n, number)


def _series(connection: Connection) -> Iterator[Problem]:
    """Where a series stands is what its claims and papers say."""
    due = {name: (row["station"], row["last_n"]) for name, row in standing(connection).items()}
    kept = {
        row.series: (bytes(row.station), int(row.last_n))
        for row in connection.execute(select(series))
    }
    for name in sorted({*due, *kept}):
        if due.get(name) != kept.get(name):
            data = {"kept": kept.get(name, (b"", None))[1], "last": due.get(name, (b"", None))[1]}
            yield Problem("series", {"series": name} | data)


def _twice(connection: Connection) -> Iterator[Problem]:
    """No two papers bear the same number."""
    c = certificate.c
    twice = select(c.number, func.count().label("papers")).group_by(c.number)
    for row in connection.execute(twice.having(func.count() > 1).order_by(c.number)):
        yield Problem("twice", {"number": row.number, "papers": row.papers})


def _orphans(connection: Connection) -> Iterator[Problem]:
    """Notes and replacements belong to a paper; a paper has its version of a template."""
    c, n = certificate.c, certificate_note.c
    first = certificate.alias("first")
    for table, statement in {
        "certificate_note": select(n.op_id, n.line)
        .outerjoin(certificate, and_(c.op_id == n.of_op, c.line == n.of_line))
        .where(c.op_id.is_(None)),
        "certificate": select(c.op_id, c.line)
        .outerjoin(template, template.c.id == c.template)
        .outerjoin(first, and_(first.c.op_id == c.replaces_op, first.c.line == c.replaces_line))
        .where(
            or_(
                template.c.id.is_(None),
                and_(c.replaces_op.is_not(None), first.c.op_id.is_(None)),
            )
        ),
    }.items():
        for op_id, line in connection.execute(statement):
            yield Problem("orphan", {"op": bytes(op_id).hex(), "table": table, "line": line})


def _replaced(connection: Connection) -> Iterator[Problem]:
    """A paper that is said to be reissued has another one in its place, and the other way round."""
    c, n = certificate.c, certificate_note.c
    later, said = certificate.alias("later"), certificate_note.alias("said")
    without = (
        select(c.number, n.op_id)
        .join_from(certificate_note, certificate, and_(c.op_id == n.of_op, c.line == n.of_line))
        .outerjoin(later, and_(later.c.replaces_op == n.of_op, later.c.replaces_line == n.of_line))
        .where(n.what == State.REISSUED.value, later.c.op_id.is_(None))
    )
    silent = (
        select(c.number, c.op_id)
        .outerjoin(
            said,
            and_(
                said.c.of_op == c.replaces_op,
                said.c.of_line == c.replaces_line,
                said.c.what == State.REISSUED.value,
            ),
        )
        .where(c.replaces_op.is_not(None), said.c.op_id.is_(None))
    )
    for statement in (without, silent):
        for number, op_id in connection.execute(statement):
            yield Problem("replaced", {"number": number, "op": bytes(op_id).hex()})


def _versions(connection: Connection) -> Iterator[Problem]:
    """The text of every version is the one its hash names."""
    for row in connection.execute(select(template.c.key, template.c.sha256, template.c.body)):
        if hashlib.sha256(row.body.encode()).hexdigest() != row.sha256:
            yield Problem("version", {"key": row.key, "sha256": row.sha256})
