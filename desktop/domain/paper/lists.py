"""Lists of who gets a paper: as read, and as papers with the rows that were left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.paper.problems import Finding
from desktop.domain.paper.template import Draft


@dataclass(frozen=True)
class Entry:
    """One row of a list.

    `row` is the line's number in the sheet, the header being 1. `awards` are the awards its cell
    names, `passed` what it says of having passed (None: nothing that can be understood, its text
    is in `passed_text`), `year` the year of its date. `fields` hold what the template asks for,
    as text, by the field's key; nothing else of the row is kept. `extra` counts the cells of a
    line that has more of them than the list has headings.
    """

    row: int
    recipient: str
    awards: tuple[str, ...] = ()
    passed: bool | None = True
    passed_text: str = ""
    year: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    extra: int = 0


@dataclass(frozen=True)
class Roster:
    """A list as read: its rows, and how its headings were understood.

    `columns` maps our words (`recipient`, `nickname`, `award`, `passed`, `created`, `year` and
    the template's fields) to the list's headings; `unknown` are headings nobody claimed (shown,
    their cells are never taken); `doubtful` maps a word to several headings it might be: then no
    row was read. A typed list has no columns.
    """

    entries: tuple[Entry, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    doubtful: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    file: str = ""


class Skip(StrEnum):
    """Why a row of a list becomes no paper."""

    AWARD = "award"  # it is for another award (detail: which)
    NOT_PASSED = "not_passed"
    UNDECIDED = "undecided"  # the list says neither yes nor no (detail: what it says)
    EMPTY = "empty"  # it names nobody
    REPEAT = "repeat"  # it says what another row said (detail: that row)
    YEAR = "year"  # it is of another year (detail: which)
    EXTRA = "extra"  # it has more cells than the list has headings (detail: how many)


@dataclass(frozen=True)
class Skipped:
    """A row that becomes no paper: its number, whom it names, and why."""

    row: int
    who: str
    why: Skip
    detail: str = ""


@dataclass(frozen=True)
class Filling:
    """A list as papers: drafts in the list's order, rows left out, and what must be mended."""

    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
