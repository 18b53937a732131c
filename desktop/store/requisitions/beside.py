"""What stands beside a decision: what an applicant and a city had, and the last report."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.moments import day_bounds
from desktop.domain.requisitions import State
from desktop.domain.requisitions.arrivals import UNREPORTED
from desktop.domain.requisitions.lists import Beside, Had
from desktop.store.requisitions import spellings
from desktop.store.tables import private, requisition, requisition_line

r, line = requisition.c, requisition_line.c
_LEFT = [state.value for state in (State.SENT, State.RECEIVED, State.CLOSED)]
_GRANTED = [State.APPROVED.value, *_LEFT]


def beside(
    connection: Connection, applicant: str, city: str, today: date, without: int | None = None
) -> Beside:
    """What an applicant and a city, however they are spelled, were granted in the year of `today`,
    by the day they asked; `without` is a request (local id) that is not counted: the one being
    decided.
    """
    first, _ = day_bounds(date(today.year, 1, 1))
    _, last = day_bounds(date(today.year, 12, 31))
    this_year = [r.submitted_at >= first, r.submitted_at < last, r.retired_at.is_(None)]
    if without is not None:
        this_year.append(r.id != without)
    names = spellings.applicants(connection, [applicant])
    asked = r.applicant.in_(select(private.c.id).where(private.c.value.in_(names)))
    cities = spellings.cities(connection, city)
    found = Beside(
        today.year,
        _had(connection, [*this_year, asked]) if names else Had(),
        _had(connection, [*this_year, r.city.in_(cities)]) if cities else Had(),
    )
    return _with_report(connection, found, asked, without) if names else found


def _had(connection: Connection, wanted: list[ColumnElement[bool]]) -> Had:
    granted = [*wanted, r.state.in_(_GRANTED)]
    count, value = connection.execute(
        select(func.count(), func.coalesce(func.sum(r.value_fen), 0)).where(*granted)
    ).one()
    pieces = connection.execute(
        select(func.coalesce(func.sum(line.approved), 0))
        .join_from(requisition_line, requisition, r.id == line.requisition)
        .where(line.retired_at.is_(None), *granted)
    ).scalar_one()
    return Had(int(count), int(pieces), int(value))


def _with_report(
    connection: Connection, found: Beside, asked: ColumnElement[Any], without: int | None
) -> Beside:
    wanted = [asked, r.retired_at.is_(None), r.state.in_(_LEFT)]
    wanted.append(r.source.not_in([source.value for source in UNREPORTED]))
    if without is not None:
        wanted.append(r.id != without)
    row = connection.execute(
        select(r.code, r.title, r.needed_on, r.reported_at)
        .where(*wanted)
        .order_by(r.submitted_at.desc(), r.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return found
    return Beside(
        found.year,
        found.applicant,
        found.city,
        row.code,
        row.title,
        None if row.needed_on is None else date.fromisoformat(row.needed_on),
        row.reported_at is not None,
    )
