"""What became of papers: printed (as often as it happens), claimed by their recipients or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.errors import NothingToPrint
from desktop.domain.paper.register import Reference
from desktop.services.changes import Desk, Topic, perform
from desktop.store.paper import issuing as writes
from desktop.store.paper import register as rows
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Marked:
    """The act (hex) and how many papers it noted something of."""

    op: str
    papers: int


def mark_printed(desk: Desk, op_id: UUID, refs: Sequence[Reference]) -> Marked:
    """Notes that papers were printed, again or for the first time.

    Raises NotFound, and NothingToPrint without any.
    """
    if not refs:
        raise NothingToPrint()

    def work(writer: Writer) -> Marked:
        writes.note(writer, refs, "printed")
        return Marked(op_id.hex, len(refs))

    return perform(
        desk,
        "papers_printed",
        op_id,
        _said(refs),
        work,
        lambda said: Marked(**said),
        {Topic.PAPER},
        note=_count(refs),
    )


def mark_claimed(
    desk: Desk, op_id: UUID, refs: Sequence[Reference], claimed: bool = True
) -> Marked:
    """Notes that papers were handed over (领取), or that they were not after all.

    What is so already is not noted again. Raises NotFound, and NothingToPrint without any.
    """
    if not refs:
        raise NothingToPrint()

    def work(writer: Writer) -> Marked:
        now = rows.rows(writer.connection, refs)
        others = [
            ref for ref, row in zip(refs, now, strict=True) if bool(row.claimed) is not claimed
        ]
        writes.note(writer, others, "claimed" if claimed else "unclaimed")
        return Marked(op_id.hex, len(others))

    return perform(
        desk,
        "papers_claimed",
        op_id,
        {"papers": _said(refs), "claimed": claimed},
        work,
        lambda said: Marked(**said),
        {Topic.PAPER},
        note=_count(refs),
    )


def _said(refs: Sequence[Reference]) -> list[list[str | int]]:
    return [[ref.op, ref.line] for ref in refs]


def _count(refs: Sequence[Reference]) -> str:
    return f"×{len(refs)}"
