"""A list of requests, read into requests and troubles: CSV, XLSX or XLS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.domain.errors import BadFile
from desktop.domain.requisitions.taking import AskedList, ListKind
from desktop.exchange.requisitions.columns import FORM, find, which
from desktop.exchange.requisitions.grouping import Groups
from desktop.exchange.requisitions.rows import Reader, goods
from desktop.exchange.spreadsheets import MOST_BYTES, Fit, Sheet, read_sheet, text_of

_GLANCE = 50  # rows, and characters of a cell, that are looked at to tell what a column holds


def read_list(
    path: Path,
    kind: ListKind | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> AskedList:
    """The requests in a file; which list it is, is said or seen by its headings.

    `mapping` {field: heading} settles what is in doubt. Where anything is doubtful no row is
    read; where goods or who asks stand under no known heading, any of the others may be meant.
    Raises BadFile (no_columns …), Ambiguous (several sheets fit), NotFound.
    """

    def fit(line: Sequence[str]) -> Fit:
        found, known = which(line)
        return Fit(found is not None and kind in (None, found), known)

    read = read_sheet(path, fit, sheet, longest=MOST_BYTES)
    mine = kind or which(read.header)[0] or ListKind.FORM
    found = find(read.file, read.header, mine, mapping)
    columns = found.columns
    doubtful = dict(columns.doubtful)
    if len(doubtful.get("lines", ())) > 1:
        doubtful["lines"] = _likeliest(read, doubtful["lines"])
        if not doubtful["lines"]:
            raise BadFile(path.name, "no_columns", FORM["lines"][0])
    reader = Reader(read, found)
    groups = Groups(mine, "lines" in columns.index or bool(found.more))
    if not doubtful:
        for line in read.rows:
            groups.add(reader.read(line))
    kept = tuple(read.header[place] for place in found.kept)
    return AskedList(
        kind=mine,
        file=read.file,
        sha256=read.sha256,
        rows=groups.asked(reader),
        troubles=tuple(reader.troubles),
        columns=columns.headings,
        kept=kept,
        unknown=tuple(text for text in columns.unknown if text not in kept),
        doubtful=doubtful,
    )


def _likeliest(read: Sheet, headings: Sequence[str]) -> tuple[str, ...]:
    """Headings that may be of goods, that one first under which most cells count something; none
    where none of them does: then it is another list.
    """

    def counted(heading: str) -> int:
        place = read.header.index(heading)
        cells = (text_of(line.cells[place])[:_GLANCE] for line in read.rows[:_GLANCE])
        return sum(any(one.qty and _named(one.said) for one in goods(cell)) for cell in cells)

    found = {heading: counted(heading) for heading in headings}
    return (
        tuple(sorted(headings, key=found.__getitem__, reverse=True)) if any(found.values()) else ()
    )


def _named(said: str) -> bool:
    return sum(sign.isalpha() for sign in said) > 1
