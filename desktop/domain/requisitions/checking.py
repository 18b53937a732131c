"""What a request must say before it is kept: names filled in, texts of a bearable length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.domain.errors import BadQuantity, Missing, TooLong
from desktop.domain.requisitions.values import Contact, LineDraft, RequisitionDraft

WORDS = 200  # characters of a name, a city, a number
LINES = 2_000  # characters of what was said, of an address, of a remark
MOST = 10**9  # pieces of a line, people of an event
_SHOWN = 20
_CONTROL = re.compile(r"[\x01-\x1f\x7f-\x9f]+")
# Fields whose beginning an error may show. All others hold words to or of people.
_OPEN = frozenset({"title", "kind", "city", "team", "number", "name"})


def checked(draft: RequisitionDraft, *, submitted: bool) -> RequisitionDraft:
    """The draft with its blanks trimmed.

    Raises Missing for a title, or for an applicant of one that is submitted, TooLong, and
    BadQuantity for a negative count of people.
    """
    if not draft.title.strip():
        raise Missing("title")
    if submitted and not draft.applicant.strip():
        raise Missing("applicant")
    if draft.headcount is not None and not 0 <= draft.headcount <= MOST:
        raise BadQuantity(str(draft.headcount))
    names = ("title", "applicant", "kind", "city", "team", "number")
    said = {name: short(name, getattr(draft, name), WORDS) for name in names}
    contact = draft.contact
    if contact is not None:
        contact = Contact(
            recipient=short("recipient", contact.recipient, WORDS),
            phone=short("phone", contact.phone, WORDS),
            address=short("address", contact.address, LINES),
        )
    remark = None if draft.remark is None else short("remark", draft.remark, LINES)
    return replace(draft, **said, contact=contact, remark=remark)  # type: ignore[arg-type]  # all of them are text


def checked_lines(lines: Iterable[LineDraft]) -> tuple[LineDraft, ...]:
    """The lines trimmed, those that say nothing left out.

    Raises BadQuantity for fewer pieces than one, TooLong.
    """
    kept = []
    for line in lines:
        if line.qty is not None and not 0 < line.qty <= MOST:
            raise BadQuantity(str(line.qty))
        said, qty_said = short("said", line.said, LINES), short("qty", line.qty_said, WORDS)
        if line.code or said or line.qty is not None or qty_said:
            kept.append(replace(line, code=line.code or None, said=said, qty_said=qty_said))
    return tuple(kept)


def short(field: str, text: str, most: int) -> str:
    """A text trimmed, without what no database keeps. Raises TooLong, which says how a text
    begins only where it cannot identify people: refusals are logged and shown to others.
    """
    clean = text.replace("\x00", "").strip()
    if most == WORDS:  # a name stands on one line, and colours nobody's terminal
        clean = _CONTROL.sub(" ", clean)
    if len(clean) > most:
        raise TooLong(field, clean[:_SHOWN] if field in _OPEN else "", len(clean), most)
    return clean


def need_lines(lines: Sequence[LineDraft]) -> None:
    """Raises Missing for a request that asks for nothing."""
    if not lines:
        raise Missing("lines")
