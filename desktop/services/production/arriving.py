"""Goods come in, in parts; the good ones go into the stock in the same act, and into boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from desktop.domain.catalogue import Variant
from desktop.domain.errors import BadQuantity, EmptyCart, Missing, SplitDiffers, Uncounted
from desktop.domain.people import Right
from desktop.domain.production import Boxing, GoodsIn, Saying, Split, Stage
from desktop.services.changes import Desk
from desktop.services.production import threads
from desktop.services.production.acting import Saved, today, write
from desktop.services.spelling import place_spelling, variant_search, variant_sort
from desktop.store import catalogue, owners, places, rights
from desktop.store.production import arrivals, articles, boxing, listing, rows, saying
from desktop.store.writing import Writer

_ARRIVING = (Stage.GOODS_IN, Stage.BOXED, Stage.ON_SITE, Stage.BACK)


def goods_in(
    desk: Desk,
    op_id: UUID,
    production_id: int,
    *,
    arrived: int,
    good: int,
    place: int | None,
    expected: int | None = None,
    accepted_by: str = "",
    problem: str = "",
    owner: int | None = None,
    split: Sequence[Split] = (),
    arrived_on: date | None = None,
) -> Saved:
    """A part came: `arrived` pieces, of which `good` go from the supplier to `place` at once, as
    the thing's article (made where there is none) or as `split` says, for `owner` (None: the
    thing's, else the community). `expected` None: what was still missing.

    Raises BadQuantity, Missing (place; a problem where pieces are bad), SplitDiffers, Ambiguous,
    Uncounted, NotFound, Retired, NotYours.
    """
    if arrived < 0 or not 0 <= good <= arrived or (expected or 0) < 0:
        raise BadQuantity(str(good if 0 <= arrived < good else arrived))
    if not arrived and not problem.strip():
        raise BadQuantity("0")
    if good < arrived and not problem.strip():
        raise Missing("problem")
    if good and place is None:
        raise Missing("place")
    if split and sum(one.qty for one in split) != good:
        raise SplitDiffers(good, sum(one.qty for one in split))
    on = arrived_on or today(desk)

    def work(writer: Writer) -> int:
        rights.need(writer, Right.MOVE, place)
        row = rows.lock(writer.connection, production_id)
        before = listing.arrived(writer.connection, [production_id]).get(production_id, (0, 0))
        wanted = max(0, (row["qty"] or 0) - before[0]) or arrived
        arrivals.take(
            writer,
            production_id,
            expected=wanted if expected is None else expected,
            arrived=arrived,
            good=good,
            place=place,
            accepted_by=accepted_by.strip() or desk.person,
            problem=problem.strip(),
        )
        if good and place is not None:
            pieces = booked(writer, row, good, split)
            whose = owner or row["owner"] or owners.first(writer.connection)
            arrivals.book(writer, whose, place, pieces)
        rows.change(writer, row, {"arrived_on": on})
        if Stage(row["stage"]) not in _ARRIVING:
            threads.move(writer, row, Stage.GOODS_IN)
        return production_id

    request: dict[str, Any] = {
        "id": production_id,
        "arrived": arrived,
        "good": good,
        "place": place,
        "expected": expected,
        "accepted_by": accepted_by,
        "problem": problem,
        "owner": owner,
        "split": [asdict(one) for one in split],
        "on": None if arrived_on is None else arrived_on.isoformat(),
    }
    name = threads.production(desk, production_id).draft.name
    return write(desk, "goods_in", op_id, request, work, note=name, goods=True)


def booked(
    writer: Writer, row: dict[str, Any], good: int, split: Sequence[Split]
) -> list[tuple[int, int]]:
    """As which articles good pieces of a locked thing are booked: (variant, pieces)."""
    found: list[Variant] = []
    pieces = []
    for one in split or (Split(good),):
        if one.qty < 1:
            continue
        if one.code:
            what = catalogue.by_code(writer.connection, one.code)
            if what.uncounted:
                raise Uncounted(what.title)
            if row["variant"] is None:
                rows.change(writer, row, {"variant": what.id})
                row["variant"] = what.id
        else:
            what = articles.own(writer, row, one.label.strip())
            row["variant"] = row["variant"] or what.id
        found.append(what)
        pieces.append((what.id, one.qty))
    spelled = [{"v": v.id, "search": variant_search(v), "sort": variant_sort(v)} for v in found]
    catalogue.set_spelling(writer.connection, spelled)
    return pieces


def parts(desk: Desk, production_id: int) -> list[GoodsIn]:
    """The parts of a thing that came, the oldest first."""
    with desk.database.reading() as connection:
        return [part for _, part in arrivals.parts(connection, production_id)]


def box(
    desk: Desk,
    op_id: UUID,
    production_id: int,
    boxings: Sequence[Boxing],
    from_place: int | None = None,
) -> Saved:
    """Puts pieces into boxes by area (A1 签到区 …), from where they came in (None) or a place.

    A box that is not there is made in `parent` (None: where the pieces lie). Raises EmptyCart,
    BadQuantity, Missing (article, place, box), OutOfStock, Reserved, NotFound, Retired, NotYours.
    """
    if not boxings:
        raise EmptyCart()
    for one in boxings:
        if one.qty < 1:
            raise BadQuantity(str(one.qty))
        if not one.box.strip():
            raise Missing("box")

    def work(writer: Writer) -> int:
        row = rows.lock(writer.connection, production_id)
        start = from_place or boxing.lies_at(writer.connection, production_id)
        if start is None:
            raise Missing("place")
        rights.need(writer, Right.MOVE, start)
        for one in boxings:
            fill(writer, row, one, start)
        if Stage(row["stage"]) not in _ARRIVING[1:]:
            threads.move(writer, row, Stage.BOXED)
        return production_id

    request = {"id": production_id, "from": from_place, "boxes": [asdict(b) for b in boxings]}
    name = threads.production(desk, production_id).draft.name
    return write(desk, "box_goods", op_id, request, work, note=name, goods=True)


def fill(writer: Writer, row: dict[str, Any], one: Boxing, start: int) -> None:
    """Puts pieces of a locked thing's article into one box, and says so in its thread."""
    connection = writer.connection
    variant = row["variant"]
    if one.code:
        variant = catalogue.by_code(connection, one.code).id
    if variant is None:
        raise Missing("item")
    parent = start if one.parent is None else one.parent
    target = boxing.ensure(writer, one.box.strip(), parent, one.area.strip())
    rights.need(writer, Right.MOVE, target)
    name = places.get(connection, target).name
    places.set_spelling(connection, target, *place_spelling(name))
    boxing.move(writer, variant, row["owner"], one.qty, start, target)
    said = boxing.Said(target, variant, one.qty, one.responsible.strip())
    saying.say(writer, row["id"], Stage.BOXED, Saying.BOX, said.text(connection))


def boxes(desk: Desk, event: int | None = None) -> list[boxing.BoxLine]:
    """What lies in boxes of an area now, box by box; of an event only what was made for it."""
    with desk.database.reading() as connection:
        return boxing.lines(connection, event)
