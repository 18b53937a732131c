"""Production batches: ordered, inspected when they come in, booked into stock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.bench.batches import Batch, BatchDraft, Sample, plan
from desktop.domain.bench.lengths import LONGEST_LOT, LONGEST_NAME, bounded
from desktop.domain.errors import BadQuantity, LotRefused, Missing, TooFewSamples, Uncounted
from desktop.domain.moments import HOME
from desktop.domain.paper.labels import BoardLabel, Copies
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue
from desktop.store.bench import batches as rows
from desktop.store.writing import Writer


def add_batch(desk: Desk, op_id: UUID, draft: BatchDraft) -> Batch:
    """A batch is ordered. Raises Missing and TooLong (lot, product), Taken (lot), BadQuantity,
    Uncounted, NotFound.
    """
    texts = {name: getattr(draft, name).strip() for name in ("lot", "product", "supplier", "note")}
    for name in ("lot", "product"):
        if not texts[name]:
            raise Missing(name)
        bounded(name, texts[name], LONGEST_LOT if name == "lot" else LONGEST_NAME)
    if draft.expected < 1:
        raise BadQuantity(str(draft.expected))
    draft = replace(draft, **texts)

    def work(writer: Writer) -> int:
        if draft.variant is not None:
            _kept_in_stock(writer, draft.variant)
        return rows.add(writer, draft)

    made = perform(
        desk, "add_batch", op_id, asdict(draft), work, int, {Topic.BENCH}, note=draft.lot
    )
    with desk.database.reading() as connection:
        return rows.get(connection, made)


def _kept_in_stock(writer: Writer, variant: int) -> None:
    what = catalogue.by_id(writer.connection, variant)
    if what.uncounted:
        raise Uncounted(what.title)


def batches(desk: Desk, query: str = "") -> list[Batch]:
    """All batches, the newest first."""
    with desk.database.reading() as connection:
        return rows.batches(connection, query)


def batch(desk: Desk, batch_id: int) -> Batch:
    """One batch by its local id. Raises NotFound."""
    with desk.database.reading() as connection:
        return rows.get(connection, batch_id)


def find_batch(desk: Desk, lot: str) -> Batch:
    """A batch by its lot, or by its local id as text. Raises NotFound."""
    with desk.database.reading() as connection:
        return rows.find(connection, lot)


def inspect(
    desk: Desk,
    op_id: UUID,
    batch_id: int,
    arrived: int,
    samples: Sequence[Sample],
    *,
    accepted: bool,
    place: int | None = None,
    refused: int | None = None,
    owner: int | None = None,
    variant: int | None = None,
    note: str = "",
) -> Batch:
    """What came is looked at and taken, or refused. Taken: `arrived` less `refused` (None: the
    bad ones among the samples) go from the supplier into stock at `place`; refused: nothing does.
    `domain.bench.batches.plan(arrived)` says how many samples are wanted. `variant`: what the good
    ones become, where that was not said when they were ordered. Undone by `undo`.

    Raises AlreadyInspected, TooFewSamples, LotRefused (too many bad, unless all were looked at),
    BadQuantity, Missing (place, variant), Uncounted, NotFound.
    """
    wanted = plan(arrived)
    bad = sum(not sample.good for sample in samples)
    left_out = bad if refused is None else refused
    if arrived < 1 or len(samples) > arrived:
        raise BadQuantity(str(arrived))
    if not bad <= left_out <= arrived:
        raise BadQuantity(str(left_out))
    good = arrived - left_out if accepted else 0
    # Refused at once when more are bad than may be: nobody need measure the rest.
    if len(samples) < wanted.n and (accepted or bad <= wanted.accept):
        raise TooFewSamples(len(samples), wanted.n)

    def work(writer: Writer) -> int:
        row = rows.lock(writer.connection, batch_id)
        if accepted and bad > wanted.accept and len(samples) < arrived:
            raise LotRefused(row.lot, bad, wanted.accept)
        article = row.variant or variant
        if good and article is None:
            raise Missing("variant")
        if good and place is None:
            raise Missing("place")
        if row.variant is None and variant is not None:
            _kept_in_stock(writer, variant)
        rows.inspect(
            writer,
            row,
            wanted,
            samples,
            arrived=arrived,
            accepted=accepted,
            good=good,
            variant=article,
            place=place if good else None,
            owner=owner,
            note=note.strip(),
        )
        return batch_id

    request: dict[str, Any] = {
        "batch": batch_id,
        "arrived": arrived,
        "samples": [asdict(sample) for sample in samples],
        "accepted": accepted,
        "refused": refused,
        "place": place,
        "owner": owner,
        "note": note.strip(),
        **({} if variant is None else {"variant": variant}),
    }
    lot = batch(desk, batch_id).draft.lot
    topics = {Topic.BENCH, Topic.STOCK}
    perform(desk, "inspect_batch", op_id, request, work, int, topics, note=lot)
    with desk.database.reading() as connection:
        return rows.get(connection, batch_id)


def lot_label(desk: Desk, batch_id: int, copies: int = 1, passed_on: date | None = None) -> Copies:
    """The label of a lot: its number, the product, the day it was taken (None: of its inspection,
    none while it was not taken). Raises NotFound.
    """
    with desk.database.reading() as connection:
        one = rows.get(connection, batch_id)
    if passed_on is None and one.inspection is not None and one.inspection.accepted:
        passed_on = one.inspection.at.astimezone(ZoneInfo(HOME)).date()
    return Copies(BoardLabel(one.draft.lot, one.draft.product, passed_on), copies)
