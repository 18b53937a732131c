"""What a template's text says on one paper: fields put in, parts without a word left out.

`{field}` puts a field in, `{field:form}` in a form; `[[ … ]]` vanishes as a whole when a field in
it is empty, and a line of which nothing stays vanishes too. `{{` and `}}` are braces.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.paper import days
from desktop.domain.paper.template import FieldKind, Filled, Template

# What every paper knows without declaring it.
ALWAYS = ("recipient", "number", "date", "issuer", "year", "session")
_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{([^{}\n]*)\}|[{}]")
_NAME = re.compile(r"\w{1,40}")
# Joins the characters of a short name, so that no line ends within it; never drawn.
JOINER = "\u2060"
_KEPT_TOGETHER = 6


@dataclass(frozen=True)
class Slot:
    """A field in a text, and the form it is wanted in ("": its usual one)."""

    field: str
    form: str = ""


@dataclass(frozen=True)
class Part:
    """Some text with its slots; an optional one vanishes when a slot of it is empty."""

    pieces: tuple[str | Slot, ...]
    optional: bool = False


class BadText(ValueError):
    """A text whose braces or brackets do not fit together; the argument is the culprit."""


@functools.lru_cache(maxsize=4096)
def parts(text: str) -> tuple[Part, ...]:
    """The text in parts. Raises BadText."""
    found: list[Part] = []
    pieces: list[str | Slot] = []
    at, optional = 0, False
    for token in _TOKEN.finditer(text):
        pieces.append(text[at : token.start()])
        at = token.end()
        match token[0]:
            case "{{" | "}}":
                pieces.append(token[0][0])
            case "[[" | "]]":
                if optional is (token[0] == "[["):
                    raise BadText(token[0])
                found.append(Part(tuple(filter(None, pieces)), optional))
                pieces, optional = [], not optional
            case "{" | "}":
                raise BadText(token[0])
            case _:
                name, _, form = token[1].partition(":")
                if not _NAME.fullmatch(name):
                    raise BadText(token[0])
                pieces.append(Slot(name, form))
    if optional:
        raise BadText("[[")
    found.append(Part(tuple(filter(None, [*pieces, text[at:]]))))
    return tuple(part for part in found if part.pieces)


def slots(text: str) -> tuple[Slot, ...]:
    """The fields a text names. Raises BadText."""
    return tuple(p for part in parts(text) for p in part.pieces if isinstance(p, Slot))


def say(text: str, value: Callable[[Slot], str]) -> str:
    """The text with its fields put in, line by line; empty lines at both ends are left out."""
    said = []
    gone = "\0"
    for part in parts(text):
        values = [p if isinstance(p, str) else value(p) for p in part.pieces]
        if part.optional and any(
            not v for v, p in zip(values, part.pieces, strict=True) if isinstance(p, Slot)
        ):
            said.append(gone)
        else:
            said += values
    lines = "".join(said).split("\n")
    kept = (line for line in lines if gone not in line or line.strip(f"{gone} \u3000"))
    return "\n".join(kept).replace(gone, "").strip("\n")


def value_of(paper: Filled, slot: Slot) -> str:
    """What a field says on this paper, "" where it says nothing (or nothing sensible)."""
    name, form = slot.field, slot.form
    match name:
        case "recipient":
            return together(paper.recipient.strip())
        case "number":
            return paper.number
        case "signed":
            return paper.signed
    given = held(paper, name)
    match name:
        case "date":
            return days.said(days.day(given) or paper.issued_on, form or "cn")
        case "issuer":
            return given or paper.issuer.strip()
        case "year":
            return _number(days.number(given) or f"{_year(paper)}", form)
        case "session":
            return _session(paper, given)
    kind = kind_of(paper.template, name)
    if kind is FieldKind.DATE:
        on = days.day(given)
        return days.said(on, form or "cn") if on else ""
    if kind is FieldKind.NUMBER:
        return _number(days.number(given) or "", form)
    return given


def held(paper: Filled, name: str) -> str:
    """The text of a field as filled, or its usual one."""
    given = str(paper.fields.get(name, "")).strip()
    field = paper.template.field(name)
    return given or (field.usual if field else "")


def kind_of(template: Template, name: str) -> FieldKind:
    """What kind a field or a word known to every paper is."""
    if name == "date":
        return FieldKind.DATE
    if name == "year":
        return FieldKind.NUMBER
    field = template.field(name)
    return field.kind if field else FieldKind.TEXT


def together(name: str) -> str:
    """A short name, so that no line ends within it."""
    if not 1 < len(name) <= _KEPT_TOGETHER:
        return name
    # A nickname may stand on a line of its own.
    return JOINER.join(name).replace(f"{JOINER}（", "（")


def _number(digits: str, form: str) -> str:
    if form == "yy":
        return digits[-2:]
    if form == "han" and digits:
        small = digits.isdigit() and int(digits) < 100
        return days.counted(int(digits)) if small else days.by_digits(digits)
    return digits


def _year(paper: Filled) -> int:
    """The year a paper speaks of where nothing says it."""
    on = days.day(held(paper, "date")) or paper.issued_on
    return on.year - (on.month < paper.template.year_begins)


def _session(paper: Filled, given: str) -> str:
    """The year's, or as the field says it: 八, 8, 第八届 are all 八."""
    if given:
        plain = given.removeprefix("第").removesuffix("届").strip()
        return days.counted(int(plain)) if re.fullmatch(r"[0-9]{1,2}", plain) else plain
    year = value_of(paper, Slot("year"))
    return days.session(int(year)) if year.isdigit() else ""
