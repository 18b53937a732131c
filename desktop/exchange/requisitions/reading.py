"""A list of requests, read into requests and troubles: CSV, XLSX or XLS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.domain.errors import BadFile
from desktop.domain.requisitions.taking import AskedList, ListKind
from desktop.exchange.requisitions.columns import find, which
from desktop.exchange.requisitions.grouping import Groups
from desktop.exchange.requisitions.rows import Reader
from desktop.exchange.spreadsheets import MOST_BYTES, Fit, read_sheet


def read_list(
    path: Path,
    kind: ListKind | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> AskedList:
    """The requests in a file; which list it is, is said or seen by its headings.

    `mapping` {field: heading} settles what is in doubt. Where anything is doubtful no row is
    read. Raises BadFile (no_columns …), Ambiguous (several sheets fit), NotFound.
    """

    def fit(line: Sequence[str]) -> Fit:
        found, known = which(line)
        return Fit(found is not None and kind in (None, found), known)

    read = read_sheet(path, fit, sheet, longest=MOST_BYTES)
    mine = kind or which(read.header)[0] or ListKind.FORM
    found = find(read.file, read.header, mine, mapping)
    columns = found.columns
    named = {*columns.index, *columns.doubtful}
    if mine is not ListKind.ORDERS and not {"applicant", "recipient"} & named:
        raise BadFile(path.name, "no_columns", "提交人")
    reader = Reader(read, found)
    groups = Groups(mine, "lines" in columns.index or bool(found.more))
    if not columns.doubtful:
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
        doubtful=columns.doubtful,
    )
