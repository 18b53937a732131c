"""Lines, parcels, the promise and the thread of a request as lines of text; without a pixel."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.requisitions import Line, Requisition, State, Told
from desktop.domain.requisitions.parcels import Parcel, ParcelState
from desktop.ui.requisitions import saying
from desktop.ui.theme import Tone
from desktop.wording import _, pgettext
from desktop.wording.joining import labelled, listed
from desktop.wording.requisitions import parcels as parcel_words
from desktop.wording.requisitions import rules as rule_words
from desktop.wording.requisitions import words

_DOT = "  ·  "


def asked(one: Requisition, remark: str = "") -> list[tuple[str, str]]:
    """Who asked, for what, and where it goes (masked)."""
    people = f"{one.headcount:,}" if one.headcount is not None else ""
    value = _DOT.join(part for part in (saying.amount(one.value_fen or None), saying.over(one))
                      if part)  # fmt: skip
    return [
        (_("Applicant"), _DOT.join(p for p in (one.applicant or saying.nobody(), one.team) if p)),
        (_("City"), one.city),
        (_("Kind of event"), one.kind),
        (pgettext("request", "People"), people),
        (_("Needed on"), saying.day(one.needed_on)),
        (_("Receiver"), one.contact_masked),
        (_("Remark"), remark),
        (_("Value"), value),
        (_("Reason for more"), one.over_reason),
        (_("Decided by"), one.decided_by),
        (pgettext("request", "Came by"), _DOT.join(p for p in (words.source(one.source),
                                                               one.number) if p)),
    ]  # fmt: skip


def promised(one: Requisition, guessed: Sequence[int] = ()) -> list[tuple[str, Tone]]:
    """The promise in words: when it was asked, until when it is kept, by when it has to leave."""
    found: list[tuple[str, Tone]] = []
    if one.submitted_at is not None:
        found.append((_("Asked on {day}").format(day=saying.moment(one.submitted_at)), Tone.PLAIN))
    if one.state is State.ASKED:
        found.append((_("Waits for the asker: the clock stands still"), Tone.PLAIN))
    elif one.due_on is not None and one.left is not None:
        due = _("Promised until {day}").format(day=saying.day(one.due_on))
        found.append((due + _DOT + saying.left(one), saying.tone(one)))
    if guessed:
        found.append((rule_words.estimated(guessed), Tone.PLAIN))
    if saying.post_by(one):
        said = _("Has to be posted by {day} to come in time")
        found.append((said.format(day=saying.day(one.post_by)), Tone.PLAIN))
    if one.sent_at is not None:
        found.append((_("Sent on {day}").format(day=saying.moment(one.sent_at)), Tone.PLAIN))
    if one.received_at is not None:
        day = saying.moment(one.received_at)
        found.append((_("Arrived on {day}").format(day=day), Tone.PLAIN))
    if one.reported_at is not None:
        day = saying.moment(one.reported_at)
        found.append((_("The event was reported on {day}").format(day=day), Tone.PLAIN))
    if one.closed_at is not None:
        found.append((_("Ended on {day}").format(day=saying.moment(one.closed_at)), Tone.PLAIN))
    return found


def line(one: Line) -> tuple[str, Tone]:
    """One line: what is asked, what of it is approved, picked, sent and arrived."""
    what = one.item or one.said
    n = f"{one.qty:,}" if one.qty is not None else (one.qty_said or _("how many?"))
    rows = [_("{what} × {n}").format(what=what, n=n)]
    if one.said and one.item and one.said not in (one.item, one.code):
        rows[0] += _DOT + _("asked as '{said}'").format(said=one.said)
    if not one.sure.certain or one.qty is None:
        rows.append(labelled(_("To look at"), words.sure(one.sure)))
    if one.approved is not None:
        counts = [
            (_("approved {n}"), one.approved),
            (_("picked {n}"), one.picked),
            (_("sent {n}"), one.sent),
            (_("arrived {n}"), one.arrived),
        ]
        shown = [said.format(n=f"{n:,}") for at, (said, n) in enumerate(counts) if n or not at]
        rows.append(_DOT.join(shown))
    if one.substitute:
        rows.append(labelled(_("In its place"), one.substitute_item or one.substitute))
    if one.reason:
        rows.append(labelled(_("Reason"), one.reason))
    if one.lacking:
        rows.append(_("{n} refused because they are not there").format(n=f"{one.lacking:,}"))
    if one.loan:
        until = saying.day(one.back_on)
        rows.append(_("Lent until {day}").format(day=until) if until else _("Lent"))
    doubtful = one.approved is None and (not one.sure.certain or one.qty is None)
    return "\n    ".join(rows), Tone.WARN if doubtful else Tone.PLAIN


def parcel(one: Parcel) -> tuple[str, Tone]:
    """One parcel: where it is, and what is in it."""
    way = " ".join(part for part in (one.carrier, one.waybill) if part) or one.carried_by
    head = (one.code, _(parcel_words.STATES[one.state]), one.from_place, way)
    inside = [
        _("{what} × {n}").format(what=packed.item, n=f"{packed.qty:,}") for packed in one.contents
    ]
    text = "\n    ".join([_DOT.join(part for part in head if part), *inside])
    return text, Tone.GOOD if one.state is ParcelState.ARRIVED else Tone.PLAIN


def told(one: Told) -> tuple[str, Tone]:
    """One word of the thread: when, who, what; what was taken back says so."""
    what = words.told(one.what)
    if one.undone:
        what = _("{act}, taken back").format(act=what)
    what = " ".join((what, *one.parcels))
    changes = listed(map(parcel_words.changed, one.changes))
    parts = (saying.minute(one.at), one.by, what, one.text, changes)
    return _DOT.join(part for part in parts if part), Tone.PLAIN
