"""Refusals around contacts that are deleted for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class GoneForGood(Refused):
    """What was deleted of `requests` requests cannot come back: nobody keeps it any more."""

    code: ClassVar[str] = "gone_for_good"
    requests: int


@dataclass(eq=False)
class NothingDue(Refused):
    """No request ended `days` days ago or longer and still has a contact."""

    code: ClassVar[str] = "nothing_due"
    days: int


@dataclass(eq=False)
class StillOpen(Refused):
    """A person cannot be forgotten while these requests of theirs (codes) are open."""

    code: ClassVar[str] = "still_open"
    requests: tuple[str, ...]
