"""审批记录: which amounts were approved, by whom."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.domain.errors import BadAmount, Missing
from desktop.domain.production import Approval, ApprovalDraft
from desktop.services.changes import Desk
from desktop.services.production.acting import Saved, write
from desktop.store.production import approvals as records
from desktop.store.production.rows import plain
from desktop.store.writing import Writer


def approve(desk: Desk, op_id: UUID, draft: ApprovalDraft) -> Saved:
    """Records an approval; of the same day, matter and applicant the later one stands.

    Raises Missing (matter), BadAmount, NotYours.
    """
    clean = replace(
        draft,
        matter=draft.matter.strip(),
        applicant=draft.applicant.strip(),
        approver=draft.approver.strip(),
        state=draft.state.strip(),
    )
    if not clean.matter:
        raise Missing("matter")
    if clean.amount_fen is not None and clean.amount_fen < 0:
        raise BadAmount(str(clean.amount_fen))

    def work(writer: Writer) -> int:
        records.add(writer, [clean])
        return clean.production or 0

    return write(desk, "approve", op_id, plain(clean), work, note=clean.matter)


def approvals(desk: Desk, production_id: int | None = None) -> list[Approval]:
    """Approvals that stand, by their day; of one thing, or all."""
    with desk.database.reading() as connection:
        return records.approvals(connection, production_id)
