"""A file of others becomes a Sheet: by its nature, not by its ending alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import Ambiguous, BadFile, NotFound
from desktop.exchange.spreadsheets.books import pages
from desktop.exchange.spreadsheets.guards import read_bytes
from desktop.exchange.spreadsheets.sheet import MOST_ROWS, Cell, Fit, Fitting, Row, Sheet, text_of
from desktop.exchange.spreadsheets.texts import LONGEST, decode, records

TEXTS = (".csv", ".tsv", ".txt")
BOOKS = (".xlsx", ".xlsm", ".xls")
_LOOK_AT = 40  # lines that are looked at for a header


def read_sheet(
    path: Path, fitting: Fitting, sheet: str | None = None, *, longest: int = LONGEST
) -> Sheet:
    """The table in a file; `fitting` judges lines as header, `sheet` names one of several.

    A text file with a cell of more than `longest` characters is damaged: who has a word to say to
    each row of its own asks for more.

    Of several visible sheets the one whose header fits is taken, the first where none does.
    Raises BadFile for what is no table, Ambiguous where several sheets fit, NotFound for a sheet
    that is not there.
    """
    ending = path.suffix.lower()
    if ending not in TEXTS + BOOKS:
        raise BadFile(path.name, "not_a_table", ending)
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if ending in BOOKS:
        return _from_book(path.name, digest, data, fitting, sheet)
    if sheet:
        raise NotFound("sheet", sheet)
    found = records(path.name, decode(path.name, data), fitting, longest)
    at, _ = _header(found, fitting)
    return _sheet(path.name, digest, found, at, ragged=True)


def _from_book(name: str, digest: str, data: bytes, fitting: Fitting, wanted: str | None) -> Sheet:
    found = pages(name, data, wanted)
    if not found:
        raise BadFile(name, "empty")
    heads = [_header(page.lines, fitting) for page in found]
    fits = [i for i, (_, fit) in enumerate(heads) if fit.whole]
    if len(fits) > 1:
        raise Ambiguous("sheet", name, tuple(found[i].name for i in fits))
    best = fits[0] if fits else max(range(len(found)), key=lambda i: (heads[i][1].known, -i))
    return _sheet(name, digest, found[best].lines, heads[best][0], title=found[best].name)


def _header(lines: Sequence[Sequence[Cell]], fitting: Fitting) -> tuple[int, Fit]:
    """The index of the line that serves best as header, the first one with text where none does."""
    best, fit = -1, Fit(False, 0)
    first = -1
    for at, line in enumerate(lines[:_LOOK_AT]):
        texts = [text_of(cell) for cell in line]
        if not any(texts):
            continue
        if first < 0:
            first = at
        here = fitting(texts)
        if here > fit:
            best, fit = at, here
    return (best if best >= 0 else max(first, 0)), fit


def _sheet(
    name: str,
    digest: str,
    lines: Sequence[Sequence[Cell]],
    at: int,
    *,
    title: str = "",
    ragged: bool = False,
) -> Sheet:
    header = tuple(text_of(cell) for cell in lines[at]) if lines else ()
    if not any(header):
        raise BadFile(name, "empty")
    width = len(header)
    rows = []
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        if any(cell != "" and (not isinstance(cell, str) or cell.strip()) for cell in line):
            cells = tuple(line)
            rows.append(Row(number, cells + ("",) * (width - len(cells))))
    if len(rows) > MOST_ROWS:
        raise BadFile(name, "too_large", f"{len(rows)} rows")
    above = tuple(text_of(cell) for cell in lines[at - 1]) if at else ()
    return Sheet(name, digest, header, tuple(rows), at + 1, title, ragged, above)
