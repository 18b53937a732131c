"""Rows of 现场回收: what was left after an event, and where it was taken."""

from __future__ import annotations

from desktop.domain.errors import DuplicateRow, LessThanBefore, Missing, Uncounted
from desktop.domain.imports import Fate
from desktop.domain.people import Right
from desktop.domain.production import Stage
from desktop.domain.production.lists import Entered, TableRow
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.services.production import threads
from desktop.services.production.lists.ground import Ground, Wrong, blaming
from desktop.store import catalogue, owners, places, rights, stock, verifying
from desktop.store.booth import events
from desktop.store.outings import closing
from desktop.store.production import rows
from desktop.store.writing import Writer


def enter(writer: Writer, ground: Ground, row: TableRow) -> Entered:
    """Brings back what a row says above what came back there before. Raises Wrong."""
    connection = writer.connection
    if ground.event is None:
        raise Wrong("", Missing("event"))
    what = ground.article(writer, row)
    article = catalogue.by_id(connection, what)
    if article.uncounted:
        raise Wrong("name", Uncounted(article.title))
    way = str(row.said.get("way") or "")
    with blaming("to_place"):
        target = ground.put(writer, str(row.said["to_place"]))
    key = (what, target, way)
    before = sum(
        int(one.qty)
        for one in closing.recovered(connection, ground.event)
        if (one.variant, one.to_place, one.way) == key
    )
    if key in ground.keys:
        raise Wrong("name", DuplicateRow(ground.keys[key]))
    ground.keys[key] = row.row
    wanted = int(str(row.said.get("qty") or 0))
    if wanted < before:
        raise Wrong("qty", LessThanBefore(before, wanted))
    new = wanted - before
    if not new:
        return Entered(row.row, row.name, Fate.SAME)
    rights.need(writer, Right.MOVE, target)
    thing = ground.maybe_thing(writer, row.name)
    stand = events.get(connection, ground.event).place
    whose = (thing and thing["owner"]) or owners.usual(connection, what, stand)
    with blaming("to_place"):
        _bring(writer, Key(what, whose, stand), target, new)
    said = {
        "event": ground.event,
        "variant": what,
        "owner": whose,
        "qty": new,
        "to_place": target,
        "way": way,
        "responsible": str(row.said.get("responsible") or ""),
    }
    closing.recover(writer, [said])
    if thing is not None and thing["stage"] != Stage.BACK.value:
        threads.move(writer, rows.lock(connection, thing["id"]), Stage.BACK)
    changes = (("qty", before or None, wanted),)
    return Entered(row.row, row.name, Fate.CHANGED if before else Fate.NEW, changes)


def _bring(writer: Writer, at: Key, target: int, qty: int) -> None:
    """From the stand and what stands in it; what the books lack there is booked as found."""
    connection = writer.connection
    keys = [Key(at.variant, at.owner, p) for p in places.below(connection, at.place) if p != target]
    held = stock.lock(connection, keys)
    moves, left = [], qty
    for key in sorted(keys, key=lambda k: (k.place != at.place, k.place)):
        some = min(left, max(0, held.get(key, 0)))
        if some:
            moves.append(Move(at.variant, at.owner, some, key.place, target))
            left -= some
    if left:
        found = places.outside(connection, PlaceKind.FOUND)
        moves.append(Move(at.variant, at.owner, left, found, target))
    stock.post(writer, moves)
    verifying.seen(writer, [Key(at.variant, at.owner, target)], writer.at)
