"""Refusals about files, imports and the database, and work that was cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class BadFile(Refused):
    """The file cannot be read as what it should be.

    `why` is one of: empty, not_text, not_a_table, not_a_picture, not_png_jpeg, too_large,
    unpacks_too_large, damaged, locked, encrypted, missing, unreadable, no_columns,
    duplicate_columns, unknown_kind.
    """

    code: ClassVar[str] = "bad_file"
    file: str
    why: str
    detail: str = ""


@dataclass(eq=False)
class CannotWrite(Refused):
    """The file cannot be written; one that was there before is untouched.

    `why` is one of: full, no_permission, locked, no_folder, unknown_ending, exists, failed.
    """

    code: ClassVar[str] = "cannot_write"
    file: str
    why: str
    detail: str = ""


@dataclass(eq=False)
class RowsRefused(Refused):
    """Rows of an import are refused, so nothing was written; `rows` is their number."""

    code: ClassVar[str] = "rows_refused"
    rows: int


@dataclass(eq=False)
class DatabaseTrouble(Refused):
    """The database cannot be used now.

    `why` is one of: locked, read_only, corrupt, full, newer, unreachable, older_running.
    """

    code: ClassVar[str] = "database_trouble"
    why: str
    detail: str = ""
