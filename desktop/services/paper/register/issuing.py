"""Issuing: all papers of a list get their numbers in one transaction; drawing follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from desktop.domain.catalogue import search_text
from desktop.domain.errors import AlreadyIssued, NothingToPrint
from desktop.domain.paper.register import (
    Reference,
    counter_of,
    name_on_paper,
    number_in,
    readable,
    series_of,
)
from desktop.domain.paper.signed import Signs
from desktop.domain.paper.template import Draft, Template
from desktop.services.changes import Desk, Topic, perform
from desktop.services.paper.register.fitting import kept_text, need_fit, need_same_words
from desktop.services.spelling import spell
from desktop.store.paper import issuing as writes
from desktop.store.paper import repeats
from desktop.store.paper import series as counters
from desktop.store.writing import Writer

_NO_PICTURES: Mapping[str, str] = MappingProxyType({})
_Paper = tuple[str, str]  # recipient, kept fields as text


@dataclass(frozen=True)
class Numbered:
    """One paper that was issued: what it is known by, its number, whose it is."""

    ref: Reference
    number: str
    recipient: str


@dataclass(frozen=True)
class Issued:
    """What one act issued, in the order of its drafts; `op` in hex."""

    op: str
    certificates: tuple[Numbered, ...]


def already(
    desk: Desk, template: Template, drafts: Sequence[Draft], issued_on: date
) -> tuple[tuple[str, str], ...]:
    """Which of these papers would be a repetition: (recipient, number of the one that is valid).

    A paper that stands twice among the drafts is one, too: its number is still a preview's. What
    takes no numbers is never a repetition.
    """
    if not template.register:
        return ()
    papers = _papers(template, drafts)
    with desk.database.reading() as connection:
        known = repeats.issued_before(connection, template.key, issued_on.isoformat(), papers)
    return _repeated(template, papers, issued_on, known)


def issue(
    desk: Desk,
    op_id: UUID,
    template: Template,
    drafts: Sequence[Draft],
    issued_on: date,
    issuer: str,
    *,
    again: bool = False,
    take_over: bool = False,
    signer: Signs | None = None,
    pictures: Mapping[str, str] = _NO_PICTURES,
) -> Issued:
    """Enters papers under the next numbers of their series, in the order of the drafts.

    `pictures` are SHA-256 of kept pictures by slot. Nothing is written while any paper has a
    problem that stops it (UnfitPapers), was issued before (AlreadyIssued, unless `again`), or
    where another station gives out the numbers (SeriesLeased, unless `take_over`); signing that
    fails leaves nothing behind either. Raises NothingToPrint without drafts, BadNumberRule,
    Taken for a number that another series gave. A template that is not registered has no
    numbers to give: asking for them is a bug (ValueError).
    """
    if not template.register:
        raise ValueError(f"{template.key} takes no numbers")
    if not drafts:
        raise NothingToPrint()
    issuer = readable(issuer)
    series = need_fit(template, drafts, issued_on, issuer, signer)
    papers = _papers(template, drafts)
    search = [recipient_search(recipient) for recipient, _ in papers]
    day = issued_on.isoformat()

    def work(writer: Writer) -> Any:
        counter = counter_of(series)
        first = counters.take(writer, counter, len(papers), take_over=take_over)
        if not again:
            known = repeats.issued_before(writer.connection, template.key, day, papers)
            if repeated := _repeated(template, papers, issued_on, known):
                raise AlreadyIssued(repeated)
        entries = []
        for n, (recipient, fields), found in zip(
            range(first, first + len(papers)), papers, search, strict=True
        ):
            number = number_in(series, n)
            signed = signer.sign(number, template.kind, recipient, issued_on) if signer else ""
            entries.append(writes.Entry(n, number, recipient, found, fields, signed))
        batch = writes.Batch(template, counter, day, issuer, pictures)
        writes.enter(writer, batch, entries)
        # What was answered is journalled: numbers, and no names.
        return [entry.number for entry in entries]

    request = {
        "template": template.sha256,
        "papers": len(papers),
        "on": day,
        "issuer": issuer,
        "pictures": dict(pictures),
        "signed": signer is not None,
        "again": again,
        "take_over": take_over,
    }
    numbers = perform(
        desk,
        "issue_papers",
        op_id,
        request,
        work,
        lambda said: said,
        {Topic.PAPER},
        note=template.title,
    )
    need_same_words(desk, op_id, [word for paper in papers for word in paper])
    return Issued(
        op_id.hex,
        tuple(
            Numbered(Reference(op_id.hex, line), number, recipient)
            for line, (number, (recipient, _)) in enumerate(
                zip(numbers, papers, strict=True), start=1
            )
        ),
    )


def recipient_search(recipient: str) -> str:
    """What a list finds a recipient by, and sorts by: pinyin, initials, the name itself."""
    return search_text(*spell(recipient), recipient)


def _papers(template: Template, drafts: Sequence[Draft]) -> list[_Paper]:
    return [(name_on_paper(draft.recipient), kept_text(template, draft.fields)) for draft in drafts]


def _repeated(
    template: Template, papers: Sequence[_Paper], issued_on: date, known: Mapping[_Paper, str]
) -> tuple[tuple[str, str], ...]:
    found, seen = [], set()
    for paper in papers:
        if paper in known:
            found.append((paper[0], known[paper]))
        elif paper in seen:
            series = series_of(template.rule, template.kind, issued_on)
            found.append((paper[0], number_in(series, None)))
        seen.add(paper)
    return tuple(found)
