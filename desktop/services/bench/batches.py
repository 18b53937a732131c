"""Production batches: ordered, inspected when they come in, booked into stock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from desktop.domain.bench.batches import Batch, BatchDraft, Sample
from desktop.domain.paper.labels import Copies
from desktop.services.changes import Desk


def add_batch(desk: Desk, op_id: UUID, draft: BatchDraft) -> Batch:
    """A batch is ordered. Raises Missing (lot, product), Taken (lot), BadQuantity, NotFound."""
    raise NotImplementedError


def batches(desk: Desk, query: str = "") -> list[Batch]:
    """All batches, the newest first."""
    raise NotImplementedError


def batch(desk: Desk, batch_id: int) -> Batch:
    """One batch by its local id. Raises NotFound."""
    raise NotImplementedError


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
    note: str = "",
) -> Batch:
    """What came is looked at and taken, or refused. Taken: `arrived` less `refused` (None: the
    bad ones among the samples) go from the supplier into stock at `place`; refused: nothing does.
    `domain.bench.batches.plan(arrived)` says how many samples are wanted. Undone by `undo`.

    Raises AlreadyInspected, TooFewSamples, LotRefused (too many bad, unless all were looked at),
    BadQuantity, Missing (place, variant), NotFound.
    """
    raise NotImplementedError


def lot_label(desk: Desk, batch_id: int, copies: int = 1, passed_on: date | None = None) -> Copies:
    """The label of a lot: its number, the product, the day it was taken. Raises NotFound."""
    raise NotImplementedError
