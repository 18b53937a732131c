"""Days as people choose them: the community's, whatever zone this machine is in."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate

from desktop.domain.moments import at_home


def today() -> QDate:
    """The day it is at home."""
    now = at_home(datetime.now(UTC))
    return QDate(now.year, now.month, now.day)
