"""Words and sentences of counts: states, reasons, what is refused, what does not add up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.domain.counts import SEEN_LATER, Reason, State
from desktop.wording import N_, _, ngettext

STATES: dict[str, str] = {
    State.OPEN: N_("Being counted"),
    State.CLOSED: N_("Count closed"),
    State.DROPPED: N_("Dropped"),
}
REASONS: dict[str, str] = {
    Reason.OUTBOUND_NOT_RECORDED: N_("Went out, nobody wrote it down"),
    Reason.RETURN_NOT_RECORDED: N_("Came back, nobody wrote it down"),
    Reason.COULD_NOT_LOCATE: N_("Could not be found"),
    Reason.FOUND: N_("Found"),
    Reason.BROKEN: N_("Broken"),
    Reason.MISCOUNTED_BEFORE: N_("Miscounted before"),
    SEEN_LATER: N_("A later count has said it already"),
}
# Operations by the kind under which the journal keeps them.
ACTS: dict[str, str] = {
    "open_count": N_("Count opened"),
    "enter_count": N_("Counted"),
    "recount": N_("To be counted again"),
    "close_count": N_("Count closed"),
    "drop_count": N_("Count dropped"),
    "count_file": N_("Count from a file"),
}
# What stands on a count's sheet of paper.
_PAPER: dict[str, str] = {
    "title": N_("Count sheet"),
    "how": N_("Write 0 where there is none; leave empty what you did not count."),
    "lines": N_("Lines"),
    "besides": N_("Found besides"),
    "counter": N_("Counted by"),
    "day": N_("On"),
    "pack": N_("{n} in a pack"),
}
PROBLEMS: dict[str, str] = {
    "count_moves": N_("Act {op}: what was counted and what moved do not agree."),
    "count_state": N_("Count {count}: its state ({state}) does not fit its results."),
    "count_pass": N_("Count {count}: entries of a pass that never began."),
    "count_twice": N_("Count {count}: {code} at {place} has two results."),
}


def paper(word: str) -> str:
    """One word or heading of a count's sheet of paper."""
    return _(_PAPER[word])


def state(word: str) -> str:
    """What a count's state is called."""
    return _(STATES[word]) if word in STATES else word


def reason(word: str) -> str:
    """Why there is a difference; words that a person wrote stay as they are."""
    return _(REASONS[word]) if word in REASONS else word


def _not_open(no: errors.CountNotOpen) -> str:
    if no.state == State.DROPPED:
        usual = N_("The count “{count}” was dropped. Open a new one.")
    else:
        usual = N_("The count “{count}” is closed. Undo its closing, or open a new one.")
    return _(usual).format(count=no.count)


def _no_reason(no: errors.NoReason) -> str:
    said = _("{item} at {place} differs by {n}. Say why before closing.").format(
        item=no.item, place=no.place, n=f"{no.difference:+,}"
    )
    if not no.more:
        return said
    rest = ngettext("{n} more line has no reason.", "{n} more lines have no reason.", no.more)
    return said + " " + rest.format(n=no.more)


SENTENCES: dict[str, Callable[[Any], str]] = {
    "count_not_open": _not_open,
    "count_goes_on": lambda no: _(
        "Somebody counted in “{count}” since. Take those entries back first."
    ).format(count=no.count),
    "not_in_count": lambda no: _(
        "{place} is not part of the count “{count}”. Open a count for it."
    ).format(**no.data()),
    "nothing_counted": lambda no: _(
        "Nothing is counted in “{count}” yet. Count something, or drop it."
    ).format(count=no.count),
    "no_reason": _no_reason,
    "fewer_than_none": lambda no: _(
        "Of {item} {counted} were counted, so {taken_back} cannot be taken back."
    ).format(**no.data()),
}
