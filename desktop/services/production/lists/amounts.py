"""Rows of 审批记录: what was approved, by day, matter and applicant."""

from __future__ import annotations

from desktop.domain.errors import DuplicateRow
from desktop.domain.imports import Fate
from desktop.domain.production import ApprovalDraft
from desktop.domain.production.lists import Entered, TableRow
from desktop.services.production.lists.ground import Ground, Wrong
from desktop.store.production import approvals
from desktop.store.production.rows import day, plain
from desktop.store.writing import Writer

_KEY = ("approved_on", "matter", "applicant")


def enter(writer: Writer, ground: Ground, row: TableRow) -> Entered:
    """Records an approval, unless the same one stands. Raises Wrong."""
    said = {name: row.said.get(name) or "" for name in _KEY}
    key = tuple(str(said[name]) for name in _KEY)
    if key in ground.keys:
        raise Wrong("matter", DuplicateRow(ground.keys[key]))
    ground.keys[key] = row.row
    on = row.said.get("approved_on")
    amount = row.said.get("amount_fen")
    draft = ApprovalDraft(
        matter=row.name,
        approved_on=day(None if on is None else str(on)),
        amount_fen=None if amount is None else int(str(amount)),
        applicant=str(row.said.get("applicant") or ""),
        approver=str(row.said.get("approver") or ""),
        state=str(row.said.get("state") or ""),
    )
    former = next(
        (
            one.draft
            for one in approvals.approvals(writer.connection)
            if _key(one.draft) == key and one.draft.production is None
        ),
        None,
    )
    old = {} if former is None else plain(former)
    new = plain(draft)
    changes = tuple(
        (name, old.get(name), value)
        for name, value in new.items()
        if name in ground.columns and (old.get(name) or None) != (value or None)
    )
    if former is not None and not changes:
        return Entered(row.row, row.name, Fate.SAME)
    approvals.add(writer, [draft])
    if former is None:
        return Entered(row.row, row.name, Fate.NEW)
    return Entered(row.row, row.name, Fate.CHANGED, changes)


def _key(draft: ApprovalDraft) -> tuple[str, ...]:
    on = "" if draft.approved_on is None else draft.approved_on.isoformat()
    return on, draft.matter, draft.applicant
