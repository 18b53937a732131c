"""Every item, place, person, event … is what the journals made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.safekeeping import Problem
from desktop.store.streaming import batches
from desktop.store.telling import ENTITIES, LINKS, Key, Lives, Teller, Uids, key_of, lost


def compare(connection: Connection, lives: Lives, names: Mapping[str, Uids]) -> Iterator[Problem]:
    """Compares each entity and link with its first state and the last words about it."""
    for name, key in lives.settle():
        yield _problem("missing", name, key)
    for table in [*ENTITIES, *LINKS]:
        teller = Teller(table, names)
        moments = [n for n in ("at", "recorded_at") if n in table.c]
        fields = [*moments, *teller.columns]
        said = lives.by_table[table.name]
        seen: set[Key] = set()
        for rows in batches(connection, select(*(table.c[name] for name in fields))):
            for values in rows:
                plain = len(moments)
                words = [*values[:plain], *teller.say(values[plain:])]
                row: dict[str, Any] = dict(zip(fields, words, strict=True))
                key = key_of(table, row)
                life = said.get(key)
                if life is None:
                    yield _problem("unsaid", table.name, key)
                    continue
                seen.add(key)
                if any(lost(value) for value in words):
                    yield _problem("orphan", table.name, key)
                if not life.changes:
                    wrong = [n for n in fields if row[n] != life.born.get(n)]
                else:
                    wrong = [n for n in fields if row[n] not in life.possible(n)]
                for field in wrong:
                    yield _problem("differs", table.name, key, field)
        for key in said:
            if key not in seen:
                yield _problem("missing", table.name, key)


def _problem(code: str, table: str, key: Key, field: str = "") -> Problem:
    data: dict[str, Any] = {"table": table, "key": key if isinstance(key, str) else list(key)}
    return Problem(code, data | ({"field": field} if field else {}))
