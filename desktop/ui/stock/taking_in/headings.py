"""What stands under each heading of a file, so that a person can say what it is.

Without a pixel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from desktop.domain.imports import StockList, StockRow
from desktop.exchange.columns import fitting
from desktop.exchange.spreadsheets import read_sheet, text_of

_SAMPLES = 3
FIELDS = tuple(f.name for f in fields(StockRow) if f.name != "row")


@dataclass(frozen=True)
class Heading:
    """A heading of the file, the first things under it, and which of our fields it may be.

    `field` is what it was understood as, "" for nothing; `doubt` that a person has to say.
    """

    text: str
    samples: tuple[str, ...]
    field: str = ""
    doubt: bool = False


def headings(path: Path, sheet: str | None, understood: StockList | None = None) -> list[Heading]:
    """The headings of a file from left to right. Raises BadFile; reads the file."""
    read = read_sheet(path, fitting(), sheet)
    claimed = {} if understood is None else {h: f for f, h in understood.columns.items()}
    doubtful: dict[str, str] = {}
    if understood is not None:
        for field, texts in understood.doubtful.items():
            for text in texts:
                doubtful.setdefault(text, field)
    found = []
    for place, text in enumerate(read.header):
        if not text:
            continue
        under = (text_of(row.cells[place]) for row in read.rows if place < len(row.cells))
        samples = []
        for value in under:
            if value and value not in samples:
                samples.append(" ".join(value.split()))
            if len(samples) == _SAMPLES:
                break
        field = claimed.get(text, "")
        found.append(Heading(text, tuple(samples), field, not field and text in doubtful))
    return found


def mapping(chosen: Mapping[str, str], understood: StockList | None = None) -> dict[str, str]:
    """What the person said as {field: heading}; a field that was in doubt and that nobody chose
    is one that the file does not have.
    """
    said = {field: heading for heading, field in chosen.items() if field}
    doubtful = () if understood is None else understood.doubtful
    known = () if understood is None else understood.columns
    return dict.fromkeys((*doubtful, *known), "") | said
