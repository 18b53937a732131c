"""Templates as values: a page in mm, the fields it asks for, what stands where; and filled ones.

`parsing` reads them from their text (TOML); resources/templates/README.md documents the format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class FieldKind(StrEnum):
    """What a field may hold: any text, a day (2026-10-04, 2026年10月4日), or a number."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True)
class Field:
    """One thing a template asks for.

    `columns` are the headings under which a list may say it; `usual` stands where nothing is
    said; a `once` field is typed for one print and never stored, logged or journalled.
    """

    key: str
    title: str
    columns: tuple[str, ...] = ()
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    usual: str = ""
    once: bool = False


class Face(StrEnum):
    """Which hand a text is written in: 黑体, 黑体粗, 楷体."""

    SANS = "sans"
    BOLD = "bold"
    KAI = "kai"


class Align(StrEnum):
    """Where lines stand in their box, across; justified ones fill it but for the last."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


class Rise(StrEnum):
    """Where lines stand in their box, up and down."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True)
class Area:
    """A rectangle on the page, from its top left corner (mm)."""

    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True)
class Words:
    """Text in a box: set at `size` pt, on at most `lines` lines, and down to `least` pt.

    `text` names fields in braces ({recipient}, {date:han} …). `leading` is the line's height in
    sizes; `indent` the first line's indent of a paragraph in characters, `spacing` what is added
    between any two of them in sizes. With `printed_before` it is part of pre-printed stock and
    left out there.
    """

    area: Area
    text: str
    face: Face = Face.SANS
    size: float = 12.0
    least: float = 0.0
    lines: int = 1
    align: Align = Align.LEFT
    rise: Rise = Rise.TOP
    colour: str = "#000000"
    leading: float = 1.5
    indent: float = 0.0
    spacing: float = 0.0
    printed_before: bool = False


@dataclass(frozen=True)
class Shape:
    """A filled or framed rectangle, or (with no height) a line; `thick` in mm."""

    area: Area
    fill: str = ""
    stroke: str = ""
    thick: float = 0.0
    radius: float = 0.0


@dataclass(frozen=True)
class Ornament:
    """An outline as SVG writes it (M L H V C S Q T Z), its `view` fitted into the area."""

    area: Area
    outline: str
    view: Area
    fill: str = ""
    stroke: str = ""
    thick: float = 0.0


@dataclass(frozen=True)
class Picture:
    """A place for a picture of the organiser, by its slot: logo, seal, signature, background.

    Nothing is drawn where none was supplied. One of another shape than the area stands in its
    middle, or at the side that `align` says; a background fills it to its edges.
    """

    area: Area
    slot: str
    align: Align = Align.CENTRE


@dataclass(frozen=True)
class Code:
    """A QR code; `text` names fields in braces, or {signed}: the signed text, if there is one."""

    area: Area
    text: str = "{signed}"


Element = Words | Shape | Ornament | Picture | Code


@dataclass(frozen=True)
class Template:
    """A paper as its community wrote it.

    `text` is its whole source and `sha256` its digest: the version. `kind` is the word in its
    numbers, `rule` the rule for them. `register` is false for what needs no number (name cards,
    badges). `awards` are the awards of a list that it belongs to (empty: rows are not chosen by
    award). `bleed` is what is printed beyond the cut on every side, with crop marks. The year a
    paper speaks of begins in the month `year_begins`: what is issued before belongs to the year
    before, as awards given in January do.
    """

    key: str
    title: str
    kind: str
    rule: str
    wide: float
    high: float
    fields: tuple[Field, ...]
    elements: tuple[Element, ...]
    text: str
    sha256: str
    bleed: float = 0.0
    register: bool = True
    awards: tuple[str, ...] = ()
    year_begins: int = 1

    def field(self, key: str) -> Field | None:
        """The field of this key."""
        return next((one for one in self.fields if one.key == key), None)

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots for pictures, each once."""
        pictures = (one.slot for one in self.elements if isinstance(one, Picture))
        return tuple(dict.fromkeys(pictures))


@dataclass(frozen=True)
class Draft:
    """One paper before it has a number: who gets it and the other fields, `row` in its list."""

    recipient: str
    fields: Mapping[str, str] = field(default_factory=dict)
    row: int = 0


@dataclass(frozen=True)
class Filled:
    """A paper ready to be drawn: all that stands on it.

    `number` may be a preview's (`KYS-…-????`) or "" where there is none; `signed` is the text for
    its QR, "" for none; `pictures` are PNG or JPEG bytes by slot.
    """

    template: Template
    recipient: str
    fields: Mapping[str, str]
    number: str
    issued_on: date
    issuer: str
    signed: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
