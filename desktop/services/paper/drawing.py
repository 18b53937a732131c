"""Papers drawn: as a preview before they have numbers, and as issued, together or one by one."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.domain.errors import NothingToPrint
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.register import Reference, number_in, series_of
from desktop.domain.paper.sizes import Shift
from desktop.domain.paper.template import Draft, Filled, Template
from desktop.domain.progress import Progress
from desktop.services.changes import Desk
from desktop.services.paper import register


def unnumbered(
    template: Template,
    drafts: Iterable[Draft],
    issued_on: date,
    issuer: str,
    pictures: Mapping[str, bytes] | None = None,
) -> list[Filled]:
    """Drafts as a preview shows them: with `KYS-…-????` where their number will stand."""
    number = ""
    if template.register:
        number = number_in(series_of(template.rule, template.kind, issued_on), None)
    return [
        Filled(
            template=template,
            recipient=draft.recipient,
            fields=dict(draft.fields),
            number=number,
            issued_on=issued_on,
            issuer=issuer,
            pictures=dict(pictures or {}),
        )
        for draft in drafts
    ]


def check(papers: Iterable[Filled]) -> tuple[Finding, ...]:
    """All findings of some papers without drawing them, each with the page it will stand on."""
    # Here: reportlab is slow to import, and a start needs no paper.
    from desktop.documents import certificates

    return tuple(
        replace(found, page=n)
        for n, paper in enumerate(papers, start=1)
        for found in certificates.check(paper)
    )


def together(
    papers: Sequence[Filled], *, preprinted: bool = False, shift: Shift | None = None
) -> Generator[Progress, None, Drawn]:
    """One PDF with a page for every paper. Raises NothingToPrint."""
    from desktop.documents import certificates

    return (yield from certificates.draw(papers, preprinted=preprinted, shift=shift))


def apart(
    papers: Sequence[Filled], *, preprinted: bool = False, shift: Shift | None = None
) -> Generator[tuple[str, bytes], None, None]:
    """A PDF for every paper, one after the other, with the name of its file without ending.

    Raises NothingToPrint.
    """
    if not papers:
        raise NothingToPrint
    for paper in papers:
        drawing = together([paper], preprinted=preprinted, shift=shift)
        while True:
            try:
                next(drawing)
            except StopIteration as done:
                yield stem(paper), done.value.data
                break


def stem(paper: Filled) -> str:
    """`编号-姓名`, as the file of a paper is called; not yet fit for every file system."""
    return "-".join(part for part in (paper.number, paper.recipient.strip()) if part)


def issued(
    desk: Desk,
    refs: Sequence[Reference],
    *,
    pictures: Path | None = None,
    once: Sequence[Mapping[str, str]] = (),
    preprinted: bool = False,
    shift: Shift | None = None,
) -> Generator[Progress, None, Drawn]:
    """Papers of the register in one PDF, the same today and in ten years.

    `pictures` is the folder of originals, `once` holds what is typed for this one print. Raises
    NotFound, Purged and NothingToPrint.
    """
    papers = register.papers(desk, refs, pictures=pictures, once=once)
    return (yield from together(papers, preprinted=preprinted, shift=shift))
