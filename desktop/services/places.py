"""地点: homes, shelves, boxes and stands, found, made, renamed, moved with all they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.errors import Missing, NowhereReal, StillHolding
from desktop.domain.people import Right
from desktop.domain.stock import Place, PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.services.spelling import place_spelling
from desktop.store import finding, leaving, rights
from desktop.store import places as rows
from desktop.store.writing import Writer


@dataclass(frozen=True)
class PlaceSaved:
    """The place's local id, and its path as it is now."""

    id: int
    path: str


def places(desk: Desk, *, retired: bool = False) -> list[Place]:
    """Every place, real ones first, each before what lies in it."""
    with desk.database.reading() as connection:
        return rows.all_places(connection, retired=retired)


def find_place(desk: Desk, name: str) -> Place:
    """A place by name, path (`site/box`) or the word of an outside one. NotFound, Ambiguous."""
    with desk.database.reading() as connection:
        return finding.find(connection, name)


def search_places(desk: Desk, query: str, limit: int = 20) -> list[Place]:
    """Real places whose name or pinyin holds every word of the query."""
    with desk.database.reading() as connection:
        return finding.search(connection, query, limit)


def create_place(
    desk: Desk, op_id: UUID, kind: PlaceKind, name: str, parent: int | None = None
) -> PlaceSaved:
    """A new real place. Raises Missing without a name, Taken if its parent has one like it,
    NowhereReal in an outside place (or as one), NotYours for a keeper outside of what they keep.
    """
    clean = _clean(name)
    if not kind.by_hand:
        raise NowhereReal(clean)
    spelling = place_spelling(clean)

    def work(writer: Writer) -> PlaceSaved:
        rights.need(writer, Right.ARRANGE, parent)
        made = rows.create(writer, kind, clean, parent)
        rows.set_spelling(writer.connection, made, *spelling)
        return PlaceSaved(made, rows.path_of(writer.connection, made))

    return _save(desk, "create_place", op_id, [kind, clean, parent], work, clean)


def rename_place(desk: Desk, op_id: UUID, place_id: int, name: str) -> PlaceSaved:
    """Another name for a place. Raises Missing, Taken, NowhereReal or NotYours."""
    clean = _clean(name)
    spelling = place_spelling(clean)

    def work(writer: Writer) -> PlaceSaved:
        rights.need(writer, Right.ARRANGE, place_id)
        rows.rename(writer, place_id, clean)
        rows.set_spelling(writer.connection, place_id, *spelling)
        return PlaceSaved(place_id, rows.path_of(writer.connection, place_id))

    return _save(desk, "rename_place", op_id, [place_id, clean], work, clean)


def move_place(desk: Desk, op_id: UUID, place_id: int, to_parent: int | None) -> PlaceSaved:
    """Puts a place with all it holds into another one (None: it stands by itself).

    Raises PlaceCycle, Taken, Retired, NowhereReal, NotYours.
    """

    def work(writer: Writer) -> PlaceSaved:
        for one in (place_id, to_parent):
            rights.need(writer, Right.ARRANGE, one)
        rows.move(writer, place_id, to_parent)
        return PlaceSaved(place_id, rows.path_of(writer.connection, place_id))

    note = _name(desk, place_id)
    return _save(desk, "move_place", op_id, [place_id, to_parent], work, note)


def retire_place(desk: Desk, op_id: UUID, place_id: int) -> PlaceSaved:
    """Takes an empty place out of all lists. Raises NotEmpty, NotYours, and StillHolding for the
    place of a person with goods, and for any place with an open transfer.
    """

    def work(writer: Writer) -> PlaceSaved:
        rights.need(writer, Right.ARRANGE, place_id)
        one = rows.get(writer.connection, place_id)
        if one.kind is PlaceKind.PERSON:
            leaving.need_free(writer.connection, one.name, [place_id])
        elif open_ones := leaving.open_transfers(writer.connection, [place_id]):
            raise StillHolding(one.name, (), tuple(found.code for found in open_ones))
        rows.retire(writer, place_id)
        return PlaceSaved(place_id, rows.path_of(writer.connection, place_id))

    return _save(desk, "retire_place", op_id, [place_id], work, _name(desk, place_id))


def _clean(name: str) -> str:
    clean = name.strip().replace("/", "／")  # a slash separates the names of a path
    if not clean:
        raise Missing("name")
    return clean


def _name(desk: Desk, place_id: int) -> str:
    with desk.database.reading() as connection:
        return rows.path_of(connection, place_id)


def _save(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: object,
    work: Callable[[Writer], PlaceSaved],
    note: str,
) -> PlaceSaved:
    topics = {Topic.PLACES, Topic.STOCK}
    return perform(
        desk, kind, op_id, request, work, lambda said: PlaceSaved(**said), topics, note=note
    )
