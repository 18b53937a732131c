"""The messages in English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.domain import masking
from desktop.domain.requisitions.arrivals import Step
from desktop.domain.requisitions.letters import Letter, LetterLine, LetterParcel


def _day(day: date) -> str:
    return f"{day:%B} {day.day}"


def _head(letter: Letter) -> str:
    return f"Hello {letter.applicant}," if letter.applicant else "Hello,"


def _name(letter: Letter) -> str:
    return f"'{letter.title}' ({letter.code})" if letter.title else letter.code


def _line(line: LetterLine) -> str:
    return f"- {line.item}: " + ("quantity open" if line.asked is None else str(line.asked))


def _given(line: LetterLine) -> str:
    why = f" ({masking.phones(line.reason)})" if line.reason else ""
    name = f"{line.substitute} in place of {line.item}" if line.substitute else line.item
    if not line.approved:
        return f"- {line.item}: none this time{why}"
    less = line.asked is not None and line.approved < line.asked
    qty = f"{line.approved}" + (f" of {line.asked}" if less else "")
    lent = ""
    if line.loan:
        by = f" by {_day(line.back_on)}" if line.back_on else " after the event"
        lent = f", on loan, please return it{by}"
    return f"- {name}: {qty}{why}{lent}"


def _parcel(parcel: LetterParcel) -> str:
    if parcel.way == "pickup":
        return "- to be picked up"
    if parcel.way == "carried":
        return f"- brought along by {parcel.carried_by or 'somebody who travels there'}"
    number = f", waybill {parcel.waybill}" if parcel.waybill else ""
    return f"- {parcel.carrier or 'by courier'}{number}"


def _taken(letter: Letter) -> list[str]:
    word = "send the goods" if letter.by_sending else "answer"
    due = f"We {word} by {_day(letter.due_on)}." if letter.due_on else "We answer soon."
    need = f" You need it on {_day(letter.needed_on)}." if letter.needed_on else ""
    return [
        _head(letter),
        f"we have your request {_name(letter)}.{need} {due}",
        *map(_line, letter.lines),
        "Please reply here if anything changes. Thank you!",
    ]


def _asked(letter: Letter) -> list[str]:
    return [
        _head(letter),
        f"one question about your request {_name(letter)}:",
        masking.phones(letter.said) or "Some details are missing.",
        "We go on as soon as we hear from you. Thank you!",
    ]


def _approved(letter: Letter) -> list[str]:
    planned = letter.due_on if letter.by_sending else None
    due = f"We plan to send it by {_day(planned)}. " if planned else ""
    return [
        _head(letter),
        f"your request {_name(letter)} is approved:",
        *map(_given, letter.lines),
        f"{due}You will get the waybill number when it leaves.",
    ]


def _rejected(letter: Letter) -> list[str]:
    why = masking.phones(letter.said)
    return [
        _head(letter),
        f"we are sorry: your request {_name(letter)} could not be approved this time.",
        f"Reason: {why}" if why else "",
        "Please ask us if anything is unclear, or change it and ask again.",
    ]


def _cancelled(letter: Letter) -> list[str]:
    why = masking.phones(letter.said)
    return [
        _head(letter),
        f"your request {_name(letter)} is cancelled.",
        f"Reason: {why}" if why else "",
        "Ask again whenever you need something.",
    ]


def _sent(letter: Letter) -> list[str]:
    handed = bool(letter.parcels) and all(p.way == "pickup" for p in letter.parcels)
    ready = "can be picked up" if handed else "are on their way"
    return [
        _head(letter),
        f"the goods for {_name(letter)} {ready}:",
        *(f"- {line.given}: {line.sent}" for line in letter.lines if line.sent),
        *map(_parcel, letter.parcels),
        "Please count them when they arrive and tell us. Thank you!",
    ]


def _confirm(letter: Letter) -> list[str]:
    return [
        _head(letter),
        f"the goods for {_name(letter)} should have arrived. Have they?",
        *(f"- {line.given}: {line.open}" for line in letter.lines if line.open),
        *(_parcel(parcel) for parcel in letter.parcels if parcel.open),
        "Please count them and reply 'all here', or say what is missing or broken. Thank you!",
    ]


def _report(letter: Letter) -> list[str]:
    return [
        _head(letter),
        f"thank you for '{letter.title or letter.code}'! Please send us a short event report:",
        "- photos (a link to an album or a document)",
        "- a few words: how many people came, how the goods were used",
        "- left-overs: what, how many, and who has them",
        f"Just reply here ({letter.code}). Thank you!",
    ]


def _back(letter: Letter) -> list[str]:
    return [
        _head(letter),
        f"what you borrowed with {_name(letter)} is to come back:",
        *(
            f"- {line.given}: {line.lent}" + (f", due {_day(line.back_on)}" if line.back_on else "")
            for line in letter.lines
            if line.lent
        ),
        "Please tell us when and how you return it, and what was used up or broke. Thank you!",
    ]


def _closed(letter: Letter) -> list[str]:
    lent = sum(line.lent for line in letter.lines)
    still = f" {lent} borrowed pieces are still out; we will remind you." if lent else ""
    return [
        _head(letter),
        f"your request {_name(letter)} is done.{still} Thank you, and see you soon!",
    ]


WRITES: dict[Step, Callable[[Letter], list[str]]] = {
    Step.TAKEN: _taken,
    Step.ASKED: _asked,
    Step.APPROVED: _approved,
    Step.REJECTED: _rejected,
    Step.CANCELLED: _cancelled,
    Step.SENT: _sent,
    Step.CONFIRM: _confirm,
    Step.REPORT: _report,
    Step.BACK: _back,
    Step.CLOSED: _closed,
}
