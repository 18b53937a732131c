"""`paper reissue`: another paper stands for one that was issued."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.papers import asking, troubles
from desktop.cli.papers.asking import follow_up
from desktop.cli.papers.output import write
from desktop.cli.papers.signing import signer
from desktop.cli.papers.troubles import problems
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "reissue"
ABOUT = N_("issue a paper anew under the next number; both stay in the register")


def options(parser: argparse.ArgumentParser) -> None:
    """Which, why, and what is different."""
    parser.add_argument("number", metavar="NUMBER")
    parser.add_argument("--reason", metavar="WHY", required=True)
    parser.add_argument("--recipient", metavar="NAME", help=_("the name as it should be"))
    asking.add_settings(parser, "--set", _("a field as it should be"))
    parser.add_argument("--date", type=reading.day, metavar="DAY", help=_("the day of issue"))
    parser.add_argument("--issuer", metavar="TEXT", help=_("who issues it"))
    asking.add_drawing(parser)
    parser.add_argument("--sign", action="store_true", help=_("sign it with this station's key"))
    asking.add_take_over(parser)


def run(visit: Visit) -> Answer:
    """Issues the new one and, with --out, draws it."""
    from desktop.services.paper import filling, register, templates

    asked, desk = visit.asked, visit.desk
    if asked.out:
        asking.ending(asked.out, ".pdf", ".zip", folder=True)
    old = register.certificate(desk, asked.number)
    template = templates.version(desk, old.body)
    fields = filling.keyed(template, dict(asked.set), asked.date or old.issued_on)
    new = register.reissue(
        desk,
        visit.op,
        old.ref,
        asked.reason,
        recipient=asked.recipient,
        fields=fields,
        issued_on=asked.date,
        issuer=asked.issuer,
        signer=signer(visit),
        take_over=asked.take_over,
    )
    data = {
        "number": new.number,
        "recipient": new.recipient,
        "replaces": old.number,
        "op": str(visit.op),
        "pages": 0,
        "files": [],
        "problems": [],
    }
    lines = [_("{number} stands for {old} now.").format(number=new.number, old=old.number)]
    if asked.out:
        kept = register.papers(desk, [new.ref], pictures=visit.folders.photos, once=[fields])
        done = write(visit, kept, asked.out)
        register.mark_printed(desk, follow_up(visit.op, f"printed {new.number}"), [new.ref])
        data |= {**done.data, "problems": problems(done.findings, template)}
        lines += [*troubles.worded(done.findings, template), done.words(asked.out)]
    return Answer(data, "\n".join(lines))
