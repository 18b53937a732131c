"""Time as the ledger keeps it: zone-aware outside, microseconds since 1970 UTC inside."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

HOME = "Asia/Shanghai"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(moment: datetime) -> int:
    """A zone-aware moment in microseconds UTC; a naive one is a bug (ValueError)."""
    if moment.tzinfo is None:
        raise ValueError("a moment must carry its zone")
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment(value: int, zone: tzinfo = UTC) -> datetime:
    """The stored microseconds as a zone-aware moment."""
    return (_EPOCH + timedelta(microseconds=value)).astimezone(zone)


def at_home(moment: datetime) -> datetime:
    """A zone-aware moment by the wall clock of the community, the same on every machine."""
    return moment.astimezone(ZoneInfo(HOME))


def day_bounds(day: date, zone: str = HOME) -> tuple[int, int]:
    """The first microsecond of a day in its zone and the first one after it."""
    where = ZoneInfo(zone)
    start = datetime.combine(day, time(), where)
    end = datetime.combine(day + timedelta(days=1), time(), where)
    return micros(start), micros(end)
