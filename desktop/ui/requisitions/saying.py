"""Days, amounts and the promise of a request in words; without a pixel."""

from __future__ import annotations

from datetime import date, datetime

from desktop.domain import money
from desktop.domain.moments import at_home
from desktop.domain.requisitions import OPEN, Requisition, State
from desktop.ui import days
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext, pgettext
from desktop.wording.requisitions import words

_SOON = 1  # working days


def day(on: date | None) -> str:
    """A day as lists show it, "" for none."""
    return "" if on is None else on.isoformat()


def moment(at: datetime | None) -> str:
    """The day of a moment at home, "" for none."""
    return "" if at is None else at_home(at).date().isoformat()


def minute(at: datetime) -> str:
    """A moment at home."""
    return f"{at_home(at):%Y-%m-%d %H:%M}"


def amount(fen: int | None) -> str:
    """Fen as ¥, "" where nothing is known."""
    return "" if fen is None else money.show(fen)


def pieces(qty: int) -> str:
    """Pieces."""
    return ngettext("{n} piece", "{n} pieces", qty).format(n=f"{qty:,}")


def title(one: Requisition) -> str:
    """What people call a request: its event, else who asked."""
    return one.title or one.applicant or one.code


def left(one: Requisition) -> str:
    """What is left of the promise: "3 working days left", "2 working days late", "" without one."""
    if one.state is State.ASKED:
        return _("Clock stopped")
    if one.left is None:
        return ""
    if one.left == 0:
        return _("Due today")
    n = abs(one.left)
    if one.left < 0:
        said = ngettext("{n} working day late", "{n} working days late", n)
    else:
        said = ngettext("{n} working day left", "{n} working days left", n)
    return said.format(n=f"{n:,}")


def tone(one: Requisition) -> Tone:
    """How urgent a request is; red is for what is late alone."""
    if one.late:
        return Tone.BAD
    return Tone.WARN if one.left is not None and one.left <= _SOON else Tone.PLAIN


def sign(one: Requisition) -> str:
    """The icon beside what is left of the promise, "" for none."""
    if one.state is State.ASKED:
        return "pause"
    return "triangle-alert" if one.late else ""


def state_tone(one: Requisition) -> Tone:
    """The colour of a state's word: what waits for us stands out."""
    if one.state in (State.SUBMITTED, State.SECOND):
        return Tone.ACCENT
    if one.state is State.CLOSED:
        return Tone.GOOD
    return Tone.PLAIN


def too_late(one: Requisition, today: date) -> bool:
    """Whether a parcel that leaves today no longer comes in time."""
    return (
        one.state in OPEN
        and one.sent_at is None
        and one.post_by is not None
        and one.post_by < today
    )


def post_by(one: Requisition) -> str:
    """最晚寄出日, while something is still to be sent."""
    return day(one.post_by)


def unpostable(one: Requisition) -> bool:
    """Whether its last day for the post has gone by, and nothing or not all has left."""
    today = days.today()
    return one.post_by is not None and one.post_by.isoformat() < today.toString("yyyy-MM-dd")


def post_tone(one: Requisition) -> Tone:
    """What is too late for the post stands out."""
    return Tone.WARN if unpostable(one) else Tone.PLAIN


def post_sign(one: Requisition) -> str:
    """The icon beside the last day for the post, "" for none."""
    return "truck" if unpostable(one) else ""


def size(one: Requisition) -> str:
    """Lines and pieces: "4 lines · 120 pieces"."""
    said = ngettext("{n} line", "{n} lines", one.lines).format(n=f"{one.lines:,}")
    return f"{said} · {pieces(one.pieces)}" if one.pieces else said


def over(one: Requisition) -> str:
    """The value against the guide: a guide, not a limit."""
    if one.guide_fen is None:
        return ""
    beyond = one.value_fen - one.guide_fen
    if beyond > 0:
        return _("{amount} over the reference").format(amount=money.show(beyond))
    return _("within the reference of {amount}").format(amount=money.show(one.guide_fen))


def card(one: Requisition) -> str:
    """A card of the board in one sentence, for a screen reader."""
    parts = (
        title(one), one.city, words.state(one.state), size(one), left(one),
        _("post by {day}").format(day=day(one.post_by)) if post_by(one) else "",
    )  # fmt: skip
    return _(", ").join(part for part in parts if part)


def unsure(one: Requisition) -> str:
    """How many lines a person has to look at, "" for none."""
    if not one.unsure:
        return ""
    said = ngettext("{n} line to look at", "{n} lines to look at", one.unsure)
    return said.format(n=f"{one.unsure:,}")


def nobody() -> str:
    """In the place of an applicant whose name was deleted."""
    return pgettext("applicant", "deleted")
