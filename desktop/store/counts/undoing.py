"""What must not be taken back of a count: entries of one that is closed, and what later entries
stand upon (its opening, another pass, the undo of its closing).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.counts import State
from desktop.domain.errors import CountGoesOn, CountNotOpen
from desktop.store.standing import taken_back
from desktop.store.tables import count_entry, stock_count
from desktop.store.telling import is_change
from desktop.store.writing import shape

e, c = count_entry.c, stock_count.c
_ENTERED, _BEGUN = "enter_count", ("open_count", "recount", "undo")


def take_back(connection: Connection, act: Row[Any], facts: Sequence[Sequence[Any]]) -> int:
    """How many entries of an act (its operation, and the facts it wrote) count no more once it is
    taken back. Raises CountNotOpen and CountGoesOn.
    """
    names = {fact[0] for fact in facts}
    if act.kind == _ENTERED:
        mine = select(e.count).where(e.op_id == act.op_id)
        counts = connection.execute(select(c.name, c.state).where(c.id.in_(mine)))
        for name, state in counts:
            if state != State.OPEN:
                raise CountNotOpen(name, state)
    if act.kind in _BEGUN and stock_count.name in names:
        since = (
            select(c.name)
            .join_from(count_entry, stock_count, c.id == e.count)
            .where(
                c.uid.in_(_touched(facts)),
                e.recorded_at > act.recorded_at,
                e.op_id.not_in(taken_back()),
            )
        )
        if goes_on := connection.execute(since.limit(1)).scalar():
            raise CountGoesOn(goes_on)
    return sum(len(what) for name, _, what in facts if name == count_entry.name)


def _touched(facts: Sequence[Sequence[Any]]) -> list[bytes]:
    """The uids of the counts that an act opened or changed."""
    uids = []
    for fact in facts:
        if fact[0] != stock_count.name:
            continue
        if is_change(fact):
            uids.append(fact[1]["uid"])
        else:
            uids += [row[shape(stock_count).columns.index("uid")] for row in fact[2]]
    return [bytes.fromhex(uid) for uid in uids]
