"""What arrived, came back, was reported and closed; messages to a group: words and refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.domain.requisitions.arrivals import Step, What
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import paragraph

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {
    "receive_parcel": N_("Receipt confirmed"),
    "return_pieces": N_("Return booked"),
    "report_requisition": N_("Event report taken in"),
    "close_requisition": N_("Request closed"),
    "tell_asker": N_("Message to the asker"),
}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {
    "report": N_("Report of the event"),
    "webhook": N_("Address of the group's robot"),
}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {}
PROBLEMS: dict[str, str] = {
    "arrivals_back": N_("Request {request}: {n} pieces more came back than had arrived."),
    "arrivals_moves": N_("Request {request}: what its lines say and what moved do not agree."),
    "arrivals_state": N_("Request {request}: its state does not fit what arrived."),
    "arrivals_loan": N_("Request {request}: what lies on loan is not what it lent."),
}
# Tables, as a proof names them.
TABLES: dict[str, str] = {}
WHAT: dict[str, str] = {
    What.PICKED: N_("Picked"),
    What.SENT: N_("Sent"),
    What.ARRIVED: N_("Arrived well"),
    What.SHORT: N_("Was not in it"),
    What.DAMAGED: N_("Damaged"),
    What.LOST: N_("Lost on the way"),
    What.RETURNED: N_("Came back"),
    What.KEPT: N_("Stays there or was used up"),
    What.SPOILED: N_("Came back broken"),
    What.MISSING: N_("Nobody knows where"),
}
STEPS: dict[str, str] = {
    Step.TAKEN: N_("Request received"),
    Step.ASKED: N_("Question to the asker"),
    Step.APPROVED: N_("Approved"),
    Step.REJECTED: N_("Rejected"),
    Step.CANCELLED: N_("Cancelled"),
    Step.SENT: N_("Goods are on their way"),
    Step.CONFIRM: N_("Please confirm receipt"),
    Step.REPORT: N_("Please send the event report"),
    Step.BACK: N_("Loan is due"),
    Step.CLOSED: N_("Closed, with thanks"),
}
TROUBLES: dict[str, str] = {
    "offline": N_(
        "Feishu cannot be reached. Check the network and press again; "
        "the message can be copied meanwhile."
    ),
    "timeout": N_("Feishu did not answer in time. Look into the group before you press again."),
    "server": N_("Feishu has trouble of its own ({detail}). Try again in a few minutes."),
    "answer": N_(
        "What answered was not Feishu: perhaps the network wants a login. "
        "Open a web page in the browser, then try again."
    ),
    "sign": N_(
        "Feishu refused the signature (19021). Compare the secret in the settings with the "
        "robot's, and this computer's clock with the time of day."
    ),
    "keyword": N_(
        "The group's robot only takes messages with its keyword (19024). "
        "Put the keyword into the message, or take it off the robot."
    ),
    "address": N_(
        "The group's robot takes nothing from this network's address (19022). "
        "Take the list of addresses off the robot."
    ),
    "often": N_("Too many messages in a short time (11232). Wait a minute and press again."),
    "gone": N_(
        "Feishu does not know this robot any more ({detail}). "
        "Copy its address from the group anew into the settings."
    ),
    "large": N_("The message is longer than a robot may send (20 KB). Shorten it."),
    "other": N_("Feishu refused the message ({detail}). Copy it and send it by hand."),
}


def _parcels_open(no: errors.ParcelsOpen) -> str:
    return ngettext(
        "{request}: nobody said yet whether {n} piece arrived. Confirm the receipt first, "
        "or say that all of it counts as arrived.",
        "{request}: nobody said yet whether {n} pieces arrived. Confirm the receipt first, "
        "or say that all of it counts as arrived.",
        no.pieces,
    ).format(request=no.request, n=no.pieces)


def _loans_out(no: errors.LoansOut) -> str:
    return ngettext(
        "{request}: {n} lent piece is not back. Book its return first, or say that the loan goes "
        "on after closing.",
        "{request}: {n} lent pieces are not back. Book their return first, or say that the loan "
        "goes on after closing.",
        no.pieces,
    ).format(request=no.request, n=no.pieces)


def _not_on_way(no: errors.NotOnWay) -> str:
    said = _("Nothing called “{item}” is in a parcel on its way.").format(item=no.item)
    return _rather(said, no.near)


def _not_with_asker(no: errors.NotWithAsker) -> str:
    said = _("Nothing called “{item}” arrived that could come back.").format(item=no.item)
    return _rather(said, no.near)


def _rather(said: str, near: tuple[str, ...]) -> str:
    if not near:
        return said
    return paragraph(said, _("Say one of these: {names}.").format(names=_(", ").join(near)))


def _step_not_now(no: errors.StepNotNow) -> str:
    offered = _(", ").join(f"{step(word)} ({word})" for word in no.offered)
    return _(
        "{request}: the message “{step}” does not fit now. Choose one of these: {steps}."
    ).format(request=no.request, step=step(no.step), steps=offered)


SENTENCES: dict[str, Callable[[Any], str]] = {
    "not_that_many_out": lambda no: _(
        "{request}: only {left} of {item} are open, not {wanted}. Take fewer."
    ).format(**no.data()),
    "nothing_on_way": lambda no: _(
        "Nothing of {request} is on its way. What arrived is said once a parcel has left."
    ).format(request=no.request),
    "not_on_way": _not_on_way,
    "not_with_asker": _not_with_asker,
    "step_not_now": _step_not_now,
    "parcels_open": _parcels_open,
    "loans_out": _loans_out,
    "no_report": lambda no: _(
        "{request} has no event report. Take it in first, or say in a few words why it is closed "
        "without one."
    ).format(request=no.request),
    "only_by_lending": lambda no: _(
        "What {request} lent out lies there: goods come there by arriving. Choose another place."
    ).format(request=no.request),
    "not_lent": lambda no: _(
        "{request}: {item} was given, not lent. Only what comes back as left over is booked."
    ).format(**no.data()),
    "bad_webhook": lambda no: _(
        "This is no address of a group's robot. Copy it from the robot's page in the Feishu group: "
        "it begins with https://open.feishu.cn/open-apis/bot/v2/hook/."
    ),
    "no_webhook": lambda no: _(
        "No group is set up yet. Put the robot's address into the settings, or copy the message."
    ),
    "feishu_trouble": lambda no: _(TROUBLES.get(no.why, TROUBLES["other"])).format(
        detail=no.detail
    ),
}


def what(word: str) -> str:
    """What became of pieces."""
    return _(WHAT[word]) if word in WHAT else word


def step(word: str) -> str:
    """What a message to the asker is called."""
    return _(STEPS[word]) if word in STEPS else word
