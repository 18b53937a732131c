"""Budget against actual, and the approvals of amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.production.thread import Production


class Lack(StrEnum):
    """What a purchase still wants: it says so, or it was ordered and says nothing."""

    PAYMENT = "unpaid"
    CONTRACT = "uncontracted"
    INVOICE = "uninvoiced"


@dataclass(frozen=True)
class BudgetLine:
    """A category (类别) of the budget, or all of it, in fen.

    `expected_fen` is what is bound: the actual amount where it is known, else what the order
    comes to, else the budget. `over_fen` > 0: more than planned.
    """

    category: str
    things: int
    budget_fen: int
    actual_fen: int
    expected_fen: int

    @property
    def over_fen(self) -> int:
        """What is expected above the budget; below it negative."""
        return self.expected_fen - self.budget_fen


@dataclass(frozen=True)
class Budget:
    """The budget by category, and its sum."""

    lines: tuple[BudgetLine, ...]
    total: BudgetLine


def budget(things: Iterable[Production]) -> Budget:
    """Budget against actual by category, in the order in which categories come."""
    by: dict[str, list[Production]] = {}
    for thing in things:
        by.setdefault(thing.draft.category, []).append(thing)
    lines = tuple(_line(category, some) for category, some in by.items())
    return Budget(lines, _line("", [one for some in by.values() for one in some]))


def _line(category: str, things: list[Production]) -> BudgetLine:
    said = [thing.draft for thing in things]
    return BudgetLine(
        category=category,
        things=len(things),
        budget_fen=sum(d.budget_fen or 0 for d in said),
        actual_fen=sum(d.actual_fen or 0 for d in said),
        expected_fen=sum(d.cost_fen if d.cost_fen is not None else d.budget_fen or 0 for d in said),
    )


@dataclass(frozen=True)
class ApprovalDraft:
    """审批记录: what was approved; `state` is free text (已批准, 待审批 …)."""

    matter: str
    approved_on: date | None = None
    amount_fen: int | None = None
    applicant: str = ""
    approver: str = ""
    state: str = ""
    production: int | None = None


@dataclass(frozen=True)
class Approval:
    """An approval as it was recorded; `op` (hex) takes it back."""

    op: str
    line: int
    draft: ApprovalDraft
    production: str = ""
