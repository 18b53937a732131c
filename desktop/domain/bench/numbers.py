"""Serial numbers of boards, and the paper numbers of those that have none yet."""

from __future__ import annotations

import re

from desktop.domain.errors import BadSerial

MOST = 16  # characters that fit into a board's memory
_TAG = re.compile(r"T-?0*(\d{1,6})", re.IGNORECASE)


def serial_of(series: str, n: int) -> str:
    """The n-th serial number of a series such as `SL-{n:05d}`.

    Raises BadSerial where that is none, or longer than a board remembers.
    """
    try:
        text = series.format(n=n)
    except (LookupError, ValueError, AttributeError):
        raise BadSerial(series, MOST) from None
    if text == series:  # no counter in it: every board would bear the same number
        raise BadSerial(series, MOST)
    return fit_serial(text)


def fit_serial(text: str) -> str:
    """A serial number as it is kept. Raises BadSerial."""
    if not 1 <= len(text) <= MOST or any(not "!" <= c <= "~" for c in text):
        raise BadSerial(text, MOST)
    return text


def tag_text(n: int | None) -> str:
    """A paper number as it is written on the board: T-07; "" for none."""
    return "" if n is None else f"T-{n:02d}"


def tag_number(text: str) -> int | None:
    """The paper number that was typed (`T-07`, `t7`), None where that is none."""
    found = _TAG.fullmatch(text.strip())
    return int(found[1]) if found and int(found[1]) > 0 else None
