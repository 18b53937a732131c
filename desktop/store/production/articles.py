"""The article a thing is booked as: the one that is said, the one of its name, or a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from desktop.domain.catalogue import ItemDraft, Variant, VariantDraft
from desktop.domain.errors import Ambiguous, Uncounted
from desktop.store import catalogue
from desktop.store.production import rows
from desktop.store.tables import item, variant
from desktop.store.writing import Writer

_OWN_CODES = "YW"  # what codes begin with that the program gives
_CODES = 5  # candidates that are named


def own(writer: Writer, row: Mapping[str, Any], label: str = "") -> Variant:
    """The article of a locked thing, in one size (规格) where `label` says one.

    Made where there is none, and remembered by the thing. Raises Ambiguous where several
    articles have its name, and Uncounted.
    """
    connection = writer.connection
    mine = row["variant"]
    if mine is None:
        mine = _named(writer, str(row["name"]), label)
        if mine is None:
            mine = _made(writer, str(row["name"]), label)
        rows.change(writer, row, {"variant": mine})
    found = catalogue.by_id(connection, mine)
    if label and found.label != label:
        found = _size(writer, found, label)
    if found.uncounted:
        raise Uncounted(found.title)
    return found


def _named(writer: Writer, name: str, label: str) -> int | None:
    statement = (
        select(variant.c.id, variant.c.code, variant.c.label)
        .join(item, item.c.id == variant.c.item)
        .where(item.c.name == name, variant.c.retired_at.is_(None))
        .order_by(variant.c.id)
    )
    found = writer.connection.execute(statement).all()
    fitting = [one for one in found if one.label == label] or found
    if len(fitting) > 1 and not label:
        raise Ambiguous("item", name, tuple(one.code for one in fitting[:_CODES]))
    return int(fitting[0].id) if fitting else None


def _size(writer: Writer, of: Variant, label: str) -> Variant:
    for sibling in catalogue.siblings(writer.connection, of.item_id):
        if sibling.label == label and not sibling.retired:
            return sibling
    return catalogue.by_id(writer.connection, _added(writer, of.item_id, of.name, label))


def _made(writer: Writer, name: str, label: str) -> int:
    made = catalogue.create_items(writer, [(ItemDraft(name), "")])[0]
    return _added(writer, made, name, label)


def _added(writer: Writer, item_id: int, name: str, label: str) -> int:
    code = catalogue.next_code(writer.connection, _OWN_CODES)
    return catalogue.create_variants(writer, [(item_id, name, VariantDraft(code, label))])[0]
