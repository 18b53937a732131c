"""What a person typed and cannot be taken, as sentences: amounts, days, texts, cells of a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.wording import _
from desktop.wording.columns import field


def _extra_cells(no: errors.ExtraCells) -> str:
    return _(
        "The line has {cells} cells under {headings} headings. A comma inside a text needs "
        "quotes around the whole cell."
    ).format(**no.data())


SENTENCES: dict[str, Callable[[Any], str]] = {
    "bad_amount": lambda no: _(
        "“{text}” is not an amount in yuan. Write it like 69, 69.00 or ¥1,234.50."
    ).format(text=no.text),
    "bad_quantity": lambda no: _("“{text}” is not a whole number of pieces, zero or more.").format(
        text=no.text
    ),
    "bad_date": lambda no: _("“{text}” is not a date. Write it like 2023/06/01.").format(
        text=no.text
    ),
    "ends_too_early": lambda no: _(
        "The last day ({ends}) lies before the first one ({starts}). Choose a later last day."
    ).format(**no.data()),
    "bad_year": lambda no: _("“{text}” is not a year between {first} and {last}.").format(
        **no.data()
    ),
    "bad_flag": lambda no: _("“{text}” is neither yes nor no. Write 是 or 否.").format(
        text=no.text
    ),
    "extra_cells": _extra_cells,
    "duplicate_row": lambda no: _(
        "Row {row} says the same code, owner and place already. Put the two rows together."
    ).format(row=no.other_row),
    "missing": lambda no: _("“{field}” is empty and must be filled in.").format(
        field=field(no.field)
    ),
    "too_long": lambda no: (
        _("“{start}…” has {length} characters, and “{field}” takes at most {most}. Shorten it.")
        if no.start
        else _("“{field}” has {length} characters and takes at most {most}. Shorten it.")
    ).format(**{**no.data(), "field": field(no.field)}),
}
