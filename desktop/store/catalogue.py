"""Items and variants as rows: saved one by one or by thousands, found by name, pinyin or code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from desktop.domain.catalogue import ItemDraft, Variant, VariantDraft, search_text
from desktop.domain.errors import NotFound, Taken
from desktop.store.tables import allocation, item, photo, variant
from desktop.store.writing import Writer

_ALLOCATED = (
    select(func.coalesce(func.sum(allocation.c.qty), 0))
    .where(allocation.c.variant == variant.c.id)
    .scalar_subquery()
)
ROW: Select[Any] = (
    select(
        variant.c.id,
        variant.c.uid,
        variant.c.item,
        variant.c.code,
        item.c.name,
        variant.c.label,
        item.c.category,
        item.c.year,
        item.c.unit,
        item.c.pack_size,
        variant.c.price_fen,
        variant.c.value_fen,
        item.c.uncounted,
        item.c.returnable,
        variant.c.on_hand,
        _ALLOCATED.label("allocated"),
        variant.c.retired_at,
        photo.c.sha256,
    )
    .join_from(variant, item, variant.c.item == item.c.id)
    .outerjoin(photo, item.c.photo == photo.c.id)
)
_BY_CODE = ROW.where(func.lower(variant.c.code) == bindparam("code"))
_BY_UID = ROW.where(variant.c.uid == bindparam("uid"))
_BY_ID = ROW.where(variant.c.id == bindparam("id"))


def value(row: Row[Any]) -> Variant:
    """A row of `ROW` as a value."""
    return Variant(
        id=row.id,
        uid=row.uid.hex(),
        item_id=row.item,
        code=row.code,
        name=row.name,
        label=row.label,
        category=row.category,
        year=row.year,
        unit=row.unit,
        pack_size=row.pack_size,
        price_fen=row.price_fen,
        value_fen=row.value_fen,
        uncounted=row.uncounted,
        on_hand=row.on_hand,
        available=row.on_hand - int(row.allocated),
        retired=row.retired_at is not None,
        photo=row.sha256,
        returnable=bool(row.returnable),  # None, of items that were there before: no
    )


def by_code(connection: Connection, code: str) -> Variant:
    """The variant with this code, whatever its case. Raises NotFound with likely codes."""
    exact = connection.execute(ROW.where(variant.c.code == code.strip())).first()
    row = exact or connection.execute(_BY_CODE, {"code": code.strip().lower()}).first()
    if row is None:
        raise NotFound("item", code, _near(connection, code.strip()))
    return value(row)


def by_id(connection: Connection, variant_id: int) -> Variant:
    """The variant with this local id."""
    return value(connection.execute(_BY_ID, {"id": variant_id}).one())


def siblings(connection: Connection, item_id: int) -> list[Variant]:
    """All variants of an item, retired ones too, in the order of their making."""
    rows = connection.execute(ROW.where(variant.c.item == item_id).order_by(variant.c.id))
    return [value(row) for row in rows]


def create_items(writer: Writer, drafts: Sequence[tuple[ItemDraft, str]]) -> list[int]:
    """New items with the picture names a list gave; their local ids in order."""
    return writer.born_many(
        item,
        [
            {
                "name": draft.name,
                "category": draft.category,
                "year": draft.year,
                "unit": draft.unit,
                "pack_size": draft.pack_size,
                "uncounted": draft.uncounted,
                "returnable": draft.returnable or None,  # as of items that were there before
                "photo_name": photos,
                "photo": None,
            }
            for draft, photos in drafts
        ],
    )


def create_variants(writer: Writer, drafts: Sequence[tuple[int, str, VariantDraft]]) -> list[int]:
    """New variants as (item id, item name, draft); pinyin is added by `services.catalogue`."""
    return writer.born_many(
        variant,
        [
            {
                "item": item_id,
                "label": draft.label,
                "code": draft.code,
                "price_fen": draft.price_fen,
                "value_fen": draft.value_fen,
                "retired_at": None,
                "search": search_text(draft.code, name, draft.label),
                "sort": search_text(name, draft.label),
                "spelled": False,
                "on_hand": 0,
            }
            for item_id, name, draft in drafts
        ],
    )


def save_item(writer: Writer, item_id: int, draft: ItemDraft) -> None:
    """Changes what a person says of an item; its variants want spelling again if renamed."""
    before = dict(
        writer.connection.execute(select(item).where(item.c.id == item_id)).mappings().one()
    )
    after = asdict(draft)
    if draft.returnable == bool(before["returnable"]):
        after["returnable"] = before["returnable"]  # None and no are the same: nothing changed
    writer.change(item, {"id": item_id}, before, after)
    if before["name"] != draft.name:
        writer.connection.execute(
            variant.update().where(variant.c.item == item_id).values(spelled=False)
        )


def save_variant(writer: Writer, variant_id: int, draft: VariantDraft) -> None:
    """Changes what a person says of a variant. Raises Taken if the code belongs to another."""
    claim_code(writer.connection, draft.code, mine=variant_id)
    found = select(variant).where(variant.c.id == variant_id)
    before = dict(writer.connection.execute(found).mappings().one())
    writer.change(variant, {"id": variant_id}, before, asdict(draft))
    writer.connection.execute(
        variant.update().where(variant.c.id == variant_id).values(spelled=False)
    )


def set_retired(writer: Writer, variant_id: int, at: int | None) -> None:
    """Retires a variant (microseconds UTC) or brings it back (None)."""
    found = select(variant.c.retired_at).where(variant.c.id == variant_id)
    before = writer.connection.execute(found).scalar_one()
    writer.change(variant, {"id": variant_id}, {"retired_at": before}, {"retired_at": at})


def by_uid(connection: Connection, uid: str) -> Variant:
    """The variant with this uid (hex). Raises NotFound."""
    row = connection.execute(_BY_UID, {"uid": bytes.fromhex(uid)}).first()
    if row is None:
        raise NotFound("item", uid)
    return value(row)


def next_code(connection: Connection, prefix: str) -> str:
    """A free code of the form `prefix` + a number, for things that came without one."""
    like = f"{prefix}%"
    codes = connection.execute(select(variant.c.code).where(variant.c.code.like(like))).scalars()
    numbers = [int(c[len(prefix) :]) for c in codes if c[len(prefix) :].isdecimal()]
    return f"{prefix}{max(numbers, default=0) + 1:04d}"


def claim_code(connection: Connection, code: str, *, mine: int | None = None) -> None:
    """Makes sure a code is free (or mine). Raises Taken with the title of who has it."""
    row = connection.execute(_BY_CODE, {"code": code.lower()}).first()
    if row is not None and row.id != mine:
        raise Taken("code", code, by=value(row).title)


def set_spelling(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Fills search and sort with pinyin: rows of `{"v": id, "search": …, "sort": …}`."""
    statement = (
        variant.update()
        .where(variant.c.id == bindparam("v"))
        .values(search=bindparam("search"), sort=bindparam("sort"), spelled=True)
    )
    connection.execute(statement, list(rows))


def set_plain_text(connection: Connection, variants: Iterable[Variant]) -> None:
    """Makes search and sort of variants fit their names, without pinyin yet."""
    statement = (
        variant.update()
        .where(variant.c.id == bindparam("v"))
        .values(search=bindparam("search"), sort=bindparam("sort"), spelled=False)
    )
    rows = [
        {
            "v": v.id,
            "search": search_text(v.code, v.name, v.label),
            "sort": search_text(v.name, v.label),
        }
        for v in variants
    ]
    if rows:
        connection.execute(statement, rows)


def unspelled(connection: Connection, limit: int) -> list[Variant]:
    """Variants whose search text lacks pinyin yet."""
    rows = connection.execute(ROW.where(~variant.c.spelled).order_by(variant.c.id).limit(limit))
    return [value(row) for row in rows]


def _near(connection: Connection, code: str) -> tuple[str, ...]:
    rows = connection.execute(
        select(variant.c.code).where(variant.c.search.contains(code.lower()[:4], autoescape=True))
        .order_by(variant.c.code).limit(5)
    )  # fmt: skip
    return tuple(rows.scalars()) if code else ()
