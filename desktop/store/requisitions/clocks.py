"""The promise's clock of a request: it stands still while its asker has to say more."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from desktop.domain.moments import HOME, moment
from desktop.domain.workdays import workdays_between
from desktop.store import workdays
from desktop.store.writing import Writer


def waited(writer: Writer, row: Row[Any]) -> dict[str, Any]:
    """The columns of a clock that goes on: the working days that it stood still are added."""
    if row.paused_at is None:
        return {}
    zone = ZoneInfo(HOME)
    calendar = workdays.calendar(writer.connection)
    since, until = moment(row.paused_at, zone).date(), moment(writer.at, zone).date()
    days = max(0, workdays_between(calendar, since, until))
    return {"paused_at": None, "paused_days": row.paused_days + days}
