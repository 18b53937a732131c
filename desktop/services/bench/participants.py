"""Who takes part in a session, their kits, which board is whose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from desktop.domain.bench.recorded import Done, NamesRead
from desktop.domain.bench.sessions import Participant
from desktop.domain.paper.template import Draft, Template
from desktop.services.changes import Desk


def participants(desk: Desk, session: int) -> list[Participant]:
    """Everybody at the table, by number, with their boards. Names that were purged are ""."""
    raise NotImplementedError


def add(desk: Desk, op_id: UUID, session: int, names: Sequence[str]) -> Done:
    """Adds people in the order of their names; they get the next numbers. Undone by `undo`.

    Raises Missing where a name is empty or there is none, SessionClosed, NotFound.
    """
    raise NotImplementedError


def hand_kit(desk: Desk, op_id: UUID, participant: int) -> Done:
    """One kit of the session leaves its place as given. Raises HasKit, OutOfStock, Reserved,
    Missing (the session has no kit or no place), SessionClosed, NotFound.
    """
    raise NotImplementedError


def sold_kit(desk: Desk, op_id: UUID, participant: int, sale_number: str = "") -> Done:
    """The till sold the kit: nothing moves here. Raises HasKit, SessionClosed, NotFound."""
    raise NotImplementedError


def assign(desk: Desk, op_id: UUID, participant: int, board: str) -> Done:
    """A board, by its serial or its paper number in the session (T-07), is this person's.

    Raises NotFound.
    """
    raise NotImplementedError


def read_list(file: Path) -> NamesRead:
    """Names from a CSV or XLSX list. Raises BadFile and Ambiguous as lists of recipients do."""
    raise NotImplementedError


def typed_list(text: str) -> NamesRead:
    """Names pasted or typed, one a line or cells under headings."""
    raise NotImplementedError


def certificates(desk: Desk, session: int, template: Template) -> list[Draft]:
    """Drafts for everybody whose board passed: name, session, day, place, and the serial number
    where the template has a field for one. For `services.paper.register.issue`.
    """
    raise NotImplementedError
