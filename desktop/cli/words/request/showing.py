"""`request show`: one request with its lines and its story."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli.requests import sentence, whole
from desktop.cli.telling import Answer, Column, day, local, money, op_text, table
from desktop.cli.visit import Visit
from desktop.domain.requisitions import Sure
from desktop.wording import N_, _
from desktop.wording.joining import labelled, listed
from desktop.wording.requisitions import words
from desktop.wording.requisitions.parcels import changed

NAME = "show"
ABOUT = N_("one request with its lines and its story")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))


def run(visit: Visit) -> Answer:
    """Shows it."""
    from desktop.services.requisitions import looking

    told = whole(visit, visit.asked.request)
    story = looking.story(visit.desk, visit.asked.request)
    told["story"] = [
        {
            "op": op_text(one.op),
            "at": local(one.at),
            "by": one.by,
            "what": one.what,
            "text": one.text,
            "undone": one.undone,
            "parcels": list(one.parcels),
            "changes": [
                {"field": part.field, "before": part.before, "after": part.after}
                for part in one.changes
            ],
        }
        for one in story
    ]
    told["may"] = sorted(looking.may(visit.desk, visit.asked.request))
    columns = [
        Column("#", True), Column(_("Article")), Column(_("Name")), Column(_("How sure")),
        Column(_("Asked"), True), Column(_("Approved"), True), Column(_("Sent"), True),
        Column(_("Reason")),
    ]  # fmt: skip
    rows = [
        (
            line["line"], line["substitute"] or line["item"] or "?", line["name"] or line["said"],
            words.sure(Sure(line["sure"])), line["qty"] or line["qty_said"] or "?",
            "–" if line["approved"] is None else line["approved"], line["sent"], line["reason"],
        )
        for line in told["lines"]
    ]  # fmt: skip
    said = [
        f"{day(one.at)}  {one.by}  {' '.join((words.told(one.what), *one.parcels))}"
        + (_(" (taken back)") if one.undone else "")
        + (f": {one.text}" if one.text else "")
        + (f": {listed(map(changed, one.changes))}" if one.changes else "")
        for one in story
    ]
    return Answer(told, "\n".join([sentence(told), _facts(told), table(columns, rows), *said]))


def _facts(told: dict[str, Any]) -> str:
    """Who asked, until when, and what it is worth; whom it goes to is masked."""
    known = (
        (_("Applicant"), told["applicant"]),
        (_("Recipient"), told["contact"]),
        (_("Needed on"), told["needed_on"]),
        (_("Due"), told["due_on"]),
        (_("Post by"), told["post_by"]),
        (_("Value"), money(told["value_fen"])),
    )
    return "  ".join(labelled(name, str(value)) for name, value in known if value)
