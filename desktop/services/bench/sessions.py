"""Sessions: 工作坊 and 生产备货, opened and closed."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from uuid import UUID

from desktop.domain.bench.lengths import bounded
from desktop.domain.bench.numbers import serial_of
from desktop.domain.bench.sessions import Kind, Session, Setup
from desktop.domain.errors import KitIsLamp, Missing, NothingToFlash, OutOfStock, Uncounted
from desktop.domain.stock import Key
from desktop.services.bench.projects import board, examine
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue, owners, stock
from desktop.store.bench import booking, numbers
from desktop.store.bench import sessions as rows
from desktop.store.writing import Writer
from hardware.model import Flasher


def open_session(desk: Desk, op_id: UUID, setup: Setup, folder: Path | None = None) -> Session:
    """Opens a session; this station's numbers are leased and what can be out of stock is looked
    at now, before a board is done. `folder`: a person's own kinds of boards.

    Raises Missing (name; place, kit and lamp in 生产备货), TooLong (name), NothingToFlash,
    KitIsLamp, OutOfStock (no kit at the place in 生产备货), Uncounted, BadSerial, NotFound,
    BadBoardFolder, BenchTrouble (the chosen firmware is not one of this board's).
    """
    kind = board(setup.project, folder)
    if kind.flasher is Flasher.NONE:
        raise NothingToFlash(kind.key)
    setup = replace(setup, name=setup.name.strip())
    if not setup.name:
        raise Missing("name")
    bounded("name", setup.name)
    if setup.image:  # whoever goes on with the session may stand in another folder
        setup = replace(setup, image=str(Path(setup.image).absolute()))
        examine(kind, Path(setup.image))
    if setup.kind is Kind.PRODUCTION:
        for field in ("place", "kit", "lamp"):
            if getattr(setup, field) is None:
                raise Missing(field)
    if kind.series:
        serial_of(kind.series, 1)

    def work(writer: Writer) -> int:
        connection = writer.connection
        for article in (setup.kit, setup.lamp):
            if article is not None and catalogue.by_id(connection, article).uncounted:
                raise Uncounted(catalogue.by_id(connection, article).title)
        if setup.kit is not None and setup.kit == setup.lamp:
            raise KitIsLamp(catalogue.by_id(connection, setup.kit).title)
        owner = None if setup.owner is None else owners.find(connection, setup.owner).id
        session_id = rows.add(writer, setup, owner)
        if setup.kind is Kind.PRODUCTION:
            _need_kits(writer, session_id)
        if kind.series:
            numbers.lease(writer, kind.series)
        return session_id

    request = asdict(setup) | {"kind": setup.kind.value}
    opened = perform(
        desk,
        "open_session",
        op_id,
        request,
        work,
        int,
        {Topic.BENCH},
        note=setup.name,
    )
    return session(desk, opened)


def _need_kits(writer: Writer, session_id: int) -> None:
    connection = writer.connection
    row = rows.lock(connection, session_id)
    if booking.kits_left(connection, row) < 1:
        whose = row.owner or owners.usual(connection, row.kit, row.place)
        names = stock.names(connection, Key(row.kit, whose, row.place))
        raise OutOfStock(**names, wanted=1, on_hand=0)


def close_session(desk: Desk, op_id: UUID, session: int) -> Session:
    """Closes a session (local id). Raises NotFound and SessionClosed."""

    def work(writer: Writer) -> int:
        rows.close(writer, session)
        return session

    with desk.database.reading() as connection:
        name = rows.get(connection, session).setup.name
    perform(desk, "close_session", op_id, {"session": session}, work, int, {Topic.BENCH}, note=name)
    with desk.database.reading() as connection:
        return rows.get(connection, session)


def sessions(desk: Desk, query: str = "") -> list[Session]:
    """All sessions, the newest first; `query` looks into names, events and kinds of boards."""
    with desk.database.reading() as connection:
        return rows.sessions(connection, query)


def session(desk: Desk, session_id: int) -> Session:
    """One session by its local id. Raises NotFound."""
    with desk.database.reading() as connection:
        return rows.get(connection, session_id)


def find_session(desk: Desk, name: str) -> Session:
    """The newest session of this name, or by its local id as text. Raises NotFound."""
    with desk.database.reading() as connection:
        return rows.find(connection, name)


def current(desk: Desk) -> Session | None:
    """The newest open session that this station opened."""
    with desk.database.reading() as connection:
        return rows.current(connection, desk.station.bytes)
