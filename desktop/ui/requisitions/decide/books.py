"""What the page that decides asks of the use cases; everything here is called in a lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.moments import at_home
from desktop.domain.requisitions import Act, Line, LineDraft, Requisition, Told, Verdict
from desktop.domain.requisitions.guides import Weighed
from desktop.domain.requisitions.lists import Available, Beside
from desktop.ui.forms import Choice
from desktop.ui.requisitions.goods.found import Reader

if TYPE_CHECKING:
    from desktop.services.changes import Desk


@dataclass(frozen=True)
class Case:
    """A request with all that a decision on it looks at. `second_above_fen`: from above this
    value a second person is wanted, None: never. `told` is what was written in its thread, e.g. a
    question and its answer, the newest first. `others` are articles that an unsure line (local
    id) may mean as well.
    """

    one: Requisition
    lines: tuple[Line, ...]
    remark: str
    told: tuple[Told, ...]
    others: Mapping[int, tuple[Choice, ...]]
    there: Mapping[str, Available]
    beside: Beside
    verdicts: Mapping[Act, Verdict]
    second_above_fen: int | None
    today: date


def case(desk: Desk, key: int) -> Case:
    """All of it. Raises NotFound."""
    from desktop.services import rules
    from desktop.services.requisitions import beside, looking

    one, lines = looking.requisition(desk, key), looking.lines(desk, key)
    return Case(
        one=one,
        lines=lines,
        remark=looking.remark(desk, key),
        told=tuple(told for told in reversed(looking.story(desk, key)) if told.text),
        others=_others(desk, lines),
        there=there(desk, one, [line.gives for line in lines if line.gives]),
        beside=beside.beside(desk, one.applicant, one.city, one.id),
        verdicts=looking.verdicts(desk, key),
        second_above_fen=rules.rules(desk).second_above_fen,
        today=at_home(desk.now()).date(),
    )


def _others(desk: Desk, lines: Sequence[Line]) -> Mapping[int, tuple[Choice, ...]]:
    unsure = [line for line in lines if line.said and not line.sure.certain]
    drafts = [LineDraft(line.code or None, line.qty, line.said, sure=line.sure) for line in unsure]
    found = Reader().named(desk, drafts)
    return {line.id: one.others for line, one in zip(unsure, found, strict=True)}


def there(desk: Desk, one: Requisition, codes: Sequence[str]) -> Mapping[str, Available]:
    """What is free of these articles for the day it is needed."""
    from desktop.services.requisitions import availability

    found = availability.availability(desk, codes, one.needed_on, one.id)
    return {available.code: available for available in found}


def weigh(desk: Desk, one: Requisition, lines: Sequence[LineDraft]) -> Weighed:
    """What is decided, against the guide."""
    from desktop.services.requisitions import deciding

    return deciding.weigh(desk, lines, one.kind, one.headcount)
