"""All about one request, asked in a lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.moments import at_home
from desktop.domain.requisitions import Act, Line, Requisition, Told, Verdict
from desktop.domain.requisitions.parcels import Parcel
from desktop.domain.workdays import estimated

if TYPE_CHECKING:
    from desktop.services.changes import Desk


@dataclass(frozen=True)
class Whole:
    """`verdicts` are about who is at work now; `today` is the community's day."""

    one: Requisition
    lines: tuple[Line, ...]
    parcels: tuple[Parcel, ...]
    told: tuple[Told, ...]
    verdicts: Mapping[Act, Verdict]
    today: date
    estimated: tuple[int, ...]  # years of the promise whose holidays nobody published yet
    remark: str  # what the asker remarked, "" where it is not for who is at work


def whole(desk: Desk, which: int | str) -> Whole:
    """Everything about one request by its id, its code or the code of one of its parcels.

    Raises NotFound.
    """
    from desktop.services.requisitions import looking, parcels

    if isinstance(which, str):
        which = "-".join(which.split("-")[:2])
    one = looking.requisition(desk, which)
    verdicts = dict(looking.verdicts(desk, one.id))
    if verdicts[Act.PICK] is Verdict.NOT_YOURS:
        # Whose home the first parcel leaves is known once it is packed; others are refused there.
        verdicts[Act.PICK] = Verdict.YES
    return Whole(
        one,
        looking.lines(desk, one.id),
        parcels.parcels(desk, one.id),
        looking.story(desk, one.id),
        verdicts,
        at_home(desk.now()).date(),
        _guessed(desk, one),
        looking.remark(desk, one.id),
    )


def _guessed(desk: Desk, one: Requisition) -> tuple[int, ...]:
    from desktop.services import rules

    if one.submitted_at is None or one.due_on is None:
        return ()
    return estimated(rules.calendar(desk), at_home(one.submitted_at).date(), one.due_on)
