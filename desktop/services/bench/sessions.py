"""Sessions: 工作坊 and 生产备货, opened and closed."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from desktop.domain.bench.sessions import Session, Setup
from desktop.services.changes import Desk


def open_session(desk: Desk, op_id: UUID, setup: Setup, folder: Path | None = None) -> Session:
    """Opens a session; this station's numbers are leased and what can be out of stock is looked
    at now, before a board is done. `folder`: a person's own kinds of boards.

    Raises Missing (name; place, kit and lamp in 生产备货), NothingToFlash, KitIsLamp, OutOfStock
    (no kit at the place in 生产备货), NotFound, BadBoardFolder.
    """
    raise NotImplementedError


def close_session(desk: Desk, op_id: UUID, session: int) -> Session:
    """Closes a session (local id). Raises NotFound and SessionClosed."""
    raise NotImplementedError


def sessions(desk: Desk, query: str = "") -> list[Session]:
    """All sessions, the newest first; `query` looks into names, events and kinds of boards."""
    raise NotImplementedError


def session(desk: Desk, session_id: int) -> Session:
    """One session by its local id. Raises NotFound."""
    raise NotImplementedError


def find_session(desk: Desk, name: str) -> Session:
    """The newest session of this name, or by its local id as text. Raises NotFound."""
    raise NotImplementedError


def current(desk: Desk) -> Session | None:
    """The newest open session that this station opened."""
    raise NotImplementedError
