"""A list read and compared with the ledger: every request's fate before anything is written."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from desktop.domain.imports import Fate
from desktop.domain.moments import at_home
from desktop.domain.progress import Progress
from desktop.domain.requisitions.matching import Shelf
from desktop.domain.requisitions.taking import AskedFate, AskedList, ListKind
from desktop.exchange.requisitions import read_list
from desktop.services.changes import Desk
from desktop.services.requisitions.taking.planning import Planned, draw
from desktop.store import catalogue
from desktop.store.imports.known import Heads, View
from desktop.store.requisitions import words


@dataclass(frozen=True)
class Source:
    """Where a list was read, and what was said of it."""

    path: Path
    kind: ListKind | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Preview:
    """A list and what becomes of each request of it, before anything is written.

    `fates` in the list's order; `list.troubles` says why others cannot be taken. Where
    `list.doubtful` says that columns are in doubt there are no rows yet: ask, and preview again.
    """

    list: AskedList
    source: Source
    fates: tuple[AskedFate, ...]
    mapping: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # of the articles of columns, by code
    plan: tuple[Planned, ...] = field(default=(), repr=False, compare=False)
    heads: Heads = field(default=(), repr=False, compare=False)  # what it was decided against

    @property
    def refused(self) -> int:
        """How many rows cannot be taken."""
        return len({trouble.row for trouble in self.list.troubles})

    @property
    def left(self) -> int:
        """How many rows are left out by themselves."""
        return len(self.list.left)

    @property
    def already_in(self) -> bool:
        """Whether the ledger has all of it."""
        same = all(one.fate is Fate.SAME for one in self.fates)
        return bool(self.fates) and same and not self.refused

    def count(self, fate: Fate) -> int:
        """How many requests have this fate; of refused ones and those left out, rows."""
        if fate is Fate.REFUSED:
            return self.refused
        if fate is Fate.LEFT:
            return self.left
        return sum(one.fate is fate for one in self.fates)


def preview(
    desk: Desk,
    path: Path,
    *,
    kind: ListKind | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Generator[Progress, None, Preview]:
    """Reads a file and says what would become of each request; the generator returns a Preview.

    Raises BadFile, Ambiguous (several sheets fit), NotFound (mapping or sheet), DatabaseTrouble.
    """
    yield Progress(0, 0, path.name)
    source = Source(path, kind, sheet)
    asked = _read(desk, source, mapping)
    yield Progress(0, len(asked.rows), path.name)
    seen = _drawn(desk, asked, mapping, source)
    yield Progress(len(asked.rows), len(asked.rows), path.name)
    return seen


def again(desk: Desk, seen: Preview) -> Preview:
    """The same list once more, with what is known of words and requests now. One with columns that
    are an article each is read anew: a word may make one, or make it none. Raises as `preview`.
    """
    asked = _read(desk, seen.source, seen.mapping) if seen.list.headed else seen.list
    return _drawn(desk, asked, seen.mapping, seen.source)


def _read(desk: Desk, source: Source, mapping: Mapping[str, str] | None) -> AskedList:
    @cache
    def shelf() -> Shelf:  # of ten thousand articles: made only where a column may be one of them
        with desk.database.reading() as connection:
            return words.shelf(connection)

    return read_list(
        source.path, source.kind, mapping, source.sheet, lambda said: shelf().match(said)
    )


def _drawn(
    desk: Desk, asked: AskedList, mapping: Mapping[str, str] | None, source: Source
) -> Preview:
    with desk.database.reading() as connection:
        view = View(connection)
        plan = draw(view, asked, at_home(desk.now()).date())
        heads = view.heads()
        codes = {one.code for one in asked.headed if one.code}
        names = {code: catalogue.by_code(connection, code).title for code in codes}
    return Preview(
        asked, source, tuple(one.fate for one in plan), dict(mapping or {}), names, plan, heads
    )
