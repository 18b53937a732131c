"""One table of a template's source, asked for its values; what is not right is refused by line."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Never

from desktop.domain.paper.source import Source

_LONGEST = 5000  # characters of one text
_WIDEST = 2000.0  # mm


class Table:
    """The values of a table that stands at `path` in the source."""

    def __init__(self, source: Source, values: Any, *path: str) -> None:
        self.source, self.path = source, path
        if not isinstance(values, dict):
            self.bad("value", path[-1] if path else "")
        self.values: Mapping[str, Any] = values

    def bad(self, what: str, detail: str, *key: str) -> Never:
        """Refuses the template for this table, or a key of it. Raises BadTemplate."""
        self.source.bad(what, detail, *self.path, *key)

    def only(self, known: Collection[str]) -> None:
        """Refuses keys that nobody knows."""
        for key in self.values:
            if key not in known:
                self.bad("unknown", key, key)

    def text(self, key: str, usual: str | None = None, *, most: int = _LONGEST) -> str:
        """A text, stripped of blank lines around it; without `usual` it must be there."""
        value = self.values.get(key, usual)
        if value is None:
            self.bad("missing", key)
        if not isinstance(value, str) or len(value) > most or (usual is None and not value.strip()):
            self.bad("value", key, key)
        if any((ord(c) < 32 and c not in "\n\t") or "\ud800" <= c <= "\udfff" for c in value):
            self.bad("value", key, key)
        return value.strip("\n")

    def plain(self, key: str, pattern: str, usual: str | None = None) -> str:
        """A text of a form."""
        value = self.text(key, usual)
        if (value or usual is None) and not re.fullmatch(pattern, value):
            self.bad("value", key, key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Some short texts."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or len(value) > 100:
            self.bad("value", key, key)
        if not all(isinstance(one, str) and 0 < len(one.strip()) <= 100 for one in value):
            self.bad("value", key, key)
        return tuple(one.strip() for one in value)

    def flag(self, key: str, usual: bool) -> bool:
        """True or false."""
        value = self.values.get(key, usual)
        if not isinstance(value, bool):
            self.bad("value", key, key)
        return value

    def choice(self, key: str, known: Sequence[str], usual: str) -> str:
        """One of some words."""
        value = self.values.get(key, usual)
        if not isinstance(value, str) or value not in known:
            self.bad("value", key, key)
        return value

    def measure(self, key: str, least: float, most: float, usual: float) -> float:
        """A number between two."""
        value = self.values.get(key, usual)
        if not _measured(value) or not least <= value <= most:
            self.bad("value", key, key)
        return float(value)

    def measures(self, key: str, counts: tuple[int, ...]) -> tuple[float, ...]:
        """So many numbers; it must be there."""
        value = self.values.get(key)
        if value is None:
            self.bad("missing", key)
        if not isinstance(value, list) or len(value) not in counts:
            self.bad("value", key, key)
        if not all(_measured(one) for one in value):
            self.bad("value", key, key)
        return tuple(float(one) for one in value)


def _measured(value: Any) -> bool:
    """A number of a size that paper has (a truth value is none)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) <= _WIDEST
