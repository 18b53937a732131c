"""The list of batches."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.domain.bench.batches import Batch
from desktop.ui.bench.boards.rows import moment
from desktop.ui.jobs import Jobs
from desktop.ui.table import Ask, Chip, Column, Empty, ListPage
from desktop.ui.table.short import short
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.columns import heading

if TYPE_CHECKING:
    from desktop.services.changes import Desk


def state(batch: Batch) -> str:
    """Where a batch stands, in a word or two."""
    if batch.inspection is None:
        return _("on its way")
    return _("accepted") if batch.inspection.accepted else _("refused")


def tone(batch: Batch) -> Tone:
    """Its colour; the word says the same."""
    if batch.inspection is None:
        return Tone.WARN
    return Tone.GOOD if batch.inspection.accepted else Tone.BAD


def good(batch: Batch) -> str:
    """How many went into the stock."""
    return f"{batch.inspection.good:,}" if batch.inspection else ""


def columns() -> list[Column[Batch]]:
    """What can be shown of a batch."""
    return [
        Column("lot", _("Lot"), lambda b: b.draft.lot, 110),
        Column("state", heading("state"), state, 90, tone=tone),
        Column("product", _("Product"), lambda b: b.draft.product, 140, stretch=True),
        Column("expected", _("Ordered"), lambda b: f"{b.draft.expected:,}", 80, number=True),
        Column("good", _("Good ones"), good, 90, number=True),
        Column("supplier", _("Factory"), lambda b: b.draft.supplier, 100),
        Column("ordered_at", _("Noted"), lambda b: moment(b.ordered_at), 150, shown=False),
    ]  # fmt: skip


# How a column is sorted that shows a number or a time.
_WAYS: dict[str, Callable[[Batch], object]] = {
    "expected": lambda b: b.draft.expected,
    "good": lambda b: b.inspection.good if b.inspection else -1,
    "ordered_at": lambda b: b.ordered_at,
}


def ask_batches(desk: Desk, ask: Ask) -> list[Batch]:
    """The answer to the list's question, in no order; runs in a lane."""
    from desktop.services.bench import batches

    found = batches.batches(desk, ask.text)
    if "due" in ask.chips:
        found = [one for one in found if one.inspection is None]
    return found


class BatchesList(ListPage):
    """The batches, the newest first."""

    def __init__(self, desk: Callable[[], Desk], jobs: Jobs, empty: Empty) -> None:
        super().__init__(
            _("Batches"),
            columns(),
            short(lambda ask: ask_batches(desk(), ask), columns(), lambda batch: batch.id, _WAYS),
            jobs,
            sort="ordered_at",
            descending=True,
            chips=[Chip("due", _("To be inspected"))],
            empty=empty,
        )
        self.field.setPlaceholderText(_("Search: lot, product, factory"))
