"""How every change is made: one command, one transaction, one op_id, one announcement."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any, TypeVar
from uuid import UUID

from desktop.domain.moments import micros
from desktop.domain.verified import DAYS
from desktop.store import journal
from desktop.store.database import Contention, Database
from desktop.store.writing import Writer, new_uid

_TRIES = 4  # PostgreSQL may choose a victim among commands that wait for each other


class Topic(Enum):
    """What an announcement is about; visible pages of that topic ask again."""

    CATALOGUE = auto()
    STOCK = auto()
    PLACES = auto()
    SALES = auto()
    EVENTS = auto()
    PEOPLE = auto()
    PAPER = auto()
    BENCH = auto()
    TRANSFERS = auto()
    COUNTS = auto()
    PRODUCTION = auto()
    REQUISITIONS = auto()
    RULES = auto()


def _silence(_topics: frozenset[Topic]) -> None:
    """Nobody listens."""


def _clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """Where a person works: the ledger, this station's id, who it is, the clock, who listens.

    `announce` is called after the commit, in the thread of the use case. After `stale_days` days
    a number that nobody has verified since is old.
    """

    database: Database
    station: UUID
    person: str
    now: Callable[[], datetime] = _clock
    announce: Callable[[frozenset[Topic]], None] = field(default=_silence)
    stale_days: int = DAYS


class OpId(UUID):
    """The identity of one command, made when its form or cart opens."""

    @classmethod
    def new(cls) -> OpId:
        """A fresh one (UUIDv7)."""
        return cls(bytes=new_uid())


_R = TypeVar("_R")


def perform(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: Any,
    work: Callable[[Writer], _R],
    result: Callable[[Any], _R],
    topics: set[Topic],
    *,
    note: str = "",
    at: datetime | None = None,
    reverses: bytes | None = None,
) -> _R:
    """Runs `work` as one command: facts, operation and journal entry in one transaction.

    `request` is the JSON value of all that was asked for; the same op_id with the same request
    returns the first result (read back by `result` from its JSON), with another one raises
    OpReused. What `work` returns must be a frozen dataclass or JSON. Announces after the commit.
    """
    order = journal.Order(
        op_id=op_id.bytes,
        kind=kind,
        request=request,
        note=note,
        at=None if at is None else micros(at),
        reverses=reverses,
    )
    for attempt in range(1, _TRIES + 1):
        try:
            done, fresh = _once(desk, order, work, result)
            break
        except Contention:
            if attempt == _TRIES:
                raise
    desk.database.uids.update(fresh)
    desk.announce(frozenset(topics))
    return done


def _once(
    desk: Desk,
    order: journal.Order,
    work: Callable[[Writer], _R],
    result: Callable[[Any], _R],
) -> tuple[_R, dict[tuple[str, int], str]]:
    with desk.database.writing() as connection:
        before = journal.done_before(connection, order)
        if before is not None:
            return result(json.loads(before)), {}
        writer = journal.begin(
            connection,
            desk.database.uids,
            order,
            now=micros(desk.now()),
            station_id=desk.station.bytes,
            by=desk.person,
        )
        done = work(writer)
        plain = asdict(done) if is_dataclass(done) and not isinstance(done, type) else done
        journal.finish(writer, order, journal.canonical(plain))
    return done, writer.fresh
