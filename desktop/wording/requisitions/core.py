"""Requests asked, decided, changed: names, refusals, what a proof found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.domain.money import short
from desktop.domain.requisitions import ENDED, MAY, Act, Side, State
from desktop.wording import N_, _
from desktop.wording.requisitions import words

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {
    "draft_requisition": N_("Request begun"),
    "submit_requisition": N_("Request handed in"),
    "edit_requisition": N_("Request changed"),
    "approve_requisition": N_("Request approved"),
    "second_requisition": N_("Request approved by a second person"),
    "reject_requisition": N_("Request rejected"),
    "ask_requisition": N_("Applicant asked back"),
    "answer_requisition": N_("Applicant's answer entered"),
    "revise_requisition": N_("Request lowered"),
    "cancel_requisition": N_("Request cancelled"),
    "save_guide": N_("Reference value saved"),
    "retire_guide": N_("Reference value taken out"),
    "save_requisition_template": N_("Template of requests saved"),
    "retire_requisition_template": N_("Template of requests taken out"),
    "remember_word": N_("Word remembered"),
    "forget_word": N_("Word forgotten"),
    "note_request": N_("Word about a request"),
}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {
    "title": N_("Event"),
    "requisition": N_("Request"),
    "applicant": N_("Asked by"),
    "lines": N_("Goods asked for"),
    "said": N_("What was asked for"),
    "kind": N_("Kind of event"),
    "city": N_("City"),
    "number": N_("Number"),
    "recipient": N_("Receiver"),
    "phone": N_("Phone"),
    "question": N_("Question"),
    "answer": N_("Answer"),
    "message": N_("Message"),
    "over_reason": N_("Reason for more"),
    "people_from": N_("People from"),
    "amount_fen": N_("Reference value"),
    "from_on": N_("Holds from"),
}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {
    "requisition": N_("request"),
    "requisition_line": N_("line of a request"),
    "guide": N_("reference value of events"),
    "requisition_template": N_("template of requests"),
    "alias": N_("remembered word"),
}
PROBLEMS: dict[str, str] = {
    "requisition_state": N_("Request {request}: its state does not fit what is written of it."),
    "requisition_line": N_("Request {request}: line {n} does not fit its state."),
    "requisition_decided": N_("Request {request}: it is decided, but nobody is said to have."),
    "requisition_own": N_("Request {request}: one person asked, decided or looked at it twice."),
    "requisition_untold": N_("Request {request}: its thread does not say how it became so."),
}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "requisition": N_("request"),
    "requisition_line": N_("line of a request"),
    "requisition_note": N_("word about a request"),
    "guide": N_("reference value of events"),
    "requisition_template": N_("template of requests"),
    "alias": N_("word that means an article"),
}
# What helps where an act cannot be done in a state: by the act, the usual way on.
_INSTEAD: dict[str, str] = {
    Act.EDIT: N_("Nothing in it is changed after an answer. Lower a line or cancel it instead."),
    Act.SUBMIT: N_("It was handed in before."),
    Act.APPROVE: N_("Look at its story to see what was decided."),
    Act.SECOND: N_("A second look is only for what a first person has approved."),
    Act.ANSWER: N_("Nobody asked back. Add a word to its story instead."),
    Act.REVISE: N_("Only what is approved and not sent yet can be lowered."),
    Act.CANCEL: N_("What has left comes back as a return."),
    Act.SHIP: N_("Only what is approved is sent."),
    Act.POSTAGE: N_("They are noted once a parcel has left."),
    Act.PICK: N_("Only what is approved is picked."),
    Act.RECEIVE: N_("Only what was sent can be received."),
    Act.RETURN: N_("Only what was sent can come back."),
    Act.REPORT: N_("The event's report comes after its goods have left."),
    Act.CLOSE: N_("It is closed once the receipt is confirmed."),
    Act.SEE_CONTACT: N_("The whole contact is shown while a parcel is open."),
}
_ENDING = frozenset({Act.REJECT, Act.ASK, Act.CANCEL, Act.CLOSE})
_REASONS: dict[str, str] = {
    "less": N_("{item}: less than was asked for wants one sentence that says why."),
    "more": N_("{item}: more than was asked for wants one sentence that says why."),
    "nothing": N_("{item}: giving nothing wants one sentence that says why."),
    "substitute": N_("{item}: something else in its place wants one sentence that says why."),
    "reject": N_("Rejecting wants one sentence that says why: the applicant will read it."),
    "ask": N_("Write what the applicant has to say more about."),
    "revise": N_("{item}: lowering it wants one sentence that says why."),
}
_LACKS: dict[str, str] = {
    "article": N_(
        "Line {line} “{said}”: nobody knows yet which article is meant. Choose one, or give "
        "nothing and say why."
    ),
    "quantity": N_("Line {line} “{said}”: nobody knows yet how many. Enter a number."),
    "look": N_("Line {line} “{said}”: the article is a guess. Look at it and choose it."),
}


def _act(word: str) -> str:
    return words.act(Act(word)) if word in list(Act) else word


def _state(word: str) -> str:
    return words.state(State(word)) if word in list(State) else word


def _not_now(no: errors.RequestNotNow) -> str:
    said = _("{request}: “{act}” is not possible now: {state}.").format(
        request=no.request, act=_act(no.act), state=_state(no.state)
    )
    instead = _instead(no)
    return said if instead is None else f"{said} {_(instead)}"


def _instead(no: errors.RequestNotNow) -> str | None:
    """What helps: of a request that has ended, how it ended."""
    if no.act in _ENDING and no.state in ENDED:
        return _INSTEAD[Act.APPROVE]
    if no.act in (Act.REJECT, Act.ASK) and no.state != State.DRAFT:
        return _INSTEAD[Act.EDIT]
    return _INSTEAD.get(no.act)


def _not_yours(no: errors.RequestNotYours) -> str:
    allowed = {
        side for (_state, act), sides in MAY.items() if act.value == no.act for side in sides
    }
    who = _(", ").join(words.side(side) for side in Side if side in allowed)
    return _("{person} cannot “{act}” {request}. Ask one of these: {who}.").format(
        person=no.person, act=_act(no.act), request=no.request, who=who
    )


def _needs_reason(no: errors.NeedsReason) -> str:
    if no.what == "over":
        return _(
            "It is {amount} over the reference value. Write one sentence that says why."
        ).format(amount=short(no.amount))
    return _(_REASONS.get(no.what, _REASONS["reject"])).format(item=no.item)


def _undecided(no: errors.Undecided) -> str:
    return _(_LACKS.get(no.lacks, _LACKS["article"])).format(line=no.line, said=no.said)


def _nothing(no: errors.NothingApproved) -> str:
    if no.instead == Act.CANCEL:
        return _("Nothing would be left of {request}. Cancel it instead.").format(
            request=no.request
        )
    return _("Nothing is given in {request}. Reject it instead and say why.").format(
        request=no.request
    )


def _guide_stands(no: errors.GuideStands) -> str:
    return _(
        "A reference value holds from {day} on already for {kind}, from {n} people on. Change that "
        "one, or give another day."
    ).format(day=no.from_on, kind=no.kind or _("every kind"), n=no.people_from)


SENTENCES: dict[str, Callable[[Any], str]] = {
    "request_not_now": _not_now,
    "request_not_yours": _not_yours,
    "own_request": lambda no: _(
        "{person} asked for {request}: somebody else has to decide on it."
    ).format(**no.data()),
    "approved_twice": lambda no: _(
        "{person} approved {request} already: the second look is another person's."
    ).format(**no.data()),
    "needs_reason": _needs_reason,
    "undecided": _undecided,
    "decided_twice": lambda no: _(
        "Line {line} ({item}) is decided twice. Say once what it gets."
    ).format(**no.data()),
    "guide_stands": _guide_stands,
    "nothing_approved": _nothing,
    "already_left": lambda no: _(
        "{request}: {sent} pieces of {item} have left already. Lower the rest, and book what comes "
        "back as a return."
    ).format(**no.data()),
    "more_than_approved": lambda no: _(
        "{request}: {approved} of {item} are approved, {wanted} would be more. Enter a new request "
        "for what is wanted besides."
    ).format(**no.data()),
}
