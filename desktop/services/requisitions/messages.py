"""The asker's message at each step, written from what the ledger knows, to be pasted or sent."""

from __future__ import annotations

from datetime import date

from desktop.domain.errors import StepNotNow
from desktop.domain.moments import at_home
from desktop.domain.requisitions.arrivals import UNREPORTED, Step
from desktop.domain.requisitions.letters import Letter
from desktop.domain.requisitions.states import State
from desktop.domain.requisitions.values import Source
from desktop.services.changes import Desk
from desktop.store.requisitions import rows, writing
from desktop.wording.requisitions import messages as words

_USUAL = {
    State.DRAFT: Step.TAKEN,
    State.SUBMITTED: Step.TAKEN,
    State.ASKED: Step.ASKED,
    State.SECOND: Step.TAKEN,
    State.APPROVED: Step.APPROVED,
    State.SENT: Step.SENT,
    State.RECEIVED: Step.REPORT,
    State.CLOSED: Step.CLOSED,
    State.REJECTED: Step.REJECTED,
    State.CANCELLED: Step.CANCELLED,
}
_STEPS: dict[State, tuple[Step, ...]] = {
    State.DRAFT: (Step.TAKEN,),
    State.SUBMITTED: (Step.TAKEN,),
    State.ASKED: (Step.ASKED, Step.TAKEN),
    State.SECOND: (Step.TAKEN,),
    State.APPROVED: (Step.APPROVED, Step.SENT, Step.CONFIRM),
    State.SENT: (Step.SENT, Step.CONFIRM, Step.REPORT, Step.BACK),
    State.RECEIVED: (Step.REPORT, Step.BACK, Step.CLOSED),
    State.CLOSED: (Step.CLOSED, Step.BACK),
    State.REJECTED: (Step.REJECTED,),
    State.CANCELLED: (Step.CANCELLED,),
}


def message(desk: Desk, request: int | str, step: Step, lang: str = "zh") -> str:
    """The message of a step about a request (local id or code), "zh" or "en". No phone and no
    address is in it. Raises NotFound, StepNotNow for a step that `steps` does not offer.
    """
    offered = steps(desk, request)
    told = letter(desk, request)
    if step not in offered:
        raise StepNotNow(told.code, step.value, tuple(one.value for one in offered))
    return words.text(step, told, lang)


def title(desk: Desk, request: int | str, lang: str = "zh") -> str:
    """What a card about it is headed with."""
    return words.title(letter(desk, request), lang)


def letter(desk: Desk, request: int | str) -> Letter:
    """What any message about a request is written from. Raises NotFound."""
    with desk.database.reading() as connection:
        return writing.letter(connection, rows.get(connection, request))


def steps(desk: Desk, request: int | str) -> tuple[Step, ...]:
    """The messages that a request has use for now, the likeliest first. Raises NotFound."""
    with desk.database.reading() as connection:
        row = rows.get(connection, request)
        told = writing.letter(connection, row)
    state = State(row.state)
    fits = {
        Step.SENT: bool(told.parcels),
        Step.CONFIRM: any(line.open for line in told.lines),
        Step.REPORT: Source(row.source) not in UNREPORTED and row.reported_at is None,
        Step.BACK: any(line.lent for line in told.lines),
    }
    may = [step for step in _STEPS[state] if fits.get(step, True)]
    first = _first(state, may, told, at_home(desk.now()).date())
    return tuple(dict.fromkeys([first, *may]))


def _first(state: State, may: list[Step], told: Letter, today: date) -> Step:
    late = [line for line in told.lines if line.lent and line.back_on and line.back_on <= today]
    if late and Step.BACK in may:
        return Step.BACK
    usual = _USUAL[state]
    return usual if usual in may or not may else may[0]
