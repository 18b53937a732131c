"""The register (台账): numbers by rule, what was issued to whom, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from unicodedata import category

from desktop.domain.errors import BadNumberRule
from desktop.domain.paper.template import Template

USUAL_RULE = "KYS-{kind}-{year}-{nnnn}"
_PLACE = re.compile(r"\{(\w+)\}")
_UNSEEN = ("Cc", "Cf", "Cs")
_COUNTER = re.compile(r"n{1,9}")


class State(StrEnum):
    """What an issued paper is worth: 有效, 作废, 补发 (another one stands for it)."""

    VALID = "valid"
    VOID = "void"
    REISSUED = "reissued"


@dataclass(frozen=True)
class Reference:
    """An issued paper's identity: its act (hex) and line."""

    op: str
    line: int


@dataclass(frozen=True)
class Certificate:
    """An issued paper as it stands now.

    `template` is the key and `body` the version (SHA-256 of its text) it is drawn from; `kind` is
    the word in its number. `fields` are all fields as filled, without `recipient` and without any
    typed for one print; both are empty once purged. `signature` is "" where none was made.
    """

    ref: Reference
    number: str
    template: str
    body: str
    title: str
    kind: str
    recipient: str
    fields: Mapping[str, str]
    issued_on: date
    issuer: str
    at: datetime
    by: str
    state: State
    printed: bool
    claimed: bool
    signature: str = ""
    replaces: str = ""
    replaced_by: str = ""
    note: str = ""


@dataclass(frozen=True)
class Noted:
    """Something that became of a paper, when and by whom: printed, unprinted, claimed, unclaimed,
    void or reissued; `why` as far as somebody said so.
    """

    what: str
    at: datetime
    by: str
    why: str = ""


@dataclass(frozen=True)
class Series:
    """A series of numbers as it stands: its last number, how many papers have one of it, and the
    tag of the station that gives them out, "" for the one that asks.
    """

    pattern: str
    last: str
    papers: int
    station: str = ""


def series_of(rule: str, kind: str, on: date) -> str:
    """The rule with all but the counter filled in: `KYS-STAR-2024-{nnnn}`; its numbers count up.

    The rule knows {kind}, {year}, {month} and exactly one counter of one to nine n, e.g. {nnnn}.
    Raises BadNumberRule.
    """
    counters = 0

    def filled(place: re.Match[str]) -> str:
        nonlocal counters
        word = place[1]
        if _COUNTER.fullmatch(word):
            counters += 1
            return place[0]
        values = {"kind": kind, "year": f"{on:%Y}", "month": f"{on:%m}"}
        if word not in values:
            raise BadNumberRule(rule)
        return values[word]

    series = _PLACE.sub(filled, rule)
    plain = _PLACE.sub("", series)
    if counters != 1 or re.search(r"[{}|/\\\s]", plain) or not plain.isprintable():
        raise BadNumberRule(rule)
    return series


def number_in(series: str, n: int | None) -> str:
    """The n-th number of a series; None: as a preview shows it, `KYS-STAR-2024-????`."""

    def counted(place: re.Match[str]) -> str:
        digits = len(place[1])
        return "?" * digits if n is None else f"{n:0{digits}d}"

    return _PLACE.sub(counted, series)


def counter_of(series: str) -> str:
    """What a series' counter is kept under: `{nnn}` counts on where `{nnnn}` left off."""
    return _PLACE.sub("{n}", series)


def to_keep(template: Template, fields: Mapping[str, str]) -> dict[str, str]:
    """Of the fields of a paper those that are kept with it, as filled.

    Left out are what the template does not ask for, what was typed for one print, what is empty;
    what was not said is as usual.
    """
    kept = {}
    for one in template.fields:
        text = readable(fields.get(one.key) or "") or one.usual
        if text and not one.once and one.key != "recipient":
            kept[one.key] = text
    return kept


def readable(text: str) -> str:
    """The text without what no paper shows (controls, marks of direction, joiners, halves of
    characters), and without blanks at its ends; line breaks stay.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(s for s in lines if s == "\n" or category(s) not in _UNSEEN).strip()


def name_on_paper(recipient: str) -> str:
    """A recipient's name as it stands on the paper: readable, on one line, with single blanks."""
    return " ".join(readable(recipient).split())
