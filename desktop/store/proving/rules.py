"""Rules say what they can say, imported years can be read, and requests promise what follows."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from desktop.domain.errors import BadCalendar, BadRule
from desktop.domain.requisitions.rules import NAMES, read
from desktop.domain.safekeeping import Problem
from desktop.store import rules, workdays
from desktop.store.requisitions.deriving import unlike
from desktop.store.tables import workyear


def prove(connection: Connection) -> Iterator[Problem]:
    """All that is wrong with them."""
    wrong = [*_rules(connection), *_years(connection)]
    yield from wrong
    if not wrong:  # else nobody knows what follows from them
        for code in unlike(connection):
            yield Problem("promise_days", {"request": code})


def _rules(connection: Connection) -> Iterator[Problem]:
    for name, value in sorted(rules.kept(connection).items()):
        if name not in NAMES:
            yield Problem("rule_name", {"rule": name})
            continue
        try:
            read(name, value)
        except BadRule:
            yield Problem("rule_value", {"rule": name, "value": value})


def _years(connection: Connection) -> Iterator[Problem]:
    kept = select(workyear).where(workyear.c.days.is_not(None)).order_by(workyear.c.year)
    for row in connection.execute(kept):
        try:
            workdays.decode(row.year, row.days)
        except BadCalendar:
            yield Problem("workyear", {"year": row.year})
