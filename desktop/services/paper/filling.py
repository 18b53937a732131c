"""Rows of a list become papers: who is left out and why, what was understood of the headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from desktop.domain.errors import Ambiguous, BadDate, NotFound
from desktop.domain.paper.days import number
from desktop.domain.paper.lists import Entry, Filling, Roster, Skip, Skipped
from desktop.domain.paper.problems import Finding, Trouble
from desktop.domain.paper.template import Draft, FieldKind, Template
from desktop.exchange import recipients
from desktop.exchange.shapes import award_word, day_text


def read(
    path: Path,
    template: Template,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Roster:
    """A list of others (CSV, XLSX, XLS). Raises BadFile, Ambiguous and NotFound.

    `mapping` {our word or field: heading} settles the roster's doubts; "" means no such column.
    """
    return recipients.read_recipients(path, template, mapping, sheet)


def typed(text: str, template: Template) -> Roster:
    """Lines typed or pasted: names alone, or cells under a line of headings."""
    return recipients.read_typed(text, template)


def named(names: Iterable[str]) -> Roster:
    """Names alone, e.g. of people in the app."""
    return recipients.named(names)


def fill(
    template: Template,
    roster: Roster,
    *,
    issued_on: date,
    year: int | None = None,
    common: Mapping[str, str] | None = None,
) -> Filling:
    """The list's rows as papers of this template.

    Left out are rows of another award (where the template belongs to awards and the list names
    them), rows that did not pass, that name nobody, or that say what another row said; with
    `year` also those of other years. `common` holds fields by key or title for every paper whose
    row says nothing of it. Dates become ISO text, where one lacks its year it is that of
    `issued_on`; one that cannot be read stays as it is and is a finding.

    Raises Ambiguous while the roster is in doubt of a heading, NotFound for a field of `common`
    that the template does not have and for a `year` where the list says nothing of any.
    """
    for name, headings in roster.doubtful.items():
        raise Ambiguous("heading", name, tuple(headings))
    if year is not None and not {"created", "year"} & set(roster.columns):
        raise NotFound("heading", "createdAt", tuple(roster.unknown))
    usual = _by_key(template, common or {})
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    findings: list[Finding] = []
    seen: dict[tuple[object, ...], int] = {}
    for entry in roster.entries:
        left_out = _left_out(entry, template, roster, year)
        if left_out is None:
            draft, found = _draft(entry, template, usual, issued_on)
            key = (draft.recipient, *sorted(draft.fields.items()))
            if key not in seen:
                seen[key] = entry.row
                drafts.append(draft)
                findings += found
                continue
            left_out = (Skip.REPEAT, str(seen[key]))
        skipped.append(Skipped(entry.row, entry.recipient, *left_out))
    return Filling(
        tuple(drafts), tuple(skipped), tuple(findings), dict(roster.columns), roster.unknown
    )


def keyed(template: Template, said: Mapping[str, str], issued_on: date) -> dict[str, str]:
    """Fields by their key, title or heading as fields by key, as the template wants them.

    What cannot be read stays as it is. Raises NotFound for a field it does not have.
    """
    fields = _by_key(template, said)
    draft, _ = _draft(Entry(0, ""), template, fields, issued_on)
    return {key: draft.fields.get(key, value) for key, value in fields.items()}


def _by_key(template: Template, said: Mapping[str, str]) -> dict[str, str]:
    """Fields by key, title, a title without what it adds in brackets, or a heading of lists."""
    keys = {field.title: field.key for field in template.fields}
    keys |= {field.key: field.key for field in template.fields}
    also: dict[str, str] = {}
    for field in reversed(template.fields):
        also |= dict.fromkeys(field.columns, field.key)
    also |= {title.partition("（")[0]: key for title, key in keys.items()}
    also |= keys
    for name in said:
        if name not in also:
            raise NotFound("field", name, tuple(keys))
    return {also[name]: value for name, value in said.items()}


def _left_out(
    entry: Entry, template: Template, roster: Roster, year: int | None
) -> tuple[Skip, str] | None:
    wanted = {award_word(award) for award in template.awards}
    if entry.extra:
        return Skip.EXTRA, str(entry.extra)
    if wanted and "award" in roster.columns and not wanted & set(map(award_word, entry.awards)):
        return Skip.AWARD, ", ".join(entry.awards)
    if not entry.recipient:
        return Skip.EMPTY, ""
    if entry.passed is None:
        return Skip.UNDECIDED, entry.passed_text
    if not entry.passed:
        return Skip.NOT_PASSED, ""
    if year is not None and entry.year != year:
        return Skip.YEAR, "" if entry.year is None else str(entry.year)
    return None


def _draft(
    entry: Entry, template: Template, common: Mapping[str, str], issued_on: date
) -> tuple[Draft, list[Finding]]:
    fields: dict[str, str] = {}
    findings: list[Finding] = []
    for field in template.fields:
        if field.key == "recipient":
            continue
        value = entry.fields.get(field.key, "") or common.get(field.key, "")
        if field.key == "award" and len(entry.awards) > 1:
            value = _own_award(entry, template) or value
        if value:
            try:
                value = _value(value, field.kind, issued_on)
            except ValueError:
                findings.append(Finding(entry.recipient, Trouble.BAD_VALUE, field.key))
            fields[field.key] = value
    return Draft(entry.recipient, fields, entry.row), findings


def _own_award(entry: Entry, template: Template) -> str:
    """Of several awards in one row the one that this template is for."""
    wanted = {award_word(award) for award in template.awards}
    return next((award for award in entry.awards if award_word(award) in wanted), "")


def _value(text: str, kind: FieldKind, issued_on: date) -> str:
    """The value as the template wants it; ValueError where it cannot be that."""
    if kind is FieldKind.DATE:
        try:
            return day_text(text, issued_on.year)
        except BadDate:
            raise ValueError(text) from None
    if kind is FieldKind.NUMBER:
        plain = number(text.replace(",", ""))
        if plain is None:
            raise ValueError(text)
        return plain
    return text
