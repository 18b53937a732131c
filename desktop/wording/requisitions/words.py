"""What states, acts, sources and degrees of certainty are called."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.requisitions import Act, Goal, Side, Source, State, Sure
from desktop.domain.requisitions.lists import Chip
from desktop.wording import N_, _, pgettext

STATES: Mapping[State, str] = {
    State.DRAFT: N_("Draft"),
    State.SUBMITTED: N_("To answer"),
    State.ASKED: N_("Asked back"),
    State.SECOND: N_("Second look"),
    State.APPROVED: N_("To send"),
    State.SENT: N_("Sent off"),
    State.RECEIVED: N_("Receipt confirmed"),
    State.CLOSED: N_("Closed"),
    State.REJECTED: N_("Rejected"),
    State.CANCELLED: N_("Cancelled"),
}
# What may be done, as a refusal and a key name it.
ACTS: Mapping[Act, str] = {
    Act.EDIT: N_("edit"),
    Act.SUBMIT: N_("submit"),
    Act.ASK: N_("ask back"),
    Act.ANSWER: N_("note the answer"),
    Act.APPROVE: N_("approve"),
    Act.SECOND: N_("approve as the second"),
    Act.REJECT: N_("reject"),
    Act.REVISE: N_("give less"),
    Act.CANCEL: N_("cancel"),
    Act.PICK: N_("pick"),
    Act.SHIP: N_("ship"),
    Act.POSTAGE: N_("note waybill and postage"),
    Act.RECEIVE: N_("confirm what arrived"),
    Act.RETURN: N_("take back"),
    Act.REPORT: N_("report"),
    Act.CLOSE: N_("close"),
    Act.SAY: N_("write a note"),
    Act.SEE_CONTACT: N_("see the receiver"),
}
# What was done, as a story tells it; besides acts: applicant, message, word, unpick.
TOLD: Mapping[str, str] = {
    Act.EDIT: N_("edited"),
    "applicant": N_("entered another applicant, in the place of"),  # the text is the former name
    Act.SUBMIT: N_("submitted"),
    Act.ASK: N_("asked the applicant back"),  # postage is “asked back” too
    Act.ANSWER: N_("answered"),
    Act.APPROVE: N_("approved"),
    Act.SECOND: N_("approved as the second"),
    Act.REJECT: N_("rejected"),
    Act.REVISE: N_("lowered"),
    Act.CANCEL: N_("cancelled"),
    Act.PICK: N_("picked"),
    "unpick": N_("put back"),
    Act.SHIP: N_("sent off"),
    Act.POSTAGE: N_("noted waybill or postage"),
    Act.RECEIVE: N_("confirmed what arrived"),
    Act.RETURN: N_("took back"),
    Act.REPORT: N_("reported on the event"),
    Act.CLOSE: N_("closed"),
    "message": N_("message to the asker"),
    "word": N_("note"),
}
SOURCES: Mapping[Source, str] = {
    Source.FORM: N_("Form"),
    Source.APP: N_("Written here"),
    Source.MESSAGE: N_("Message"),
    Source.TEMPLATE: N_("Template"),
    Source.BOOTH: N_("Booth, posted afterwards"),
    Source.XIAOHONGSHU: N_("Xiaohongshu"),
    Source.GIVEAWAY: N_("Given to many"),
}
GOALS: Mapping[Goal, str] = {
    Goal.GIVEN: N_("given away"),
    Goal.SOLD: N_("sold"),
}
SURES: Mapping[Sure, str] = {
    Sure.EXACT: N_("certain"),
    Sure.KNOWN: N_("chosen so before"),
    Sure.LIKELY: N_("likely"),
    Sure.UNSURE: N_("a guess"),
    Sure.NONE: N_("no article known"),
}
SIDES: Mapping[Side, str] = {
    Side.MANAGER: N_("who answers requests"),
    Side.HOME: N_("who keeps a home that it leaves"),
    Side.KEEPER: N_("who keeps other places"),
    Side.ASKER: N_("who asked for it"),
    Side.FORMER: N_("who stood as the applicant before"),
    Side.FIRST: N_("who approved it first"),
}
CHIPS: Mapping[Chip, str] = {
    Chip.WAITING: N_("To answer"),
    Chip.TO_SEND: N_("To be sent"),
    Chip.UNRECEIVED: N_("Waits for receipt"),
    Chip.UNREPORTED: N_("Event's report missing"),
    Chip.LOANS: N_("Loans out"),
    Chip.CLOSED: N_("Closed"),
    Chip.WEEK: N_("Due this week"),
    Chip.OVERDUE: N_("Overdue"),
    Chip.UNPOSTABLE: N_("Too late to post"),
    Chip.MINE: N_("Mine"),
    Chip.UNSURE: N_("Lines to look at"),
}


def state(one: State) -> str:
    """Where a request stands. A day at a booth is “Closed” in other words."""
    return pgettext("requests", "Closed") if one is State.CLOSED else _(STATES[one])


def act(one: Act) -> str:
    """What is done, as a verb."""
    return _(ACTS[one])


def told(what: str) -> str:
    """What was done, as a story tells it; an unknown word stands as it is."""
    return _(TOLD[what]) if what in TOLD else what


def source(one: Source) -> str:
    """How a request came in."""
    return _(SOURCES[one])


def goal(one: Goal) -> str:
    """Where the goods go in the end."""
    return _(GOALS[one])


def sure(one: Sure) -> str:
    """How certain it is which article is meant."""
    return _(SURES[one])


def side(one: Side) -> str:
    """Who somebody is to a request."""
    return _(SIDES[one])


def chip(one: Chip) -> str:
    """What a list is narrowed to."""
    return pgettext("requests", "Closed") if one is Chip.CLOSED else _(CHIPS[one])
