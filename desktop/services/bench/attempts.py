"""What became of boards, recorded: numbers, stock, labels."""

from __future__ import annotations

from uuid import UUID

from desktop.domain.bench.card import Card
from desktop.domain.bench.recorded import Done, Recorded
from desktop.domain.bench.sessions import Session
from desktop.domain.paper.labels import Copies
from desktop.services.changes import Desk


def take_number(desk: Desk, op_id: UUID, session: Session, series: str) -> str:
    """The next number of a series (`SL-{n:05d}`) for a board that has passed every test, before
    it is written; one that was given back is offered again. Raises BadSerial.
    """
    raise NotImplementedError


def return_number(desk: Desk, op_id: UUID, serial: str) -> Done:
    """Gives a number back that was surely never written to a board. Raises NotFound."""
    raise NotImplementedError


def record(
    desk: Desk, op_id: UUID, session: Session, card: Card, participant: int | None = None
) -> Recorded:
    """Records how a board's way ended, with its number and, in 生产备货, its movements: one kit
    becomes one lamp, once a board. The test result is never lost: what the stock lacks is said
    in `notice`. A board that failed and has no serial gets a paper number. Raises NotFound,
    SessionClosed, BadSerial.
    """
    raise NotImplementedError


def take_back(desk: Desk, op_id: UUID, attempt: UUID) -> Done:
    """An attempt, by its act, counts no more; its movement goes back. Raises NotFound,
    AlreadyUndone, UndoBlocked. The same as `services.stock.undo`.
    """
    raise NotImplementedError


def book_open(desk: Desk, op_id: UUID, session: int) -> Done:
    """Books boards that passed in 生产备货 while there were no kits, as many as there are kits
    now. Raises OutOfStock when there is none.
    """
    raise NotImplementedError


def label(desk: Desk, serial: str, product: str = "") -> Copies:
    """The label of a board that passed. Raises NotFound and NotPassed."""
    raise NotImplementedError
