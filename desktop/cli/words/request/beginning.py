"""`request new`: takes a request down, its lines as people write them."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.requests import done, sentence
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.requisitions import Contact, RequisitionDraft, Source
from desktop.wording import N_, _, ngettext

NAME = "new"
ABOUT = N_("take a request down; its lines as people write them")


def options(parser: argparse.ArgumentParser) -> None:
    """What is asked for, by whom, for what."""
    parser.add_argument("title", metavar="EVENT", help=_("what the event is called"))
    parser.add_argument(
        "lines", nargs="*", metavar="LINE", help=_("e.g. “T-shirt/L x20”; several lines or one")
    )
    parser.add_argument("--for", dest="applicant", metavar="NAME", help=_("who asks"))
    parser.add_argument("--template", metavar="NAME", help=_("begin with the lines of a template"))
    parser.add_argument("--kind", default="", metavar="KIND", help=_("kind of event"))
    parser.add_argument("--city", default="", metavar="CITY", help=_("where it is"))
    parser.add_argument("--team", default="", metavar="TEAM", help=_("chapter or group"))
    parser.add_argument("--people", type=reading.whole, metavar="N", help=_("how many come"))
    parser.add_argument("--needed", type=reading.day, metavar="DAY", help=_("needed on"))
    parser.add_argument("--number", default="", metavar="NUMBER", help=_("its number elsewhere"))
    for name, words in (
        ("recipient", _("who gets the parcel")),
        ("phone", _("their phone")),
        ("address", _("where it goes")),
        ("remark", _("what else the applicant said")),
    ):
        parser.add_argument(f"--{name}", default="", metavar=name.upper(), help=words)
    parser.add_argument("--draft", action="store_true", help=_("keep it without handing it in"))


def run(visit: Visit) -> Answer:
    """Takes it down."""
    from desktop.services.requisitions import drafting, matching, templates

    desk, asked = visit.desk, visit.asked
    said = list(asked.lines)
    kind, source = asked.kind, Source.APP
    if asked.template:
        template = templates.template(desk, asked.template)
        said = [template.lines, *said]
        kind, source = kind or template.kind, Source.TEMPLATE
    draft = RequisitionDraft(
        title=asked.title,
        applicant=desk.person if asked.applicant is None else asked.applicant,
        kind=kind,
        city=asked.city,
        team=asked.team,
        headcount=asked.people,
        needed_on=asked.needed,
        contact=Contact(asked.recipient, asked.phone, asked.address),
        remark=asked.remark,
        number=asked.number,
        source=source,
    )
    lines = matching.read(desk, "\n".join(said))
    saved = drafting.save(desk, visit.op, draft, lines, submit=not asked.draft)
    told = done(visit, saved)
    text = sentence(told)
    if told["unsure"]:
        look = ngettext("{n} line wants a look.", "{n} lines want a look.", told["unsure"])
        text += "\n" + look.format(n=told["unsure"])
    return Answer(told, text)
