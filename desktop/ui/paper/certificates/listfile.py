"""A list from elsewhere: dropped or chosen, what its headings became, and which rows it lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.errors import Ambiguous
from desktop.domain.paper.lists import Filling, Roster, Skip
from desktop.domain.paper.template import Template
from desktop.exchange.shapes import award_word
from desktop.services.changes import Desk
from desktop.wording import _, ngettext, paper
from desktop.wording.joining import listed

_MOST = 5  # awards that are named


@dataclass(frozen=True)
class Asked:
    """A file as it is to be read: what a person settled of its headings, sheet and year."""

    path: Path
    template: Template
    issued_on: date
    mapping: Mapping[str, str] | None = None
    sheet: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Read:
    """What a file holds; `filling` is None while headings are in doubt (`roster.doubtful`) or one
    of several `sheets` must be named. `years` are those of its rows.
    """

    asked: Asked
    roster: Roster | None = None
    filling: Filling | None = None
    sheets: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Elsewhere:
    """A list whose rows are all for other awards: in words, and the one template they are for."""

    words: str
    template: Template | None


def read(asked: Asked) -> Read:
    """Reads the file; runs in a lane. Raises BadFile and NotFound."""
    from desktop.services.paper import filling

    try:
        roster = filling.read(asked.path, asked.template, asked.mapping, asked.sheet)
    except Ambiguous as several:
        return Read(asked, sheets=several.candidates)
    if roster.doubtful:
        return Read(asked, roster)
    years = tuple(sorted({one.year for one in roster.entries if one.year is not None}))
    filled = filling.fill(asked.template, roster, issued_on=asked.issued_on, year=asked.year)
    return Read(asked, roster, filled, years=years)


def understood(read: Read) -> tuple[str, str]:
    """Which heading became which field, and which headings nobody claimed, in a line each."""
    roster = read.roster
    if roster is None:
        return "", ""
    became = [
        f"{heading} → {paper.field(word, read.asked.template)}"
        for word, heading in roster.columns.items()
    ]
    unknown = listed(roster.unknown)
    left = _("Headings not used: {headings}").format(headings=unknown) if unknown else ""
    return "  ·  ".join(became), left


def people(desk: Desk) -> list[str]:
    """Everybody in the app, by name."""
    from desktop.services import people as services

    return [one.name for one in services.people(desk)]


def elsewhere(read: Read | None, templates: Iterable[Template]) -> Elsewhere | None:
    """Where a list belongs of which every row is for another award; None for any other list."""
    if read is None or read.roster is None or read.filling is None or read.filling.drafts:
        return None
    skipped = read.filling.skipped
    if not skipped or any(row.why != Skip.AWARD for row in skipped):
        return None
    awards = dict.fromkeys(award for entry in read.roster.entries for award in entry.awards)
    known = set(map(award_word, awards))
    fit = [one for one in templates if known & set(map(award_word, one.awards))]
    said = ngettext(
        "An example is shown: the list's {n} row is for another award: {awards}.",
        "An example is shown: all {n} rows of the list are for other awards: {awards}.",
        len(skipped),
    ).format(n=f"{len(skipped):,}", awards=_named(tuple(awards)) or "–")
    return Elsewhere(said, fit[0] if len(fit) == 1 else None)


def _named(awards: tuple[str, ...]) -> str:
    said = listed(awards[:_MOST])
    if (more := len(awards) - _MOST) > 0:
        said += ngettext(" and {n} more", " and {n} more", more).format(n=f"{more:,}")
    return said


def other_year(read: Read) -> str:
    """A word of warning where a list is of another year than the papers' date; else ""."""
    asked = read.asked
    if not read.years or asked.issued_on.year in read.years or asked.template.field("year") is None:
        return ""
    return _(
        "The list is of {years}, the papers are dated {day}. Where they should speak of another "
        "year, choose another date or write the year below."
    ).format(years=listed(map(str, read.years)), day=asked.issued_on.isoformat())
