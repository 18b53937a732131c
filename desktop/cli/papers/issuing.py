"""From drafts to papers: all problems first, then numbers, then pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.papers import asking, troubles
from desktop.cli.papers.asking import follow_up
from desktop.cli.papers.output import write
from desktop.cli.papers.troubles import merged, problems
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import CannotWrite, NothingToPrint, UnfitPapers
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.paper.problems import Finding
    from desktop.domain.paper.template import Draft, Filled, Template
    from desktop.services.paper.register import Numbered


@dataclass(frozen=True)
class Order:
    """What is to be issued, and where it goes; `pictures` are names and bytes by slot."""

    template: Template
    drafts: Sequence[Draft]
    issued_on: date
    issuer: str
    pictures: Mapping[str, tuple[str, bytes]]
    out: Path


def issued(visit: Visit, order: Order, findings: Iterable[Finding]) -> Answer:
    """Issues and draws; with --preview, and for templates without numbers, draws only.

    Problems that stop, and an empty list, are exit 2 with their report: nothing was written.
    """
    from desktop.services.paper.drawing import check

    asked, template = visit.asked, order.template
    shown = _shown(order)
    looked = merged(findings, check(shown))
    data: dict[str, Any] = {
        "template": template.key,
        "title": template.title,
        "preview": bool(asked.preview),
        "pages": 0,
        "problems": problems(looked, template),
        "numbers": [],
        "files": [],
        "op": None,
    }
    stops = [found for found in looked if found.stops]
    if stops or not shown:
        refused = UnfitPapers(tuple((f.who, f.what.value, f.detail) for f in stops))
        said = troubles.worded(stops, template)
        return _refused(data, refused if stops else NothingToPrint(), said)
    pages = asking.chosen(asked.pages, len(shown))
    if not pages:
        return _refused(data, NothingToPrint(), [])
    if asked.preview or not template.register:
        if template.register:
            data["already"] = _already(visit, order)
        return _written(visit, order, data, [shown[page] for page in pages], looked, ())
    numbered = _numbers(visit, order)
    data["op"] = str(visit.op)
    data["numbers"] = [{"number": n.number, "recipient": n.recipient} for n in numbered]
    drawn = [numbered[page] for page in pages]
    once = [order.drafts[page].fields for page in pages]
    return _written(visit, order, data, _papers(visit, drawn, once), looked, drawn)


def _written(
    visit: Visit,
    order: Order,
    data: dict[str, Any],
    some: Sequence[Filled],
    looked: Sequence[Finding],
    drawn: Sequence[Numbered],
) -> Answer:
    numbers = [f"{one['number']}  {one['recipient']}" for one in data["numbers"]]
    try:
        done = write(visit, some, order.out)
    except CannotWrite as refused:
        if not numbers:
            raise
        # The numbers are given: who says the same with this --op gets the very same papers.
        again = _("They have their numbers. The same command with --op {op} draws them again.")
        return _refused(data, refused, [*troubles.shortened(numbers), again.format(op=visit.op)])
    if drawn:
        _mark(visit, drawn)
    data |= done.data
    lines = troubles.worded(looked, order.template) + troubles.shortened(numbers)
    return Answer(data, "\n".join([*lines, *_known(data), done.words(order.out)]))


def _known(data: Mapping[str, Any]) -> list[str]:
    if not data.get("already"):
        return []
    from desktop.domain.errors import AlreadyIssued
    from desktop.wording.refusals import sentence

    known = tuple((one["recipient"], one["number"]) for one in data["already"])
    return [sentence(AlreadyIssued(known))]


def _refused(data: dict[str, Any], refused: Any, lines: Sequence[str]) -> Answer:
    from desktop.wording.paper import to_mend
    from desktop.wording.refusals import sentence

    said = sentence(refused)
    data["error"] = {"code": refused.code, "message": said}
    if isinstance(refused, UnfitPapers):
        # For people the problems stand one by one in the answer.
        said = to_mend(len(refused.findings))
    return Answer(data, "\n".join(lines), exit=2, aside=said)


def _shown(order: Order) -> list[Filled]:
    """The papers as a preview shows them."""
    from desktop.services.paper.drawing import unnumbered

    images = {slot: data for slot, (_name, data) in order.pictures.items()}
    return unnumbered(order.template, order.drafts, order.issued_on, order.issuer, images)


def _already(visit: Visit, order: Order) -> list[dict[str, str]]:
    from desktop.services.paper import register

    known = register.already(visit.desk, order.template, order.drafts, order.issued_on)
    return [{"recipient": recipient, "number": number} for recipient, number in known]


def _numbers(visit: Visit, order: Order) -> tuple[Numbered, ...]:
    from desktop.cli.papers.signing import signer
    from desktop.services.paper import pictures, register

    kept = {
        slot: pictures.keep(visit.folders.photos, name, data)
        for slot, (name, data) in order.pictures.items()
    }
    done = register.issue(
        visit.desk,
        visit.op,
        order.template,
        order.drafts,
        order.issued_on,
        order.issuer,
        again=visit.asked.again,
        take_over=visit.asked.take_over,
        signer=signer(visit),
        pictures=kept,
    )
    return done.certificates


def _papers(
    visit: Visit, drawn: Sequence[Numbered], once: Sequence[Mapping[str, str]]
) -> list[Filled]:
    from desktop.services.paper import register

    refs = [one.ref for one in drawn]
    return register.papers(visit.desk, refs, pictures=visit.folders.photos, once=once)


def _mark(visit: Visit, drawn: Sequence[Numbered]) -> None:
    from desktop.services.paper import register

    act = follow_up(visit.op, " ".join(["printed", *(one.number for one in drawn)]))
    register.mark_printed(visit.desk, act, [one.ref for one in drawn])
