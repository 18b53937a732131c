"""A history of elsewhere is entered as it was: the same end, and all that cannot have been so."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import AlreadyUndone, RowsRefused
from desktop.domain.history import Anomaly, Happened, History, Oddity, Replayed
from desktop.domain.stock import REAL, PlaceKind
from desktop.services import replaying, stock
from desktop.services.changes import Desk, OpId
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from desktop.store.opening import open_ledger
from tests.store.ledgers import ended, proven, same_ledger

START = 1_700_000_000_000_000
HOUR = 3_600_000_000


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, uuid4(), "小明", lambda: datetime(2026, 10, 4, 1, 0, tzinfo=UTC))


def goods(hour: int, code: str, qty: int, start: str, goal: str, note: str = "") -> Happened:
    return Happened(hour, START + hour * HOUR, code, f"物品 {code}", qty, "", start, goal, note)


def box(hour: int, start: str, goal: str) -> Happened:
    return Happened(hour, START + hour * HOUR, "", "", 0, "", start, goal)


def taken_in(desk: Desk, *rows: Happened) -> Replayed:
    done: Replayed = ended(replaying.replay(desk, History("old.csv", rows, ())))
    return done


def lies(desk: Desk, at: int | None = None) -> dict[tuple[str, str], int]:
    moment = None if at is None else datetime.fromtimestamp((START + at * HOUR) / 1e6, UTC)
    held = stock.holdings(desk, at=moment, limit=10_000).rows
    return {(one.code, one.place): one.on_hand for one in held}


def test_a_box_takes_what_it_holds_along(desk: Desk):
    done = taken_in(
        desk,
        goods(1, "BG", 30, "opening", "仓库/架1/箱A"),
        goods(2, "BG", 5, "仓库/架1/箱A", "sold"),
        box(3, "仓库/架1/箱A", "成都"),
        goods(4, "BG", 2, "成都/箱A", "given"),
        box(5, "成都/箱A", ""),
    )
    assert (done.moves, done.box_moves, done.items, done.anomalies) == (3, 2, 1, ())
    assert lies(desk) == {("BG", "箱A"): 23}
    assert lies(desk, 2) == {("BG", "仓库/架1/箱A"): 25}
    assert lies(desk, 4) == {("BG", "成都/箱A"): 23}
    assert proven(desk) == ()


def test_what_cannot_have_been_so_is_told_and_the_rest_is_entered(desk: Desk):
    twice = goods(2, "BG", 3, "甲", "乙")
    done = taken_in(
        desk,
        goods(1, "BG", 4, "opening", "甲"),
        twice,
        replace(twice, row=99),
        goods(3, "BG", 5, "甲", "sold"),
        box(4, "甲", "甲/里"),
        box(5, "丙", "乙"),
        goods(6, "BG", 1, "supplier", "甲/里"),
        goods(7, "BG", 1, "supplier", "乙/里"),
        box(8, "甲/里", "乙"),
    )
    assert done.anomalies == (
        Anomaly(99, Oddity.TWICE, "BG", "乙"),
        Anomaly(4, Oddity.CYCLE, "甲", "甲/里"),
        Anomaly(5, Oddity.ABSENT, "丙", "乙"),
        Anomaly(8, Oddity.TAKEN, "甲/里", "乙"),
        Anomaly(3, Oddity.NEGATIVE, "BG", "甲", 4),
    )
    held = {one.place: (one.on_hand, one.disputed) for one in stock.holdings(desk).rows}
    assert held == {"甲": (-4, True), "乙": (3, False), "甲/里": (1, False), "乙/里": (1, False)}
    assert proven(desk) == ()


def test_a_new_box_may_be_called_as_one_that_has_left(desk: Desk):
    taken_in(desk, goods(1, "BG", 1, "opening", "甲/箱"))
    taken_in(desk, box(2, "甲/箱", "乙"), goods(3, "BG", 7, "opening", "甲/箱"))
    taken_in(desk, box(4, "甲/箱", "丙"), box(5, "乙/箱", "甲"), box(6, "丙/箱", "乙"))
    assert lies(desk) == {("BG", "甲/箱"): 1, ("BG", "乙/箱"): 7}
    assert lies(desk, 3) == {("BG", "甲/箱"): 7, ("BG", "乙/箱"): 1}
    assert proven(desk) == ()


def test_the_same_file_again_is_nothing_new(desk: Desk):
    rows = (
        goods(1, "BG", 9, "opening", "甲"),
        box(2, "甲", "乙"),
        goods(3, "TS", 1, "opening", "乙/甲"),
    )
    taken_in(desk, *rows)
    before = lies(desk)
    told = taken_in(desk, *rows)
    assert (told.same, told.moves, told.box_moves) == (3, 0, 0)
    more = taken_in(desk, *rows, goods(4, "BG", 2, "乙/甲", "sold"))
    assert (more.same, more.moves) == (3, 1)
    assert lies(desk) == before | {("BG", "乙/甲"): 7}
    assert len(stock.acts(desk, 20)) == 6  # four rows and the two takings-in that made something


def test_a_row_that_was_taken_back_is_taken_in_anew(desk: Desk):
    row = goods(1, "BG", 9, "opening", "甲")
    taken_in(desk, row)
    (act,) = [act for act in stock.acts(desk) if act.kind == "history"]
    for _ in range(2):
        (standing,) = [a for a in stock.acts(desk) if a.kind == "history" and not a.undone]
        stock.undo(desk, OpId.new(), OpId(standing.op))
        assert lies(desk) == {}
        assert taken_in(desk, row).moves == 1
        assert lies(desk) == {("BG", "甲"): 9}
    with pytest.raises(AlreadyUndone):
        stock.undo(desk, OpId.new(), OpId(act.op))
    assert proven(desk) == ()


def test_whoever_gives_up_goes_on_from_there(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(replaying, "AT_ONCE", 2)
    rows = tuple(goods(n, "BG", n, "opening", f"家{n}") for n in range(1, 6))
    work = replaying.replay(desk, History("old.csv", rows, ()))
    assert [next(work).done for _ in range(2)] == [0, 2]
    work.close()
    assert sorted(lies(desk).values()) == [1, 2]
    done = taken_in(desk, *rows)
    assert (done.same, done.moves) == (2, 3)
    assert sorted(lies(desk).values()) == [1, 2, 3, 4, 5]


def test_it_is_rebuilt_from_the_journals(desk: Desk, tmp_path: Path):
    taken_in(
        desk,
        goods(1, "BG", 9, "opening", "甲/箱"),
        box(2, "甲/箱", "乙"),
        goods(3, "BG", 20, "乙/箱", "sold"),
        goods(4, "TS", 20, "opening", "甲/箱"),
    )
    ended(rebuild(desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(again, desk.database)
    again.close()


def test_a_file_is_read_in_the_order_of_time(desk: Desk, tmp_path: Path):
    path = tmp_path / "old.csv"
    path.write_text(
        "时间,编号,名称,数量,从,到,原因,颜色\n"
        "2023/10/28 14:30,BG,徽章,３,成都·仓库/箱 A,售出,现场,红\n"
        '2023-10-01,BG,徽章,"1,200",期初,仓库/箱 A,,\n'
        "2023年10月20日,,,,仓库/箱 A,成都·仓库,搬家,\n"
        "2023-10-29T09:00:00Z,BG,徽章,十个,甲,乙,,\n"
        "昨天,BG,徽章,1,甲,乙,,\n"
        "2023-10-29,XX,,1,甲,乙,,\n"
        "2023-10-29,BG,徽章,1,甲,甲,,\n"
        "2023-10-29,BG,徽章,1,,甲,,\n",
        "utf-8-sig",
    )
    history = replaying.preview(desk, path)
    assert [row.row for row in history.rows] == [3, 4, 2]
    assert history.rows[2].goal == PlaceKind.SOLD
    assert history.unknown == ("颜色",)
    assert [(t.row, t.column, t.code) for t in history.troubles] == [
        (5, "数量", "bad_quantity"),
        (6, "时间", "bad_date"),
        (7, "", "not_found"),
        (8, "到", "same_place"),
        (9, "从", "missing"),
    ]
    with pytest.raises(RowsRefused):
        next(replaying.replay(desk, history))
    assert ended(replaying.replay(desk, history, skip_refused=True)).moves == 2
    assert lies(desk) == {("BG", "成都·仓库/箱 A"): 1197}


def test_what_is_still_to_come_and_a_box_in_no_place_are_no_history(desk: Desk, tmp_path: Path):
    path = tmp_path / "odd.csv"
    path.write_text(
        "时间,编号,名称,数量,从,到\n"
        "2099-10-01,BG,徽章,1,期初,仓库\n"
        "2023-10-01,,,,仓库/箱 A,供应商\n"
        "2023-10-01,,,,供应商,仓库\n"
        "2023-10-01,BG,徽章,1,仓库,sold/柜子\n"
        "2023-10-01,BG,徽章,1,期初,仓库\n",
        "utf-8-sig",
    )
    history = replaying.preview(desk, path)
    assert [row.row for row in history.rows] == [6]
    assert [(t.row, t.column, t.code) for t in history.troubles] == [
        (2, "", "not_yet"),
        (3, "到", "nowhere_real"),
        (4, "从", "nowhere_real"),
        (5, "到", "nowhere_real"),
    ]


PATHS = st.lists(st.sampled_from("ABC"), min_size=1, max_size=3).map("/".join)
ENDS = st.one_of(PATHS, st.sampled_from(["opening", "sold", "lost"]))
GOODS = st.tuples(st.sampled_from("XY"), st.integers(1, 9), ENDS, ENDS)
BOXES = st.tuples(st.just(""), st.just(0), PATHS, st.one_of(st.just(""), PATHS))
ROWS = st.lists(st.one_of(GOODS.filter(lambda row: row[2] != row[3]), BOXES), max_size=25)


def told_by_hand(rows: list[Happened], wrong: set[int]) -> Counter[tuple[str, str]]:
    """Where everything lies in the end, by the plainest program there is: paths as text."""
    held: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.row in wrong:
            continue
        if row.code:
            held[row.code, row.start] -= row.qty
            held[row.code, row.goal] += row.qty
            continue
        name = row.start.rsplit("/", 1)[-1]
        goal = f"{row.goal}/{name}" if row.goal else name
        carried: Counter[tuple[str, str]] = Counter()
        for (code, place), qty in held.items():
            if place == row.start or place.startswith(f"{row.start}/"):
                place = goal + place.removeprefix(row.start)
            carried[code, place] += qty
        held = carried
    real = {kind.value for kind in PlaceKind if kind not in REAL}
    return Counter({key: qty for key, qty in held.items() if qty and key[1] not in real})


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger without facts, to be copied."""
    path = tmp_path_factory.mktemp("history") / "empty.db"
    open_ledger(path).close()
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS, cut=st.integers(0, 25))
def test_any_history_ends_where_it_would_by_hand(
    rows: list[tuple[str, int, str, str]], cut: int, empty: Path
):
    ledger = empty.with_name("one.db")
    shutil.copy(empty, ledger)
    database = connect(ledger)
    desk = Desk(database, uuid4(), "小明", lambda: datetime(2026, 10, 4, 1, 0, tzinfo=UTC))
    said = [Happened(i, START + i * HOUR, c, c, q, "", s, g) for i, (c, q, s, g) in enumerate(rows)]
    odd = [*taken_in(desk, *said[:cut]).anomalies, *taken_in(desk, *said[cut:]).anomalies]
    wrong = {a.row for a in odd if a.what in (Oddity.CYCLE, Oddity.TAKEN, Oddity.ABSENT)}
    assert lies(desk) == told_by_hand(said, wrong)
    assert proven(desk) == ()
    database.close()
    for part in empty.parent.glob("one.db*"):
        part.unlink()
