"""The calendar of working days: the shipped years, and those that were imported over them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import Connection, select

from desktop.domain.errors import BadCalendar
from desktop.domain.workdays import Calendar, Workyear, calendar_of, read_year
from desktop.settings.folders import resource
from desktop.store.tables import workyear
from desktop.store.writing import Writer


@cache
def shipped() -> tuple[Workyear, ...]:
    """The years that came with the program (resources/calendar), in order."""
    files = sorted(resource("calendar").glob("[12][0-9][0-9][0-9].json"))
    return tuple(read_year(file.read_text(encoding="utf-8")) for file in files)


def imported(connection: Connection) -> tuple[Workyear, ...]:
    """The years that people imported, in order; a row that no year can be is passed over."""
    return tuple(_years(_kept(connection)))


def calendar(connection: Connection) -> Calendar:
    """Which days are worked, as the ledger knows now; an imported year stands for a shipped one."""
    return _calendar(_kept(connection))


def _kept(connection: Connection) -> tuple[tuple[int, str], ...]:
    said = select(workyear).where(workyear.c.days.is_not(None)).order_by(workyear.c.year)
    return tuple((row.year, row.days) for row in connection.execute(said))


@cache
def _calendar(kept: tuple[tuple[int, str], ...]) -> Calendar:
    return calendar_of([*shipped(), *_years(kept)])


def _years(kept: Sequence[tuple[int, str]]) -> Iterator[Workyear]:
    for year, days in kept:
        try:
            yield decode(year, days)
        except BadCalendar:
            continue  # the proof tells of it


def write(writer: Writer, year: Workyear) -> None:
    """Keeps an imported year; what it said before stays in the journal."""
    connection = writer.connection
    text = encode(year)
    known = connection.execute(
        select(workyear.c.days).where(workyear.c.year == year.year).with_for_update()
    ).first()
    if known is None:
        writer.add(workyear, [{"year": year.year, "days": text}])
    else:
        writer.change(workyear, {"year": year.year}, {"days": known.days}, {"days": text})


def encode(year: Workyear) -> str:
    """A year's days as its row keeps them."""
    days = [[one.day.isoformat(), one.off, one.name] for one in year.days]
    return json.dumps(days, ensure_ascii=False, separators=(",", ":"))


def decode(year: int, days: str) -> Workyear:
    """A year from its row. Raises BadCalendar where that is none."""
    try:
        said = [{"date": day, "isOffDay": off, "name": name} for day, off, name in json.loads(days)]
    except (ValueError, TypeError, RecursionError):
        said = []
    return read_year(json.dumps({"year": year, "days": said}))
