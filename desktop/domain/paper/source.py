"""A template's source: read as TOML, and on which line each of its words stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Never

from desktop.domain.errors import BadTemplate

MOST = 200_000  # characters; a template has some four thousand
_TABLE = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w.\"'-]+)\s*=\s*(.*)$")
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_END = " (at end of document)"


class Source:
    """The text of a template named `name`, and the places of its tables and keys."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self._lines: dict[tuple[str, ...], int] | None = None

    def read(self) -> Mapping[str, Any]:
        """The whole as TOML. Raises BadTemplate (syntax)."""
        if len(self.text) > MOST:
            raise BadTemplate(self.name, "syntax", f"> {MOST}")
        try:
            # Some editors put a mark of byte order before the first letter.
            return tomllib.loads(self.text.removeprefix("\ufeff"))
        except tomllib.TOMLDecodeError as trouble:
            said = str(trouble)
            if found := _AT_LINE.search(said):
                line, said = int(found[1]), said[: found.start()]
            else:
                line, said = self.text.count("\n") + 1, said.removesuffix(_AT_END)
            raise BadTemplate(self.name, "syntax", said, line) from None
        except (RecursionError, ValueError, OverflowError):
            # Arrays in arrays in arrays, a number of a million digits: nobody means them.
            raise BadTemplate(self.name, "syntax", "depth") from None

    def bad(self, what: str, detail: str, *path: str) -> Never:
        """Refuses the template for what stands at `path`. Raises BadTemplate."""
        raise BadTemplate(self.name, what, detail, self.line(*path))

    def line(self, *path: str) -> int:
        """The line of a table or key, or of what it is in; 0 where nothing is known of it."""
        if self._lines is None:
            self._lines = _places(self.text)
        for end in range(len(path), 0, -1):
            if found := self._lines.get(path[:end]):
                return found
        return 0


def _places(text: str) -> dict[tuple[str, ...], int]:
    """Lines by path; the n-th `[[draw]]` is ("draw", "n"), from 0."""
    places: dict[tuple[str, ...], int] = {}
    counts: dict[str, int] = {}
    table: tuple[str, ...] = ()
    closing = ""
    for n, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if closing:
            if closing in line:
                closing = ""
            continue
        if found := _TABLE.match(line):
            table = _path(found[2])
            if found[1] == "[[":
                index = counts.get(found[2], 0)
                counts[found[2]] = index + 1
                table = (*table, str(index))
            for end in range(1, len(table) + 1):
                places.setdefault(table[:end], n)
        elif found := _KEY.match(line):
            places.setdefault((*table, *_path(found[1])), n)
            for quotes in ('"""', "'''"):
                if found[2].count(quotes) % 2:
                    closing = quotes
    return places


def _path(words: str) -> tuple[str, ...]:
    return tuple(word.strip(" \"'") for word in words.split("."))
