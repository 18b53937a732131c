"""Series of numbers as rows: each leased to one station, counting up and never back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from desktop.domain.errors import SeriesLeased
from desktop.store.tables import certificate, series, series_claim
from desktop.store.writing import Writer

_SERIES = select(series).where(series.c.series == bindparam("name")).with_for_update()
_LAST = select(func.max(certificate.c.n)).where(certificate.c.series == bindparam("name"))


def take(writer: Writer, name: str, count: int, *, take_over: bool) -> int:
    """The first of the next `count` numbers of a series, which are this station's.

    `name` is the number with {n} for its counter. The series stays locked until the commit, so
    that none is left out. Raises SeriesLeased unless it may be taken over.
    """
    connection = writer.connection
    row = connection.execute(_SERIES, {"name": name}).first()
    if row is not None and bytes(row.station) != writer.station and not take_over:
        raise SeriesLeased(name.replace("{n}", "…"), bytes(row.station).hex()[:4])
    # Papers that another ledger issued may have come in late: their numbers are used, too.
    used = connection.execute(_LAST, {"name": name}).scalar() or 0
    kept = 0 if row is None else int(row.last_n)
    first = max(kept, used) + 1
    if row is None or bytes(row.station) != writer.station or used > kept:
        writer.add(series_claim, [{"series": name, "station": writer.station, "first_n": first}])
    values = {"series": name, "station": writer.station, "last_n": first + count - 1}
    if row is None:
        connection.execute(insert(series).values(values))
    else:
        connection.execute(update(series).where(series.c.series == name).values(values))
    return first


def standing(connection: Connection) -> list[Row[Any]]:
    """Every series: its name, station, last_n, the number of that paper (None: no paper has it)
    and how many papers there are; by name.
    """
    c = certificate.c
    last = select(c.number).where(c.series == series.c.series, c.n == series.c.last_n).limit(1)
    count = select(func.count()).where(c.series == series.c.series)
    columns = (
        *(series.c.series, series.c.station, series.c.last_n),
        last.correlate(series).scalar_subquery().label("number"),
        count.correlate(series).scalar_subquery().label("papers"),
    )
    return list(connection.execute(select(*columns).order_by(series.c.series)))
