"""What kits are made of: a version is saved, never edited."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from desktop.domain.errors import BadQuantity, Missing, NoKit, TwiceInSlot, Uncounted
from desktop.domain.kits import Choice, Slot
from desktop.domain.kits.views import Kit, Saved, SlotDraft
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue
from desktop.store.kits import bills, saving, telling
from desktop.store.writing import Writer

_TOPICS = {Topic.CATALOGUE, Topic.STOCK}


def save(
    desk: Desk,
    op_id: UUID,
    code: str,
    slots: Sequence[SlotDraft],
    *,
    note: str = "",
    when_sold: bool = False,
) -> Saved:
    """Says what the article with this code is made of from now on; the former version is retired.

    `when_sold`: the till may put it together while selling. Raises Missing (no parts),
    BadQuantity, TwiceInSlot, KitCircle, Uncounted (a part or the kit not kept in stock), NotFound.
    """
    drafts = [draft for draft in slots if draft.choices]
    if not drafts:
        raise Missing("parts")
    for draft in drafts:
        for _code, qty in draft.choices:
            if qty < 1:
                raise BadQuantity(str(qty))

    def work(writer: Writer) -> Saved:
        what = catalogue.by_code(writer.connection, code)
        if what.uncounted:
            raise Uncounted(what.title)
        made = tuple(_slot(writer, draft) for draft in drafts)
        version = saving.save(writer, what.id, made, note.strip(), when_sold)
        return Saved(op_id.hex, what.code, what.title, version)

    request = {
        "code": code,
        "slots": [[list(choice) for choice in draft.choices] for draft in drafts],
        "note": note,
        "when_sold": when_sold,
    }
    return perform(desk, "save_kit", op_id, request, work, lambda s: Saved(**s), _TOPICS)


def drop(desk: Desk, op_id: UUID, code: str) -> Saved:
    """The article is no kit any more; those that lie about stay. Raises NoKit, NotFound."""

    def work(writer: Writer) -> Saved:
        what = catalogue.by_code(writer.connection, code)
        if not saving.retire(writer, what.id):
            raise NoKit(what.title)
        return Saved(op_id.hex, what.code, what.title, 0)

    return perform(desk, "drop_kit", op_id, {"code": code}, work, lambda s: Saved(**s), _TOPICS)


def kit(desk: Desk, code: str) -> Kit | None:
    """What the article is made of now; None where it is no kit. Raises NotFound."""
    with desk.database.reading() as connection:
        found = catalogue.by_code(connection, code)
        known = bills.in_use(connection)
        if found.id not in known:
            return None
        wanted = known[found.id].id
        all_of_it = bills.versions(connection, found.id)
        return telling.told(connection, [one for one in all_of_it if one.bill.id == wanted], known)[
            0
        ]


def versions(desk: Desk, code: str) -> list[Kit]:
    """Every version there was of a kit, the newest first."""
    with desk.database.reading() as connection:
        found = catalogue.by_code(connection, code)
        known = bills.in_use(connection)
        return telling.told(connection, bills.versions(connection, found.id)[::-1], known)


def kits(desk: Desk) -> list[Kit]:
    """All kits in use, by title."""
    with desk.database.reading() as connection:
        return telling.all_of(connection, bills.in_use(connection))


def used_in(desk: Desk, code: str) -> list[Kit]:
    """The kits that an article goes into, directly, by title."""
    with desk.database.reading() as connection:
        found = catalogue.by_code(connection, code)
        known = bills.in_use(connection)
        chosen = {one: known[one] for one in bills.using(known, found.id)}
        return telling.all_of(connection, chosen, known)


def _slot(writer: Writer, draft: SlotDraft) -> Slot:
    choices: list[Choice] = []
    for code, qty in draft.choices:
        part = catalogue.by_code(writer.connection, code)
        if part.uncounted:
            raise Uncounted(part.title)
        if any(choice.variant == part.id for choice in choices):
            raise TwiceInSlot(part.title)
        choices.append(Choice(part.id, qty))
    return Slot(tuple(choices))
