"""Boards: what their attempts add up to, under their serial or their paper number.

An attempt without a serial belongs to the board that got one later under the same paper number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from desktop.domain.bench.numbers import tag_number, tag_text
from desktop.domain.catalogue import search_text
from desktop.domain.errors import NotFound
from desktop.store.bench.standing import ORDER, STANDING, WITHDRAWN
from desktop.store.missing import add_missing
from desktop.store.tables import attempt, bench_session, board, board_holder

_CHUNK = 300  # keys a statement
a, h = attempt.c, board_holder.c
_EMPTY = {
    "serial": "", "tag": "", "project": "", "ok": False, "code": "", "data": "{}", "attempts": 0,
    "last_at": 0, "session": 0, "participant": None, "firmware": "", "search": "",
}  # fmt: skip
_OF_BOARDS = select(attempt).where(a.board.in_(bindparam("keys", expanding=True))).order_by(*ORDER)
_HOLDERS = (
    select(a.board, h.at, h.recorded_at, h.op_id, h.participant)
    .join_from(board_holder, attempt, a.op_id == h.of_op)
    .where(a.board.in_(bindparam("keys", expanding=True)))
)
_LINK = (
    select(a.serial)
    .where(a.session == bindparam("session"), a.tag == bindparam("tag"), a.serial != "", STANDING)
    .order_by(*ORDER)
    .limit(1)
)
_TAGGED = select(a.op_id, a.serial, a.board).where(
    a.session == bindparam("session"), a.tag == bindparam("tag")
)
_REKEY = update(attempt).where(a.op_id == bindparam("op")).values(board=bindparam("key"))


def key_of(session_id: int, tag: int | None, serial: str) -> str:
    """What a board is listed under: its serial, else its paper number and session."""
    return serial or f"{tag_text(tag)}@{session_id}"


def settle(connection: Connection, session_id: int, tag: int | None, serial: str) -> str:
    """Adds up a board anew after one of its attempts came, went or came back; its key."""
    keys = {serial} if serial else set()
    key = serial
    if tag is not None:
        where = {"session": session_id, "tag": tag}
        link = connection.execute(_LINK, where).scalar() or ""
        plain = key_of(session_id, tag, "")
        key = serial or link or plain
        keys |= {key, plain}
        moved = []
        for row in connection.execute(_TAGGED, where):
            due = row.serial or link or plain
            keys |= {due, row.board}
            if row.board != due:
                moved.append({"op": row.op_id, "key": due})
        if moved:
            connection.execute(_REKEY, moved)
    recount(connection, keys)
    return key


def recount(connection: Connection, keys: Iterable[str]) -> None:
    """Writes the rows of some boards anew from their attempts."""
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        # Each row is there and ours before its attempts are read: nobody counts beside us.
        add_missing(connection, board, [{"key": key, **_EMPTY} for key in some])
        held = select(board.c.key).where(board.c.key.in_(some)).order_by(board.c.key)
        connection.execute(held.with_for_update()).all()
        due = counted(connection, some)
        connection.execute(delete(board).where(board.c.key.in_(some)))
        if due:
            connection.execute(insert(board), list(due.values()))


def counted(connection: Connection, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What the rows of some boards (a few hundred) must be; none for one without attempts."""
    gone = {bytes(op) for op in connection.execute(WITHDRAWN).scalars()}
    rows: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_OF_BOARDS, {"keys": list(keys)}):
        if bytes(row.op_id) not in gone:
            rows[row.board].append(row)
    said: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for key, at, recorded_at, op_id, who in connection.execute(_HOLDERS, {"keys": list(keys)}):
        said[key].append((at, recorded_at, bytes(op_id), who))
    sessions = {row.session for mine in rows.values() for row in mine}
    names = _names(connection, sessions)
    return {key: _sum(key, mine, said[key], names) for key, mine in rows.items()}


def _names(connection: Connection, sessions: set[int]) -> dict[int, str]:
    s = bench_session.c
    found = select(s.id, s.name).where(s.id.in_(sorted(sessions)))
    return {row.id: row.name for row in connection.execute(found)}


def _sum(
    key: str,
    rows: Sequence[Row[Any]],
    holders: Sequence[tuple[Any, ...]],
    names: Mapping[int, str],
) -> dict[str, Any]:
    last = rows[-1]
    serial = next((row.serial for row in reversed(rows) if row.serial), "")
    tag = tag_text(next((row.tag for row in reversed(rows) if row.tag is not None), None))
    whose = [
        (row.at, row.recorded_at, bytes(row.op_id), row.participant)
        for row in rows
        if row.participant is not None
    ]
    by_time = sorted([*whose, *holders], key=lambda said: said[:3])
    return {
        "key": key,
        "serial": serial,
        "tag": tag,
        "project": last.project,
        "ok": bool(last.ok),
        "code": last.code,
        "data": last.data,
        "attempts": len(rows),
        "last_at": last.at,
        "session": last.session,
        "participant": by_time[-1][3] if by_time else None,
        "firmware": next((row.firmware for row in reversed(rows) if row.firmware), ""),
        "search": search_text(serial, tag, last.project, names.get(last.session, ""), last.code),
    }


def holder_before(connection: Connection, key: str, op_id: bytes) -> int | None:
    """Whose a board would be without what one act says of it."""
    rows = [row for row in connection.execute(_OF_BOARDS, {"keys": [key]}) if row.participant]
    gone = {bytes(op) for op in connection.execute(WITHDRAWN).scalars()}
    said = [
        (row.at, row.recorded_at, bytes(row.op_id), row.participant)
        for row in rows
        if bytes(row.op_id) not in gone
    ]
    said += [
        (at, recorded_at, bytes(op), who)
        for _, at, recorded_at, op, who in connection.execute(_HOLDERS, {"keys": [key]})
        if bytes(op) != op_id
    ]
    return max(said, key=lambda one: one[:3])[3] if said else None


def find(connection: Connection, text: str, session_id: int | None = None) -> str:
    """The key of a board by its key, its serial, or its paper number in a session.

    Raises NotFound.
    """
    wanted = text.strip()
    if connection.execute(select(a.board).where(a.board == wanted).limit(1)).first() is not None:
        return wanted
    tag = tag_number(wanted)
    if tag is not None and session_id is not None:
        tagged = select(a.board).where(a.session == session_id, a.tag == tag).order_by(*ORDER)
        key = connection.execute(tagged.limit(1)).scalar()
        if key is not None:
            return str(key)
    near = select(board.c.key).where(board.c.search.contains(wanted.lower(), autoescape=True))
    likely = connection.execute(near.order_by(board.c.key).limit(5)).scalars()
    raise NotFound("board", wanted, tuple(likely))
