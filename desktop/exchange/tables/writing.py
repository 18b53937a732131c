"""Writes tables into a file that is there whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from desktop.domain.errors import CannotWrite
from desktop.domain.money import plain
from desktop.exchange.formulas import neutralise
from desktop.exchange.tables.books import workbook
from desktop.exchange.tables.table import Column, Shape, Table

_LINE_ENDS = re.compile(r"\r\n?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_table(path: Path, table: Table) -> int:
    """Writes one table by the file's ending (.csv .xlsx .json) and returns its number of rows.

    Raises CannotWrite; a file that was there before stays as it was then.
    """
    return write_tables(path, (table,))


def write_tables(path: Path, tables: Sequence[Table]) -> int:
    """Writes several tables into one file and returns the number of rows of all.

    XLSX gives each its sheet, CSV writes one below the other under its title, JSON is an object
    by title (of one table: the list of its rows). Raises CannotWrite.
    """
    make = _MAKERS.get(path.suffix.lower())
    if make is None:
        raise CannotWrite(path.name, "unknown_ending", path.suffix)
    replace_file(path, make(tables))
    return sum(len(table.rows) for table in tables)


def csv_bytes(table: Table) -> bytes:
    """One table as the bytes of a CSV file."""
    return _csv((table,))


def replace_file(path: Path, data: bytes) -> None:
    """Puts the bytes where the path says, in one step, after they are safely on the disk.

    Raises CannotWrite (full, no_permission, locked, no_folder, failed).
    """
    fresh = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            with fresh.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as wrong:
        raise refusal(path, wrong) from wrong


def refusal(path: Path, wrong: OSError) -> CannotWrite:
    """What the system said against writing there, as a refusal."""
    return CannotWrite(path.name, _why(path, wrong), wrong.strerror or "")


def _why(path: Path, wrong: OSError) -> str:
    if wrong.errno in _FULL:
        return "full"
    if not path.parent.is_dir():
        return "no_folder"
    if wrong.errno in _NOT_ALLOWED:
        # Windows answers so too where another program holds the old file open.
        return "locked" if os.name == "nt" and path.exists() else "no_permission"
    return "failed"


def _csv(tables: Sequence[Table]) -> bytes:
    """UTF-8 with BOM, because Excel on a Chinese Windows opens nothing else rightly."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for at, table in enumerate(tables):
        if len(tables) > 1:
            writer.writerows([[], [neutralise(table.title)]] if at else [[neutralise(table.title)]])
        writer.writerow([neutralise(_clean(column.heading)) for column in table.columns])
        shapes = [column.shape for column in table.columns]
        writer.writerows(
            [_as_text(value, shape) for value, shape in zip(line, shapes, strict=True)]
            for line in table.lines()
        )
    return text.getvalue().encode("utf-8-sig", "replace")


def _as_text(value: object, shape: Shape) -> str:
    if value is None:
        return ""
    if shape is Shape.MONEY and isinstance(value, int):
        return plain(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, (tuple, list)):
        return neutralise(_clean(",".join(map(str, value))))
    return neutralise(_clean(str(value)))


def _clean(text: str) -> str:
    """Text with plain line ends and without control characters, which no table can carry."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def _xlsx(tables: Sequence[Table]) -> bytes:
    return workbook(tables, _clean)


def _json(tables: Sequence[Table]) -> bytes:
    found = {
        table.title: [_object(table.columns, line) for line in table.lines()] for table in tables
    }
    content: object = found if len(tables) > 1 else found[tables[0].title]
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _object(columns: Sequence[Column], line: Sequence[object]) -> dict[str, object]:
    return {column.key: _as_json(value) for column, value in zip(columns, line, strict=True)}


def _as_json(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


_MAKERS: dict[str, Callable[[Sequence[Table]], bytes]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
}
ENDINGS = tuple(_MAKERS)
