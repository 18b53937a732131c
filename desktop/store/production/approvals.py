"""审批记录: approvals of amounts, as facts; a later one of the same matter stands for it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from desktop.domain.production import Approval, ApprovalDraft
from desktop.store.production.rows import day, plain
from desktop.store.standing import taken_back
from desktop.store.tables import approval, production
from desktop.store.writing import Writer

v = approval.c


def add(writer: Writer, drafts: Sequence[ApprovalDraft]) -> None:
    """Records approvals."""
    writer.add(approval, [{"line": writer.next_line(approval), **plain(d)} for d in drafts])


def approvals(connection: Connection, production_id: int | None = None) -> list[Approval]:
    """Approvals that stand, by their day; of the same day, matter and applicant the last one."""
    statement = (
        select(approval, production.c.name)
        .outerjoin(production, production.c.id == v.production)
        .where(v.op_id.not_in(taken_back()))
        .order_by(v.recorded_at, v.op_id, v.line)
    )
    if production_id is not None:
        statement = statement.where(v.production == production_id)
    last: dict[tuple[object, ...], Approval] = {}
    for row in connection.execute(statement):
        draft = ApprovalDraft(
            matter=row.matter,
            approved_on=day(row.approved_on),
            amount_fen=row.amount_fen,
            applicant=row.applicant,
            approver=row.approver,
            state=row.state,
            production=row.production,
        )
        key = (row.approved_on, row.matter, row.applicant, row.production)
        last[key] = Approval(bytes(row.op_id).hex(), row.line, draft, row.name or "")
    return sorted(last.values(), key=lambda one: (str(one.draft.approved_on or ""), one.op))
