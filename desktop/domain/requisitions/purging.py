"""Contacts deleted for good: what is due, what was deleted, and what a search still found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_NAMES = ("applicant", "recipient", "carried_by")


@dataclass(frozen=True)
class Due:
    """One request whose contact may go: local id, code, title, the day it ended, and how many
    private values (recipient, phone, address, remark, reasons, report, notes) stand in it.
    """

    id: int
    code: str
    title: str
    ended_on: date
    values: int


@dataclass(frozen=True)
class Purged:
    """The act in hex, how many requests and how many private values it deleted."""

    op: str
    requests: int
    values: int


@dataclass(frozen=True)
class Deleted:
    """A private value's text, and the column that it was kept for."""

    text: str
    column: str

    @property
    def telling(self) -> bool:
        """Whether it leads to somebody wherever it stands."""
        return self.column in ("phone", "report_link")

    @property
    def address(self) -> bool:
        """Whether it says where somebody lives."""
        return self.column == "address"

    @property
    def words(self) -> bool:
        """Whether it is what people wrote, no name, number or address."""
        return not self.telling and not self.address and self.column not in _NAMES


@dataclass(frozen=True)
class Trace:
    """Where a deleted text still stands: `where` is table.column, a journal or a file's name, and
    how many of the deleted texts were found there.
    """

    where: str
    texts: int


@dataclass(frozen=True)
class Proof:
    """What was deleted, and what a search of `searched` places (columns, journals, files) found.

    `shared`: deleted texts that also name who asked or stand in a request not due, and `common`:
    those that are also words which were never private (a town, an item), and where they stand: both
    tell nothing and were not looked for. `backups` are older copies that still hold deleted texts.
    `server`: the files of a database server are not this program's to search.
    """

    purged: Purged
    searched: int
    found: tuple[Trace, ...] = ()
    backups: tuple[Trace, ...] = ()
    shared: int = 0
    common: tuple[Trace, ...] = ()
    server: bool = False

    @property
    def clean(self) -> bool:
        """Whether nothing was found but in older backups."""
        return not self.found
