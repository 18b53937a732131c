"""物品: items with variants, found as people look for them, edited, photographed, retired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import UUID

from desktop.domain.catalogue import ItemDraft, Variant, VariantDraft, size_rank
from desktop.domain.errors import BadAmount, BadQuantity, Missing, Taken
from desktop.domain.listing import Page
from desktop.domain.progress import Progress
from desktop.domain.sifting import Sift
from desktop.services.changes import Desk, Topic, perform
from desktop.services.spelling import place_spelling, variant_search, variant_sort
from desktop.store import catalogue as rows
from desktop.store import listing, photos, places
from desktop.store.writing import Writer

_OWN_CODES = "YW"  # what codes begin with that the program gives


@dataclass(frozen=True)
class ItemCard:
    """An item as its form shows it; variants in the order of the size strip."""

    item_id: int
    draft: ItemDraft
    variants: tuple[Variant, ...]
    photo: str | None


@dataclass(frozen=True)
class VariantEdit:
    """One line of the form: a draft, and the uid (hex) of the variant it changes, "" for new."""

    draft: VariantDraft
    uid: str = ""


@dataclass(frozen=True)
class ItemSaved:
    """The item, and the codes of its variants in the order given."""

    item_id: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """An act without further news; `op` in hex."""

    op: str


def search(
    desk: Desk,
    query: str = "",
    *,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
    category: str | None = None,
    retired: bool = False,
    sift: Sift | None = None,
) -> Page[Variant]:
    """Variants by name, pinyin, initials or code; `sort` is one of store.listing.SORTS.

    With a `sift` it alone says which categories and whether retired ones.
    """
    with desk.database.reading() as connection:
        return listing.variants(
            connection,
            query,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
            category=category,
            retired=retired,
            sift=sift,
        )


def categories(desk: Desk) -> tuple[str, ...]:
    """The categories in use."""
    with desk.database.reading() as connection:
        return listing.categories(connection)


def variant(desk: Desk, code: str) -> Variant:
    """The variant with this code. Raises NotFound."""
    with desk.database.reading() as connection:
        return rows.by_code(connection, code)


def variant_by_uid(desk: Desk, uid: str) -> Variant:
    """The variant with this uid (hex). Raises NotFound."""
    with desk.database.reading() as connection:
        return rows.by_uid(connection, uid)


def variant_by_id(desk: Desk, local: int) -> Variant:
    """One variant by its local id, as a session knows its kit."""
    with desk.database.reading() as connection:
        return rows.by_id(connection, local)


def item(desk: Desk, item_id: int) -> ItemCard:
    """An item with all its variants that are not retired."""
    with desk.database.reading() as connection:
        variants = rows.siblings(connection, item_id)
    first = variants[0]
    draft = ItemDraft(
        name=first.name,
        category=first.category,
        year=first.year,
        unit=first.unit,
        pack_size=first.pack_size,
        uncounted=first.uncounted,
        returnable=first.returnable,
    )
    kept = sorted((v for v in variants if not v.retired), key=lambda v: size_rank(v.label))
    return ItemCard(item_id, draft, tuple(kept), first.photo)


def save_item(
    desk: Desk,
    op_id: UUID,
    draft: ItemDraft,
    variants: Sequence[VariantEdit],
    item_id: int | None = None,
) -> ItemSaved:
    """Makes or changes an item with its variants; empty codes are given by the program.

    Raises Missing without a name or variant, Taken when a code belongs to another variant,
    BadAmount or BadQuantity for values below zero.
    """
    if not draft.name.strip():
        raise Missing("name")
    if not variants:
        raise Missing("variants")
    for edit in variants:
        for fen in (edit.draft.price_fen, edit.draft.value_fen):
            if fen is not None and fen < 0:
                raise BadAmount(str(fen))
    if draft.pack_size is not None and draft.pack_size < 1:
        raise BadQuantity(str(draft.pack_size))
    clean = replace(draft, name=draft.name.strip(), category=draft.category.strip())

    def work(writer: Writer) -> ItemSaved:
        connection = writer.connection
        if item_id is None:
            mine = rows.create_items(writer, [(clean, "")])[0]
        else:
            mine = item_id
            rows.save_item(writer, mine, clean)
        codes: list[str] = []
        for edit in variants:
            wanted = edit.draft.code.strip() or rows.next_code(connection, _OWN_CODES)
            said = replace(edit.draft, code=wanted, label=edit.draft.label.strip())
            if said.code.lower() in {code.lower() for code in codes}:
                raise Taken("code", said.code, by=clean.name)
            if edit.uid:
                rows.save_variant(writer, rows.by_uid(connection, edit.uid).id, said)
            else:
                rows.claim_code(connection, said.code)
                rows.create_variants(writer, [(mine, clean.name, said)])
            codes.append(said.code)
        _spell(writer, rows.siblings(connection, mine))
        return ItemSaved(mine, tuple(codes))

    return perform(
        desk,
        "save_item",
        op_id,
        {
            "item": item_id,
            "draft": asdict(clean),
            "variants": [asdict(edit) for edit in variants],
        },
        work,
        lambda said: ItemSaved(said["item_id"], tuple(said["codes"])),
        {Topic.CATALOGUE},
        note=clean.name,
    )


def retire(desk: Desk, op_id: UUID, uid: str, *, back: bool = False) -> Done:
    """Takes a variant out of all lists (what lies of it stays on the books), or brings it back."""

    def work(writer: Writer) -> Done:
        found = rows.by_uid(writer.connection, uid)
        rows.set_retired(writer, found.id, None if back else writer.recorded_at)
        return Done(op_id.hex)

    kind = "revive_variant" if back else "retire_variant"
    note = variant_by_uid(desk, uid).title
    request = {"variant": uid}
    topics = {Topic.CATALOGUE}
    return perform(desk, kind, op_id, request, work, lambda s: Done(s["op"]), topics, note=note)


def set_photo(
    desk: Desk,
    op_id: UUID,
    item_id: int,
    name: str,
    original: bytes,
    thumbnail: bytes,
    folder: Path,
) -> Done:
    """Gives an item its picture: the original into `folder` by its hash, the thumbnail (at most
    40 KB, made by the caller) into the database.
    """
    sha256 = photos.store_original(folder, name, original)

    def work(writer: Writer) -> Done:
        photos.give(writer, item_id, photos.keep(writer, sha256, name, thumbnail))
        return Done(op_id.hex)

    request = {"item": item_id, "photo": sha256}
    topics = {Topic.CATALOGUE}
    return perform(
        desk, "set_photo", op_id, request, work, lambda s: Done(s["op"]), topics, note=name
    )


def thumbnails(desk: Desk, shas: Sequence[str]) -> dict[str, bytes]:
    """The small pictures of these hashes, as far as there are any."""
    with desk.database.reading() as connection:
        return photos.thumbnails(connection, shas)


def spell_pending(desk: Desk) -> Iterator[Progress]:
    """Fills pinyin for places and variants that came by import, a few hundred a transaction."""
    with desk.database.reading() as connection:
        new_places = places.unspelled(connection)
    if new_places:
        spelled_places = [(p.id, *place_spelling(p.name)) for p in new_places]
        with desk.database.writing() as connection:
            for place_id, search_in, sort_by in spelled_places:
                places.set_spelling(connection, place_id, search_in, sort_by)
        desk.announce(frozenset({Topic.PLACES}))
    done = 0
    while True:
        with desk.database.reading() as connection:
            waiting = rows.unspelled(connection, 500)
        if not waiting:
            break
        spelled = [_spelled(found) for found in waiting]  # slow: outside of the write lock
        with desk.database.writing() as connection:
            rows.set_spelling(connection, spelled)
        done += len(waiting)
        yield Progress(done, 0, waiting[-1].title)
    if done:
        desk.announce(frozenset({Topic.CATALOGUE}))


def _spell(writer: Writer, variants: Sequence[Variant]) -> None:
    rows.set_spelling(writer.connection, [_spelled(found) for found in variants])


def _spelled(found: Variant) -> dict[str, object]:
    return {"v": found.id, "search": variant_search(found), "sort": variant_sort(found)}
