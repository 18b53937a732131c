"""What of a history is in already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, select

from desktop.domain.history import Happened
from desktop.store.standing import taken_back
from desktop.store.tables import operation, variant

_SOME = 500  # identities a statement
_KNOWN = select(operation.c.op_id).where(operation.c.op_id.in_(bindparam("ids", expanding=True)))


def standing(connection: Connection, rows: Sequence[Happened]) -> dict[int, bytes]:
    """For each row (by its place in `rows`) that is not in yet the op_id it will get."""
    gone = {bytes(row.root) for row in connection.execute(taken_back())}
    wanted = {i: row.identity() for i, row in enumerate(rows)}
    fresh: dict[int, bytes] = {}
    again = 0
    while wanted:
        known = _known(connection, wanted.values())
        fresh |= {i: op for i, op in wanted.items() if op not in known}
        again += 1
        wanted = {i: rows[i].identity(again) for i, op in wanted.items() if op in known & gone}
    return fresh


def _known(connection: Connection, ids: Iterable[bytes]) -> set[bytes]:
    every = list(ids)
    known: set[bytes] = set()
    for start in range(0, len(every), _SOME):
        some = {"ids": every[start : start + _SOME]}
        known.update(map(bytes, connection.execute(_KNOWN, some).scalars()))
    return known


def known_codes(connection: Connection, codes: Iterable[str]) -> dict[str, int]:
    """Local ids of the variants with these codes."""
    every = sorted(codes)
    known: dict[str, int] = {}
    for start in range(0, len(every), _SOME):
        wanted = variant.c.code.in_(every[start : start + _SOME])
        rows = connection.execute(select(variant.c.code, variant.c.id).where(wanted))
        known |= {row.code: row.id for row in rows}
    return known
