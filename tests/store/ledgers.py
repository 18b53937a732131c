"""Looking at whole ledgers: are two the same, is one whole?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from desktop.domain.safekeeping import Checked, Problem
from desktop.services.changes import Desk
from desktop.services.safekeeping import check
from desktop.store.database import Database
from desktop.store.tables import balance, journal, metadata, station, till, variant
from desktop.store.telling import ENTITIES, Teller, uids
from desktop.store.writing import shape


def proven(desk: Desk) -> tuple[Problem, ...]:
    """What `check` finds wrong: nothing, one hopes."""
    found: Checked = ended(check(desk))
    return found.problems


def ended(steps: Any) -> Any:
    """The last value of long work."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


def told(database: Database) -> dict[str, list[Any]]:
    """Every row of every table that facts can give, local ids as uids, in an order of its own."""
    tables: dict[str, list[Any]] = {}
    with database.reading() as connection:
        names = uids(connection)
        for table in metadata.sorted_tables:
            if table.info.get("derived") or table is journal:
                continue
            teller = Teller(table, names)
            own = [n for n in ("op_id", "at", "recorded_at") if n in table.c]
            columns = [table.c[n] for n in (*own, *shape(table).columns)]
            rows = connection.execute(select(*columns)).all()
            tables[table.name] = sorted(
                ([*row[: len(own)], *teller.say(row[len(own) :])] for row in rows), key=repr
            )
        for table in (journal, station, till):
            tables[table.name] = sorted(map(tuple, connection.execute(select(table))), key=repr)
        b, place = balance.c, names["place"]
        tables["balance"] = sorted(
            (names["variant"][v], names["owner"][o], place[p], qty, disputed)
            for v, o, p, qty, disputed in connection.execute(
                select(b.variant, b.owner, b.place, b.qty, b.disputed).where(b.qty != 0)
            )
        )  # a balance of nothing may be there or not
        kept = connection.execute(select(variant.c.uid, variant.c.on_hand))
        tables["on_hand"] = sorted(map(tuple, kept))
        assert {t.name for t in ENTITIES} <= set(tables)
    return tables


def same_ledger(one: Database, other: Database) -> None:
    """Fails with the first table in which two ledgers tell different stories."""
    mine, theirs = told(one), told(other)
    assert mine.keys() == theirs.keys()
    for name, rows in mine.items():
        assert rows == theirs[name], name
