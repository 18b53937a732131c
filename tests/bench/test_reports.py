"""Reports of a million movements, against the same sums as a person would ask for them in SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from desktop.domain.reports import Filters, ReportName
from desktop.services.changes import Desk
from desktop.services.reports import report
from desktop.store.database import connect
from tests.bench.books import open_raw, stock_books
from tests.bench.figures import Board, part, took

pytestmark = pytest.mark.bench
TURNS = 5
NOW = datetime(2027, 1, 1, tzinfo=UTC)
YEAR_ENDS = 1_798_732_800_000_000  # 2027-01-01 at home, microseconds UTC

STOCK = """
SELECT b.place, b.disputed, r.verified_at IS NULL, SUM(b.qty), COUNT(*) FROM balance b
LEFT JOIN remark r ON r.variant = b.variant AND r.owner = b.owner AND r.place = b.place
WHERE b.qty <> 0 GROUP BY 1, 2, 3
"""
MOVES = """
SELECT (m.at + 28800000000) / 86400000000, o.kind, SUM(m.qty), COUNT(*) FROM movement m
JOIN operation o ON o.op_id = m.op_id WHERE o.reverses IS NULL GROUP BY 1, 2
"""
WORTH = """
SELECT b.owner, SUM(b.qty), SUM(b.qty * COALESCE(v.value_fen, 0)), COUNT(DISTINCT b.variant)
FROM balance b JOIN variant v ON v.id = b.variant WHERE b.qty <> 0 GROUP BY 1
"""
WITHOUT = """
SELECT v.code, i.name, v.label, s.owner, s.qty FROM
(SELECT variant, owner, SUM(qty) AS qty FROM balance WHERE qty <> 0 GROUP BY 1, 2) s
JOIN variant v ON v.id = s.variant JOIN item i ON i.id = v.item
WHERE v.value_fen IS NULL ORDER BY s.qty DESC
"""
BEYOND = """
SELECT s.variant, p.kind, SUM(s.qty) FROM (
    SELECT variant, owner, from_place AS place, qty FROM movement
    UNION ALL SELECT variant, owner, to_place, -qty FROM movement
) s JOIN place p ON p.id = s.place
WHERE s.owner = 1 AND p.kind IN ('supplier', 'opening', 'sold', 'given', 'consumed', 'lost')
GROUP BY 1, 2
"""
SPREAD = """
SELECT variant, COUNT(DISTINCT place) FROM balance WHERE qty <> 0 AND owner = 1 GROUP BY 1
"""
SITES = "SELECT place, SUM(qty) FROM balance WHERE qty <> 0 AND owner = 1 GROUP BY 1"
HEAPS = """
SELECT variant, place, qty FROM balance WHERE qty <> 0 AND owner = 1 ORDER BY qty DESC LIMIT 2000
"""
LAY = f"""
SELECT place, SUM(qty), COUNT(*) FROM (
    SELECT variant, owner, place, SUM(qty) AS qty FROM (
        SELECT variant, owner, to_place AS place, qty FROM movement WHERE at < {YEAR_ENDS}
        UNION ALL
        SELECT variant, owner, from_place, -qty FROM movement WHERE at < {YEAR_ENDS}
    ) GROUP BY 1, 2, 3 HAVING SUM(qty) <> 0
) GROUP BY 1
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("reports") / "yuanwu.db"
    stock_books(path, items=5_000, places=300, movements=1_000_000)
    database = connect(path)
    yield Desk(database, uuid4(), "小明", lambda: NOW)
    database.close()


@pytest.fixture
def measured(desk: Desk, board: Board) -> Iterator[Callable[..., bool]]:
    """Puts a report up on the board beside what its sums cost by plain SQL."""
    assert desk.database.path is not None

    def ask(raw: sqlite3.Connection, floor: tuple[str, ...]) -> None:
        for text in floor:
            raw.execute(text).fetchall()

    with closing(open_raw(desk.database.path)) as raw:

        def put(name: ReportName, filters: Filters, *floor: str) -> bool:
            ours, theirs = [], []
            for _ in range(TURNS):
                theirs.append(took(lambda: ask(raw, floor)))
                ours.append(took(lambda: report(desk, name, filters)))
            said = f"report {name.value}, 1,000,000 movements"
            return board.add(said, part(ours, 0.5), part(theirs, 0.5), at_most=2)

        yield put


def test_stock_by_place(measured: Callable[..., bool]):
    assert measured(ReportName.STOCK, Filters(), STOCK)


def test_what_moved_when(measured: Callable[..., bool]):
    assert measured(ReportName.MOVES, Filters(), MOVES)


def test_what_it_is_worth(measured: Callable[..., bool]):
    assert measured(ReportName.VALUE, Filters(), WORTH, WITHOUT)


def test_a_sponsors_statement(measured: Callable[..., bool]):
    assert measured(ReportName.SPONSOR, Filters(owner=1), BEYOND, SPREAD, SITES, HEAPS)


def test_the_figures_of_a_year(measured: Callable[..., bool]):
    assert measured(ReportName.YEAR, Filters(year=2026), LAY)
