"""What follows when an act is taken back: its requests, or all open ones, promise other days; a
reference value, a quota or a template that comes back may find another one in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop.store import turns
from desktop.store.requisitions import clocks, deriving, guides, quotas, templates
from desktop.store.standing import then_stands
from desktop.store.tables import (
    guide,
    quota,
    requisition,
    requisition_line,
    requisition_note,
    requisition_template,
    rule,
    workyear,
)
from desktop.store.transfers.undoing import root_of
from desktop.store.writing import Writer

_RULES = frozenset({rule.name, workyear.name})
# Of what there is one alone of its kind.
_ALONE = {
    guide: guides.need_alone,
    quota: quotas.need_alone,
    requisition_template: templates.need_alone,
}
_CHUNK = 500  # uids a statement


def follow(writer: Writer, op_id: bytes, facts: Sequence[Sequence[Any]]) -> None:
    """Derives again what the facts of an act (as its journal says them), which was taken back just
    now, were about. Raises GuideStands, Taken.
    """
    connection = writer.connection
    if any(fact[0] in _RULES for fact in facts):
        deriving.hold(connection, alone=True)
        clocks.count_all_again(writer)
        deriving.days(connection, only_open=True)
    touched = _uids(facts, requisition.name)
    lines = _uids(facts, requisition_line.name)
    ids = set(_ids(connection, requisition, touched))
    ids |= set(_ids(connection, requisition_line, lines))
    if ids:
        root, _kind, again = root_of(connection, op_id)
        clocks.count_again(
            writer, sorted(ids), then_stands(requisition_note.c.op_id, root, again=again)
        )
        deriving.derive(connection, sorted(ids))
    for table, need_alone in _ALONE.items():
        back = _ids(connection, table, _uids(facts, table.name))
        if back:
            turns.take(connection, table)
        for key in back:
            need_alone(connection, key)


def _uids(facts: Sequence[Sequence[Any]], table: str) -> list[bytes]:
    found = []
    for name, key, rows in facts:
        if name != table:
            continue
        if isinstance(key, dict):
            found.append(key["uid"])
        else:
            at = list(key).index("uid")
            found += [row[at] for row in rows]
    return [bytes.fromhex(uid) for uid in dict.fromkeys(found)]


def _ids(connection: Connection, table: Any, uids: Sequence[bytes]) -> list[int]:
    own = table.c.requisition if table is requisition_line else table.c.id
    found: list[int] = []
    for start in range(0, len(uids), _CHUNK):
        some = uids[start : start + _CHUNK]
        found += connection.execute(select(own).where(table.c.uid.in_(some))).scalars()
    return found
