"""Refusals about things and their names: not there, ambiguous, taken, retired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class NotFound(Refused):
    """No thing of that kind has this name; `near` holds the likeliest names."""

    code: ClassVar[str] = "not_found"
    kind: str
    name: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class Ambiguous(Refused):
    """Several things answer to this name; `candidates` tells them apart."""

    code: ClassVar[str] = "ambiguous"
    kind: str
    name: str
    candidates: tuple[str, ...] = ()


@dataclass(eq=False)
class Taken(Refused):
    """The name or code already belongs to something else."""

    code: ClassVar[str] = "taken"
    kind: str
    name: str
    by: str = ""


@dataclass(eq=False)
class Retired(Refused):
    """The thing is retired and takes no new facts."""

    code: ClassVar[str] = "retired"
    kind: str
    name: str
