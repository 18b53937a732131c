"""`paper certificates`: a list and a template become papers with numbers."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.papers import asking, troubles
from desktop.cli.papers.issuing import Order, issued
from desktop.cli.papers.templates import listing, named
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import Ambiguous, BadCommand, NotFound
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.domain.paper.lists import Filling, Roster
    from desktop.domain.paper.template import Template

NAME = "certificates"
ABOUT = N_("make certificates, letters and cards of a template for everybody on a list")
COMMUNITY = "开源社"


def options(parser: argparse.ArgumentParser) -> None:
    """Which template, for whom, and what stands on all of them."""
    parser.add_argument(
        "texts",
        nargs="*",
        metavar="TEMPLATE [FILE]",
        help=_(
            "a template by its title, key or .toml file; and a list (CSV, XLSX), "
            "or - for names on standard input"
        ),
    )
    parser.add_argument(
        "--list", action="store_true", help=_("name the templates and their fields")
    )
    parser.add_argument(
        "--to",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help=_("for these, unlisted"),
    )
    asking.add_drawing(parser)
    parser.add_argument("--date", type=reading.day, metavar="DAY", help=_("the day of issue"))
    parser.add_argument("--issuer", default=COMMUNITY, metavar="TEXT", help=_("who issues them"))
    asking.add_settings(parser, "--set", _("a field of all papers whose row says nothing of it"))
    parser.add_argument(
        "--year", type=reading.quantity, metavar="YEAR", help=_("only the rows of this year")
    )
    parser.add_argument("--sheet", metavar="NAME", help=_("which sheet of a workbook"))
    reading.add_column(parser)
    parser.add_argument(
        "--seal", type=Path, metavar="PNG", help=_("the organiser's seal; without it that is blank")
    )
    asking.add_settings(
        parser, "--picture", _("another picture of the organiser"), metavar="SLOT=PNG"
    )
    parser.add_argument(
        "--preview", action="store_true", help=_("issue nothing: the numbers are ????")
    )
    parser.add_argument(
        "--again", action="store_true", help=_("issue again what was issued for the same before")
    )
    asking.add_take_over(parser)
    parser.add_argument("--sign", action="store_true", help=_("sign them with this station's key"))


def run(visit: Visit) -> Answer:
    """Looks for all problems first; then numbers, pages and files."""
    asked = visit.asked
    if asked.list:
        return listing(visit)
    if not asked.texts or len(asked.texts) > 2 or (len(asked.texts) == 2) is bool(asked.to):
        raise BadCommand(_("Say a template, and either a list or --to NAME …; --list names them."))
    asking.ending(asked.out, ".pdf", ".zip", folder=True)
    from desktop.services.paper import filling

    made = named(visit, asked.texts[0])
    day = asked.date or asking.today(visit)
    filled = filling.fill(
        made, _roster(visit, made), issued_on=day, year=asked.year, common=dict(asked.set)
    )
    order = Order(
        template=made,
        drafts=filled.drafts,
        issued_on=day,
        issuer=asked.issuer,
        pictures=_pictures(visit, made),
        out=asked.out,
    )
    answer = issued(visit, order, filled.findings)
    data: dict[str, Any] = answer.data
    from desktop.wording.paper import skipped

    data["skipped"] = [
        {"row": s.row, "who": s.who, "why": s.why.value, "detail": s.detail, "message": skipped(s)}
        for s in filled.skipped
    ]
    data["columns"] = dict(filled.columns)
    data["unknown_columns"] = list(filled.unknown)
    return replace(answer, text="\n".join(filter(None, [answer.text, *_left(filled, made)])))


def _roster(visit: Visit, template: Template) -> Roster:
    from desktop.services.paper import filling
    from desktop.wording.paper import field

    asked = visit.asked
    if asked.to:
        return filling.named(asked.to)
    if asked.texts[1] == "-":
        return filling.typed(sys.stdin.read(), template)
    found = filling.read(Path(asked.texts[1]), template, dict(asked.column), asked.sheet)
    for word, headings in found.doubtful.items():
        name = field(word, template)
        raise Ambiguous("heading", f"{name} (--column {word}=…)", tuple(headings))
    return found


def _pictures(visit: Visit, template: Template) -> dict[str, tuple[str, bytes]]:
    """Pictures by slot, with their files' names. Raises NotFound for a slot that is not there."""
    from desktop.services.paper import pictures

    said = {slot: Path(name) for slot, name in visit.asked.picture}
    if visit.asked.seal:
        said["seal"] = visit.asked.seal
    for slot in said:
        if slot not in template.slots:
            raise NotFound("slot", slot, template.slots)
    return {slot: (path.name, pictures.read(path)) for slot, path in said.items()}


def _left(filled: Filling, template: Template) -> list[str]:
    from desktop.wording.joining import labelled, listed
    from desktop.wording.paper import field, skipped

    parts = []
    if filled.columns:
        pairs = (f"{heading} → {field(key, template)}" for key, heading in filled.columns.items())
        parts.append(labelled(_("Columns"), listed(pairs)))
    if filled.unknown:
        parts.append(labelled(_("Columns that say nothing here"), listed(filled.unknown)))
    return parts + troubles.shortened([skipped(row) for row in filled.skipped])
