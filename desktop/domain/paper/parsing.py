"""Templates from their text (TOML). resources/templates/README.md documents every word of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.domain.errors import BadNumberRule
from desktop.domain.paper import days, elements, saying
from desktop.domain.paper.reading import Table
from desktop.domain.paper.register import USUAL_RULE, series_of
from desktop.domain.paper.source import Source
from desktop.domain.paper.template import Code, Element, Field, FieldKind, Template, Words

PAGES = {
    "A4 landscape": (297.0, 210.0),
    "A4 portrait": (210.0, 297.0),
    "A5 landscape": (210.0, 148.0),
    "A5 portrait": (148.0, 210.0),
}
_RECIPIENT = Field(
    "recipient",
    "姓名",
    ("recipient", "姓名", "获奖者", "获奖人", "受赠人", "志愿者姓名", "name", "Name"),
    required=True,
)
_MOST_ELEMENTS = 300
_MOST_FIELDS = 60
_TOP = {
    *("key", "title", "kind", "awards", "page", "bleed", "register", "number", "year_begins"),
    *("colours", "text", "fields", "draw"),
}


def parse(text: str, name: str = "") -> Template:
    """The template a text describes; `name` (a file's, without ending) is its key unless it says.

    Raises BadTemplate with the line and what is wrong there.
    """
    source = Source(text, name)
    whole = source.read()
    top = Table(source, whole)
    top.only(_TOP)
    register = top.flag("register", True)
    kind = top.plain("kind", r"[A-Za-z0-9]{1,12}", "" if not register else None)
    key = top.plain("key", r"[a-z0-9][a-z0-9-]{0,39}", name or kind.lower() or None)
    source.name = source.name or key
    wide, high = _page(top)
    bleed = top.measure("bleed", 0.0, 10.0, 0.0)
    fields = _fields(source, whole)
    room = elements.Room(source, wide, high, bleed, _colours(source, whole), _usual(source, whole))
    drawn = _elements(room, whole)
    _known(source, drawn, {*saying.ALWAYS, *(one.key for one in fields)}, fields)
    return Template(
        key=key,
        title=top.text("title", most=40),
        kind=kind,
        rule=_rule(top, kind) if register else "",
        wide=wide,
        high=high,
        fields=fields,
        elements=drawn,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        bleed=bleed,
        register=register,
        awards=top.texts("awards"),
        year_begins=int(top.measure("year_begins", 1, 12, 1)),
    )


def _page(top: Table) -> tuple[float, float]:
    page = top.values.get("page", "A4 landscape")
    if isinstance(page, str):
        if page not in PAGES:
            top.bad("value", "page", "page")
        return PAGES[page]
    wide, high = top.measures("page", (2,))
    if not (20 <= wide <= 1200 and 20 <= high <= 1200):
        top.bad("value", "page", "page")
    return wide, high


def _rule(top: Table, kind: str) -> str:
    rule = top.text("number", USUAL_RULE, most=60)
    try:
        series_of(rule, kind, date(2026, 1, 1))
    except BadNumberRule:
        top.bad("value", "number", "number")
    return rule


def _colours(source: Source, whole: Mapping[str, Any]) -> dict[str, str]:
    table = Table(source, whole.get("colours", {}), "colours")
    return {name: table.plain(name, elements.COLOUR) for name in table.values}


def _usual(source: Source, whole: Mapping[str, Any]) -> Table:
    usual = Table(source, whole.get("text", {}), "text")
    usual.only(elements.TEXT - {"text", "at", "preprinted"})
    return usual


def _fields(source: Source, whole: Mapping[str, Any]) -> tuple[Field, ...]:
    tables = Table(source, whole.get("fields", {}), "fields")
    if len(tables.values) > _MOST_FIELDS:
        tables.bad("value", "fields")
    fields = [_field(source, key, tables) for key in tables.values]
    if not any(one.key == "recipient" for one in fields):
        fields.insert(0, _RECIPIENT)
    return tuple(fields)


def _field(source: Source, key: str, tables: Table) -> Field:
    table = Table(source, tables.values[key], "fields", key)
    if not re.fullmatch(r"[A-Za-z_]\w{0,39}", key, re.ASCII) or key in ("number", "signed"):
        table.bad("value", key)
    table.only({"title", "columns", "kind", "required", "usual", "once"})
    standard = _RECIPIENT if key == "recipient" else Field(key, key)
    columns = table.texts("columns")
    return Field(
        key=key,
        title=table.text("title", standard.title, most=40),
        columns=columns or (standard.columns or (key,)),
        kind=FieldKind(table.choice("kind", tuple(FieldKind), FieldKind.TEXT)),
        required=table.flag("required", standard.required),
        usual=table.text("usual", "", most=2000),
        once=table.flag("once", False),
    )


def _elements(room: elements.Room, whole: Mapping[str, Any]) -> tuple[Element, ...]:
    listed = whole.get("draw")
    if not isinstance(listed, list) or not listed:
        room.source.bad("missing" if listed is None else "value", "draw", "draw")
    if len(listed) > _MOST_ELEMENTS:
        room.source.bad("value", "draw", "draw", str(_MOST_ELEMENTS))
    return tuple(elements.element(room, n, one) for n, one in enumerate(listed))


def _known(
    source: Source, drawn: tuple[Element, ...], known: set[str], fields: tuple[Field, ...]
) -> None:
    """Refuses a text that names a field nobody declared, or a form it cannot take."""
    kinds = {one.key: one.kind for one in fields}
    kinds |= {"date": FieldKind.DATE, "year": FieldKind.NUMBER}
    for n, one in enumerate(drawn):
        if not isinstance(one, Words | Code):
            continue
        word = "text" if isinstance(one, Words) else "qr"
        try:
            slots = saying.slots(one.text)
        except saying.BadText as trouble:
            source.bad("value", str(trouble), "draw", str(n), word)
        for slot in slots:
            signed = slot.field == "signed" and isinstance(one, Code)
            if slot.field not in known and not signed:
                source.bad("field", slot.field, "draw", str(n), word)
            forms = days.FORMATS.get(kinds.get(slot.field, FieldKind.TEXT).value, ())
            if slot.form and slot.form not in forms:
                source.bad("field", f"{slot.field}:{slot.form}", "draw", str(n), word)
