"""Words and sentences of transfers: states, ways, outcomes, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.domain.transfers import Act, State, Way, What
from desktop.wording import N_, _, ngettext

STATES: dict[str, str] = {
    State.DRAFT: N_("Draft"),
    State.SENT: N_("In transit"),
    State.CLOSED: N_("Done"),
    State.CANCELLED: N_("Cancelled"),
}
WAYS: dict[str, str] = {
    Way.PARCEL: N_("By courier"),
    Way.HANDOVER: N_("From hand to hand"),
    Way.CARRIED: N_("Carried along"),
}
OUTCOMES: dict[str, str] = {
    What.PICKED: N_("Picked"),
    What.SENT: N_("Sent"),
    What.ARRIVED: N_("Arrived well"),
    What.NOT_SENT: N_("Was not in it"),
    What.DAMAGED: N_("Damaged"),
    What.LOST: N_("Lost on the way"),
    What.UNKNOWN: N_("Nobody knows where"),
    What.EXTRA: N_("More than was sent"),
}
# Operations by the kind under which the journal keeps them.
ACTS: dict[str, str] = {
    "draft_transfer": N_("Transfer begun"),
    "edit_transfer": N_("Transfer changed"),
    "pick_transfer": N_("Goods picked"),
    "unpick_transfer": N_("Goods put back"),
    "pack_transfer": N_("Packed into a box"),
    "send_transfer": N_("Goods sent"),
    "receive_transfer": N_("Goods received"),
    "confirm_transfer": N_("Handover confirmed"),
    "wrong_code": N_("Wrong code"),
    "cancel_transfer": N_("Transfer cancelled"),
}
# Why something cannot be done now, by what was wanted.
_NOT_NOW: dict[str, str] = {
    Act.RECEIVE: N_("{transfer} is not on its way: {state}. There is nothing to receive."),
    Act.CONFIRM: N_("{transfer} is not on its way: {state}. There is nothing to confirm."),
    Act.SHOW_CODE: N_("{transfer} is not on its way: {state}. It has a code from sending on."),
}
PROBLEMS: dict[str, str] = {
    "transfer_moves": N_("Transfer {transfer}: what its lines say and what moved do not agree."),
    "transfer_open": N_("Transfer {transfer}: {n} pieces more came out of it than went in."),
    "transfer_state": N_("Transfer {transfer}: its state does not fit its lines."),
    "transfer_held": N_("Transfer {transfer}: it does not hold what it should."),
}


def _not_now(no: errors.NotNow) -> str:
    usual = N_("{transfer} is no draft any more: {state}. Undo its sending to change it.")
    return _(_NOT_NOW.get(no.act, usual)).format(transfer=no.transfer, state=state(no.state))


def _wrong_code(no: errors.WrongCode) -> str:
    said = _("This code does not close {transfer}. Look at the giver's screen again.")
    left = ngettext("{n} try is left.", "{n} tries are left.", no.left).format(n=no.left)
    return f"{said.format(transfer=no.transfer)} {left}"


SENTENCES: dict[str, Callable[[Any], str]] = {
    "not_now": _not_now,
    "nothing_picked": lambda no: _(
        "Nothing is picked for {transfer} yet. Add goods to it first."
    ).format(transfer=no.transfer),
    "not_that_many": lambda no: _(
        "{transfer}: only {left} of {item} are open in it, not {wanted}. "
        "What arrived beyond that is entered as extra."
    ).format(**no.data()),
    "box_elsewhere": lambda no: _(
        "The box {box} does not lie at {place}. Choose one that lies there."
    ).format(box=no.box, place=no.place),
    "wrong_code": _wrong_code,
    "only_by_sending": lambda no: _(
        "{transfer} is on its way: goods come into it by being sent. Choose another place."
    ).format(transfer=no.transfer),
    "too_many_codes": lambda no: ngettext(
        "Too many wrong codes for {transfer}. Try again in {n} minute, or receive it line by line.",
        "Too many wrong codes for {transfer}. Try again in {n} minutes, or receive it line by "
        "line.",
        no.minutes,
    ).format(transfer=no.transfer, n=no.minutes),
}


def state(word: str) -> str:
    """What a state is called."""
    return _(STATES[word]) if word in STATES else word


def way(word: str) -> str:
    """How the goods travel."""
    return _(WAYS[word]) if word in WAYS else word


def outcome(word: str) -> str:
    """What became of pieces."""
    return _(OUTCOMES[word]) if word in OUTCOMES else word
