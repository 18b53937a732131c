"""What of the bench is computed from its facts, in a ledger rebuilt from journals."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from desktop.store.bench.boards import counted, key_of
from desktop.store.bench.standing import ORDER, WITHDRAWN
from desktop.store.streaming import batches
from desktop.store.tables import attempt, board, number_lease, number_series

_CHUNK = 300
a = attempt.c


def derive(connection: Connection) -> None:
    """Fills in which board each attempt is of, what boards add up to, where series stand."""
    keys = board_keys(connection)
    if keys:
        named = update(attempt).where(a.op_id == bindparam("op")).values(board=bindparam("key"))
        connection.execute(named, [{"op": op, "key": key} for op, key in keys.items()])
    connection.execute(delete(board))
    every = sorted(set(keys.values()))
    for start in range(0, len(every), _CHUNK):
        rows = list(counted(connection, every[start : start + _CHUNK]).values())
        if rows:
            connection.execute(insert(board), rows)
    if series := standing(connection):
        connection.execute(
            insert(number_series), [{"series": name, "last_n": n} for name, n in series.items()]
        )


def board_keys(connection: Connection) -> dict[bytes, str]:
    """The board of every attempt, by its act: the first serial under the same paper number, else
    that number.
    """
    gone = {bytes(op) for op in connection.execute(WITHDRAWN).scalars()}
    rows: list[Any] = []
    links: defaultdict[tuple[int, int], str] = defaultdict(str)
    columns = (a.op_id, a.session, a.tag, a.serial)
    for some in batches(connection, select(*columns).order_by(*ORDER)):
        for op_id, session_id, tag, serial in some:
            rows.append((bytes(op_id), session_id, tag, serial))
            if tag is not None and serial and bytes(op_id) not in gone:
                links.setdefault((session_id, tag), serial)
    return {
        op: serial or links.get((session_id, tag), "") or key_of(session_id, tag, "")
        for op, session_id, tag, serial in rows
    }


def standing(connection: Connection) -> dict[str, int]:
    """The last number of each series that is leased to anybody."""
    n = number_lease.c
    rows = connection.execute(select(n.series, func.max(n.last_n).label("last")).group_by(n.series))
    return {row.series: int(row.last) for row in rows}
