"""What all rows of a table share while they are entered: the event, the place, what is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.domain.errors import (
    Ambiguous,
    NotFound,
    NotYours,
    PeriodSettled,
    Refused,
)
from desktop.domain.production import Saying, Stage
from desktop.domain.production.lists import TableKind, TableRow
from desktop.domain.stock import PlaceKind
from desktop.store import catalogue, finding, places
from desktop.store.journal import canonical
from desktop.store.production import boxing, matching, saying
from desktop.store.writing import Writer


class Wrong(Exception):
    """A row cannot be entered because of one of its fields."""

    def __init__(self, name: str, refused: Refused) -> None:
        super().__init__(name)
        self.name = name
        self.refused = refused


@contextmanager
def blaming(name: str) -> Iterator[None]:
    """What is refused inside is the fault of this field; rights and settled periods are nobody's
    row and go through.
    """
    try:
        yield
    except (NotYours, PeriodSettled):
        raise
    except Refused as refused:
        raise Wrong(name, refused) from refused


@dataclass
class Ground:
    """One pass over a table. `seen` counts rows by name, `pieces` what a name said so far."""

    kind: TableKind
    event: int | None
    place: int | None
    today: date
    by: str
    columns: Mapping[str, str]
    totals: Mapping[str, Counter[str]]
    seen: Counter[str] = field(default_factory=Counter)
    pieces: Counter[tuple[str, str]] = field(default_factory=Counter)
    keys: dict[tuple[object, ...], int] = field(default_factory=dict)
    boxed: boxing.Told | None = None
    suppliers: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    def forgetting(self) -> Callable[[], None]:
        """How to forget what is remembered from now on: of a row that could not be entered."""
        known = self.seen.copy(), self.pieces.copy(), self.keys.copy()
        made = [(some, len(some)) for some in (self.suppliers, self.places, self.items)]

        def forget() -> None:
            self.seen, self.pieces, self.keys = known
            for some, length in made:
                del some[length:]

        return forget

    def nth_thing(self, writer: Writer, name: str) -> dict[str, Any] | None:
        """The thing that the n-th row of this name is about; None where there are fewer."""
        at = self.seen[name]
        self.seen[name] += 1
        found = self._named(writer, name)
        return found[at] if at < len(found) else None

    def thing(self, writer: Writer, name: str) -> dict[str, Any]:
        """The one thing of this name. Raises NotFound with likely names, or Ambiguous."""
        found = self.maybe_thing(writer, name)
        if found is None:
            raise NotFound("production", name, matching.near(writer.connection, name))
        return found

    def maybe_thing(self, writer: Writer, name: str) -> dict[str, Any] | None:
        """The one thing of this name, None without one. Raises Ambiguous."""
        found = self._named(writer, name)
        if len(found) > 1:
            several = matching.told_apart(writer.connection, found)
            raise Ambiguous("production", name, several)
        return found[0] if found else None

    def _named(self, writer: Writer, name: str) -> list[dict[str, Any]]:
        only = self.kind in (TableKind.LIST, TableKind.BUDGET)
        return matching.named(writer.connection, name, self.event, only_without=only)

    def article(self, writer: Writer, row: TableRow) -> int:
        """The article (variant's local id) that a row is about: by its code, as the thing of that
        name, or by its own title. Raises NotFound, Ambiguous.
        """
        code = str(row.said.get("code") or "")
        if code:
            with blaming("code"):
                return catalogue.by_code(writer.connection, code).id
        with blaming("name"):
            thing = self.maybe_thing(writer, row.name)
            if thing is not None and thing["variant"] is not None:
                return int(thing["variant"])
            return matching.titled(writer.connection, row.name)

    def told(self, writer: Writer) -> boxing.Told:
        """What all threads say of boxes, read once and kept up by who enters rows."""
        if self.boxed is None:
            self.boxed = boxing.told(writer.connection)
        return self.boxed

    def put(self, writer: Writer, path: str) -> int:
        """The place of this name or path, made as a site where missing. Raises Ambiguous."""
        try:
            return finding.find(writer.connection, path).id
        except NotFound:
            self.places.append(path)
            return places.ensure(writer, path, PlaceKind.SITE)

    def base(self, writer: Writer, production_id: int) -> dict[str, Any] | None:
        """What this kind of table said of a thing the last time; None if it never did."""
        return matching.said_before(writer.connection, production_id, self.kind.value)

    def remember(self, writer: Writer, production_id: int, stage: Stage, row: TableRow) -> None:
        """Keeps what a row says, to compare the next import with."""
        text = canonical({"table": self.kind.value, "said": dict(row.said)})
        saying.say(writer, production_id, stage, Saying.ROW, text)
