"""How these tests read: with the judge of stock lists."""

import pytest

from desktop.domain.errors import BadFile
from desktop.exchange.columns import fitting
from desktop.exchange.spreadsheets import read_sheet


def read(path, sheet=None):
    return read_sheet(path, fitting(), sheet)


def refusal(path, sheet=None):
    with pytest.raises(BadFile) as refused:
        read(path, sheet)
    assert refused.value.file == path.name
    return refused.value.why


def cells(sheet):
    return [row.cells for row in sheet.rows]
