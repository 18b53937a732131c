"""One of the community's tables, read into rows and troubles: CSV, XLSX or XLS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.domain.errors import BadFile, ExtraCells, Missing, Refused, UnknownWord
from desktop.domain.imports import Trouble
from desktop.domain.production.lists import TableKind, TableList, TableRow
from desktop.exchange.columns import Columns, find_columns
from desktop.exchange.production import columns, words
from desktop.exchange.shapes import day_text, shaped
from desktop.exchange.spreadsheets import Cell, Fit, Row, Sheet, read_sheet, text_of
from desktop.exchange.stocklist import amount, quantity


def read_table(
    path: Path,
    kind: TableKind | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> TableList:
    """The table in a file; which of the community's tables it is, is said or seen by its headings.

    `mapping` {field: heading} settles what is in doubt. Where anything is doubtful no row is
    read. Raises BadFile (unknown_kind, no_columns …), Ambiguous (several sheets fit), NotFound.
    """

    def fit(line: Sequence[str]) -> Fit:
        found, known = columns.which(line)
        return Fit(found is not None and kind in (None, found), known)

    read = read_sheet(path, fit, sheet)
    mine = kind or columns.which(read.header)[0]
    if mine is None:
        headings = ", ".join(text for text in read.header if text)
        raise BadFile(path.name, "unknown_kind", headings)
    found = find_columns(
        read.file,
        read.header,
        mapping,
        synonyms=columns.FIELDS[mine],
        needed=columns.NEEDED[mine],
    )
    doubtful = _doubtful(mine, found)
    reader = _Reader(mine, read, found)
    rows = () if doubtful else tuple(row for row in map(reader.read, read.rows) if row)
    return TableList(
        kind=mine,
        file=read.file,
        sha256=read.sha256,
        rows=rows,
        troubles=tuple(reader.troubles),
        columns=found.headings,
        unknown=found.unknown,
        doubtful=doubtful,
    )


def _doubtful(kind: TableKind, found: Columns) -> dict[str, tuple[str, ...]]:
    """What must be asked: a heading that is only near a field that most tables do not have is
    told as unknown instead.
    """
    own = {name for name, _ in columns.written(kind)}
    return {
        name: headings
        for name, headings in found.doubtful.items()
        if name in own or not set(headings) <= set(found.unknown)
    }


class _Reader:
    """Reads the lines of one sheet."""

    def __init__(self, kind: TableKind, sheet: Sheet, found: Columns) -> None:
        self.troubles: list[Trouble] = []
        self._kind = kind
        self._sheet = sheet
        self._found = found
        self._width = len(sheet.header)

    def read(self, line: Row) -> TableRow | None:
        before = len(self.troubles)
        said: dict[str, object] = {}
        for name, at in self._found.index.items():
            try:
                said[name] = _READERS.get(name, shaped)(line.cells[at])
            except Refused as refused:
                value = line.cells[at]
                text = value if isinstance(value, str) else text_of(value)
                self._trouble(line, name, text, refused)
        for name in columns.NEEDED[self._kind]:
            if name in said and said[name] in ("", None):
                self._trouble(line, name, "", Missing(name))
        if self._sheet.ragged and any(line.cells[self._width :]):
            beyond = text_of(line.cells[self._width])
            self._trouble(line, "", beyond, ExtraCells(len(line.cells), self._width))
        return TableRow(line.number, said) if len(self.troubles) == before else None

    def _trouble(self, line: Row, field: str, value: str, refused: Refused) -> None:
        column = self._found.headings.get(field, "")
        self.troubles.append(Trouble(line.number, column, value, refused.code, refused.data()))


def passed(cell: Cell) -> object:
    """是否合格: True, False, or how many pieces are good; None where nothing is said.

    `980`, `合格980` and `980/1000` say how many. Raises UnknownWord.
    """
    text = shaped(cell)
    if not text:
        return None
    if isinstance(cell, bool):
        return cell
    word = words.plain(text)
    if word in map(words.plain, words.YES) and word != "1":
        return True
    if word in map(words.plain, words.NO):
        return False
    number = word.removeprefix("合格").removeprefix(":").removeprefix("：").split("/")[0]
    try:
        return quantity(number.removesuffix("件").removesuffix("个"))
    except Refused:
        raise UnknownWord(text, (words.YES[0], words.NO[0], "980")) from None


def _word(known: Mapping[str, Sequence[str]], *, free: bool) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = shaped(cell)
        return words.free(known, text) if free else words.strict(known, text)

    return read


def _day(cell: Cell) -> str | None:
    return day_text(cell) or None


_READERS: dict[str, Callable[[Cell], Any]] = {
    **dict.fromkeys(("qty", "expected", "arrived"), quantity),
    **dict.fromkeys(("unit_fen", "freight_fen", "budget_fen", "actual_fen", "amount_fen"), amount),
    **dict.fromkeys(("ordered_on", "arrives_on", "approved_on"), _day),
    "passed": passed,
    "kind": _word(words.MAKINGS, free=False),
    "contract": _word(words.CONTRACTS, free=True),
    "paid_how": _word(words.PAID_HOW, free=True),
    "pay_state": _word(words.PAY_STATES, free=True),
    "invoice_state": _word(words.INVOICE_STATES, free=True),
    "stage": _word(words.STAGES, free=False),
}
