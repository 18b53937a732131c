"""Serial numbers as people type them: one by one, or from one to another."""

from __future__ import annotations

import re

from desktop.domain.errors import BadSerials
from desktop.domain.money import narrow

MOST = 5000
_BETWEEN = re.compile(r"[\s,，、;；]+")
_RANGE = re.compile(r"(.*?)(\d+)(?:\.\.+|…|~|～)(.*?)(\d+)")


def serials(text: str) -> tuple[str, ...]:
    """`SL-0001..SL-0003, T-07` as SL-0001 SL-0002 SL-0003 T-07, each once, in order.

    The end of a range may leave its letters out (`SL-0001..0020`, `SL-0001..20`); numbers keep
    the width of the first. Raises BadSerials for a range that runs backwards or changes its
    letters, and for more than 5,000 serial numbers.
    """
    found: dict[str, None] = {}
    for word in _BETWEEN.split(narrow(text)):
        if not word:
            continue
        asked = _RANGE.fullmatch(word)
        found |= dict.fromkeys(_counted(word, asked) if asked else (word,))
        if len(found) > MOST:
            raise BadSerials(word, MOST)
    return tuple(found)


def _counted(word: str, asked: re.Match[str]) -> list[str]:
    before, first, again, last = asked.groups()
    count = int(last) - int(first) + 1 if len(first) < 19 and len(last) < 19 else 0
    if again not in ("", before) or not 0 < count <= MOST:
        raise BadSerials(word, MOST)
    return [f"{before}{n:0{len(first)}d}" for n in range(int(first), int(last) + 1)]
