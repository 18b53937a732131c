"""Templates as the words of paper name them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.papers.asking import text_file
from desktop.cli.telling import Answer, Column, table
from desktop.cli.visit import Visit
from desktop.domain.errors import NotFound
from desktop.wording import _, pgettext
from desktop.wording.joining import listed

if TYPE_CHECKING:
    from desktop.domain.paper.template import Template


def named(visit: Visit, name: str) -> Template:
    """A template by key, title (its blanks make no difference), or as a .toml file.

    Raises NotFound, BadTemplate and BadFile.
    """
    if name.lower().endswith(".toml"):
        from desktop.domain.paper.parsing import parse

        return parse(text_file(Path(name)), Path(name).stem)
    from desktop.services.paper import templates

    try:
        return templates.template(visit.desk, name)
    except NotFound:
        wanted = "".join(name.split()).casefold()
        every = templates.templates(visit.desk)
        alike = [one for one in every if "".join(one.title.split()).casefold() == wanted]
        if len(alike) != 1:
            raise
        return alike[0]


def listing(visit: Visit) -> Answer:
    """All templates with their fields."""
    from desktop.services.paper import templates

    own = templates.own_keys(visit.desk)
    every = templates.templates(visit.desk)
    data = [
        {
            "key": one.key,
            "title": one.title,
            "kind": one.kind,
            "wide_mm": one.wide,
            "high_mm": one.high,
            "register": one.register,
            "own": one.key in own,
            "awards": list(one.awards),
            "slots": list(one.slots),
            "fields": [
                {
                    "key": field.key,
                    "title": field.title,
                    "kind": field.kind.value,
                    "required": field.required,
                    "usual": field.usual,
                    "once": field.once,
                    "columns": list(field.columns),
                }
                for field in one.fields
            ],
        }
        for one in every
    ]
    heads = _("Title"), pgettext("of a template", "Key"), _("Rule for numbers"), _("Fields")
    columns = [Column(head) for head in heads]
    rows = [
        (
            one.title,
            one.key,
            one.rule.replace("{kind}", one.kind) if one.register else "–",
            # What must be said is marked, as on forms.
            listed(f"{f.title}*" if f.required else f.title for f in one.fields),
        )
        for one in every
    ]
    return Answer(data, table(columns, rows))
