"""What an import is going to do, as values that cross threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.imports import Fate, RowFate, StockList, Trouble
from desktop.domain.stock import PlaceKind
from desktop.store.imports.booking import Remark
from desktop.store.imports.known import Heads, KnownItem, KnownVariant

# A thing that is there by its local id; a new item or variant by -1 - its place in the plan; a
# new owner or place by its name or path.
Ref = int | str


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A variant to be made: of which item, that item's name, and the draft."""

    item: int
    name: str
    draft: VariantDraft


@dataclass(frozen=True, slots=True)
class ItemChange:
    """Fields of an item that get another value."""

    item: KnownItem
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class VariantChange:
    """Fields of a variant that get another value; `item` may be a new one."""

    variant: KnownVariant
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What one row of the list writes; `delta` are the pieces booked (negative: taken back)."""

    line: int
    variant: int
    owner: Ref
    place: Ref
    qty: int | None
    delta: int
    content: str
    remark: Remark | None


@dataclass(frozen=True)
class Plan:
    """All that an import writes, decided against the ledger as it stood at `heads`."""

    heads: Heads
    opening: int
    fates: tuple[RowFate, ...]
    troubles: tuple[Trouble, ...]
    place_kind: PlaceKind
    owners: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    back: tuple[str, ...] = ()  # paths of retired places that come back
    items: tuple[tuple[ItemDraft, str], ...] = ()
    variants: tuple[NewVariant, ...] = ()
    item_changes: tuple[ItemChange, ...] = ()
    variant_changes: tuple[VariantChange, ...] = ()
    retitled: tuple[tuple[int, str, str, str], ...] = ()  # variant id, code, item name, label
    rows: tuple[RowPlan, ...] = ()
    uids: Mapping[tuple[str, int], bytes] = field(default_factory=dict)

    @property
    def refused(self) -> int:
        """How many rows cannot be taken."""
        return len({trouble.row for trouble in self.troubles})


@dataclass(frozen=True)
class Preview:
    """A list and what becomes of each row, before anything is written.

    `fates` are the rows that could be read, in the list's order; `troubles` say why rows are
    refused, those that could not be read too, and `counts` counts both. Where `list.doubtful`
    says that columns are in doubt there are no rows yet: ask, and preview again with a mapping.
    """

    list: StockList
    fates: tuple[RowFate, ...]
    troubles: tuple[Trouble, ...]
    counts: dict[Fate, int]
    new_places: tuple[str, ...]
    new_categories: tuple[str, ...]
    new_owners: tuple[str, ...]
    already_in: bool
    mapping: Mapping[str, str] = field(default_factory=dict)
    plan: Plan | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Imported:
    """What was written: `batch` is the act in hex, to take it back by; None if nothing was.

    The others count rows of the list; `refused` ones were left out.
    """

    batch: str | None
    rows: int
    new: int
    changed: int
    same: int
    differs: int
    refused: int
