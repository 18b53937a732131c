"""All that is wrong with a filled paper, without drawing it."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left
from dataclasses import replace

from desktop.documents.certificates.pictures import ready
from desktop.documents.certificates.setting import setting
from desktop.documents.faces import unseen
from desktop.domain.paper import days, saying
from desktop.domain.paper.problems import Finding, Trouble
from desktop.domain.paper.saying import Slot
from desktop.domain.paper.template import Code, FieldKind, Filled, Picture, Template, Words

_MOST = 3000  # characters of one field
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
# What a QR code of level M holds, in bytes, version 1 to 25 (ISO/IEC 18004 table 7), and the
# least side of a module that a phone still reads from paper, mm.
_HOLDS = (
    *(14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362),
    *(412, 450, 504, 560, 624, 666, 711, 779, 857, 911, 997),
)
_LEAST_MODULE = 0.25


def check(paper: Filled) -> tuple[Finding, ...]:
    """Everything a person should look at before this paper is printed, by the recipient's name."""
    return tidied(paper)[1]


def tidied(
    paper: Filled, texts: dict[str, str] | None = None
) -> tuple[Filled, tuple[Finding, ...]]:
    """The paper without what cannot be seen in its fields, and its findings.

    `texts` is filled with what each text of the template says on it.
    """
    who = paper.recipient.strip() or paper.template.title
    stripped: list[tuple[Trouble, str]] = []
    recipient = " ".join(_clean(paper.recipient).split())
    if recipient != " ".join(paper.recipient.split()) and _hides(paper.recipient):
        stripped.append((Trouble.STRIPPED, "recipient"))
    fields = {}
    for key, value in paper.fields.items():
        fields[key] = _clean(str(value))
        if _hides(str(value)):
            stripped.append((Trouble.STRIPPED, key))
    tidy = replace(paper, recipient=recipient, fields=fields, issuer=_clean(paper.issuer).strip())
    troubles = (*stripped, *_fields(tidy), *_elements(tidy, {} if texts is None else texts))
    shown = _clean(who) or paper.template.title
    return tidy, tuple(Finding(shown, *one) for one in dict.fromkeys(troubles))


@functools.lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    """Without what cannot be seen; accents that stand alone join their letters."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(c for c in text if c == "\n" or not unseen(c))
    return _COMBINED.sub(lambda found: unicodedata.normalize("NFC", found[0]), seen)


def _hides(text: str) -> bool:
    """Whether something in it cannot be seen, line ends apart."""
    return not (text.isascii() and text.isprintable()) and any(
        unseen(c) for c in text if c not in "\n\r\t"
    )


def _fields(paper: Filled) -> list[tuple[Trouble, str]]:
    found = []
    if not paper.recipient:
        found.append((Trouble.MISSING, "recipient"))
    for field in paper.template.fields:
        if field.key == "recipient":
            continue
        value = saying.held(paper, field.key)
        if field.required and not value:
            found.append((Trouble.MISSING, field.key))
        kind = saying.kind_of(paper.template, field.key)
        if value and (
            (kind is FieldKind.DATE and days.day(value) is None)
            or (kind is FieldKind.NUMBER and days.number(value) is None)
        ):
            found.append((Trouble.BAD_VALUE, field.key))
        if len(value) > _MOST:
            found.append((Trouble.TOO_LONG, field.key))
    if "session" in _slots(paper.template) and not saying.value_of(paper, Slot("session")):
        found.append((Trouble.BAD_VALUE, "session"))
    return found


@functools.lru_cache(maxsize=64)
def _slots(template: Template) -> frozenset[str]:
    """All fields the template's texts name."""
    texts = (one.text for one in template.elements if isinstance(one, Words | Code))
    return frozenset(slot.field for text in texts for slot in saying.slots(text))


def _elements(paper: Filled, texts: dict[str, str]) -> list[tuple[Trouble, str]]:
    found = []
    for one in paper.template.elements:
        if isinstance(one, Words):
            said = texts[one.text] = said_by(paper, one.text)
            for trouble, detail in setting(one, said).troubles:
                # How the template's own words stand is its author's business.
                if trouble is not Trouble.WRAPPED or saying.slots(one.text):
                    found.append((trouble, detail or _culprit(paper, one.text)))
        elif isinstance(one, Picture):
            data = paper.pictures.get(one.slot)
            if data is not None and ready(data, one.area.wide, one.area.high) is None:
                found.append((Trouble.NO_PICTURE, one.slot))
        elif isinstance(one, Code):
            text = texts[one.text] = said_by(paper, one.text)
            version = bisect_left(_HOLDS, len(text.encode("utf-8", "replace"))) + 1
            modules = 17 + 4 * version + 8
            if text and (version > len(_HOLDS) or one.area.wide / modules < _LEAST_MODULE):
                found.append((Trouble.TOO_MUCH, "qr"))
    return found


def said_by(paper: Filled, text: str) -> str:
    """What a template's text says on this paper, no longer than a page can hold."""
    return saying.say(text, lambda slot: saying.value_of(paper, slot)[:_MOST])


def _culprit(paper: Filled, text: str) -> str:
    """The field that makes a text long: the longest one in it."""
    slots = saying.slots(text)
    if not slots:
        return paper.template.title
    return max(slots, key=lambda slot: len(saying.value_of(paper, slot))).field
