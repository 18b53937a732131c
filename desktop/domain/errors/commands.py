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
class BadCommand(Refused):
    """Words of a command line that cannot be meant; `text` is what is wrong, in words."""

    code: ClassVar[str] = "bad_command"
    text: str


@dataclass(eq=False)
class PasswordShown(Refused):
    """A password stands on the command line, where everybody on the machine can read it."""

    code: ClassVar[str] = "password_shown"


@dataclass(eq=False)
class Broken(Refused):
    """A fault of the program itself; `detail` names it, the log at `log` tells it whole."""

    code: ClassVar[str] = "broken"
    detail: str
    log: str


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
    """Taking the act back would take real places below zero; `lines` says which: item, place,
    owner, pieces there are, pieces that would go back.
    """

    code: ClassVar[str] = "undo_blocked"
    lines: tuple[tuple[str, str, str, int, int], ...]


@dataclass(eq=False)
class Cancelled(Refused):
    """The person cancelled long work; nothing was written."""

    code: ClassVar[str] = "cancelled"
