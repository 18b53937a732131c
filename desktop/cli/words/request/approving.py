"""`request approve`: as it was asked for, or line by line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from desktop.cli.requests import done, sentence
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand, NotFound
from desktop.domain.requisitions import Decision, Line
from desktop.wording import N_, _

NAME = "approve"
ABOUT = N_("approve a request as it was asked for, or line by line")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one, and what differs."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument(
        "texts",
        nargs="*",
        metavar="LINE:N[:CODE]",
        help=_("what differs: a line's number or article, pieces, and what is given in its place"),
    )
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why lines differ"))
    parser.add_argument("--over", default="", metavar="WHY", help=_("why it is over the guide"))
    parser.add_argument(
        "--lacking", action="store_true", help=_("what is less is refused because it is not there")
    )
    parser.add_argument("--message", default="", metavar="TEXT", help=_("a word for its story"))


def run(visit: Visit) -> Answer:
    """Approves it."""
    from desktop.services.requisitions import deciding, looking

    desk, asked = visit.desk, visit.asked
    lines = looking.lines(desk, asked.request) if asked.texts else ()
    decisions = [decision(lines, text, asked.reason, asked.lacking) for text in asked.texts]
    saved = deciding.approve(
        desk, visit.op, asked.request, decisions, asked.over, asked.message
    )  # fmt: skip
    told = done(visit, saved)
    return Answer(told, sentence(told))


def decision(lines: Sequence[Line], text: str, reason: str, lacking: bool) -> Decision:
    """What `LINE:N[:CODE]` decides."""
    which, _colon, rest = text.partition(":")
    qty, _colon, substitute = rest.partition(":")
    if not qty.isdecimal():
        said = _("“{text}” is not LINE:N or LINE:N:CODE.")
        raise BadCommand(said.format(text=text))
    one = line_of(lines, which)
    absent = max(0, (one.qty or 0) - int(qty)) if lacking else 0
    return Decision(one.id, int(qty), substitute, reason, absent)


def line_of(lines: Sequence[Line], which: str) -> Line:
    """A line by its number or the code of its article. Raises NotFound."""
    for one in lines:
        if which == str(one.position) or (one.code and which.lower() == one.code.lower()):
            return one
    raise NotFound("requisition_line", which, tuple(one.code for one in lines if one.code)[:5])
