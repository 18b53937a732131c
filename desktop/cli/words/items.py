"""`items`: what there is, searched as people search."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.cli.telling import Answer, Column, money, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.domain.catalogue import Variant
    from desktop.services.changes import Desk

NAME = "items"
ABOUT = N_("list items; search by name, code, pinyin or initials")
_WINDOW = 1000


def options(parser: argparse.ArgumentParser) -> None:
    """What to look for; nothing means everything."""
    parser.add_argument("query", metavar="QUERY", nargs="*", help=_("words to look for"))


def run(visit: Visit) -> Answer:
    """Lists what fits."""
    found = list(every(visit.desk, " ".join(visit.asked.query)))
    data = [
        {
            "code": v.code,
            "name": v.name,
            "variant": v.label,
            "year": v.year,
            "price_fen": v.price_fen,
            "value_fen": v.value_fen,
            "on_hand": v.on_hand,
            "available": v.available,
            "category": v.category,
            "unit": v.unit,
            "uncounted": v.uncounted,
            "returnable": v.returnable,
        }
        for v in found
    ]
    columns = [
        Column(_("Code")),
        Column(_("Item")),
        Column(_("Category")),
        Column(_("Year"), True),
        Column(_("Price"), True),
        Column(_("On hand"), True),
        Column(_("Available"), True),
    ]
    rows = [
        (
            v.code, v.title, v.category, v.year, money(v.price_fen),
            _("not kept in stock") if v.uncounted else f"{v.on_hand:,}",
            "" if v.uncounted else f"{v.available:,}",
        )
        for v in found
    ]  # fmt: skip
    count = ngettext("{n} item", "{n} items", len(found)).format(n=len(found))
    return Answer(data, f"{table(columns, rows)}\n{count}" if rows else _("Nothing found."))


def every(desk: Desk, query: str = "") -> Iterator[Variant]:
    """Every variant that fits, read window by window."""
    from desktop.services import catalogue

    offset = 0
    while True:
        page = catalogue.search(desk, query, sort="code", offset=offset, limit=_WINDOW)
        yield from page.rows
        offset += len(page.rows)
        if not page.rows or offset >= page.total:
            return
