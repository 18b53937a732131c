"""The rules of requests and the years of working days: what the group settles for itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from desktop.domain.people import Right
from desktop.domain.requisitions.rules import Rules, sound
from desktop.domain.workdays import Calendar, Counted, Workyear, add_workdays, read_year
from desktop.services.changes import Desk, Topic, perform
from desktop.store import rights, workdays
from desktop.store import rules as rows
from desktop.store.requisitions import clocks, deriving
from desktop.store.writing import Writer

_TOPICS = {Topic.RULES, Topic.REQUISITIONS}


@dataclass(frozen=True)
class Settled:
    """Rules or a year were written; of so many open requests the days changed with it."""

    op: str
    recomputed: int


@dataclass(frozen=True)
class Year:
    """A year whose papers are known: days off and made up in it, and whether people imported it."""

    year: int
    off: int
    made_up: int
    imported: bool
    papers: tuple[str, ...] = ()


def rules(desk: Desk) -> Rules:
    """The rules that hold now."""
    with desk.database.reading() as connection:
        return rows.rules(connection)


def settle(desk: Desk, op_id: UUID, new: Rules) -> Settled:
    """Writes the rules; the days of all open requests are counted again.

    Raises BadRule, NotYours.
    """
    sound(new)

    def work(writer: Writer) -> None:
        rows.settle(writer, new)

    return _write(desk, "settle_rules", op_id, asdict(new), work, "")


def calendar(desk: Desk) -> Calendar:
    """Which days are worked, as it is known now."""
    with desk.database.reading() as connection:
        return workdays.calendar(connection)


def count(desk: Desk, start: date, n: int) -> Counted:
    """The `n`th working day after a day."""
    return add_workdays(calendar(desk), start, n)


def years(desk: Desk) -> tuple[Year, ...]:
    """The years whose papers are known, in order."""
    with desk.database.reading() as connection:
        mine = {one.year: one for one in workdays.imported(connection)}
    known = {one.year: one for one in workdays.shipped()} | mine
    return tuple(_told(known[year], year in mine) for year in sorted(known))


def import_year(desk: Desk, op_id: UUID, text: str) -> Settled:
    """Takes a year in from the public JSON; it stands for the shipped or imported one of that year.

    The days of all open requests are counted again, and those that any request waited for its
    asker. Raises BadCalendar, NotYours.
    """
    year = read_year(text)

    def work(writer: Writer) -> None:
        workdays.write(writer, year)
        clocks.count_all_again(writer)

    request = [year.year, workdays.encode(year)]
    return _write(desk, "import_workyear", op_id, request, work, str(year.year))


def _write(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: object,
    write: Callable[[Writer], None],
    note: str,
) -> Settled:
    def work(writer: Writer) -> Settled:
        rights.need(writer, Right.DECIDE, None)
        deriving.hold(writer.connection, alone=True)
        write(writer)
        return Settled(op_id.hex, deriving.days(writer.connection, only_open=True))

    return perform(desk, kind, op_id, request, work, lambda s: Settled(**s), _TOPICS, note=note)


def _told(one: Workyear, mine: bool) -> Year:
    off = sum(day.off for day in one.days)
    return Year(one.year, off, len(one.days) - off, mine, one.papers)
