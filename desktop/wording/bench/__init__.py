"""The sentences of the bench: what is wrong with a board and what to do next, steps, hands, words.

`faults` has a sentence and a next step for every fault of `hardware.faults`, `telling` fills them
with their data; `asking` says what a person's hands must do, `words` the names of steps, states
and kinds, and readings with their units. All of it is read by people who never held a soldering
iron before that day.
"""

from desktop.wording.bench.asking import HANDS, hands
from desktop.wording.bench.faults import FAULTS
from desktop.wording.bench.telling import fault, in_one
from desktop.wording.bench.words import (
    KINDS,
    MARKS,
    STATES,
    STEPS,
    kind,
    mark,
    reading,
    skipped,
    state,
    step,
)

__all__ = [
    "FAULTS",
    "HANDS",
    "KINDS",
    "MARKS",
    "STATES",
    "STEPS",
    "fault",
    "hands",
    "in_one",
    "kind",
    "mark",
    "reading",
    "skipped",
    "state",
    "step",
]
