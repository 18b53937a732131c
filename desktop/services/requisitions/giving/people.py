"""Who gets something: from a file, typed, or out of the register of certificates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop.domain.paper.register import State
from desktop.domain.requisitions.giving import PeopleList, Person, each_once
from desktop.exchange.requisitions.people import read_people
from desktop.exchange.requisitions.typed import typed_people, written_people
from desktop.services.changes import Desk
from desktop.store.paper import register

_MOST = 10_000


def read(
    path: Path, mapping: Mapping[str, str] | None = None, sheet: str | None = None
) -> PeopleList:
    """The people of a file. Raises BadFile, Ambiguous (several sheets fit), NotFound."""
    return read_people(path, mapping, sheet)


def typed(text: str) -> PeopleList:
    """The people of a typed or pasted text, one a line. Raises TooLong."""
    return typed_people(text)


def written(people: Iterable[Person]) -> str:
    """People as text that `typed` reads again, a line each."""
    return written_people(people)


def awarded(desk: Desk, query: str) -> PeopleList:
    """Those whose valid certificates fit a query of the register: `开源之星 2026`."""
    with desk.database.reading() as connection:
        found = register.listed(
            connection, query, sort="number", descending=False, limit=_MOST
        ).rows
    people = [
        Person(one.recipient, row=at)
        for at, one in enumerate(found, start=1)
        if one.recipient and one.state is State.VALID
    ]
    once, twice = each_once(people)
    return PeopleList(once, (), twice)
