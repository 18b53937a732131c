"""Serial numbers: leased, given, given back, never given twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.domain.bench.recorded import Recorded
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import (
    BadSerial,
    NotFound,
)
from desktop.services.bench import attempts, history
from desktop.services.changes import OpId
from desktop.store.bench.numbers import BLOCK
from tests.store.ledgers import proven
from tests.workbench import SERIES, Workbench


@pytest.fixture
def bench(database) -> Workbench:
    return Workbench(database)


# ── numbers ──


def test_numbers_count_up_and_one_given_back_is_offered_again(bench):
    session = bench.open()
    assert [bench.number(session) for _ in range(3)] == ["SL-00001", "SL-00002", "SL-00003"]
    attempts.return_number(bench.desk, OpId.new(), "SL-00002")
    with pytest.raises(NotFound):
        attempts.return_number(bench.desk, OpId.new(), "SL-00002")
    assert [bench.number(session) for _ in range(2)] == ["SL-00002", "SL-00004"]
    assert proven(bench.desk) == ()


def test_a_number_that_is_on_a_board_is_not_given_back(bench):
    session = bench.open()
    done = bench.passes(session)
    with pytest.raises(NotFound):
        attempts.return_number(bench.desk, OpId.new(), done.serial)


def test_a_number_of_which_nobody_knows_is_not_offered_again(bench):
    session = bench.open()
    lost = bench.number(session)  # the program ended before the board was recorded
    assert bench.number(session) != lost
    done = bench.passes(session, lost)  # it comes back with the number it was given
    assert (done.serial, done.number) == (lost, 1)
    assert proven(bench.desk) == ()


def test_two_stations_of_one_ledger_give_numbers_of_their_own(bench, database):
    session = bench.open()
    other = Workbench(database)
    mine = [bench.number(session) for _ in range(2)]
    theirs = [other.number(session) for _ in range(2)]
    assert mine == ["SL-00001", "SL-00002"]
    assert theirs == [SERIES.format(n=BLOCK + 1), SERIES.format(n=BLOCK + 2)]
    with pytest.raises(NotFound):  # what another station gave is not ours to take back
        attempts.return_number(other.desk, OpId.new(), mine[0])


def test_a_block_that_is_full_is_followed_by_the_next(bench):
    session = bench.open()
    series = "X{n}"
    given = [
        attempts.take_number(bench.desk, OpId.new(), session, series) for _ in range(BLOCK + 2)
    ]
    assert given == [f"X{n}" for n in range(1, BLOCK + 3)]
    assert proven(bench.desk) == ()


def test_numbers_that_came_from_elsewhere_are_passed_over(bench):
    session = bench.open()
    bench.passes(session, "SL-00001")
    bench.fails(session, serial="SL-00003")
    assert [bench.number(session) for _ in range(2)] == ["SL-00002", "SL-00004"]


def test_a_foreign_boards_number_is_taken_as_it_is(bench):
    session = bench.open()
    bench.passes(session, "XYZ/17")
    (row,) = history.boards(bench.desk, "xyz").rows
    assert (row.serial, row.ok) == ("XYZ/17", True)


def test_a_series_that_no_board_could_remember_is_refused(bench):
    session = bench.open()
    for series in ("SL", "{n:020d}", "SL {n}", "雪花{n}", "{x}"):
        with pytest.raises(BadSerial):
            attempts.take_number(bench.desk, OpId.new(), session, series)


def test_eight_boards_at_once_get_eight_numbers(bench):
    session = bench.open()
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: bench.passes(session), range(8)))
    assert len({one.serial for one in done}) == 8
    assert proven(bench.desk) == ()


def test_two_stations_at_one_table_give_every_board_and_every_tag_its_own(bench, database):
    session = bench.open(Kind.PRODUCTION)
    stations = [bench, Workbench(database)]
    bench.bring(10)

    def one(n: int) -> Recorded:
        station = stations[n % 2]
        done: Recorded = station.fails(session) if n % 3 == 0 else station.passes(session)
        return done

    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(one, range(12)))
    assert len({one.serial for one in done if one.serial}) == 8
    assert {one.tag for one in done if one.tag} == {"T-01", "T-02", "T-03", "T-04"}
    assert bench.lies() == {"SL-KIT": 7, "SL": 8}
    assert proven(bench.desk) == ()
