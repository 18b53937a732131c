"""From lines to labels; runs in a lane."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import replace

from desktop.domain import masking, money
from desktop.domain.errors import NotFound
from desktop.domain.paper.labels import (
    BoardLabel,
    BoxLabel,
    ItemLabel,
    Label,
    ParcelLabel,
    PlaceLabel,
)
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, places
from desktop.services.changes import Desk
from desktop.ui.forms import Choice
from desktop.ui.paper.labels.kinds import Kind
from desktop.wording import _, words

_MOST = 30


def labels_of(desk: Desk, kind: Kind, keys: Sequence[Hashable]) -> dict[Hashable, Label]:
    """The labels of these codes, or places by their ids. Raises NotFound."""
    from desktop.services.paper import labels

    if kind is Kind.ITEMS:
        found = labels.items(desk, [(str(key), 1) for key in keys])
    elif kind is Kind.BOXES:
        found = labels.boxes(desk, [int(str(key)) for key in keys])
    elif kind is Kind.PLACES:
        found = labels.places(desk, [int(str(key)) for key in keys])
    else:
        raise NotFound("label", kind)
    return {key: one.label for key, one in zip(keys, found, strict=True)}


def said(label: Label) -> tuple[str, str]:
    """A label's title and what tells it from others, as a line of the list; parcels masked."""
    match label:
        case ItemLabel():
            price = "" if label.price_fen is None else money.show(label.price_fen)
            title = f"{label.name} {label.variant}".rstrip()
            return title, _joined(label.code, price)
        case BoxLabel():
            pieces = sum(content.qty for content in label.contents)
            held = _("{n} on hand").format(n=f"{pieces:,}") if pieces else _("empty")
            return label.number, _joined(label.area, label.keeper, held)
        case PlaceLabel():
            return label.name, "" if label.path == label.name else label.path
        case BoardLabel():
            day = "" if label.passed_on is None else label.passed_on.isoformat()
            return label.serial, _joined(label.product, day)
        case ParcelLabel():
            title = masking.name(label.recipient)
            return title, _joined(masking.phone(label.phone), masking.address(label.address))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def without_price(label: Label) -> Label:
    """The same label, saying no price."""
    return replace(label, price_fen=None) if isinstance(label, ItemLabel) else label


def on_hand(desk: Desk, codes: Sequence[str]) -> dict[str, int]:
    """How many pieces lie anywhere, by code; none of what is not kept in stock."""
    found = {}
    for code in codes:
        variant = catalogue.variant(desk, code)
        if not variant.uncounted:
            found[code] = max(0, variant.on_hand)
    return found


def find(desk: Desk, kind: Kind, text: str) -> list[Choice]:
    """Items, boxes or places by name, pinyin, initials or code."""
    if kind is Kind.ITEMS:
        rows = catalogue.search(desk, text, limit=_MOST).rows
        return [Choice(v.code, v.title, v.code) for v in rows]
    found = (p for p in places.search_places(desk, text, _MOST * 10) if p.kind.real)
    boxes = kind is Kind.BOXES
    return [
        Choice(p.id, words.place_name(p), words.place_kind(p.kind))
        for p in found
        if not boxes or p.kind is PlaceKind.BOX
    ][:_MOST]


def every(desk: Desk, kind: Kind) -> list[Choice]:
    """All boxes, or all places that have a name of their own."""
    kinds = (
        {PlaceKind.BOX} if kind is Kind.BOXES else {PlaceKind.SHELF, PlaceKind.SITE, PlaceKind.BOX}
    )
    return [Choice(p.id, words.place_name(p)) for p in places.places(desk) if p.kind in kinds]


def those_there(desk: Desk, kind: Kind, keys: Sequence[Hashable]) -> dict[Hashable, Label]:
    """The labels of those among many that the ledger knows."""
    found: dict[Hashable, Label] = {}
    for key in keys:
        with suppress(NotFound):
            found |= labels_of(desk, kind, [key])
    return found
