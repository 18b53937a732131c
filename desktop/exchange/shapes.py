"""What a cell of others says as one line of text or a day, whatever shape it came in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.moments import HOME
from desktop.domain.money import narrow
from desktop.exchange.spreadsheets import Cell, text_of
from desktop.exchange.stocklist import day

_BLANKS = re.compile(r"\s+")
_MILLISECONDS = re.compile(r"1[0-9]{12}")
_NO_YEAR = re.compile(r"[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日?")
_NAMES = ("name", "text", "en_name", "full_name", "address")  # in what order a value is asked


def award_word(text: str) -> str:
    """An award for comparing: blanks, brackets and the width of letters make no difference."""
    return re.sub(r"[\s「」“”\"'《》]", "", narrow(text)).casefold()


def shaped(cell: Cell) -> str:
    """A cell as one line of text, whatever shape it has.

    Tables fetched through the API carry persons, options and links as JSON
    (`[{"name": "张三", …}]`, `["审批","办公"]`, facts §5.3): their names joined by commas.
    """
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    text = text_of(cell)
    if text[:1] in "[{" and text[-1:] in "]}" and len(text) > 1:
        try:
            return ",".join(filter(None, map(one_line, _inside(json.loads(text)))))
        except (ValueError, RecursionError):
            pass
    return one_line(text)


def day_text(cell: Cell, year: int | None = None) -> str:
    """A cell's day as `2024-01-14`, "" where blank; the milliseconds of the API are Beijing's.

    A day without its year (`10月4日`) takes the given one. Raises BadDate.
    """
    text = shaped(cell) if isinstance(cell, str) else text_of(cell)
    if _MILLISECONDS.fullmatch(text):
        return f"{datetime.fromtimestamp(int(text) / 1000, ZoneInfo(HOME)):%Y-%m-%d}"
    if year is not None and _NO_YEAR.fullmatch(narrow(text)):
        text = f"{year}年{narrow(text)}"
    found = day(text if isinstance(cell, str) or not hasattr(cell, "year") else cell)
    return "" if found is None else found.isoformat()


def _inside(value: Any) -> Iterable[str]:
    """The texts of a value in one of the API's shapes."""
    if isinstance(value, Mapping):
        inner = next((value[name] for name in _NAMES if value.get(name)), value.get("value", ""))
        yield from _inside(inner)
    elif isinstance(value, list):
        for one in value:
            yield from _inside(one)
    elif value is not None:
        yield ("true" if value else "false") if isinstance(value, bool) else str(value)


def one_line(text: str) -> str:
    """Text on one line."""
    return _BLANKS.sub(" ", text).strip()
