"""Quotas: how much of an article the audiences of an event get, and what of it went out."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from desktop.domain.errors import BadQuantity, Missing
from desktop.domain.people import Right
from desktop.domain.requisitions.giving import Quota, audience
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue, rights
from desktop.store.requisitions import quotas as rows
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Saved:
    """The act in hex, and the quota's local id."""

    op: str
    id: int


@dataclass(frozen=True)
class QuotaDraft:
    """`each` pieces a person of an audience; `event` None: at none; `people` None: any number."""

    audience: str
    code: str
    each: int
    people: int | None = None
    event: int | None = None


def quotas(desk: Desk) -> tuple[Quota, ...]:
    """All of them, with what went out by giving to many and at the booth."""
    with desk.database.reading() as connection:
        return tuple(rows.quotas(connection))


def save_quota(desk: Desk, op_id: UUID, draft: QuotaDraft, id: int | None = None) -> Saved:
    """A new quota, or another one in its place. Raises Missing (audience), BadQuantity, Taken,
    NotFound, NotYours.
    """
    whom = audience(draft.audience)
    if not whom:
        raise Missing("audience")
    if draft.each < 1:
        raise BadQuantity(str(draft.each))
    if draft.people is not None and draft.people < 0:
        raise BadQuantity(str(draft.people))

    def work(writer: Writer) -> Saved:
        rights.need(writer, Right.DECIDE, None)
        found = catalogue.by_code(writer.connection, draft.code)
        said = {
            "event": draft.event,
            "audience": whom,
            "variant": found.id,
            "each": draft.each,
            "people": draft.people,
        }
        return Saved(op_id.hex, rows.save(writer, id, said))

    request = [id, whom, draft.code, draft.each, draft.people, draft.event]
    return perform(
        desk, "save_quota", op_id, request, work, lambda s: Saved(**s), {Topic.REQUISITIONS}
    )


def retire_quota(desk: Desk, op_id: UUID, id: int) -> Saved:
    """It holds no more. Raises NotFound, NotYours."""

    def work(writer: Writer) -> Saved:
        rights.need(writer, Right.DECIDE, None)
        rows.retire(writer, id)
        return Saved(op_id.hex, id)

    return perform(
        desk, "retire_quota", op_id, [id], work, lambda s: Saved(**s), {Topic.REQUISITIONS}
    )
