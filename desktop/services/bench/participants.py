"""Who takes part in a session, their kits, which board is whose."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.bench.lengths import bounded
from desktop.domain.bench.recorded import Done, NamesRead
from desktop.domain.bench.sessions import Participant
from desktop.domain.catalogue import search_text
from desktop.domain.errors import Ambiguous, Missing, OpReused
from desktop.domain.moments import HOME
from desktop.domain.paper.lists import Roster
from desktop.domain.paper.parsing import parse
from desktop.domain.paper.register import name_on_paper
from desktop.domain.paper.template import Draft, Template
from desktop.exchange import recipients
from desktop.services.changes import Desk, Topic, perform
from desktop.services.spelling import spell
from desktop.store.bench import people as rows
from desktop.store.bench import sessions
from desktop.store.booth import events
from desktop.store.writing import Writer

# A list of participants is read as a list of recipients is, of which only the names are wanted.
_NAMES = """
key = "names"
title = "姓名"
kind = "NAME"

[[draw]]
text = "{recipient}"
at = [20, 20, 100, 20]
"""
# By what a template may call a place for the serial number of the board that was made.
_SERIAL = ("serial", "board", "number_of_board", "序列号", "编号")


def participants(desk: Desk, session: int) -> list[Participant]:
    """Everybody at the table, by number, with their boards. Names that were purged are ""."""
    with desk.database.reading() as connection:
        return rows.participants(connection, session)


def add(desk: Desk, op_id: UUID, session: int, names: Sequence[str]) -> Done:
    """Adds people in the order of their names; they get the next numbers. Undone by `undo`.

    Raises Missing where a name is empty or there is none, TooLong, SessionClosed, NotFound.
    """
    said = [name_on_paper(name) for name in names]
    if not said or not all(said):
        raise Missing("name")
    for name in said:
        bounded("participant", name)
    looked_for = [(name, search_text(*spell(name), name)) for name in said]

    def work(writer: Writer) -> list[int]:
        return rows.add(writer, session, looked_for)

    # A name is no part of the request, whose hash everybody can read and might guess it from.
    request = {"session": session, "names": len(said)}
    born = perform(desk, "add_participants", op_id, request, work, _ids, {Topic.BENCH})
    with desk.database.reading() as connection:
        kept = {one.id: one.name for one in rows.participants(connection, session)}
    if any(kept.get(local, "") not in ("", name) for local, name in zip(born, said, strict=True)):
        raise OpReused(str(op_id))
    return Done(op_id.hex, len(born))


def hand_kit(desk: Desk, op_id: UUID, participant: int) -> Done:
    """One kit of the session leaves its place as given. Raises HasKit, OutOfStock, Reserved,
    Missing (the session has no kit or no place), SessionClosed, NotFound.
    """

    def work(writer: Writer) -> Done:
        rows.hand_kit(writer, participant)
        return Done(op_id.hex)

    request = {"participant": participant}
    topics = {Topic.BENCH, Topic.STOCK}
    return perform(desk, "hand_kit", op_id, request, work, _done, topics)


def sold_kit(desk: Desk, op_id: UUID, participant: int, sale_number: str = "") -> Done:
    """The till sold the kit: nothing moves here. Raises HasKit, SessionClosed, NotFound."""

    def work(writer: Writer) -> Done:
        rows.sold_kit(writer, participant, sale_number.strip())
        return Done(op_id.hex)

    request = {"participant": participant, "sale": sale_number.strip()}
    return perform(desk, "sold_kit", op_id, request, work, _done, {Topic.BENCH})


def assign(desk: Desk, op_id: UUID, participant: int, board: str) -> Done:
    """A board, by its serial or its paper number in the session (T-07), is this person's.

    Raises NotFound.
    """

    def work(writer: Writer) -> Done:
        rows.assign(writer, participant, board)
        return Done(op_id.hex)

    request = {"participant": participant, "board": board.strip()}
    note = board.strip()
    return perform(desk, "assign_board", op_id, request, work, _done, {Topic.BENCH}, note=note)


def _done(said: dict[str, Any]) -> Done:
    return Done(**said)


def _ids(said: list[int]) -> list[int]:
    return said


def known(desk: Desk, session: int, before: UUID | None = None) -> frozenset[str]:
    """The names of everybody at the table; as it was `before` that act, which may be repeated."""
    with desk.database.reading() as connection:
        added = frozenset() if before is None else rows.added_by(connection, before.bytes)
        everybody = rows.participants(connection, session)
    return frozenset(one.name for one in everybody if one.name and one.id not in added)


def read_list(file: Path, there: Collection[str] = ()) -> NamesRead:
    """Names from a CSV or XLSX list, less those who are `there` already. Raises BadFile and
    Ambiguous as lists of recipients do.
    """
    return _names(recipients.read_recipients(file, parse(_NAMES)), there)


def typed_list(text: str, there: Collection[str] = ()) -> NamesRead:
    """Names pasted or typed, one a line or cells under headings, less those who are `there`
    already: a list is often pasted twice. One name alone is meant: two people may have the same.
    """
    return _names(recipients.read_typed(text, parse(_NAMES)), there)


def _names(roster: Roster, there: Collection[str]) -> NamesRead:
    for name, headings in roster.doubtful.items():
        raise Ambiguous("heading", name, tuple(headings))
    names: list[str] = []
    left_out = []
    read = [(entry.row, name_on_paper(entry.recipient)) for entry in roster.entries]
    alone = len({name for _, name in read if name}) == 1
    for row, name in read:
        if not name or name in names:
            left_out.append((row, name, "repeat" if name else "empty"))
        elif name in there and not alone:
            left_out.append((row, name, "known"))
        else:
            names.append(name)
    return NamesRead(tuple(names), tuple(left_out))


def certificates(desk: Desk, session: int, template: Template) -> list[Draft]:
    """Drafts for everybody whose board passed: name, session, day, place, and the serial number
    where the template has a field for one. For `services.paper.register.issue`.
    """
    with desk.database.reading() as connection:
        mine = sessions.get(connection, session)
        everybody = rows.participants(connection, session)
        event = None if mine.setup.event is None else events.get(connection, mine.setup.event)
        passed = rows.passed(connection, session)
    day = mine.opened_at.astimezone(ZoneInfo(HOME if event is None else event.zone)).date()
    said = {"workshop": mine.setup.name, "on": day.isoformat(), "year": str(day.year)}
    if event is not None:
        said["activity"] = event.name
    keys = {field.key for field in template.fields}
    drafts = []
    for one in everybody:
        serials = [serial for serial in one.serials if serial in passed.get(one.id, ())]
        if not one.name or one.id not in passed:
            continue
        fields = {key: value for key, value in said.items() if key in keys}
        fields |= {key: "、".join(serials) for key in _SERIAL if key in keys and serials}
        drafts.append(Draft(one.name, fields, one.number))
    return drafts
