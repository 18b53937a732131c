"""Whatever lists come in, in whatever order, what lies there is what was said last."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.imports import StockRow
from desktop.services import catalogue, stock
from desktop.services.changes import Desk, OpId
from desktop.store.database import connect
from tests.services.lists import books, bring_in, desk_at, row, shelf

KEYS = [
    (code, owner, place)
    for code in ("A", "B", "C")
    for owner in ("开源社", "赞助商")
    for place in ("成都·仓库", "上海·KCC/A1")
]


def one_row(key: tuple[str, str, str]) -> st.SearchStrategy[StockRow]:
    code, owner, place = key
    return st.builds(
        row,
        st.just(code),
        st.none() | st.integers(0, 40),
        st.just(place),
        owner=st.just(owner),
        name=st.sampled_from(["徽章", "T恤"]),
        category=st.sampled_from(["", "服饰"]),
        label=st.sampled_from(["", "大"]),
        price_fen=st.sampled_from([None, 100, 200]),
        note=st.sampled_from(["", "有折痕"]),
    )


LISTS = st.lists(
    st.lists(st.sampled_from(KEYS), min_size=1, unique=True).flatmap(
        lambda keys: st.tuples(*map(one_row, keys))
    ),
    min_size=1,
    max_size=5,
)
QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    # To make a failing example smaller takes minutes here; it is told as it is.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@pytest.fixture
def fresh_desk(_empty_file):
    """Opens a ledger of its own for each example."""

    @contextmanager
    def opened() -> Iterator[Desk]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "yuanwu.db"
            shutil.copyfile(_empty_file, path)
            database = connect(path)
            try:
                yield desk_at(database)
            finally:
                database.close()

    return opened


@QUICK
@given(lists=LISTS)
def test_when_nothing_moved_every_place_holds_what_was_said_last(fresh_desk, lists):
    with fresh_desk() as desk:
        said: dict[tuple[str, str, str], int] = {}
        for rows in lists:
            bring_in(desk, *rows)
            for one in rows:
                if one.qty is not None:
                    said[one.code, one.owner, one.place.split("/")[-1]] = one.qty
            assert shelf(desk) == {key: qty for key, qty in said.items() if qty}
            again = bring_in(desk, *rows)
            assert (again.batch, again.new, again.changed) == (None, 0, 0)
        sums = books(desk)
        assert {k: n for k, n in sums.items() if n and k[2] != "opening"} == shelf(desk)


@QUICK
@given(lists=LISTS)
def test_imports_taken_back_in_reverse_leave_nothing_and_come_in_as_before(fresh_desk, lists):
    with fresh_desk() as desk:
        done = [bring_in(desk, *rows) for rows in lists]
        lay = shelf(desk)
        for batch in reversed([d.batch for d in done if d.batch is not None]):
            stock.undo(desk, OpId.new(), UUID(hex=batch))
        assert shelf(desk) == {}
        assert catalogue.search(desk, "").total == 0
        for rows in lists:
            bring_in(desk, *rows)
        assert shelf(desk) == lay
