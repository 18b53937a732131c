"""Refusals of commands and of taking them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class OpReused(Refused):
    """The same op_id came with other content."""

    code: ClassVar[str] = "op_reused"
    op: str


@dataclass(eq=False)
class AlreadyUndone(Refused):
    """The act was taken back before."""

    code: ClassVar[str] = "already_undone"
    op: str


@dataclass(eq=False)
class CannotUndo(Refused):
    """The act is of a kind that has its own way back; `instead` names that way."""

    code: ClassVar[str] = "cannot_undo"
    kind: str
    instead: str


@dataclass(eq=False)
class UndoBlocked(Refused):
    """Taking the act back would take real places below zero; `lines` says which."""

    code: ClassVar[str] = "undo_blocked"
    lines: tuple[str, ...]
