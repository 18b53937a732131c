"""The rows of an import written in bulk, each fact into its table and into the journal."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, bindparam

from desktop.domain.catalogue import ItemDraft, VariantDraft, search_text
from desktop.domain.stock import Move, PlaceKind
from desktop.store import catalogue, owners, places, stock, turns
from desktop.store.imports.known import KnownItem, KnownVariant
from desktop.store.tables import import_row, item, metadata, remark, variant
from desktop.store.writing import Writer

_RETITLE = (
    variant.update()
    .where(variant.c.id == bindparam("v"))
    .values(search=bindparam("search"), sort=bindparam("sort"), spelled=False)
)


@dataclass(frozen=True, slots=True)
class Remark:
    """The note of a key, when it was counted (microseconds UTC), and what stood there before."""

    note: str
    verified_at: int | None
    before: tuple[str, int | None] | None


@dataclass(frozen=True, slots=True)
class Booking:
    """A row of a list by local ids.

    `qty` is the last quantity it said and `delta` what is booked now, both in pieces.
    """

    line: int
    variant: int
    owner: int
    place: int
    qty: int | None
    delta: int
    content: str
    remark: Remark | None


def lock(connection: Connection) -> None:
    """Lets one import write at a time, so that no two book the same row."""
    turns.take(connection, import_row)


def know(writer: Writer, table: str, local: int, uid: bytes) -> None:
    """Tells the writer a uid that was read before."""
    writer.know(metadata.tables[table], local, uid)


def owner(writer: Writer, name: str) -> int:
    """The owner of that name, made where missing."""
    return owners.ensure(writer, name)


def place(writer: Writer, path: str, kind: PlaceKind) -> int:
    """The place of that path, made or brought back where needed."""
    return places.ensure(writer, path, kind)


def items(writer: Writer, drafts: Sequence[tuple[ItemDraft, str]]) -> list[int]:
    """New items with the names of their pictures; local ids in order."""
    return catalogue.create_items(writer, drafts)


def variants(writer: Writer, drafts: Sequence[tuple[int, str, VariantDraft]]) -> list[int]:
    """New variants as (item id, item name, draft); local ids in order."""
    return catalogue.create_variants(writer, drafts)


def change_item(writer: Writer, known: KnownItem, after: Mapping[str, Any]) -> None:
    """Gives an item other values."""
    writer.know(item, known.id, known.uid)
    writer.change(item, {"id": known.id}, asdict(known), after)


def change_variant(writer: Writer, known: KnownVariant, after: Mapping[str, Any]) -> None:
    """Gives a variant other values, another item among them."""
    writer.know(variant, known.id, known.uid)
    writer.change(variant, {"id": known.id}, asdict(known), after)


def retitle(writer: Writer, titles: Sequence[tuple[int, str, str, str]]) -> None:
    """Lets variants be found by their new words: local id, code, item's name, label."""
    if titles:
        writer.connection.execute(
            _RETITLE,
            [
                {"v": v, "search": search_text(code, name, label), "sort": search_text(name, label)}
                for v, code, name, label in titles
            ],
        )


def rows(writer: Writer, opening: int, bookings: Sequence[Booking], made: Collection[int]) -> None:
    """Books what the rows say: movements, remarks, and the rows themselves.

    `made` are the variants that this very import made. Raises OutOfStock or Reserved where a real
    place would fall below what it must hold.
    """
    stock.post(
        writer,
        [
            Move(b.variant, b.owner, b.delta, opening, b.place)
            if b.delta > 0
            else Move(b.variant, b.owner, -b.delta, b.place, opening)
            for b in bookings
            if b.delta
        ],
        fresh=made,
    )
    _remarks(writer, bookings)
    writer.add(
        import_row,
        [
            {
                "line": b.line,
                "variant": b.variant,
                "owner": b.owner,
                "place": b.place,
                "qty": b.qty,
                "content": b.content,
            }
            for b in bookings
        ],
    )


def _remarks(writer: Writer, bookings: Sequence[Booking]) -> None:
    fresh = []
    for b in bookings:
        if b.remark is None:
            continue
        key = {"variant": b.variant, "owner": b.owner, "place": b.place}
        after = {"note": b.remark.note, "verified_at": b.remark.verified_at}
        if b.remark.before is None:
            fresh.append({**key, **after})
        else:
            before = dict(zip(after, b.remark.before, strict=True))
            writer.change(remark, key, before, after)
    writer.add(remark, fresh)
