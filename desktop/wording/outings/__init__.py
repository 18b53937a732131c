"""Words of 活动物料: what became of goods, why so many are proposed, how refusals read."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.outings import Reason
from desktop.wording import N_, _
from desktop.wording.joining import paragraph

BECAME: dict[str, str] = {
    "taken": N_("Taken along"),
    "made": N_("Put together"),
    "found": N_("Turned up"),
    "sold": N_("Sold"),
    "given": N_("Given away"),
    "used": N_("Used"),
    "lost": N_("Went missing"),
    "damaged": N_("Damaged"),
    "scrapped": N_("Scrapped"),
    "back": N_("Brought back"),
    "handed_on": N_("Handed on"),
    "unknown": N_("Whereabouts unknown"),
    "missing": N_("Missing at the count"),
    "left": N_("Still at the stand"),
    "rest": N_("Not named yet"),
}

# What the rest can be named as: the question as a person at the table would put it.
NAMING: dict[str, str] = {
    "lost": N_("Went missing"),
    "given": N_("Given away without the till"),
    "handed_on": N_("Still at somebody's"),
    "unknown": N_("Nobody knows"),
    "damaged": N_("Damaged"),
    "used": N_("Used up"),
    "scrapped": N_("Thrown away"),
}

WAYS: dict[str, str] = {
    "stock": N_("Back into the stock"),
    "next": N_("Kept for the next event"),
    "return": N_("Back to its owner"),
    **NAMING,
}


def became(what: str) -> str:
    """What became of goods, as a column is headed."""
    return _(BECAME[what]) if what in BECAME else what


def naming(what: str) -> str:
    """One way to name the rest."""
    return _(NAMING[what]) if what in NAMING else what


def way(said: str) -> str:
    """处理方式: ours in the reader's language, free words as they were typed."""
    return _(WAYS[said]) if said in WAYS else said


def reason(why: Reason) -> str:
    """One step of a proposal, as a sentence."""
    n, of = f"{why.n:,}", f"{why.of:,}"
    sentences = {
        "went": _("{n} of {of} went last time."),
        "ran_out": _("It ran out when {n} % of everything had gone: about {of} would have gone."),
        "days": _("For {of} days instead of {n}."),
        "spare": _("{n} % to spare."),
        "pack": _("Whole packs of {n}."),
        "same_again": _("It came back as it went: the same {n} again."),
        "none_went": _("None of {n} went last time: half as many."),
        "would_go": _("About {n} would go."),
        "lies_there": _("{n} are there."),
        "enough": _("That is enough."),
        "moq": _("{of} more to reach the supplier's least order of {n}."),
    }
    return sentences.get(why.code, why.code).format(n=n, of=of)


def reasons(whys: Iterable[Reason]) -> str:
    """All steps of a proposal."""
    return paragraph(*(reason(why) for why in whys))
