"""A thing that is had made: saved, moved from stage to stage, talked about, ordered once more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadAmount, BadQuantity, Missing
from desktop.domain.listing import Page
from desktop.domain.production import (
    Lack,
    Line,
    Production,
    ProductionDraft,
    Saying,
    Stage,
    Verdict,
)
from desktop.services.changes import Desk
from desktop.services.production.acting import Saved, today, write
from desktop.store.production import listing, rows, saying
from desktop.store.writing import Writer

_FEN = ("unit_fen", "freight_fen", "budget_fen", "actual_fen")
_COPIED = (
    *("name", "kind", "category", "purpose", "spec", "qty", "variant", "owner", "artwork"),
    *("supplier", "responsible", "design_by", "buy_by", "make_by", "accept_by", "unit_fen"),
    *("contract", "paid_how"),
)


def productions(
    desk: Desk,
    query: str = "",
    *,
    stage: Stage | None = None,
    event: int | None = None,
    supplier: int | None = None,
    artwork: int | None = None,
    late: bool = False,
    lacking: Collection[Lack] = (),
    retired: bool = False,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> Page[Production]:
    """What is had made; words of the query in names, people, supplier, event, design, waybill.

    `event`, `supplier` and `artwork` are local ids; `sort` is one of store.production.listing.SORTS
    (name event stage supplier qty promised needed due budget actual added). `lacking`: only what
    wants each of these still.
    """
    with desk.database.reading() as connection:
        return listing.things(
            connection,
            today(desk),
            query,
            stage=stage,
            event_id=event,
            supplier_id=supplier,
            artwork_id=artwork,
            late=late,
            lacking=lacking,
            retired=retired,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
        )


def production(desk: Desk, production_id: int) -> Production:
    """One thing, retired or not. Raises NotFound."""
    with desk.database.reading() as connection:
        return listing.get(connection, production_id, today(desk))


def thread(desk: Desk, production_id: int) -> list[Line]:
    """All that was said and done about a thing, the oldest first; what was taken back is not."""
    with desk.database.reading() as connection:
        return saying.lines(connection, production_id)


def save(
    desk: Desk,
    op_id: UUID,
    draft: ProductionDraft,
    production_id: int | None = None,
    note: str = "",
) -> Saved:
    """Makes or changes a thing; another stage is a line of its thread, with `note` as its words.

    Raises Missing without a name, BadQuantity, BadAmount, NotFound, Retired, NotYours.
    """
    clean = checked(draft)

    def work(writer: Writer) -> int:
        if production_id is None:
            made = rows.add(writer, clean)
            saying.say(writer, made, clean.stage, Saying.STAGE, note.strip())
            return made
        row = rows.lock(writer.connection, production_id)
        moved = row["stage"] != clean.stage.value
        rows.change(writer, row, rows.plain(clean))
        if moved:
            saying.say(writer, production_id, clean.stage, Saying.STAGE, note.strip())
        elif note.strip():
            saying.say(writer, production_id, clean.stage, Saying.WORD, note.strip())
        return production_id

    request = {"id": production_id, "draft": rows.plain(clean), "note": note}
    return write(desk, "save_production", op_id, request, work, note=clean.name)


def checked(draft: ProductionDraft) -> ProductionDraft:
    """A draft without blanks at the ends. Raises Missing, BadQuantity, BadAmount."""
    every = {field.name: getattr(draft, field.name) for field in fields(draft)}
    kept: dict[str, Any] = {k: v.strip() for k, v in every.items() if type(v) is str}
    clean = replace(draft, **kept)
    if not clean.name:
        raise Missing("name")
    if clean.qty is not None and clean.qty < 0:
        raise BadQuantity(str(clean.qty))
    for name in _FEN:
        fen = getattr(clean, name)
        if fen is not None and fen < 0:
            raise BadAmount(str(fen))
    return clean


def set_stage(desk: Desk, op_id: UUID, production_id: int, stage: Stage, note: str = "") -> Saved:
    """Moves a thing to a stage, forward or back, with words. The same stage is only the words.

    Raises NotFound, Retired, NotYours.
    """

    def work(writer: Writer) -> int:
        row = rows.lock(writer.connection, production_id)
        move(writer, row, stage, note.strip())
        return production_id

    request = {"id": production_id, "stage": stage.value, "note": note}
    return write(desk, "stage_production", op_id, request, work, note=_name(desk, production_id))


def move(writer: Writer, row: dict[str, object], stage: Stage, note: str = "") -> None:
    """Brings a locked thing into a stage and says so, unless it is there."""
    moved = rows.change(writer, row, {"stage": stage})
    if moved:
        saying.say(writer, _id(row), stage, Saying.STAGE, note)
    elif note:
        saying.say(writer, _id(row), stage, Saying.WORD, note)


def say(
    desk: Desk,
    op_id: UUID,
    production_id: int,
    text: str,
    *,
    what: Saying = Saying.WORD,
    file: int | None = None,
) -> Saved:
    """Adds words, a file or a fault of the supplier to the thread. Raises Missing, NotFound."""
    if not text.strip() and file is None:
        raise Missing("text")

    def work(writer: Writer) -> int:
        row = rows.lock(writer.connection, production_id)
        saying.say(writer, production_id, row["stage"], what, text.strip(), file=file)
        return production_id

    request = {"id": production_id, "text": text, "what": what.value, "file": file}
    return write(desk, "say_production", op_id, request, work, note=_name(desk, production_id))


def sample(
    desk: Desk,
    op_id: UUID,
    production_id: int,
    verdict: Verdict,
    text: str = "",
    file: int | None = None,
) -> Saved:
    """A sample was looked at: a good one brings a thing on to quotes, a bad one back to design.

    A thing that is ordered already stays where it is. A bad one needs words (Missing). Raises
    NotFound, Retired, NotYours.
    """
    if verdict is Verdict.NONE:
        raise Missing("verdict")
    if verdict is Verdict.BAD and not text.strip():
        raise Missing("reason")

    def work(writer: Writer) -> int:
        row = rows.lock(writer.connection, production_id)
        at = Stage(row["stage"])
        said = Stage.SAMPLE if at in (Stage.BUDGET, Stage.DESIGN) else at
        saying.say(
            writer, production_id, said, Saying.SAMPLE, text.strip(), verdict=verdict, file=file
        )
        if at in (Stage.BUDGET, Stage.DESIGN, Stage.SAMPLE):
            move(writer, row, Stage.QUOTE if verdict is Verdict.GOOD else Stage.DESIGN)
        return production_id

    request = {"id": production_id, "verdict": verdict.value, "text": text, "file": file}
    return write(desk, "sample", op_id, request, work, note=_name(desk, production_id))


def again(
    desk: Desk,
    op_id: UUID,
    production_id: int,
    *,
    event: int | None = None,
    qty: int | None = None,
) -> Saved:
    """再来一单: a new thing with the design, specification, supplier, article and people of this
    one, for an event (None: none yet); the design is done, so that it begins with quotes.
    """

    def work(writer: Writer) -> int:
        former = listing.get(writer.connection, production_id, today(desk)).draft
        kept = {name: getattr(former, name) for name in _COPIED}
        draft = replace(ProductionDraft(former.name), **kept, event=event, stage=Stage.QUOTE)
        if former.artwork is None:
            draft = replace(draft, stage=Stage.DESIGN)
        if qty is not None:
            draft = replace(draft, qty=qty)
        made = rows.add(writer, checked(draft), production_id)
        saying.say(writer, made, draft.stage, Saying.STAGE)
        return made

    request = {"of": production_id, "event": event, "qty": qty}
    return write(desk, "reorder", op_id, request, work, note=_name(desk, production_id))


def retire(desk: Desk, op_id: UUID, production_id: int, *, back: bool = False) -> Saved:
    """Takes a thing out of all lists, or brings it back. Raises NotFound, NotYours."""

    def work(writer: Writer) -> int:
        rows.set_retired(writer, production_id, None if back else writer.recorded_at)
        return production_id

    kind = "revive_production" if back else "retire_production"
    request = {"id": production_id}
    return write(desk, kind, op_id, request, work, note=_name(desk, production_id))


def _name(desk: Desk, production_id: int) -> str:
    return production(desk, production_id).draft.name


def _id(row: dict[str, object]) -> int:
    found = row["id"]
    assert isinstance(found, int)
    return found
