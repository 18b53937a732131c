"""The promise's clock of a request: it stands still while its asker has to say more.

How many working days it stood still is kept and journalled. It is counted by the calendar of that
moment, so that it is counted again, from what the thread tells, when a year becomes another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, select

from desktop.domain.moments import HOME, moment
from desktop.domain.requisitions import Act
from desktop.domain.workdays import Calendar, workdays_between
from desktop.store import workdays
from desktop.store.requisitions import deriving
from desktop.store.standing import taken_back
from desktop.store.tables import requisition, requisition_note
from desktop.store.writing import Writer

n, r = requisition_note.c, requisition.c
_CHUNK = 500  # ids a statement
_GOES_ON = (Act.ANSWER.value, Act.REJECT.value, Act.CANCEL.value)


def waited(writer: Writer, row: Row[Any]) -> dict[str, Any]:
    """The columns of a clock that goes on: the working days that it stood still are added."""
    if row.paused_at is None:
        return {}
    deriving.hold(writer.connection)
    days = _days(workdays.calendar(writer.connection), row.paused_at, writer.at)
    return {"paused_at": None, "paused_days": row.paused_days + days}


def count_all_again(writer: Writer) -> None:
    """Counts the pauses of all requests by the calendar as it is now."""
    asked_back = select(n.requisition).where(n.what == Act.ASK.value).distinct()
    ids = writer.connection.execute(asked_back.order_by(n.requisition)).scalars().all()
    count_again(writer, ids, n.op_id.not_in(taken_back()))


def count_again(writer: Writer, ids: Sequence[int], stands: ColumnElement[bool]) -> None:
    """As `count_all_again` for these; `stands`: which of the acts that their threads tell of."""
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        told = _told(writer.connection, some, stands)
        chosen = select(r.id, r.paused_days).where(r.id.in_(some)).order_by(r.id)
        for row in writer.connection.execute(chosen.with_for_update()).all():
            days = {"paused_days": told[row.id]}
            writer.change(requisition, {"id": row.id}, {"paused_days": row.paused_days}, days)


def _told(
    connection: Connection, ids: Sequence[int], stands: ColumnElement[bool]
) -> defaultdict[int, int]:
    """The working days of all pauses that are over, by request."""
    calendar = workdays.calendar(connection)
    acts = (
        select(n.requisition, n.what, n.at)
        .where(n.requisition.in_(ids), n.what.in_((Act.ASK.value, *_GOES_ON)), stands)
        .order_by(n.recorded_at, n.op_id, n.line)
    )
    since: dict[int, int] = {}
    found: defaultdict[int, int] = defaultdict(int)
    for row in connection.execute(acts):
        if row.what == Act.ASK.value:
            since[row.requisition] = row.at
        elif row.requisition in since:
            found[row.requisition] += _days(calendar, since.pop(row.requisition), row.at)
    return found


def _days(calendar: Calendar, since: int, until: int) -> int:
    """The working days between two moments (µs UTC), by the community's clock."""
    zone = ZoneInfo(HOME)
    first, last = moment(since, zone).date(), moment(until, zone).date()
    return max(0, workdays_between(calendar, first, last))
