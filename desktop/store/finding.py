"""Places found by what people say: a name, a path, the code on a label, a few letters."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from desktop.domain.catalogue import search_terms
from desktop.domain.errors import Ambiguous, NotFound
from desktop.domain.stock import OUTSIDE, REAL, Place, PlaceKind, is_place_code, place_code
from desktop.store import places
from desktop.store.tables import place


def find(connection: Connection, name: str) -> Place:
    """A place by its name, its path (`site/box`), its label's code or an outside word (`lost`).

    Raises NotFound with the likeliest names, or Ambiguous with the candidates' paths.
    """
    wanted = name.strip()
    if wanted in {*OUTSIDE, PlaceKind.UNKNOWN}:
        return places.get(connection, places.outside(connection, PlaceKind(wanted)))
    if coded := _by_code(connection, wanted):
        return coded
    parts = wanted.split("/")
    rows = connection.execute(
        select(place.c.id).where(
            place.c.name.in_({parts[-1], wanted}), place.c.retired_at.is_(None)
        )
    ).scalars()
    candidates = [places.get(connection, row) for row in rows]
    exact = [p for p in candidates if p.path == wanted]
    fitting = exact or [p for p in candidates if f"/{p.path}".endswith(f"/{wanted}")]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Ambiguous("place", wanted, tuple(sorted(p.path for p in fitting)))
    raise NotFound("place", wanted, _near(connection, wanted))


def search(connection: Connection, query: str, limit: int) -> list[Place]:
    """Real places whose name or pinyin holds every word of the query, or the one of this code."""
    if coded := _by_code(connection, query):
        return [coded]
    statement = select(place.c.id).where(place.c.retired_at.is_(None), place.c.kind.in_(REAL))
    for term in search_terms(query):
        statement = statement.where(place.c.search.contains(term, autoescape=True))
    rows = connection.execute(statement.order_by(place.c.sort).limit(limit)).scalars().all()
    return [places.get(connection, row) for row in rows]


def _by_code(connection: Connection, code: str) -> Place | None:
    """The real place whose label says this code; two with the same code are none."""
    if not is_place_code(code):
        return None
    wanted = code.strip().upper()
    rows = connection.execute(
        select(place.c.id, place.c.uid).where(place.c.kind.in_(REAL), place.c.retired_at.is_(None))
    )
    found = [row.id for row in rows if place_code(row.uid.hex()) == wanted]
    return places.get(connection, found[0]) if len(found) == 1 else None


def _near(connection: Connection, name: str) -> tuple[str, ...]:
    words = [w for w in (name, name[:2], name[-2:]) if w]
    rows = connection.execute(
        select(place.c.name)
        .where(
            place.c.kind.in_(REAL), or_(*(place.c.name.contains(w, autoescape=True) for w in words))
        )
        .limit(5)
    ).scalars()
    return tuple(rows)
