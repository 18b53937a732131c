"""What became of boards, recorded: numbers, stock, labels."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from desktop.domain.bench.card import Card, State, Trouble
from desktop.domain.bench.numbers import tag_number, tag_text
from desktop.domain.bench.recorded import Done, Recorded
from desktop.domain.bench.sessions import Session
from desktop.domain.errors import NotFound, NotPassed, OutOfStock, Reserved
from desktop.domain.moments import HOME
from desktop.domain.paper.labels import BoardLabel, Copies
from desktop.services.changes import Desk, Topic, perform
from desktop.store.bench import attempts, booking, listing, numbers, reading, sessions
from desktop.store.bench.boards import find
from desktop.store.writing import Writer

_UNKNOWN = Trouble("silent")  # a card that failed without saying why


def take_number(desk: Desk, op_id: UUID, session: Session, series: str) -> str:
    """The next number of a series (`SL-{n:05d}`) for a board that has passed every test, before
    it is written; one that was given back is offered again. Raises BadSerial.
    """

    def work(writer: Writer) -> str:
        return numbers.take(writer, series, session.id)

    request = {"session": session.id, "series": series}
    return perform(desk, "take_number", op_id, request, work, str, {Topic.BENCH})


def return_number(desk: Desk, op_id: UUID, serial: str) -> Done:
    """Gives a number back that was surely never written to a board. Raises NotFound."""

    def work(writer: Writer) -> Done:
        numbers.give_back(writer, serial)
        return Done(op_id.hex)

    request = {"serial": serial}
    topics = {Topic.BENCH}
    return perform(desk, "return_number", op_id, request, work, _done, topics, note=serial)


def record(
    desk: Desk, op_id: UUID, session: Session, card: Card, participant: int | None = None
) -> Recorded:
    """Records how a board's way ended, with its number and, in 生产备货, its movements: one kit
    becomes one lamp, once a board. The test result is never lost: what the stock lacks is said
    in `notice`, and a session that was closed meanwhile takes it all the same. A board without a
    serial gets a paper number; with a participant who failed with one board before it is that
    board. Raises NotFound.
    """
    trouble = None if card.state is State.PASSED else (card.trouble or _UNKNOWN)
    entry = attempts.Entry(
        project=card.project or session.setup.project,
        serial=card.serial,
        tag=tag_number(card.tag),
        participant=participant,
        trouble=trouble,
        steps=card.steps,
        firmware=card.firmware,
        location=card.place.location,
        ms=round(card.seconds * 1000),
        returned=card.returned,
    )

    def work(writer: Writer) -> Recorded:
        added = attempts.add(writer, session.id, entry)
        tag = tag_text(added.tag)
        return Recorded(op_id.hex, card.serial, tag, added.number, added.booked, added.notice)

    request = {
        "session": session.id,
        "board": [entry.serial, entry.tag, entry.participant],
        "fault": None if trouble is None else [trouble.code, dict(trouble.data)],
        "ms": entry.ms,
    }
    note = card.serial or card.tag  # people read it where an act is taken back
    topics = {Topic.BENCH, Topic.STOCK}
    return perform(desk, "attempt", op_id, request, work, _recorded, topics, note=note)


def _recorded(said: dict[str, Any]) -> Recorded:
    notice = said["notice"]
    return Recorded(**{**said, "notice": None if notice is None else Trouble(**notice)})


def _done(said: dict[str, Any]) -> Done:
    return Done(**said)


def book_open(desk: Desk, op_id: UUID, session: int) -> Done:
    """Books boards that passed in 生产备货 while there were no kits, as many as there are kits
    now, each as an act of its own. Raises OutOfStock or Reserved when there is not one.
    """
    with desk.database.reading() as connection:
        due = booking.unbooked(connection, session)
    count = 0
    for of_op in due:
        try:
            count += _book(desk, uuid5(op_id, of_op.hex()), session, of_op)
        except (OutOfStock, Reserved):
            if count == 0:
                raise
            break
    return Done(op_id.hex, count)


def _book(desk: Desk, op_id: UUID, session: int, of_op: bytes) -> int:
    def work(writer: Writer) -> int:
        row = sessions.lock(writer.connection, session, open_only=False)
        if of_op not in booking.unbooked(writer.connection, session):
            return 0
        booking.post(writer, row, of_op)
        return 1

    request = {"session": session, "of": of_op.hex()}
    return perform(desk, "book_board", op_id, request, work, int, {Topic.BENCH, Topic.STOCK})


def label(desk: Desk, serial: str, product: str = "") -> Copies:
    """The label of a board that passed. Raises NotFound and NotPassed."""
    with desk.database.reading() as connection:
        key = find(connection, serial)
        row = listing.one(connection, key)
        passes = [one for one in reading.of_board(connection, key) if one.ok and not one.withdrawn]
    if row is None:
        raise NotFound("board", serial)
    if not row.ok or not row.serial:
        raise NotPassed(row.serial or row.tag)
    day = passes[-1].at.astimezone(ZoneInfo(HOME)).date()
    return Copies(BoardLabel(row.serial, product.strip(), day))
