"""Settled periods: before that moment nothing may be typed any more."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from desktop.domain.errors import PeriodSettled
from desktop.domain.moments import HOME, moment
from desktop.store.prepared import Prepared
from desktop.store.standing import taken_back
from desktop.store.tables import settled
from desktop.store.writing import Writer

_EVER = Prepared(select(func.max(settled.c.until).label("until")))


def until(connection: Connection) -> int | None:
    """The moment before which all is settled (microseconds UTC), None while nothing is."""
    found = select(func.max(settled.c.until)).where(settled.c.op_id.not_in(taken_back()))
    known = connection.execute(found).scalar()
    return None if known is None else int(known)


def need_open(writer: Writer) -> None:
    """Raises PeriodSettled if what is being written happened in a settled period."""
    if writer.at >= writer.recorded_at:
        return  # now, which nobody can have settled
    ever = _EVER(writer.connection, {})[0].until
    if ever is None or writer.at >= ever:
        return
    closed = until(writer.connection)
    if closed is not None and writer.at < closed:
        raise PeriodSettled(moment(closed, ZoneInfo(HOME)).isoformat())


def settle(writer: Writer, before: int) -> None:
    """Settles everything that happened before a moment, microseconds UTC."""
    writer.add(settled, [{"until": before}])
