"""Files made for one test: text tables and workbooks."""

from datetime import date

import pytest
import xlsxwriter


@pytest.fixture
def make(tmp_path):
    """Makes a file of these bytes (or this text in UTF-8) and returns its path."""

    def made(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return made


@pytest.fixture
def book(tmp_path):
    """Makes a workbook of {sheet: rows} and returns its path."""

    def made(sheets, name="表.xlsx", hidden=()):
        path = tmp_path / name
        writer = xlsxwriter.Workbook(str(path))
        day = writer.add_format({"num_format": "yyyy/mm/dd"})
        for title, rows in sheets.items():
            sheet = writer.add_worksheet(title)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, day)
                    else:
                        sheet.write(at, column, cell)
            if title in hidden:
                sheet.hide()
        writer.close()
        return path

    return made
