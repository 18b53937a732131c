"""What leaves for a request and comes back: names, refusals, what a proof found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors, money
from desktop.domain.requisitions import Changed
from desktop.domain.requisitions.parcels import PaidBy, ParcelState, Repaid
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import labelled

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {
    "pick_parcel": N_("Goods picked for a request"),
    "unpick_parcel": N_("Picked goods put back"),
    "ship_parcel": N_("Parcel sent"),
    "hand_over_parcel": N_("Goods handed over"),
    "note_postage": N_("Waybill and postage noted"),
    "repay_parcel": N_("Postage repaid"),
}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {
    "carrier": N_("Courier"),
    "waybill": N_("Waybill number"),
    "postage_fen": N_("Postage"),
    "advanced_by": N_("Advanced by"),
    "paid_by": N_("Postage paid by"),
    "repaid": N_("Repaid"),
}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {
    "parcel": N_("parcel"),
    "requisition_line": N_("line of a request"),
}
PROBLEMS: dict[str, str] = {
    "parcel_held": N_(
        "Parcel {parcel} does not hold what was picked for it. "
        "Put back what is in it and pick again."
    ),
    "parcel_state": N_("What happened to parcel {parcel} does not fit its state."),
    "parcel_open": N_("Of parcel {parcel}, {n} pieces more were received than were sent."),
    "parcel_moves": N_("What left in parcel {parcel} did not move where its pieces say."),
    "parcel_transit": N_("{n} pieces lie on the way of parcel {parcel}, which nobody waits for."),
    "parcel_postage": N_(
        "What is noted of waybill, postage or repayment of parcel {parcel} cannot be: it has not "
        "left, or nobody advanced anything."
    ),
    "parcel_line": N_("Request {requisition} picked or sent {n} pieces more than are approved."),
    "posted": N_(
        "Request {request} posts {posted} pieces of {item}; of sale {number}, {left} are sold and "
        "not given back."
    ),
}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "parcel": N_("parcel of a request"),
    "requisition_piece": N_("piece of a request"),
}
# A parcel's state, as a person reads it.
STATES: dict[ParcelState, str] = {
    ParcelState.PACKING: N_("being packed"),
    ParcelState.SENT: N_("on its way"),
    ParcelState.ARRIVED: N_("arrived"),
    ParcelState.CANCELLED: N_("cancelled"),
}
# What became of postage that somebody advanced, as a person reads it.
REPAID: dict[Repaid, str] = {
    Repaid.NO: N_("not asked back yet"),
    Repaid.ASKED: N_("asked back"),
    Repaid.PAID: N_("paid back"),
}

# Who pays the courier, as a person reads it.
PAID_BY: dict[PaidBy, str] = {
    PaidBy.NOBODY: N_("nobody said"),
    PaidBy.SENDER: N_("the sender"),
    PaidBy.RECEIVER: N_("the receiver, on arrival"),
}

_WORDS = {state.value: said for state, said in STATES.items()}


def changed(one: Changed) -> str:
    """What an act changed of a parcel's waybill or postage."""
    before, after = (_value(one.field, said) for said in (one.before, one.after))
    return labelled(_(FIELDS[one.field]), f"{before} → {after}")


def _value(field: str, said: str | int | None) -> str:
    if field == "repaid":
        return _(REPAID[Repaid(str(said))])
    if field == "paid_by":
        return _(PAID_BY[PaidBy(str(said))])
    return (money.show(said) if isinstance(said, int) else said) or "–"


def _not_now(r: errors.ParcelNotNow) -> str:
    state = _(_WORDS.get(r.state, r.state))
    return _(
        "Parcel {parcel} is {state}: this cannot be done now. Look at what its request still wants."
    ).format(parcel=r.parcel, state=state)


def _empty(r: errors.ParcelEmpty) -> str:
    return _("Nothing is in parcel {parcel} that could leave. Pick goods for it first.").format(
        parcel=r.parcel
    )


def _nothing(r: errors.NothingToPick) -> str:
    if not r.open:
        return _(
            "{request}: all that is approved is packed or has left. Ship or hand over its parcels."
        ).format(request=r.request)
    return ngettext(
        "{request}: {n} piece is still to be picked, but nothing was taken from any home. Choose a "
        "home that has it; where none has, give less or something else.",
        "{request}: {n} pieces are still to be picked, but nothing was taken from any home. Choose "
        "a home that has some; where none has, give less or something else.",
        r.open,
    ).format(request=r.request, n=r.open)


def _approved(r: errors.MoreThanWanted) -> str:
    return _(
        "{wanted} × {item} are too many for request {requisition}: {left} may still be picked. "
        "Approve more first, or pick fewer."
    ).format(wanted=r.wanted, item=r.item, requisition=r.requisition, left=r.left)


def _in_parcel(r: errors.NotInParcel) -> str:
    return _("In parcel {parcel} lie {left} × {item}, not {wanted}. Say at most so many.").format(
        parcel=r.parcel, left=r.left, item=r.item, wanted=r.wanted
    )


def _from_there(r: errors.NotFromThere) -> str:
    return _(
        "Nothing is shipped from “{place}”: it is on its way, lent, or nobody knows where. "
        "Pick from a home."
    ).format(place=r.place)


def _paid_back(r: errors.PostagePaidBack) -> str:
    return _(
        "The postage of parcel {parcel} was paid back: neither the amount nor who advanced it "
        "changes silently. Note it as asked back again first."
    ).format(parcel=r.parcel)


def _nothing_advanced(r: errors.NothingAdvanced) -> str:
    return _(
        "Nobody is known to have advanced postage for parcel {parcel}. "
        "Note the postage and who advanced it first."
    ).format(parcel=r.parcel)


def _contact(r: errors.ContactClosed) -> str:
    return _(
        "Parcel {parcel} is no longer open, so that its receiver's address is not shown. "
        "Open a new parcel if something still has to be sent."
    ).format(parcel=r.parcel)


SENTENCES: dict[str, Callable[[Any], str]] = {
    errors.ParcelNotNow.code: _not_now,
    errors.ParcelEmpty.code: _empty,
    errors.NothingToPick.code: _nothing,
    errors.MoreThanWanted.code: _approved,
    errors.NotInParcel.code: _in_parcel,
    errors.NotFromThere.code: _from_there,
    errors.PostagePaidBack.code: _paid_back,
    errors.NothingAdvanced.code: _nothing_advanced,
    errors.ContactClosed.code: _contact,
}
