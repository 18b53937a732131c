"""Serial numbers as rows: blocks leased to one station each, and numbers given out of them.

A number is taken for a board before it is written into it, and is the board's once an attempt says
so. One that was surely never written is given back and offered again. One of which nobody knows
(the program ended in between) is not: the board may bear it, and says so when it comes back.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from desktop.domain.bench.numbers import serial_of
from desktop.domain.errors import NotFound
from desktop.store.missing import add_missing
from desktop.store.tables import attempt, board_number, number_lease, number_series
from desktop.store.writing import Writer

BLOCK = 100  # numbers leased at once: several stations of one ledger give out their own
_n, _l = board_number.c, number_lease.c
_MINE = (_n.series == bindparam("series"), _n.station == bindparam("station"))
_OPEN = (  # given back as often as taken: free again
    select(_n.n, _n.serial)
    .where(*_MINE)
    .group_by(_n.n, _n.serial)
    .having(func.sum(_n.taken) == 0)
    .order_by(_n.n)
)
_LAST = func.coalesce(  # the last number given out of a block
    select(func.max(_n.n))
    .where(*_MINE, _n.n.between(_l.first_n, _l.last_n))
    .correlate(number_lease)
    .scalar_subquery(),
    _l.first_n - 1,
)
_LEFT = (  # blocks with numbers left: a station may have used up hundreds of others
    select(_LAST, _l.last_n)
    .where(_l.series == bindparam("series"), _l.station == bindparam("station"), _l.last_n > _LAST)
    .order_by(_l.first_n)
)
_KNOWN = select(attempt.c.op_id).where(attempt.c.board == bindparam("serial")).limit(1)


def _lock(connection: Connection, series: str) -> int:
    """The last number leased to anybody; the series stays locked until the commit."""
    add_missing(connection, number_series, [{"series": series, "last_n": 0}])
    held = select(number_series.c.last_n).where(number_series.c.series == series)
    kept = int(connection.execute(held.with_for_update()).scalar_one())
    # Leases that another ledger made may have come in late.
    late = select(func.max(_l.last_n)).where(_l.series == series)
    return max(kept, connection.execute(late).scalar() or 0)


def _known(connection: Connection, serial: str) -> bool:
    """Whether a board with this number was here, wherever it had it from."""
    return connection.execute(_KNOWN, {"serial": serial}).first() is not None


def _next(writer: Writer, series: str) -> tuple[int, str] | None:
    """The lowest number in this station's blocks that nobody has; the series is locked."""
    connection = writer.connection
    mine: dict[str, Any] = {"series": series, "station": writer.station}
    for n, serial in connection.execute(_OPEN, mine):
        if not _known(connection, serial):
            return n, serial
    for last, high in connection.execute(_LEFT, mine).all():
        for n in range(last + 1, high + 1):
            serial = serial_of(series, n)
            if not _known(connection, serial):
                return n, serial
    return None


def _lease(writer: Writer, series: str, last: int) -> None:
    row = {"series": series, "station": writer.station, "first_n": last + 1}
    writer.add(number_lease, [row | {"last_n": last + BLOCK}])
    mine = number_series.c.series == series
    writer.connection.execute(update(number_series).where(mine).values(last_n=last + BLOCK))


def lease(writer: Writer, series: str) -> None:
    """Makes sure that this station has a number of a series to give. Raises BadSerial."""
    serial_of(series, 1)
    last = _lock(writer.connection, series)
    if _next(writer, series) is None:
        serial_of(series, last + BLOCK)
        _lease(writer, series, last)


def take(writer: Writer, series: str, session_id: int) -> str:
    """The next number of a series for a board of a session. Raises BadSerial."""
    last = _lock(writer.connection, series)
    found = _next(writer, series)
    while found is None:  # a block whose numbers all came in from elsewhere is passed over
        serial_of(series, last + BLOCK)
        _lease(writer, series, last)
        last += BLOCK
        found = _next(writer, series)
    n, serial = found
    _add(writer, series, n, serial, session_id, 1)
    return serial


def give_back(writer: Writer, serial: str) -> None:
    """A number of this station's that no board got. Raises NotFound for any other."""
    held = (
        select(_n.series, _n.n, _n.session)
        .where(_n.serial == serial, _n.station == writer.station)
        .group_by(_n.series, _n.n, _n.session)
    )
    rows = writer.connection.execute(held.having(func.sum(_n.taken) > 0)).all()
    if rows:
        _lock(writer.connection, rows[0].series)
        rows = writer.connection.execute(held.having(func.sum(_n.taken) > 0)).all()
    if not rows or _known(writer.connection, serial):
        raise NotFound("number", serial)
    _add(writer, rows[0].series, rows[0].n, serial, rows[0].session, -1)


def _add(writer: Writer, series: str, n: int, serial: str, session_id: int, taken: int) -> None:
    row = {"series": series, "station": writer.station, "n": n, "serial": serial}
    writer.add(board_number, [row | {"session": session_id, "taken": taken}])
