"""The promise, its calendar and other rules: names, refusals, what a proof found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from desktop.domain import errors
from desktop.domain.money import show
from desktop.domain.requisitions.rules import NAMES, End, Rules
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import listed

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {
    "settle_rules": N_("Rules of requests"),
    "import_workyear": N_("Working days of a year"),
}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {
    "promise_days": N_("Promise, in working days"),
    "promise_end": N_("The promise ends when"),
    "courier_days": N_("Days a parcel travels"),
    "report_days": N_("Days until the event's report is reminded of"),
    "second_above_fen": N_("Two people approve above"),
    "purge_days": N_("Days after closing until contacts are deleted"),
    "loan_remind_days": N_("Days before a loan is due that it is reminded of"),
}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {
    "rule": N_("rule"),
    "workyear": N_("holidays of a year"),
}
PROBLEMS: dict[str, str] = {
    "rule_value": N_("The rule “{rule}” says “{value}”, which it cannot say."),
    "rule_name": N_("There is no rule “{rule}”."),
    "workyear": N_("The holidays of {year} cannot be read."),
    "promise_days": N_("Request {request}: its days do not follow from the rules."),
}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "rule": N_("rule"),
    "workyear": N_("holidays of a year"),
}
ENDS: dict[str, str] = {
    End.ANSWERED: N_("it is answered"),
    End.SENT: N_("all of it has left"),
}
_BAD_CALENDAR: dict[str, str] = {
    "not_json": N_(
        "This is no calendar of a year. Take a JSON file with “year” and “days”, each of them "
        "with “name”, “date” and “isOffDay”."
    ),
    "no_year": N_("The file does not say which year it is of. “year” has to be a number as 2027."),
    "empty": N_(
        "The file has no days of {year} yet: its holidays are not published. "
        "Until then Monday to Friday are counted."
    ),
    "bad_day": N_(
        "{year}, day {row} of the file (“{value}”): a day needs a “date” as 2027-01-01 and "
        "“isOffDay” true or false. Mend the file and take it in again."
    ),
    "far_day": N_(
        "{year}, day {row} of the file: {value} is neither of that year nor of the December "
        "before or the January after. Is it the file of another year?"
    ),
    "twice": N_("{year}, day {row} of the file: {value} stands in it twice. Keep one of them."),
}


def _bad_calendar(no: errors.BadCalendar) -> str:
    said = _(_BAD_CALENDAR.get(no.why, _BAD_CALENDAR["not_json"]))
    return said.format(year=no.year, row=no.row, value=no.value)


def _bad_rule(no: errors.BadRule) -> str:
    if no.rule == "promise_end":
        said = _("The promise cannot end at “{value}”. It ends with {ends}.")
        return said.format(value=no.value, ends=listed(End))
    least, most = str(no.least), str(no.most)
    if no.rule == "second_above_fen":
        least, most = show(no.least), show(no.most)
    return _("“{rule}” cannot be {value}. Choose something between {least} and {most}.").format(
        rule=name(no.rule), value=no.value, least=least, most=most
    )


SENTENCES: dict[str, Callable[[Any], str]] = {
    "bad_calendar": _bad_calendar,
    "bad_rule": _bad_rule,
}


def name(rule: str) -> str:
    """What a rule is called, by its field."""
    return _(FIELDS[rule]) if rule in FIELDS else rule


def end(word: str) -> str:
    """Where the promise ends."""
    return _(ENDS[word]) if word in ENDS else word


def value(rules: Rules, rule: str) -> str:
    """What a rule says, for people."""
    known = getattr(rules, rule)
    if rule == "promise_end":
        return end(known)
    if rule == "second_above_fen":
        return _("never") if known is None else show(known)
    return ngettext("{n} day", "{n} days", known).format(n=known)


def rows(rules: Rules) -> list[tuple[str, str]]:
    """Every rule with what it says, for people."""
    return [(name(rule), value(rules, rule)) for rule in NAMES]


def estimated(years: Sequence[int]) -> str:
    """That the working days of these years are a guess, "" where there are none."""
    said = _("The holidays of {year} are not published: Monday to Friday are counted.")
    return " ".join(said.format(year=year) for year in years)


def late_to_post(post_by: date) -> str:
    """That a parcel would come too late, and what is left to do."""
    said = _(
        "A parcel had to leave by {day}. Let it be fetched or carried along, or give something "
        "that is near."
    )
    return said.format(day=post_by.isoformat())
