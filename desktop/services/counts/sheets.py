"""Sheets of a count: written out to be filled in, and every row's fate when they come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.counts import Count, EntryDraft
from desktop.domain.errors import NotFound, NotInCount, Refused, RowsRefused, Uncounted
from desktop.domain.imports import Trouble
from desktop.domain.moments import micros
from desktop.exchange.count_sheets import (
    CountSheet,
    SheetLine,
    read_counts,
    results_table,
    sheet_table,
)
from desktop.exchange.tables import replace_file, write_table
from desktop.services.changes import Desk
from desktop.services.counts.entering import Entered, enter
from desktop.services.counts.looking import count, expected, results
from desktop.store import catalogue, finding, owners, places
from desktop.store.counts import entries, rows


class RowFate(StrEnum):
    """What a row of a sheet does when it is taken in."""

    COUNTED = "counted"
    AGAIN = "same"  # the very same was entered before
    NAMELESS = "nameless"  # found, and no article yet


@dataclass(frozen=True)
class FatedRow:
    """A row with what becomes of it."""

    line: SheetLine
    draft: EntryDraft
    fate: RowFate
    title: str


@dataclass(frozen=True)
class SheetPreview:
    """A sheet before it is taken in: rows with their fate, troubles by row, what is left empty."""

    sheet: CountSheet
    rows: tuple[FatedRow, ...]
    troubles: tuple[Trouble, ...]

    @property
    def drafts(self) -> list[EntryDraft]:
        """What would be entered: all that was not entered before."""
        return [row.draft for row in self.rows if row.fate is not RowFate.AGAIN]


def write_sheet(desk: Desk, count_id: int, path: Path) -> int:
    """Writes the sheet of a count as CSV or XLSX; how many lines. Raises CannotWrite, NotFound."""
    known = count(desk, count_id)
    lines = [line for line in expected(desk, count_id) if line.code is not None]
    write_table(path, sheet_table(lines, known.name, blind=known.blind))
    return len(lines)


def write_paper(desk: Desk, count_id: int, path: Path) -> int:
    """Writes the sheet of a count as a PDF to be filled in by hand; how many lines. Raises
    CannotWrite, NotFound.
    """
    from desktop.documents.reports.count_sheet import count_sheet  # loads the printing library

    known = count(desk, count_id)
    lines = [line for line in expected(desk, count_id) if line.code is not None]
    replace_file(path, count_sheet(known, lines, desk.now()))
    return len(lines)


def write_results(desk: Desk, count_id: int, path: Path) -> int:
    """Writes what came of a closed count; how many lines. Raises CannotWrite, NotFound."""
    known = results(desk, count_id)
    write_table(path, results_table(known, count(desk, count_id).name))
    return len(known)


def preview(desk: Desk, count_id: int, path: Path) -> SheetPreview:
    """Reads a filled-in sheet of a count. Raises BadFile, Ambiguous, NotFound."""
    known = count(desk, count_id)
    with desk.database.reading() as connection:
        inside = rows.places(connection, rows.row(connection, count_id))
        before = {
            (row.variant, row.place, int(row.qty), int(row.counted_at))
            for row in entries.standing(connection, count_id)
        }
        return _previewed(connection, known.place, inside, path, before)


def preview_place(desk: Desk, place: int, path: Path, *, tree: bool) -> SheetPreview:
    """As `preview`, for a count of a place that is not open yet."""
    with desk.database.reading() as connection:
        inside = rows.inside(connection, place, tree=tree)
        return _previewed(connection, place, inside, path, set())


def take_in(
    desk: Desk, op_id: UUID, known: Count, seen: SheetPreview, *, skip_refused: bool = False
) -> Entered:
    """Enters the rows of a sheet into an open count, as one act. Raises RowsRefused while rows
    are refused, and as `enter` does.
    """
    if seen.troubles and not skip_refused:
        raise RowsRefused(len(seen.troubles))
    return enter(desk, op_id, known.id, seen.drafts)


def _previewed(
    connection: Any,
    place: int,
    inside: set[int],
    path: Path,
    before: set[tuple[int | None, int, int, int]],
) -> SheetPreview:
    def pack_size(code: str) -> int | None:
        try:
            return catalogue.by_code(connection, code).pack_size
        except NotFound:
            return None  # said of the row as a whole when it is looked up

    sheet = read_counts(path, pack_size)
    found: list[FatedRow] = []
    troubles = list(sheet.troubles)
    for line in sheet.lines:
        field = "code"
        try:
            what = catalogue.by_code(connection, line.code) if line.code else None
            if what is not None and what.uncounted:
                raise Uncounted(what.title)
            field = "place"
            where = place if not line.place else _place(connection, line.place, place, inside)
            field = "owner"
            whose = owners.find(connection, line.owner).id if line.owner else None
        except Refused as refused:
            value = {"code": line.code, "place": line.place, "owner": line.owner}[field]
            column = sheet.columns.get(field, "")
            troubles.append(Trouble(line.row, column, value, refused.code, refused.data()))
            continue
        draft = EntryDraft(
            code=None if what is None else what.code,
            owner=whose,
            place=where,
            qty=line.qty,
            estimate=line.estimate,
            said=line.said if what is not None else line.name,
            counted_at=line.counted_at,
            counter=line.counter,
        )
        fate = RowFate.NAMELESS if what is None else RowFate.COUNTED
        if what is not None and _known(what.id, where, line.qty, line.counted_at, before):
            fate = RowFate.AGAIN
        found.append(FatedRow(line, draft, fate, line.name if what is None else what.title))
    return SheetPreview(sheet, tuple(found), tuple(sorted(troubles, key=lambda one: one.row)))


def _known(
    variant: int,
    place: int,
    qty: int,
    at: datetime | None,
    before: set[tuple[int | None, int, int, int]],
) -> bool:
    """Whether the same row came in before: only a row with its moment can be told again."""
    return at is not None and (variant, place, qty, micros(at)) in before


def _place(connection: Any, name: str, top: int, inside: set[int]) -> int:
    """The place of a row: a path, or a name that is meant within the counted place."""
    root = places.get(connection, top)
    try:
        found = finding.find(connection, name)
    except NotFound:
        found = finding.find(connection, f"{root.path}/{name}")
    if found.id not in inside:
        raise NotInCount(found.path, root.path)
    return found.id
