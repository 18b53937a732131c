"""What all rows of a table share while they are entered: the event, the place, what is known."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

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
from desktop.store import places
from desktop.store.journal import canonical
from desktop.store.production import saying
from desktop.store.standing import taken_back
from desktop.store.tables import item, production, production_note, variant
from desktop.store.writing import Writer

p, n = production.c, production_note.c
_NEAR = 5  # names that are offered


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

    def nth_thing(self, connection: Connection, name: str) -> dict[str, Any] | None:
        """The thing that the n-th row of this name is about; None where there are fewer."""
        at = self.seen[name]
        self.seen[name] += 1
        found = self._named(connection, name)
        return found[at] if at < len(found) else None

    def thing(self, connection: Connection, name: str) -> dict[str, Any]:
        """The one thing of this name. Raises NotFound with likely names, or Ambiguous."""
        found = self.maybe_thing(connection, name)
        if found is None:
            raise NotFound("production", name, self._near(connection, name))
        return found

    def maybe_thing(self, connection: Connection, name: str) -> dict[str, Any] | None:
        """The one thing of this name, None without one. Raises Ambiguous."""
        found = self._named(connection, name)
        if len(found) > 1:
            suppliers = tuple(f"{row['purpose']} {row['spec']}".strip() for row in found)
            raise Ambiguous("production", name, suppliers)
        return found[0] if found else None

    def _named(self, connection: Connection, name: str) -> list[dict[str, Any]]:
        statement = select(production).where(p.name == name, p.retired_at.is_(None)).order_by(p.id)
        if self.event is not None:
            statement = statement.where(p.event == self.event)
        elif self.kind in (TableKind.LIST, TableKind.BUDGET):
            statement = statement.where(p.event.is_(None))
        rows = connection.execute(statement.with_for_update()).mappings()
        return [dict(row) for row in rows]

    def _near(self, connection: Connection, name: str) -> tuple[str, ...]:
        found = connection.execute(
            select(p.name)
            .where(p.retired_at.is_(None), p.name.icontains(name[:2], autoescape=True))
            .distinct()
            .order_by(p.name)
            .limit(_NEAR)
        )
        return tuple(found.scalars())

    def article(self, connection: Connection, row: TableRow) -> int:
        """The article (variant's local id) that a row is about: by its code, as the thing of that
        name, or by its own title. Raises NotFound, Ambiguous.
        """
        code = str(row.said.get("code") or "")
        if code:
            with blaming("code"):
                from desktop.store import catalogue

                return catalogue.by_code(connection, code).id
        with blaming("name"):
            thing = self.maybe_thing(connection, row.name)
            if thing is not None and thing["variant"] is not None:
                return int(thing["variant"])
            return self._titled(connection, row.name)

    def _titled(self, connection: Connection, name: str) -> int:
        rows = connection.execute(
            select(variant.c.id, variant.c.code, variant.c.label, item.c.name)
            .join(item, item.c.id == variant.c.item)
            .where(variant.c.retired_at.is_(None), item.c.name.in_(_beginnings(name)))
            .order_by(variant.c.id)
        ).all()
        found = [row for row in rows if f"{row.name} {row.label}".rstrip() == name]
        found = found or [row for row in rows if row.name == name]
        if len(found) > 1:
            raise Ambiguous("item", name, tuple(row.code for row in found[:_NEAR]))
        if not found:
            raise NotFound("item", name)
        return int(found[0].id)

    def put(self, writer: Writer, path: str) -> int:
        """The place of this name or path, made as a site where missing. Raises Ambiguous."""
        try:
            return places.find(writer.connection, path).id
        except NotFound:
            self.places.append(path)
            return places.ensure(writer, path, PlaceKind.SITE)

    def base(self, connection: Connection, production_id: int) -> dict[str, Any] | None:
        """What this kind of table said of a thing the last time; None if it never did."""
        rows = connection.execute(
            select(n.text)
            .where(
                n.production == production_id,
                n.what == Saying.ROW.value,
                n.op_id.not_in(taken_back()),
            )
            .order_by(n.recorded_at.desc(), n.op_id.desc(), n.line.desc())
        ).scalars()
        for text in rows:
            said: dict[str, Any] = json.loads(text)
            if said["table"] == self.kind.value:
                return dict(said["said"])
        return None

    def remember(self, writer: Writer, production_id: int, stage: Stage, row: TableRow) -> None:
        """Keeps what a row says, to compare the next import with."""
        text = canonical({"table": self.kind.value, "said": dict(row.said)})
        saying.say(writer, production_id, stage, Saying.ROW, text)


def _beginnings(name: str) -> list[str]:
    """What may be the item's name in `name label`: every beginning that ends before a blank."""
    words = name.split(" ")
    return [" ".join(words[:n]) for n in range(1, len(words) + 1)]
