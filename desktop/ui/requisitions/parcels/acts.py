"""What the page of parcels does, each as a command for the write lane; and what is next then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.requisitions import Act, State, Verdict
from desktop.domain.requisitions.parcels import (
    Correction,
    ParcelState,
    Postage,
    Repaid,
    Take,
    Way,
)
from desktop.ui.requisitions.parcels.books import Looked
from desktop.ui.requisitions.story.acts import STEPS, next_step
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.services.changes import Desk, OpId

Command = Callable[["Desk", "OpId"], object]


def pick(which: int | str, takes: tuple[Take, ...]) -> Command:
    """Holds what is chosen for a request."""

    def act(desk: Desk, op: OpId) -> object:
        from desktop.services.requisitions import parcels

        return parcels.pick(desk, op, which, takes)

    return act


def put_back(code: str) -> Command:
    """Everything in a parcel goes back to its shelves."""

    def act(desk: Desk, op: OpId) -> object:
        from desktop.services.requisitions import parcels

        return parcels.unpick(desk, op, code)

    return act


def send(code: str, postage: Postage) -> Command:
    """A parcel leaves: by post, or in somebody's hands."""

    def act(desk: Desk, op: OpId) -> object:
        from desktop.services.requisitions import parcels

        if postage.way is Way.POST:
            return parcels.ship(desk, op, code, postage)
        carried = postage.way is Way.CARRIED
        return parcels.hand_over(desk, op, code, postage.carried_by, carried=carried)

    return act


def note(code: str, said: Correction) -> Command:
    """What is known of a parcel's waybill and postage now."""

    def act(desk: Desk, op: OpId) -> object:
        from desktop.services.requisitions import parcels

        return parcels.note_postage(desk, op, code, said)

    return act


def repay(code: str, state: Repaid) -> Command:
    """What became of a parcel's postage."""

    def act(desk: Desk, op: OpId) -> object:
        from desktop.services.requisitions import parcels

        return parcels.repay(desk, op, code, state)

    return act


@dataclass(frozen=True)
class Next:
    """What a person does when nothing of a request is left to send: `words`, and the key (`step`,
    "" where it is nothing of theirs) that opens `what` in the room.
    """

    words: str
    step: str = ""
    what: tuple[str, int] = ("", 0)


def after(looked: Looked) -> Next | None:
    """What is next once a parcel has left; None while something is still to be picked or sent."""
    one = looked.request
    if looked.packs or any(p.state is ParcelState.PACKING for p in looked.parcels):
        return None
    if one.state is State.SENT:
        words = _(
            "Everything is on its way. Tell the asker; confirm what arrived once it is there."
        )
        if looked.verdicts[Act.SAY] is not Verdict.YES:
            return Next(words)
        message = next(step for step in STEPS if step.way == "message")
        return Next(words, message.title, (message.way, one.id))
    words, coming = _("Everything is handed over."), next_step(one, looked.verdicts)
    if coming is None:
        return Next(words)
    return Next(words, coming.title, (coming.way or "request", one.id))
