"""Sentences and words for labels, certificates and the register: refusals, problems, states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from desktop.domain import errors
from desktop.domain.paper.lists import Skip, Skipped
from desktop.domain.paper.problems import Finding, Trouble
from desktop.domain.paper.register import State
from desktop.domain.paper.template import Template
from desktop.wording import N_, _, ngettext, signing
from desktop.wording.joining import labelled, listed, paragraph

_SHOWN = 5  # names a sentence lists before it counts the rest
_LONGEST = 40  # characters of a name that a sentence says

STATES: dict[str, str] = {
    State.VALID: N_("Valid"),
    State.VOID: N_("Void"),
    State.REISSUED: N_("Replaced by another"),
}

# What every paper has; a template's own fields are called as the template calls them.
FIELDS: dict[str, str] = {
    "recipient": N_("Issued to"),
    "number": N_("Certificate number"),
    "date": N_("Date"),
    "issuer": N_("Issued by"),
    "signed": N_("Signature"),
    "year": N_("Year"),
    "session": N_("Session of the conference"),
    "qr": N_("QR code"),
    # what else a list of recipients may say
    "award": N_("Award"),
    "passed": N_("Passed or not"),
    "created": N_("Date in the list"),
    "nickname": N_("Nickname"),
}

# One sentence for each trouble: what is the matter, and what to do where there is something to do.
TROUBLES: dict[str, str] = {
    Trouble.GLYPH: N_(
        "no typeface here can write {characters}. Ask how the name may be written otherwise."
    ),
    Trouble.MISSING: N_("“{field}” is empty. Fill it in for this paper."),
    Trouble.TOO_LONG: N_("“{field}” does not fit, even at its smallest. Shorten it."),
    Trouble.BAD_VALUE: N_(
        "“{field}” cannot be read. Write a date like 2026-10-04 and a number in digits."
    ),
    Trouble.NOT_CODE: N_(
        "“{detail}” cannot be a bar code: only letters A to Z, digits and signs can. "
        "Give it another code, or print the QR alone."
    ),
    Trouble.TOO_MUCH: N_(
        "{detail} is more than a code of this size can hold. Shorten it, or take a larger label."
    ),
    Trouble.SHRUNK: N_("set smaller, at {detail} % of its size. Look whether it still pleases."),
    Trouble.WRAPPED: N_("set on {detail} lines. Look whether it still pleases."),
    Trouble.CUT: N_("the end was left out: “{detail}”. A larger label shows all of it."),
    Trouble.PARTLY: N_(
        "the QR holds only {detail} of its list, as it says at its end. A larger label holds more."
    ),
    Trouble.AS_QR: N_("the bars of “{detail}” do not fit here, so a QR stands instead."),
    Trouble.TURNED: N_("“{field}” runs from right to left. Look at it on the page."),
    Trouble.STRIPPED: N_("invisible characters were left out of “{field}”."),
    Trouble.NO_PICTURE: N_("the picture “{detail}” is not here, its place stays blank."),
}

# The same of many papers at once, whichever they are; what stops is said one by one.
MANY: dict[str, str] = {
    Trouble.SHRUNK: N_("set smaller. Look whether it still pleases."),
    Trouble.WRAPPED: N_("set on more lines. Look whether it still pleases."),
    Trouble.CUT: N_("the end was left out. A larger label shows all of it."),
    Trouble.PARTLY: N_("the QR holds only a part of its list. A larger label holds more."),
    Trouble.AS_QR: N_("the bars do not fit here, so a QR stands instead."),
    Trouble.TURNED: N_("a text runs from right to left. Look at it on the page."),
    Trouble.STRIPPED: N_("invisible characters were left out."),
    Trouble.NO_PICTURE: N_("a picture is not here, its place stays blank."),
}

# Why a row of a list becomes no paper.
SKIPS: dict[str, str] = {
    Skip.AWARD: N_("it is for another award ({detail})"),
    Skip.NOT_PASSED: N_("it did not pass"),
    Skip.UNDECIDED: N_("the list does not say whether it passed ({detail})"),
    Skip.EMPTY: N_("it names nobody"),
    Skip.REPEAT: N_("it says what row {detail} says"),
    Skip.YEAR: N_("it is of another year ({detail})"),
    Skip.EXTRA: N_("it has {detail} cells, more than there are headings; check its commas"),
}

# Why a template cannot be drawn, by BadTemplate.what.
TEMPLATES: dict[str, str] = {
    "syntax": N_("it is not written as TOML wants it ({detail})"),
    "missing": N_("“{detail}” is missing"),
    "unknown": N_("“{detail}” is not known here"),
    "value": N_("“{detail}” cannot be that"),
    "field": N_("a text names the field “{detail}”, which is not declared"),
}


def state(value: State | str) -> str:
    """What an issued paper's state is called; one without a word is its own."""
    return _(STATES[value]) if value in STATES else str(value)


def printed(done: bool) -> str:
    """Whether a paper was printed, in words."""
    return _("Printed") if done else _("Not yet printed")


def claimed(done: bool) -> str:
    """Whether a paper was handed over, in words."""
    return _("Handed over") if done else _("Not yet handed over")


def field(key: str, template: Template | None = None) -> str:
    """What a field is called: as its template calls it, else by its word, else by its key."""
    if template is not None and (own := template.field(key)) is not None:
        return own.title
    return _(FIELDS[key]) if key in FIELDS else key


def what(trouble: Trouble | str, detail: str = "", template: Template | None = None) -> str:
    """A trouble without whose it is, for a list that shows names by themselves."""
    if trouble not in TROUBLES:
        return labelled(str(trouble), detail) if detail else str(trouble)
    return _(TROUBLES[trouble]).format(
        detail=detail, field=field(detail, template), characters=_characters(detail)
    )


def finding(found: Finding, template: Template | None = None) -> str:
    """Who, what, and what to do: `张三: “日期” is empty. Fill it in for this paper.`

    With its template a field is called as that calls it.
    """
    said = what(found.what, found.detail, template)
    return labelled(_who(found.who), said) if found.who else said[:1].upper() + said[1:]


def findings(found: Sequence[Finding], template: Template | None = None) -> str:
    """Light ones of one kind, at least one, in a sentence: `42 times: a picture is not here…`"""
    kind, detail = found[0].what, found[0].detail
    alike = all(one.detail == detail for one in found)
    said = what(kind, detail, template) if alike else _(MANY[kind])
    n = len(found)
    return ngettext("{n} time: {what}", "{n} times: {what}", n).format(n=f"{n:,}", what=said)


def skipped(row: Skipped) -> str:
    """A row that becomes no paper, and why: `Row 5, 张三: it did not pass.`"""
    why = _(SKIPS[row.why]).format(detail=row.detail or "–")
    if not row.who:
        return _("Row {row}: {why}.").format(row=row.row, why=why)
    return _("Row {row}, {who}: {why}.").format(row=row.row, who=row.who, why=why)


def _who(name: str) -> str:
    # Whoever pasted a page into the column of names need not read it all again.
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def _characters(text: str) -> str:
    # The screen that shows this may lack the character too: its number says which one it is.
    return listed(f"{char} (U+{ord(char):04X})" for char in dict.fromkeys(text))


def _shown(parts: Iterable[str], put: Callable[[list[str]], str]) -> str:
    """The first of them, put together, and how many more there are."""
    every = list(parts)
    said = put(every[:_SHOWN])
    more = len(every) - _SHOWN
    if more > 0:
        said += ngettext(" and {n} more", " and {n} more", more).format(n=more)
    return said


def unknown_size(no: errors.UnknownSize) -> str:
    """The sentence for a size of labels or slips that is none."""
    if not any("x" in name for name in no.known):
        said = _("“{text}” is no width here. Take one of: {names}.")
        return said.format(text=no.text, names=listed(no.known))
    return _(
        "“{text}” is no label size. Take one of: {names}; or a grid of your own that fits on A4, "
        "like “3x9 63.5x29.6 at 7,15.1 pitch 66x29.6” (columns, rows, millimetres)."
    ).format(text=no.text, names=listed(no.known))


def bad_serials(no: errors.BadSerials) -> str:
    """The sentence for serial numbers that cannot be counted."""
    return _(
        "“{text}” is no range of serial numbers. Write one like SL-0001..SL-0020, "
        "for at most {most} labels."
    ).format(text=no.text, most=f"{no.most:,}")


def bad_number_rule(no: errors.BadNumberRule) -> str:
    """The sentence for a rule that gives no numbers."""
    return _(
        "“{rule}” gives no numbers. A rule has one counter such as {counter}, may name {places}, "
        "and has no blanks, slashes or bars."
    ).format(rule=no.rule, counter="{nnnn}", places="{kind} {year} {month}")


def bad_template(no: errors.BadTemplate) -> str:
    """The sentence for a template that cannot be drawn."""
    why = _(TEMPLATES.get(no.what, "{detail}")).format(detail=no.detail)
    if no.line > 0:
        said = _("The template “{template}” cannot be used: in line {line} {why}. Mend it there.")
    else:
        said = _("The template “{template}” cannot be used: {why}. Mend it and try again.")
    return said.format(template=no.template, line=no.line, why=why)


def unfit_papers(no: errors.UnfitPapers) -> str:
    """The sentence for papers that must be mended first, with the first of what is the matter."""
    each = (labelled(_who(who), what(trouble, detail)) for who, trouble, detail in no.findings)
    return paragraph(to_mend(len(no.findings)), _shown(each, lambda some: paragraph(*some)))


def to_mend(n: int) -> str:
    """The same where what is the matter stands beside it already."""
    return ngettext(
        "{n} thing must be mended first, nothing was issued or printed.",
        "{n} things must be mended first, nothing was issued or printed.",
        n,
    ).format(n=n)


def already_issued(no: errors.AlreadyIssued) -> str:
    """The sentence for papers that were issued before."""
    each = (
        _("{recipient} ({number})").format(recipient=recipient, number=number)
        for recipient, number in no.issued
    )
    return _(
        "Already issued for the same reason and date: {names}. Print those again, or issue "
        "again all the same."
    ).format(names=_shown(each, listed))


def series_leased(no: errors.SeriesLeased) -> str:
    """The sentence for a series of numbers that another station counts."""
    return _(
        "The numbers {series} are given out by another station ({station}), so that none is given "
        "twice. Issue there, or take the series over if that station is gone."
    ).format(series=no.series, station=no.station)


def not_valid(no: errors.NotValid) -> str:
    """The sentence for a paper that no longer counts."""
    return _(
        "{number} does not count any more ({state}). Look in the register for the one that does."
    ).format(number=no.number, state=state(no.state))


def purged(no: errors.Purged) -> str:
    """The sentence for a paper whose name was deleted."""
    return _(
        "The name on {number} was deleted, so it cannot be drawn again. Issue a new one if the "
        "person wishes."
    ).format(number=no.number)


def nothing_to_print(_no: errors.NothingToPrint) -> str:
    """The sentence for an empty print."""
    return _("There is nothing to print. Choose at least one label, row or page.")


def printer_trouble(no: errors.PrinterTrouble) -> str:
    """The sentence for a printer that refused."""
    return _(
        "The printer “{printer}” did not take it ({detail}). See that it is on, connected and has "
        "labels, or save a PDF and print that."
    ).format(printer=no.printer, detail=no.detail)


SENTENCES: dict[str, Any] = {
    "unknown_size": unknown_size,
    "bad_serials": bad_serials,
    "bad_number_rule": bad_number_rule,
    "bad_template": bad_template,
    "unfit_papers": unfit_papers,
    "already_issued": already_issued,
    "series_leased": series_leased,
    "not_valid": not_valid,
    "purged": purged,
    "nothing_to_print": nothing_to_print,
    "printer_trouble": printer_trouble,
    "key_trouble": signing.key_trouble,
    "bad_signature": signing.bad_signature,
}
