"""What a list asks the database for, and how a row is shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from desktop.ui.theme import Tone

Row = TypeVar("Row")


@dataclass(frozen=True)
class Ask:
    """One question to the database: rows `offset` to `offset + limit` in this order.

    `sort` is a column's key, `text` what stands in the search field (trimmed), `chips` the keys of
    the filters that are on. `limit` 0 means all rows, for an export.
    """

    sort: str
    descending: bool = False
    text: str = ""
    chips: frozenset[str] = frozenset()
    offset: int = 0
    limit: int = 0


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. `width` is in pixels at 100 % text; `stretch` takes what is left over.

    `number` columns stand right-aligned in tabular figures. `sensitive` ones (amounts, addresses)
    can be left out of pictures. `sort` is what `Ask.sort` says, the key by default; "" cannot be
    sorted. `tone` colours the words, which must say the same without colour; `icon` names a sign
    before them, "" for none.
    """

    key: str
    title: str
    show: Callable[[Row], str]
    width: int = 120
    number: bool = False
    shown: bool = True
    sensitive: bool = False
    stretch: bool = False
    sortable: bool = True
    tone: Callable[[Row], Tone] | None = None
    icon: Callable[[Row], str] | None = None


@dataclass(frozen=True)
class Source(Generic[Row]):
    """Where rows come from: `fetch` and `count` run in the read lane, `key` names a row."""

    fetch: Callable[[Ask], Sequence[Row]]
    count: Callable[[Ask], int]
    key: Callable[[Row], Hashable]


@dataclass(frozen=True)
class Loaded:
    """A first answer: how many rows there are and one page of them."""

    total: int
    page: int
    rows: Sequence[Any] = field(default=())


@dataclass(frozen=True)
class Chip:
    """A saved filter; chips of one `group` exclude each other, "" stands with all others."""

    key: str
    title: str
    group: str = ""
    on: bool = False


@dataclass(frozen=True)
class Export:
    """One way out: `act` gets the question behind what is shown and the keys of its columns."""

    title: str
    act: Callable[[Ask, tuple[str, ...]], None]
