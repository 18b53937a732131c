"""A session as a report (PDF) and as a table (CSV)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.domain.bench.counting import count
from desktop.domain.bench.report import WorkshopReport, lines, readings
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import BadBoardFolder, NotFound
from desktop.domain.moments import HOME
from desktop.exchange.boards import attempts_table
from desktop.exchange.tables import Table, csv_bytes
from desktop.services.bench.projects import project
from desktop.services.changes import Desk
from desktop.store.bench import booking, people, reading, sessions
from desktop.store.booth import events
from desktop.wording import spoken


def report(desk: Desk, session: int, folder: Path | None = None) -> WorkshopReport:
    """All that is reported of a session (local id). Raises NotFound."""
    with desk.database.reading() as connection:
        mine = sessions.get(connection, session)
        made = mine.setup.kind is Kind.PRODUCTION
        event = None if mine.setup.event is None else events.get(connection, mine.setup.event)
        everybody = people.participants(connection, session)
        tried = reading.of_session(connection, session)
        unbooked = len(booking.unbooked(connection, session)) if made else 0
    boards, idle = lines(tried, everybody)
    return WorkshopReport(
        session=mine,
        project=_title(mine.setup.project, folder),
        zone=HOME if event is None else event.zone,
        made=desk.now(),
        tally=count(
            tried,
            kits_handed=sum(1 for one in everybody if one.kit),
            participants=len(everybody),
            unbooked=unbooked,
        ),
        boards=boards,
        idle=idle,
        readings=readings(tried),
    )


def _title(key: str, folder: Path | None) -> str:
    """What the kind of board is called; its key where its folder is gone or spoilt."""
    try:
        return project(key, folder, spoken()).title
    except (NotFound, BadBoardFolder):
        return key


def pdf(desk: Desk, session: int, *, names: bool = True, folder: Path | None = None) -> bytes:
    """The report in the spoken language; `names` False leaves the participants' out."""
    # Here: reportlab is slow to import, and a bench at work needs none of it.
    from desktop.documents.reports import workshop_page

    return workshop_page(report(desk, session, folder), names=names)


def table(desk: Desk, session: int, *, names: bool = True) -> Table:
    """Every attempt of a session as a table; `names` False leaves the participants' out. A board
    is his who has it now, also where that was said after it was tried.
    """
    with desk.database.reading() as connection:
        mine = sessions.get(connection, session)
        event = None if mine.setup.event is None else events.get(connection, mine.setup.event)
        everybody = people.participants(connection, session)
        tried = reading.of_session(connection, session)
    owners = {board: one.id for one in everybody for board in (*one.serials, *one.tags)}
    whose = {
        key: owner
        for key, one in tried
        if (owner := owners.get(one.serial) or owners.get(one.tag)) is not None
    }
    every = [replace(one, participant=whose.get(key, one.participant)) for key, one in tried]
    called = {one.id: (one.name if names else f"{one.number}") for one in everybody}
    return attempts_table(every, called, mine.setup.name, HOME if event is None else event.zone)


def csv(desk: Desk, session: int, *, names: bool = True) -> bytes:
    """Every attempt of a session as CSV for Excel (utf-8-sig)."""
    return csv_bytes(table(desk, session, names=names))
