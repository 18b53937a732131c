"""Text tables: which encoding, which delimiter, and the records as RFC 4180 has them."""

from __future__ import annotations

import codecs
import csv
import io
import re

from desktop.domain.errors import BadFile
from desktop.exchange.formulas import restore
from desktop.exchange.spreadsheets.guards import nature
from desktop.exchange.spreadsheets.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Fit, Fitting

_DELIMITERS = ",\t;"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LONGEST = 131_072  # characters of a cell: beyond it a quote was never closed, most likely
# One limit for the whole process is all that the reader has; each list says its own below it.
csv.field_size_limit(MOST_BYTES)
_LOOK_AT = 40  # records that are looked at for a header
_SEP = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)  # Excel's own first line


def decode(name: str, data: bytes) -> str:
    """The text of a table file: UTF-8 (with or without BOM), UTF-16 with BOM, else GB18030.

    Raises BadFile: not_text for pictures, archives and other bytes that are no text, damaged for
    UTF-8 with spoilt places.
    """
    known = nature(data)
    if known:
        raise BadFile(name, "not_text", known)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # Excel's "Unicode text"
        encodings: tuple[str, ...] = ("utf-16",)
    elif data.startswith(codecs.BOM_UTF8):
        encodings = ("utf-8-sig",)  # it says so itself: broken UTF-8 is not guessed at
    elif b"\x00" in data:
        raise BadFile(name, "not_text", "NUL")
    else:
        encodings = ("utf-8", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            if encoding == "utf-8" and _is_broken_utf8(data):
                raise BadFile(name, "damaged", "UTF-8") from None
            continue
        if len(_CONTROLS.findall(text)) * 50 > len(text):
            break
        # A re-saved file may carry the UTF-8 mark over into GB18030: it is no part of a heading.
        return _CONTROLS.sub("", text.removeprefix("\ufeff"))
    raise BadFile(name, "not_text", "/".join(encodings))


def _is_broken_utf8(data: bytes) -> bool:
    """Whether a few spoilt bytes stand in what is UTF-8 otherwise; GB18030 would make it babble."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return len(data) - len(text) > 20 * broken


def records(name: str, text: str, fitting: Fitting, longest: int = LONGEST) -> list[list[str]]:
    """The records of a text table; the delimiter is the one whose header fits best.

    A cell has at most `longest` characters. Raises BadFile: damaged (a quote never closed, or text
    after a closing one), too_large.
    """
    sep = _SEP.match(text)
    if sep:
        return [[], *_parse(name, text[sep.end() :], sep[1], longest)]
    # Cells may hold line ends: a whole record is tried, not a whole line.
    beginning = text[: 64 * 1024]
    best = max(_DELIMITERS, key=lambda mark: _merit(beginning, mark, fitting))
    return _parse(name, text, best, longest)


def _merit(beginning: str, mark: str, fitting: Fitting) -> tuple[bool, int, int]:
    """How well a delimiter does: by headings understood, then by the width it makes.

    Where headings are understood theirs is the width that counts: a list of one column is no
    wider because a name in it has a semicolon.
    """
    best, width, headed = Fit(False, 0), 0, 0
    try:
        for at, record in enumerate(csv.reader(io.StringIO(beginning, newline=""), delimiter=mark)):
            if at >= _LOOK_AT:
                break
            if (here := fitting(record)) > best:
                best, headed = here, len(record)
            width = max(width, len(record))
    except csv.Error:
        pass  # the whole text will say where and why
    return (*best, headed or width)


def _parse(name: str, text: str, mark: str, longest: int) -> list[list[str]]:
    found: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for record in reader:
            found.append(record)
            if len(max(record, key=len, default="")) > longest:
                raise BadFile(name, "damaged", f"line {reader.line_num}: > {longest}")
            if len(found) > MOST_ROWS + _LOOK_AT and any(record):
                raise BadFile(name, "too_large", f"> {MOST_ROWS} rows")
            if len(record) > MOST_COLUMNS and any(record[MOST_COLUMNS:]):
                raise BadFile(name, "too_large", f"> {MOST_COLUMNS} columns")
    except csv.Error as wrong:
        raise BadFile(name, "damaged", f"line {reader.line_num}: {wrong}") from wrong
    for record in found:
        for at, cell in enumerate(record):
            if cell and ("\r" in cell or cell[0] == "'"):
                record[at] = restore(cell.replace("\r\n", "\n").replace("\r", "\n"))
    return found
