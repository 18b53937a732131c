"""Rows of 分箱表: which pieces are to lie in which box of which area."""

from __future__ import annotations

from typing import Any

from desktop.domain.catalogue import Variant
from desktop.domain.errors import Ambiguous, DuplicateRow, OutOfStock, Uncounted
from desktop.domain.imports import Fate
from desktop.domain.moments import moment
from desktop.domain.people import Right
from desktop.domain.production import Saying, Stage
from desktop.domain.production.lists import Entered, TableRow
from desktop.domain.stock import PlaceKind
from desktop.services.production import threads
from desktop.services.production.lists.ground import Ground, Wrong, blaming
from desktop.store import catalogue, places, rights, verifying
from desktop.store.production import boxing, saying
from desktop.store.verifying import Source
from desktop.store.writing import Writer

_ON = (Stage.BOXED, Stage.ON_SITE, Stage.BACK)


def enter(writer: Writer, ground: Ground, row: TableRow) -> Entered:
    """Moves what a row says above what was boxed before. Raises Wrong."""
    connection = writer.connection
    what = ground.article(writer, row)
    article = catalogue.by_id(connection, what)
    if article.uncounted:
        raise Wrong("name", Uncounted(article.title))
    thing = ground.maybe_thing(writer, row.name)
    said, wanted = row.said, int(str(row.said.get("qty") or 0))
    name, area = str(said["box"]), str(said.get("area") or "")
    stands = str(said.get("stands_in") or "")
    responsible = str(said.get("responsible") or "")
    key = (name, stands, what)
    if key in ground.keys:
        raise Wrong("box", DuplicateRow(ground.keys[key]))
    ground.keys[key] = row.row
    with blaming("box"):
        box = _known(writer, name, stands)
    uid = "" if box is None else places.get(connection, box).uid
    already = 0
    if box is not None:
        already = _boxed(writer, ground, box, uid, article, thing)
    changes: list[tuple[str, object, object]] = []
    source = None if wanted <= already else _source(writer, what, box, wanted - already)
    if wanted > already and source is None:
        where = "" if ground.place is None else places.path_of(connection, ground.place)
        raise Wrong("qty", OutOfStock(article.title, where, "", wanted - already, 0))
    if box is None:
        with blaming("stands_in"):
            here = None if source is None else source.key.place
            parent = ground.put(writer, stands) if stands else here
        if parent is None:
            raise Wrong("qty", OutOfStock(article.title, "", "", wanted, 0))
        box = boxing.ensure(writer, name, parent, area)
        changes.append(("box", None, places.path_of(connection, box)))
    else:
        changes += _placed(writer, ground, box, stands, area)
    rights.need(writer, Right.MOVE, box)
    if wanted != already:
        with blaming("qty"):
            _move(writer, what, box, wanted - already, source)
        changes.append(("qty", already or None, wanted))
    uid = uid or places.get(connection, box).uid
    told = ground.told(writer)
    known = told.responsible.get((uid, article.uid), "")
    if responsible and responsible != known:
        changes.append(("responsible", known or None, responsible))
    if not changes:
        return Entered(row.row, row.name, Fate.SAME)
    if thing is not None:
        note = boxing.Said(box, what, wanted - already, responsible or known)
        saying.say(writer, thing["id"], Stage.BOXED, Saying.BOX, note.text(connection))
        told.put_in[thing["id"], uid, article.uid] += wanted - already
        told.responsible[uid, article.uid] = responsible or known
        if Stage(thing["stage"]) not in _ON:
            threads.move(writer, thing, Stage.BOXED)
    return Entered(row.row, row.name, Fate.CHANGED if already else Fate.NEW, tuple(changes))


def _known(writer: Writer, name: str, stands: str) -> int | None:
    """The box of this name: the only one, else the one that stands there. Raises Ambiguous."""
    paths = boxing.named(writer.connection, name)
    if len(paths) <= 1:
        return next(iter(paths), None)
    fitting = [i for i, path in paths.items() if path == f"{stands}/{name}"]
    if len(fitting) != 1:
        raise Ambiguous("place", name, tuple(sorted(paths.values())))
    return fitting[0]


def _boxed(
    writer: Writer,
    ground: Ground,
    box: int,
    uid: str,
    article: Variant,
    thing: dict[str, Any] | None,
) -> int:
    """Pieces that were put into a box before: by a thing's thread, else what lies in it."""
    if thing is not None:
        return ground.told(writer).put_in[thing["id"], uid, article.uid]
    return boxing.lies_in(writer.connection, box, article.id)


def _source(writer: Writer, what: int, box: int | None, qty: int) -> Source | None:
    """Where pieces lie that are in no box of an area yet, the best place with enough first."""
    connection = writer.connection
    areas = boxing.with_area(connection)
    found = [
        source
        for source in verifying.preferred(connection, what, None, moment(writer.at))
        if source.key.place not in areas and source.key.place != box
    ]
    enough = [source for source in found if source.free >= qty]
    return next(iter(enough or found), None)


def _move(writer: Writer, what: int, box: int, qty: int, source: Source | None) -> None:
    """Pieces into a box, or those that are too many back to what it stands in."""
    if qty > 0 and source is not None:
        rights.need(writer, Right.MOVE, source.key.place)
        boxing.move(writer, what, source.key.owner, qty, source.key.place, box)
        return
    parent = places.get(writer.connection, box).parent
    back = parent or places.outside(writer.connection, PlaceKind.UNKNOWN)
    boxing.move(writer, what, None, -qty, box, back)


def _placed(
    writer: Writer, ground: Ground, box: int, stands: str, area: str
) -> list[tuple[str, object, object]]:
    """Area and position of a box that is there, as a row says them."""
    connection = writer.connection
    changes: list[tuple[str, object, object]] = []
    areas = boxing.with_area(connection)
    known = areas.get(box, "")
    if area and area != known:
        boxing.set_area(writer, box, area)
        changes.append(("area", known or None, area))
    here = places.get(connection, box)
    at = "" if here.parent is None else places.path_of(connection, here.parent)
    if stands and stands != at and not f"/{at}".endswith(f"/{stands}"):
        with blaming("stands_in"):
            places.move(writer, box, ground.put(writer, stands))
        changes.append(("stands_in", at or None, stands))
    return changes
