"""Before anything is written: papers as they will be drawn are looked through for problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from desktop.domain.errors import OpReused, UnfitPapers
from desktop.domain.paper.register import name_on_paper, number_in, series_of, to_keep
from desktop.domain.paper.signed import Signs
from desktop.domain.paper.template import Draft, Filled, Template
from desktop.services.changes import Desk
from desktop.store.journal import canonical
from desktop.store.paper import issuing


def kept_text(template: Template, fields: Mapping[str, str]) -> str:
    """The fields that are kept with a paper as canonical JSON, "" for none."""
    kept = to_keep(template, fields)
    return canonical(kept) if kept else ""


def need_fit(
    template: Template,
    drafts: Sequence[Draft],
    issued_on: date,
    issuer: str,
    signer: Signs | None,
) -> str:
    """Looks for all problems of all papers; the series that their numbers will come from.

    Raises UnfitPapers with whatever must be mended first, and BadNumberRule.
    """
    # Here: reportlab is slow to import, and who reads the register needs none of it.
    from desktop.documents import certificates

    series = series_of(template.rule, template.kind, issued_on)
    shown = number_in(series, None)
    declared = {field.key for field in template.fields}
    findings = []
    for draft in drafts:
        fields = {key: text for key, text in draft.fields.items() if key in declared}
        # A signature of the same length says whether the code will hold it.
        name = name_on_paper(draft.recipient)
        signed = signer.sign(shown, template.kind, name, issued_on) if signer else ""
        paper = Filled(template, draft.recipient, fields, shown, issued_on, issuer, signed)
        findings += [found for found in certificates.check(paper) if found.stops]
    if findings:
        raise UnfitPapers(tuple((f.who, f.what.value, f.detail) for f in findings))
    return series


def need_same_words(desk: Desk, op_id: UUID, words: Sequence[str]) -> None:
    """Whether the act that was recorded under this op_id said the same private words.

    Names are no part of an act's request, whose hash everybody can read and might guess them
    from; they are compared here, as long as they are kept. Raises OpReused.
    """
    with desk.database.reading() as connection:
        told = issuing.words(connection, op_id.bytes)
    same = len(told) == len(words) and all(
        said is None or said == word for said, word in zip(told, words, strict=True)
    )
    if not same:
        raise OpReused(str(op_id))
