"""Sentences for keepers, rights, back-dated acts and settled periods."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.domain.people import Role
from desktop.domain.verified import Standing
from desktop.wording import N_, _
from desktop.wording.joining import listed, paragraph

ROLES: dict[Role, str] = {
    Role.MANAGER: N_("Manager: everything"),
    Role.KEEPER: N_("Keeper: only what lies with them"),
}
STANDINGS: dict[Standing, str] = {
    Standing.VERIFIED: N_("verified"),
    Standing.STALE: N_("long not seen"),
    Standing.UNKNOWN: N_("not certain"),
}


PROBLEMS: dict[str, str] = {
    "kept_outside": N_("{place} is no real place: it has neither a keeper nor a minimum."),
    "role": N_("{person}: there is no role “{role}”."),
    "settled_ahead": N_("Act {op} settled a time that was still to come."),
    "settled_late": N_("Act {op} was typed into a period that was settled before."),
}
ACTS: dict[str, str] = {
    "entrust": N_("Keeper and address"),
    "forget_address": N_("Address forgotten"),
    "set_minimum": N_("Minimum"),
    "found_again": N_("Found again"),
    "leave": N_("Leaver's handover"),
    "settle": N_("Settled period"),
    "set_role": N_("Role"),
}


def standing(where: Standing) -> str:
    """How sure a number is."""
    return _(STANDINGS[where])


def role(held: Role | None) -> str:
    """What somebody may do; without a role everything."""
    return _(ROLES[held or Role.MANAGER])


def when(moment: str) -> str:
    """A moment of a refusal (ISO 8601) as people read it, to the minute."""
    return moment[:16].replace("T", " ")


def _not_yours(no: errors.NotYours) -> str:
    if not no.place:
        alone = _("{person} is a keeper, and only a manager may do this. Ask a manager.")
        return alone.format(person=no.person)
    if not no.place:
        said = _("{person} is a keeper: only a manager does this.").format(person=no.person)
        return paragraph(said, _("Ask a manager."))
    said = _("{person} is a keeper and may do this only at places of their own, not at {place}.")
    step = _("Ask {keeper}, who keeps it, or a manager.") if no.keeper else _("Ask a manager.")
    return paragraph(said.format(**no.data()), step.format(keeper=no.keeper))


def _past_negative(no: errors.PastNegative) -> str:
    return _(
        "Then {place} would have held {lowest} of {item} on {on}. Choose another moment or fewer "
        "pieces; if it did happen, book it anyway, and it is listed to be looked at."
    ).format(**no.data() | {"on": when(no.on)})


def _counted_since(no: errors.CountedSince) -> str:
    return _(
        "{item} was counted at {place} on {on}, after this moment: the count has seen it already. "
        "Choose a later moment, or book it anyway if the count missed it."
    ).format(**no.data() | {"on": when(no.on)})


def _not_yet(no: errors.NotYet) -> str:
    return _("{at} is still to come. Choose a moment that has been.").format(at=when(no.at))


def _nowhere_real(no: errors.NowhereReal) -> str:
    return _(
        "“{place}” is no place where things lie: it only says where they came from or went. "
        "Choose a place that you can go to."
    ).format(place=no.place)


def _period_settled(no: errors.PeriodSettled) -> str:
    return _(
        "The time before {until} is settled. Book it with a moment after that, "
        "or take the settling back first."
    ).format(until=when(no.until))


def _still_holding(no: errors.StillHolding) -> str:
    said = []
    if no.places:
        said.append(
            _("Goods still lie with {person}: {places}.").format(
                person=no.person, places=listed(no.places)
            )
        )
    if no.transfers:
        said.append(
            _("These transfers are still open: {transfers}.").format(transfers=listed(no.transfers))
        )
    said.append(_("The leaver's checklist hands everything over; then they can go."))
    return paragraph(*said)


def _uncovered(no: errors.Uncovered) -> str:
    return _(
        "All places together have only {available} of {item} to give, not {wanted}. "
        "Take fewer, or free what is reserved."
    ).format(**no.data())


SENTENCES: dict[str, Callable[[Any], str]] = {
    errors.NotYours.code: _not_yours,
    errors.PastNegative.code: _past_negative,
    errors.CountedSince.code: _counted_since,
    errors.NotYet.code: _not_yet,
    errors.NowhereReal.code: _nowhere_real,
    errors.PeriodSettled.code: _period_settled,
    errors.StillHolding.code: _still_holding,
    errors.Uncovered.code: _uncovered,
}
