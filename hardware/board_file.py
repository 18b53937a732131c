"""Reads the tables of a board's files strictly: every key is known and of its type, or refused."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

Word = TypeVar("Word", bound=StrEnum)


class What(StrEnum):
    """What is wrong with a key."""

    UNREADABLE = "unreadable"  # the file is missing or no TOML; `key` is the parser's word
    MISSING = "missing"
    UNKNOWN = "unknown"  # no such key; most often a slip of the finger
    TYPE = "type"  # a text where a number should be, or the like
    VALUE = "value"  # it is no such thing: a hash, a VID:PID, a step, a file within the folder


class BadBoard(Exception):
    """A board's folder cannot be read: the file, the key in it, and what is wrong with it."""

    def __init__(self, file: Path, key: str, what: What) -> None:
        super().__init__(str(file), key, what.value)
        self.file = file
        self.key = key
        self.what = what


def read_toml(file: Path) -> Table:
    """A file's outermost table. Raises BadBoard(UNREADABLE)."""
    try:
        return Table(file, tomllib.loads(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadBoard(file, str(error), What.UNREADABLE) from error


class Table:
    """A table whose keys are taken one by one; `done` refuses those that nobody took.

    A `default` of None means that the key must be there. All raise BadBoard.
    """

    def __init__(self, file: Path, values: Mapping[str, Any], above: str = "") -> None:
        self.file = file
        self.left = dict(values)
        self._above = above

    def bad(self, key: str, what: What) -> BadBoard:
        """The error that a key is wrong."""
        return BadBoard(self.file, self._above + key, what)

    def done(self) -> None:
        """All keys have been taken, or the first that was not is unknown."""
        for key in self.left:
            raise self.bad(key, What.UNKNOWN)

    def text(self, key: str, default: str | None = None) -> str:
        """A text."""
        return str(self._take(key, str, default))

    def integer(self, key: str, default: int | None = None) -> int:
        """A number, none of them negative."""
        found = int(self._take(key, int, default))
        if found < 0:
            raise self.bad(key, What.VALUE)
        return found

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return bool(self._take(key, bool, default))

    def matching(self, key: str, pattern: str, default: str | None = None) -> str:
        """A text of a given form."""
        found = self.text(key, default)
        if found != default and not re.fullmatch(pattern, found):
            raise self.bad(key, What.VALUE)
        return found

    def word(self, key: str, words: type[Word]) -> Word:
        """One of the words of an enumeration."""
        return self._word(key, words, self.text(key))

    def words(self, key: str, words: type[Word], default: list[Word] | None) -> list[Word]:
        """Several of them, each at most once."""
        found = [self._word(key, words, text) for text in self.texts(key, default)]
        if len(set(found)) != len(found):
            raise self.bad(key, What.VALUE)
        return found

    def texts(self, key: str, default: list[Any] | None = None) -> list[str]:
        """A list of texts."""
        return [str(each) for each in self._list(key, str, default)]

    def integers(self, key: str, default: list[int] | None = None) -> list[int]:
        """A list of numbers above nought."""
        found = [int(each) for each in self._list(key, int, default)]
        if any(each <= 0 for each in found):
            raise self.bad(key, What.VALUE)
        return found

    def table(self, key: str, default: Mapping[str, Any] | None = None) -> Table:
        """A table within."""
        return Table(self.file, self._take(key, dict, default), f"{self._above}{key}.")

    def tables(self, key: str, default: list[Any] | None = None) -> list[Table]:
        """A list of tables."""
        found = self._list(key, dict, default)
        return [Table(self.file, each, f"{self._above}{key}[{i}].") for i, each in enumerate(found)]

    def inside(self, key: str, default: str | None = None) -> Path:
        """A file that lies within this file's own folder."""
        folder = self.file.parent
        path = folder / self.text(key, default)
        if not path.resolve().is_relative_to(folder.resolve()) or path == folder:
            raise self.bad(key, What.VALUE)
        return path

    def _word(self, key: str, words: type[Word], text: str) -> Word:
        try:
            return words(text)
        except ValueError as error:
            raise self.bad(key, What.VALUE) from error

    def _list(self, key: str, kind: type, default: list[Any] | None) -> list[Any]:
        found: list[Any] = self._take(key, list, default)
        if not all(_is(each, kind) for each in found):
            raise self.bad(key, What.TYPE)
        return found

    def _take(self, key: str, kind: type, default: Any) -> Any:
        if key not in self.left:
            if default is None:
                raise self.bad(key, What.MISSING)
            return default
        found = self.left.pop(key)
        if not _is(found, kind):
            raise self.bad(key, What.TYPE)
        return found


def _is(value: object, kind: type) -> bool:
    # to Python, True is a number too
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
