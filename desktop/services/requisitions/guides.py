"""参考额度 as the group keeps it: looked at, said anew, taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadAmount, BadQuantity
from desktop.domain.moments import at_home
from desktop.domain.people import Right
from desktop.domain.requisitions.checking import LINES, MOST, WORDS, short
from desktop.domain.requisitions.guides import Guide, GuideDraft
from desktop.services.changes import Desk, Topic, perform
from desktop.store import rights
from desktop.store.requisitions import guides as rows
from desktop.store.writing import Writer

_TOPICS = {Topic.RULES, Topic.REQUISITIONS}


@dataclass(frozen=True)
class Kept:
    """The act in hex and the local id of what it wrote."""

    op: str
    id: int


def guides(desk: Desk) -> tuple[Guide, ...]:
    """All of them, by kind and size, the newest first."""
    with desk.database.reading() as connection:
        return tuple(rows.guides(connection, at_home(desk.now()).date()))


def save_guide(desk: Desk, op_id: UUID, draft: GuideDraft, id: int | None = None) -> Kept:
    """Writes a guide, or other words of one (`id`). To raise a value from a day on, write a new
    one: what was decided by the old one stays as it was.

    Raises BadAmount, BadQuantity, TooLong, GuideStands, NotFound, Retired, NotYours.
    """
    if not 0 <= draft.amount_fen <= MOST * 100:
        raise BadAmount(f"{draft.amount_fen / 100:.2f}")
    if not 0 <= draft.people_from <= MOST:
        raise BadQuantity(str(draft.people_from))
    clean = GuideDraft(
        kind=short("kind", draft.kind, WORDS),
        people_from=draft.people_from,
        from_on=draft.from_on,
        amount_fen=draft.amount_fen,
        note=short("note", draft.note, LINES),
    )

    def work(writer: Writer) -> Kept:
        rights.need(writer, Right.DECIDE, None)
        return Kept(op_id.hex, rows.save(writer, clean, id))

    day, fen = clean.from_on.isoformat(), clean.amount_fen
    request: list[Any] = [id, clean.kind, clean.people_from, day, fen, clean.note]
    return perform(
        desk, "save_guide", op_id, request, work, _again, _TOPICS, note=clean.kind
    )  # fmt: skip


def retire_guide(desk: Desk, op_id: UUID, id: int) -> Kept:
    """It holds no more. Raises NotFound, Retired, NotYours."""

    def work(writer: Writer) -> Kept:
        rights.need(writer, Right.DECIDE, None)
        rows.retire(writer, id)
        return Kept(op_id.hex, id)

    return perform(desk, "retire_guide", op_id, [id], work, _again, _TOPICS)


def _again(said: dict[str, Any]) -> Kept:
    return Kept(**said)
