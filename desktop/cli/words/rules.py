"""`rules`: what the group settled for its requests, and the years whose holidays are known."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, op_text, table
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.domain.requisitions.rules import Rules
    from desktop.services.rules import Settled, Year

NAME = "rules"
ABOUT = N_("the promise and other rules of requests; take in the holidays of a year")
_DAYS = ("promise_days", "courier_days", "report_days", "purge_days", "loan_remind_days")


def options(parser: argparse.ArgumentParser) -> None:
    """What is done with them, and each rule."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("show", "set", "import"),
        default="show",
        help=_("show them, set some, or import the holidays of a year"),
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help=_("import: JSON {year, papers, days: [{name, date, isOffDay}]}"),
    )
    for name in _DAYS:
        parser.add_argument(
            _option(name), dest=name, type=reading.whole, metavar="N", help=_words(name)
        )
    parser.add_argument(
        "--promise-end",
        choices=("answered", "sent"),
        help=_("the promise ends when a request is answered, or when all of it has left"),
    )
    parser.add_argument(
        "--second-above",
        type=_amount,
        default=argparse.SUPPRESS,  # None is an answer: never
        metavar="FEN",
        help=_("two people approve above this value; “never” for one person always"),
    )


def _option(rule: str) -> str:
    return f"--{rule.replace('_', '-')}"


def _words(rule: str) -> str:
    said = {
        "promise_days": _("the promise, in working days"),
        "courier_days": _("days a parcel travels"),
        "report_days": _("days until the report of an event is reminded of"),
        "purge_days": _("days after closing until contacts are deleted"),
        "loan_remind_days": _("days before a loan is due that it is reminded of"),
    }
    return said[rule]


def run(visit: Visit) -> Answer:
    """Shows, settles or imports. Raises BadCommand, BadRule, BadCalendar, NotYours."""
    from desktop.exchange.holidays import year_text
    from desktop.services import rules

    asked, desk = visit.asked, visit.desk
    changes = _changes(asked)
    if asked.what == "import":
        if asked.file is None or changes:
            raise BadCommand(_("Say which file: yuanwu rules import 2027.json"))
        return _done(rules.import_year(desk, visit.op, year_text(asked.file)))
    if asked.file is not None:
        raise BadCommand(_("Only “yuanwu rules import” takes a file."))
    if asked.what == "set":
        if not changes:
            raise BadCommand(_("Say what to set: yuanwu rules set --promise-days 5"))
        return _done(rules.settle(desk, visit.op, replace(rules.rules(desk), **changes)))
    if changes:
        raise BadCommand(_("To change a rule: yuanwu rules set …"))
    return _shown(rules.rules(desk), rules.years(desk))


def _changes(asked: argparse.Namespace) -> dict[str, Any]:
    from desktop.domain.requisitions.rules import End

    found = {name: getattr(asked, name) for name in _DAYS if getattr(asked, name) is not None}
    if asked.promise_end is not None:
        found["promise_end"] = End(asked.promise_end)
    if "second_above" in asked:
        found["second_above_fen"] = asked.second_above
    return found


def _amount(text: str) -> int | None:
    return None if text == "never" else reading.fen(text)


def _done(settled: Settled) -> Answer:
    said = ngettext(
        "Done. The days of {n} open request changed.",
        "Done. The days of {n} open requests changed.",
        settled.recomputed,
    )
    data = {"op": op_text(settled.op), "recomputed": settled.recomputed}
    return Answer(data, said.format(n=settled.recomputed))


def _shown(known: Rules, years: tuple[Year, ...]) -> Answer:
    from desktop.wording.requisitions import rules as words

    lines = table([Column(_("Rule")), Column(_("What it says"))], words.rows(known))
    mine = [str(year.year) for year in years if year.imported]
    said = _("Holidays are known from {first} to {last}.").format(
        first=years[0].year, last=years[-1].year
    )
    if mine:
        said += " " + _("Imported: {years}.").format(years=", ".join(mine))
    data = {**asdict(known), "years": [asdict(year) for year in years]}
    return Answer(data, f"{lines}\n\n{said}")
