"""Kits as lists and cards show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SlotDraft:
    """A slot as a person says it: (code, pieces for one kit), the usual choice first."""

    choices: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Part:
    """`qty` pieces of an article for one kit; uid in hex."""

    uid: str
    code: str
    title: str
    unit: str
    qty: int
    is_kit: bool = False


@dataclass(frozen=True)
class Kit:
    """One version of what a kit is made of; `retired`: a later one took its place."""

    uid: str
    code: str
    title: str
    version: int
    note: str
    when_sold: bool
    slots: tuple[tuple[Part, ...], ...]
    saved_at: datetime
    retired: bool = False


@dataclass(frozen=True)
class Short:
    """`qty` pieces of a part that are missing, and where some lie: (path, pieces free)."""

    uid: str
    code: str
    title: str
    unit: str
    qty: int
    elsewhere: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class PartHere:
    """A choice of a slot (both from 0) with what lies at the place of it and is not promised."""

    slot: int
    choice: int
    part: Part
    here: int


@dataclass(frozen=True)
class Makeable:
    """`count` kits can be made at a place; `assembled` lie there. `short` is what is missing for
    `wanted` of them.
    """

    count: int
    short: tuple[Short, ...] = ()
    wanted: int = 1
    assembled: int = 0
    parts: tuple[PartHere, ...] = ()


@dataclass(frozen=True)
class Assembled:
    """Kits that were put together or taken apart (`qty` < 0), and the pieces that went in or came
    out as (title, pieces); `op` in hex.
    """

    op: str
    code: str
    title: str
    qty: int
    place: str
    owner: str
    pieces: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Saved:
    """A version that was saved (or, with version 0, a kit that is none any more); `op` in hex."""

    op: str
    code: str
    title: str
    version: int
