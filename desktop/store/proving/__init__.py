"""Proving a ledger: every row against the journals, every sum against its rows.

One file a question: `chains` (journals), `facts` (rows and journals say the same), `lives`
(entities), `secrets` (private values), `sums` (stock), `tills` (numbers, payments, refunds),
`paper` (the register), `bench` (boards, kits and batches), `counts`, `giving`, `keeping`, `kits`,
`outings`, `parcels` (of requests), `posting` (of what was sold), `production`, `purging`,
`requisitions`, `rules` (of requests, with the days that follow).
Nothing here writes or repairs. Who may come in: `services.safekeeping`.
"""

from __future__ import annotations

from collections.abc import Generator

from sqlalchemy import Connection

from desktop.domain.progress import Progress
from desktop.domain.safekeeping import Checked, Problem
from desktop.store import telling
from desktop.store.proving import (
    arrivals,
    bench,
    counts,
    facts,
    giving,
    keeping,
    kits,
    lives,
    outings,
    paper,
    parcels,
    posting,
    production,
    purging,
    requisitions,
    rules,
    secrets,
    sums,
    tills,
    transfers,
)
from desktop.store.proving.chains import Chains
from desktop.store.streaming import about
from desktop.store.tables import journal, movement, station


def prove(connection: Connection) -> Generator[Progress, None, Checked]:
    """Reads the whole ledger once, in the transaction given, and returns what is wrong with it.

    Progress counts journal entries and rows. Closing the generator stops the work.
    """
    names = telling.uids(connection)
    done, total = 0, sum(about(connection, table) for table in (journal, *facts.TABLES))
    problems: list[Problem] = []

    chains = Chains()
    yield Progress(done, total, journal.name)
    for batch in telling.entries(connection):
        for entry in batch:
            chains.hear(entry)
        done += len(batch)
        yield Progress(done, max(done, total), journal.name)
    entries, moved = done, 0
    problems += chains.problems
    problems += chains.ends(dict(_heads(connection)))

    ledger = facts.Rows(connection, names, chains.cuts)
    for table in facts.TABLES:
        for size in ledger.take(table):
            done += size
            moved += size if table is movement else 0
            yield Progress(done, max(done, total), table.name)
    total = done
    if ledger.total != chains.total:
        yield Progress(done, total, "search")
        for op_id in facts.search(connection, names):
            problems += facts.explain(connection, op_id, names)
    problems += facts.ends(connection)
    yield Progress(done, total, "entities")
    problems += lives.compare(connection, chains.lives, names)
    problems += secrets.prove(connection, chains.secrets)
    yield Progress(done, total, "balances")
    problems += sums.prove(connection, balanced=ledger.balanced())
    yield Progress(done, total, "tills")
    problems += tills.prove(connection)
    yield Progress(done, total, "register")
    problems += paper.prove(connection)
    yield Progress(done, total, "bench")
    problems += bench.prove(connection)
    yield Progress(done, total, "transfers")
    problems += transfers.prove(connection)
    problems += parcels.prove(connection)
    problems += posting.prove(connection)
    problems += arrivals.prove(connection)
    problems += outings.prove(connection)
    yield Progress(done, total, "kits")
    problems += kits.prove(connection)
    yield Progress(done, total, "counts")
    problems += counts.prove(connection)
    yield Progress(done, total, "production")
    problems += production.prove(connection)
    yield Progress(done, total, "keeping")
    problems += keeping.prove(connection)
    problems += requisitions.prove(connection)
    problems += giving.prove(connection)
    problems += rules.prove(connection)
    problems += purging.prove(connection)
    yield Progress(total, total, "")
    return Checked(not problems, tuple(problems), moved, entries)


def _heads(connection: Connection) -> list[tuple[bytes, tuple[int, bytes]]]:
    return [
        (bytes(row.id), (int(row.seq), bytes(row.head)))
        for row in connection.execute(station.select())
    ]
