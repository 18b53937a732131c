"""What the register tells of single papers and of its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.paper.register import Certificate, Noted, Reference, Series
from desktop.services.changes import Desk
from desktop.store.paper import register as rows
from desktop.store.paper import series as counters
from desktop.store.paper import story as notes


def certificates(desk: Desk, refs: Sequence[Reference]) -> list[Certificate]:
    """Papers as they stand now, in the order of their references. Raises NotFound."""
    with desk.database.reading() as connection:
        return [rows.value(row) for row in rows.rows(connection, refs)]


def story(desk: Desk, ref: Reference) -> list[Noted]:
    """What became of a paper after it was issued, the oldest first."""
    with desk.database.reading() as connection:
        return notes.notes(connection, ref)


def series(desk: Desk) -> list[Series]:
    """Every series that gave a number, and who gives its next one."""
    with desk.database.reading() as connection:
        found = counters.standing(connection)
    return [
        Series(
            row.series.replace("{n}", "…"),
            row.number or row.series.replace("{n}", str(row.last_n)),
            row.papers,
            "" if bytes(row.station) == desk.station.bytes else bytes(row.station).hex()[:4],
        )
        for row in found
    ]
