"""Giving to many, quotas, what a buyer has posted: names, refusals, what a proof found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from desktop.domain import errors
from desktop.domain.requisitions import giving
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import labelled, paragraph, some

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {
    "give_away": N_("Given to many"),
    "hand_over_all": N_("Handed over to all"),
    "save_quota": N_("Quota saved"),
    "retire_quota": N_("Quota ended"),
}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {
    "gifts": N_("What each gets"),
    "people": N_("People"),
    "audience": N_("Audience"),
    "each": N_("Pieces each"),
    "size": N_("Size"),
}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {
    "giveaway": N_("giving to many"),
    "quota": N_("quota"),
}
PROBLEMS: dict[str, str] = {
    "giveaway_request": N_(
        "Request {request} was given to many by no act that stands, or belongs to one and was not."
    ),
    "quota_twice": N_("{audience} has two quotas of {item} at one event. Take one of them out."),
    "taken_row": N_(
        "What is kept of row {row} for request {request} says more than it may, or cannot be read."
    ),
}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "giveaway": N_("giving to many"),
    "quota": N_("quota"),
}
AUDIENCES: dict[str, str] = {
    "speaker": N_("Speakers"),
    "partner": N_("Sponsors"),
    "volunteer": N_("Volunteers"),
}


def audience(word: str) -> str:
    """What an audience is called; a word of people's own stands as it is."""
    code = giving.audience(word)
    return _(AUDIENCES[code]) if code in AUDIENCES else word


def _not_enough(no: errors.NotEnoughForAll) -> str:
    said = ngettext(
        "{place} has {free} of {item} free, and {wanted} are wanted: {people} person would get "
        "nothing. Nothing was given. Give less to each, take people off the list, or bring goods "
        "there first.",
        "{place} has {free} of {item} free, and {wanted} are wanted: {people} people would get "
        "nothing. Nothing was given. Give less to each, take people off the list, or bring goods "
        "there first.",
        no.people,
    )
    parts = [said.format(**no.data())]
    if no.elsewhere:
        parts.append(_("Other homes have: {homes}.").format(homes=homes(no.elsewhere)))
    if no.instead:
        parts.append(from_there(no.instead))
    return paragraph(*parts)


def from_there(place: str) -> str:
    """What to do where another home has all of it."""
    return _("All of it is at {place}: give from there.").format(place=place)


def homes(known: Iterable[tuple[str, int]]) -> str:
    """Homes with how many pieces they have, in one line."""
    return some([f"{place} {n:,}" for place, n in known])


def _size(no: errors.NoSuchSize) -> str:
    return _(
        "Row {row} of the list wants {item} in size “{size}”, which there is not. Correct the "
        "size, or leave it empty."
    ).format(**no.data())


def _quota(no: errors.OverQuota) -> str:
    said = _(
        "The quota of {audience} for {item} leaves {may}, and {wanted} are wanted. Say why, or "
        "give less."
    )
    return said.format(**{**no.data(), "audience": audience(no.audience)})


def _nothing(_no: errors.NonePacked) -> str:
    return _(
        "Nothing is packed for these people. It was handed over already, or its parcels were put "
        "back: look at their requests."
    )


SENTENCES: dict[str, Callable[[Any], str]] = {
    errors.NonePacked.code: _nothing,
    errors.NotEnoughForAll.code: _not_enough,
    errors.NoSuchSize.code: _size,
    errors.OverQuota.code: _quota,
}


def lacking(need: giving.Need) -> str:
    """For whom an article does not suffice, and which other homes have how many of it."""
    said = labelled(_("Not enough of {item} for").format(item=need.item), some(need.people))
    if not need.elsewhere:
        return said
    known = homes((there.path, there.free) for there in need.elsewhere)
    return said + "\n" + _("Other homes have: {homes}.").format(homes=known)


def size_unsaid(seen: giving.Weighed) -> list[str]:
    """A line for each article that people get in the size chosen, since they said none."""
    names: dict[str, list[str]] = {}
    for name, item in seen.unsaid:
        names.setdefault(item, []).append(name)
    return [
        labelled(_("No size said, get {item}").format(item=item), some(whom))
        for item, whom in names.items()
    ]
