"""A session as a report (PDF) and as a table (CSV)."""

from __future__ import annotations

from desktop.exchange.tables import Table
from desktop.services.changes import Desk


def pdf(desk: Desk, session: int, *, names: bool = True) -> bytes:
    """The report in the spoken language; `names` False leaves the participants' out."""
    raise NotImplementedError


def table(desk: Desk, session: int) -> Table:
    """Every attempt of a session as a table."""
    raise NotImplementedError


def csv(desk: Desk, session: int) -> bytes:
    """Every attempt of a session as CSV for Excel (utf-8-sig)."""
    raise NotImplementedError
