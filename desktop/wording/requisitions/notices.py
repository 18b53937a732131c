"""What becomes of a request of a list, and what is told about it, in words."""

from __future__ import annotations

from desktop.wording import N_, _, words

# What is told about a row that is taken all the same; `said` is a day, words or a number.
NOTICES: dict[str, str] = {
    "past": N_("the day it is needed, {said}, has gone already"),
    "day": N_("“{said}” names no day: nothing is written as the day it is needed"),
    "headcount": N_("people expected: {said}"),
    "phone": N_("this does not look like a phone number; it is kept as it is"),
    "apart": N_("a phone number among what everybody reads was put into the private remark"),
    "same_number": N_("another request has this number too ({said}); both are kept"),
    "twice": N_("this row stands in the list more than once"),
    "open": N_("lines to be looked at: {said}"),
    "decided": N_("it was answered since and stays as it is"),
    "not_approved": N_("paid, but a person has to say first what is meant"),
}


def notice(what: str, said: str) -> str:
    """A notice about a row, in words."""
    return _(NOTICES[what]).format(said=said) if what in NOTICES else what


def fate(what: str) -> str:
    """What becomes of a request of a list: one that differs was answered since."""
    return _("Stays as it is") if what == "differs" else words.fate(what)
