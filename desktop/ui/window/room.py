"""What a room tells the frame about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Act:
    """Something that can be done from anywhere, found by `Ctrl+K`.

    `words` are further words to find it by (pinyin, initials, synonyms), `shortcut` a key sequence
    that works in the whole window, e.g. "Ctrl+N".
    """

    title: str
    act: Callable[[], None]
    icon: str = "chevron-right"
    words: str = ""
    shortcut: str = ""


@dataclass(frozen=True)
class Room:
    """One entry of the rail. `make` builds the page when it is first opened.

    `icon` is a file name of `resources/icons` without its ending.
    """

    key: str
    title: str
    icon: str
    make: Callable[[], QWidget]
    acts: tuple[Act, ...] = ()


@runtime_checkable
class TakesScans(Protocol):
    """A page that knows what to do with scanned codes while it is in front."""

    def take_scan(self, code: str) -> bool:
        """Acts on the code; false hands it on to the search over everything."""
        ...


@runtime_checkable
class Opens(Protocol):
    """A page that can be asked to show one thing."""

    def open(self, what: object) -> None:
        """Shows it; what a room takes is agreed between it and `app.py`."""
        ...


@runtime_checkable
class MadeInTurns(Protocol):
    """A page with so much on it that it is made part by part, so that the window never stands."""

    def parts(self) -> Iterator[None]:
        """Makes one part at each step; before the last one nobody shows the page."""
        ...
