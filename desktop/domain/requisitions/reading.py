"""What people write into “申请物料”, taken apart: what is meant, and how many of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.errors import TooLong
from desktop.domain.money import narrow

MOST = 20_000  # characters: a hundred lines are three thousand
_BETWEEN = re.compile(r"[;；\n]+")
_LAST_NUMBER = re.compile(r"[x×*]?\s*(\d{1,9})\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class SaidLine:
    """One line as said: `said` is what, `qty` how many pieces, None where nobody can know; then
    `qty_said` are the words that it would have been read from (`若干`, `20-30`).
    """

    said: str
    qty: int | None
    qty_said: str = ""


def read_lines(text: str) -> tuple[SaidLine, ...]:
    """The lines of a free text, in its order. Raises TooLong beyond `MOST` characters."""
    if len(text) > MOST:
        raise TooLong("said", text[:20], len(text), MOST)
    found = []
    for part in _BETWEEN.split(narrow(text)):
        number = _LAST_NUMBER.search(part)
        if number:
            said = part[: number.start()].strip()
            found.append(SaidLine(said, int(number[1]) or None, number[0].strip()))
        elif part.strip():
            found.append(SaidLine(part.strip(), None))
    return tuple(found)
