"""Refusals of lists of requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class NotPaid(Refused):
    """An order of a shop that was not paid, or whose money went back; `state` as the file says."""

    code: ClassVar[str] = "not_paid"
    state: str
