"""Tables as an XLSX workbook: text is text, money and dates are numbers people can count with."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter

from desktop.exchange.tables.table import Shape, Table

_FORMATS = {
    Shape.MONEY: "¥#,##0.00",
    Shape.DAY: "yyyy-mm-dd",
    Shape.MOMENT: "yyyy-mm-dd hh:mm:ss",
    Shape.COUNT: "#,##0",
}
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31  # Excel's limits
_LONGEST_TEXT = 32_767
_NARROWEST, _WIDEST = 8, 48  # characters of the default font
_MEASURED = 200  # rows that decide a column's width
_FIRST_YEAR = 1900  # a spreadsheet counts no days before it


def workbook(tables: Sequence[Table], clean: Callable[[str], str]) -> bytes:
    """The tables as sheets of one workbook; `clean` takes out what a cell cannot carry."""
    memory = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(memory, options)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {
        shape: book.add_format({"num_format": _FORMATS.get(shape, "@"), "valign": "top"})
        for shape in Shape
    }
    formats[Shape.TEXT].set_text_wrap()
    taken: set[str] = set()
    for table in tables:
        sheet = book.add_worksheet(_title(table.title, taken))
        sheet.freeze_panes(1, 0)
        for column, told in enumerate(table.columns):
            sheet.write_string(0, column, _cut(clean(told.heading)), head)
        widths = [_width(told.heading) for told in table.columns]
        for row, line in enumerate(table.lines(), start=1):
            for column, (value, told) in enumerate(zip(line, table.columns, strict=True)):
                _write(sheet, row, column, value, told.shape, formats, clean)
                if row <= _MEASURED and value is not None:
                    widths[column] = max(widths[column], _width(_shown(value, told.shape)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))
    book.close()
    return memory.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    value: object,
    shape: Shape,
    formats: dict[Shape, xlsxwriter.format.Format],
    clean: Callable[[str], str],
) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int):
        number = Decimal(value) / 100 if shape is Shape.MONEY else value
        sheet.write_number(row, column, number, formats[shape])
    elif isinstance(value, datetime) and value.year >= _FIRST_YEAR:
        # A spreadsheet's dates have no zone.
        sheet.write_datetime(row, column, value.replace(tzinfo=None), formats[Shape.MOMENT])
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(row, column, value, formats[Shape.DAY])
    else:
        text = ",".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)
        sheet.write_string(row, column, _cut(clean(text)), formats[Shape.TEXT])


def _cut(text: str) -> str:
    """Text as long as a cell can be; the end of a longer one is marked."""
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"


def _shown(value: object, shape: Shape) -> str:
    if shape is Shape.MONEY and isinstance(value, int):
        return f"¥{value / 100:,.2f}"
    return max(str(value).split("\n"), key=len)


def _width(text: str) -> int:
    """Columns a text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text[:_WIDEST])


def _title(wanted: str, taken: set[str]) -> str:
    """A sheet name that Excel takes and no other sheet of the book has."""
    plain = _NO_TITLE.sub(" ", wanted).strip(" '")[:_LONGEST_TITLE] or "1"
    title, n = plain, 2
    while title.casefold() in taken or title.casefold() == "history":
        title = f"{plain[: _LONGEST_TITLE - 4]} {n}"
        n += 1
    taken.add(title.casefold())
    return title
