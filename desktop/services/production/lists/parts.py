"""Rows of 到货验收: how much of each thing arrived and was good, in all so far."""

from __future__ import annotations

from desktop.domain.errors import GoodAboveArrived, LessThanBefore, Missing
from desktop.domain.imports import Fate
from desktop.domain.people import Right
from desktop.domain.production import Saying, Split, Stage
from desktop.domain.production.lists import Entered, TableRow
from desktop.services.production import arriving, threads
from desktop.services.production.lists.ground import Ground, Wrong, blaming
from desktop.store import owners, rights
from desktop.store.production import arrivals, boxing, listing, matching, rows, saying
from desktop.store.writing import Writer

_ARRIVED = (Stage.GOODS_IN, Stage.BOXED, Stage.ON_SITE, Stage.BACK)


def good_of(row: TableRow) -> int:
    """How many pieces of a row are good; without a word all that arrived are."""
    arrived = int(str(row.said.get("arrived") or 0))
    passed = row.said.get("passed")
    if passed is None or passed is True:
        return arrived
    return 0 if passed is False else int(str(passed))


def enter(writer: Writer, ground: Ground, row: TableRow) -> Entered:
    """Books what a row says above what came before, as a part of its own. Raises Wrong."""
    connection = writer.connection
    with blaming("name"):
        thing = ground.thing(writer, row.name)
    mine, name = thing["id"], row.name
    arrived, good = int(str(row.said.get("arrived") or 0)), good_of(row)
    if good > arrived:
        raise Wrong("passed", GoodAboveArrived(good, arrived))
    before = listing.arrived(connection, [mine]).get(mine, (0, 0))
    if (name, "arrived") not in ground.pieces:  # what stood before this list, known at its first
        ground.keys["before", name] = before[0]
        ground.keys["good", name] = before[1]
    base, base_good = ground.keys["before", name], ground.keys["good", name]
    total, total_good = ground.totals[name]["arrived"], ground.totals[name]["good"]
    if total < base:
        raise Wrong("arrived", LessThanBefore(base, total))
    if total_good < base_good:
        raise Wrong("passed", LessThanBefore(base_good, total_good))
    new = _above(ground, name, "arrived", arrived, base)
    fine = _above(ground, name, "good", good, base_good)
    if fine > new:
        raise Wrong("passed", GoodAboveArrived(fine, new))
    problem = str(row.said.get("problem") or "")
    if not new:
        return _words(writer, row, thing, problem)
    place = ground.place or boxing.lies_at(connection, mine)
    if fine and place is None:
        raise Wrong("", Missing("place"))
    if fine < new and not problem:
        raise Wrong("problem", Missing("problem"))
    rights.need(writer, Right.MOVE, place)
    wanted = row.said.get("expected")
    if thing["qty"] is None and wanted is not None:
        rows.change(writer, thing, {"qty": wanted})
    left = max(0, int(thing["qty"] or 0) - before[0])
    arrivals.take(
        writer,
        mine,
        expected=left or (new if wanted is None else int(str(wanted))),
        arrived=new,
        good=fine,
        place=place,
        accepted_by=str(row.said.get("accepted_by") or "") or ground.by,
        problem=problem,
    )
    if fine and place is not None:
        known = thing["variant"]
        with blaming("name"):
            pieces = arriving.booked(writer, thing, fine, (Split(fine),))
        if known is None:
            ground.items.append(name)
        whose = thing["owner"] or owners.first(connection)
        with blaming("arrived"):
            arrivals.book(writer, whose, place, pieces)
    rows.change(writer, thing, {"arrived_on": thing["arrived_on"] or ground.today})
    if Stage(thing["stage"]) not in _ARRIVED:
        threads.move(writer, thing, Stage.GOODS_IN)
    changes = (("arrived", before[0], before[0] + new), ("good", before[1], before[1] + fine))
    fate = Fate.CHANGED if before[0] else Fate.NEW
    return Entered(row.row, name, fate, changes)


def _above(ground: Ground, name: str, what: str, pieces: int, base: int) -> int:
    """How many of a row's pieces lie above those that came before this list."""
    was = ground.pieces[name, what]
    ground.pieces[name, what] += pieces
    return max(0, was + pieces - max(base, was))


def _words(writer: Writer, row: TableRow, thing: dict[str, object], problem: str) -> Entered:
    """A problem that nobody has heard of yet becomes a line of the thread."""
    mine = int(str(thing["id"]))
    known = {part.problem for _, part in arrivals.parts(writer.connection, mine)}
    known |= matching.texts(writer.connection, mine)
    told = "；".join(text for _, part in arrivals.parts(writer.connection, mine)
                    if (text := part.problem))  # fmt: skip
    if not problem or problem in known or problem == told:
        return Entered(row.row, row.name, Fate.SAME)
    saying.say(writer, mine, str(thing["stage"]), Saying.FAULT, problem)
    return Entered(row.row, row.name, Fate.CHANGED, (("problem", None, problem),))
