"""Moments of a board's way become what its card shows: no clock, no port, no ledger."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.bench.card import Card, Mark, State, StepRow, Trouble, Wanted
from hardware.faults import Code
from hardware.steps import (
    Began,
    Failed,
    Going,
    Moment,
    Passed,
    Reading,
    Skipped,
    Step,
    Waits,
    Wants,
)

_FOUND = (Step.IMAGE, Step.OPEN, Step.SYNC, Step.CHIP)
_FLASHING = (Step.FLASH, Step.VERIFY)


def reduce(card: Card, moment: Moment) -> Card:
    """The card after one more moment. Whether the board passed in the end only its outcome says."""
    match moment:
        case Began(step):
            return _at(card, step, StepRow(step.value, Mark.GOING))
        case Going(step, done, total):
            row = StepRow(step.value, Mark.GOING)
            return replace(_at(card, step, row), done=done, total=total)
        case Passed(step, reading, found):
            passed = _at(card, step, _row(step, Mark.DONE, reading, found))
            return _learnt(passed, step, found)
        case Skipped(step, why):
            return _at(card, step, StepRow(step.value, Mark.SKIPPED, found=why))
        case Failed(step, code, data, reading):
            failed = _at(card, step, _row(step, Mark.FAILED, reading, ""))
            state = State.CANCELLED if code is Code.CANCELLED else State.FAILED
            return replace(failed, state=state, trouble=Trouble(code.value, dict(data)))
        case Wants(hands, data):
            wanted = Wanted(hands.value, dict(data))
            return replace(card, state=State.WAITING, wanted=wanted, waits=False)
        case Waits(step):
            return replace(_at(card, step, StepRow(step.value, Mark.GOING)), waits=True)


def _at(card: Card, step: Step, row: StepRow) -> Card:
    """The card with this row for the step under way: nobody's hands are needed any more."""
    others = tuple(one for one in card.steps if one.name != row.name)
    before = next((i for i, one in enumerate(card.steps) if one.name == row.name), len(others))
    return replace(
        card,
        state=_state(step),
        step=step.value,
        done=0,
        total=0,
        steps=(*others[:before], row, *others[before:]),
        wanted=None,
        waits=False,
    )


def _state(step: Step) -> State:
    if step in _FOUND:
        return State.FOUND
    return State.FLASHING if step in _FLASHING else State.TESTING


def _row(step: Step, mark: Mark, reading: Reading | None, found: str) -> StepRow:
    if reading is None:
        return StepRow(step.value, mark, found=found)
    limits = {"low": reading.low, "high": reading.high}
    return StepRow(step.value, mark, reading.value, reading.unit, **limits, found=found)


def _learnt(card: Card, step: Step, found: str) -> Card:
    if step is Step.IDENTITY and found:
        return replace(card, firmware=found)
    if step is Step.SERIAL and found:
        return replace(card, serial=found)
    return card
