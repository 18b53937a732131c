"""Five thousand requests of four lines, read, previewed and written, against bare inserts."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.services import catalogue
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import taking
from desktop.store.database import connect
from tests.bench.figures import Board, took
from tests.bench.test_import import Floor
from tests.store.ledgers import ended, proven

pytestmark = pytest.mark.bench
ROWS = 5_000
ITEMS = 60


def form(path: Path) -> None:
    """As the form's table is exported: four lines of free text each."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(
            [
                *("自动编号", "提交人", "提交时间", "活动名称", "活动类型", "活动城市"),
                *("需要日期", "预计人数", "申请物料", "收件人", "手机号", "收件地址", "备注"),
            ]
        )
        for i in range(ROWS):
            goods = [f"周边 {(i * 7 + n * 13) % ITEMS}/款 x{n + 1}" for n in range(4)]
            who = f"申请人{i % 900}"
            when = f"2026/{i % 10 + 1:02}/{i % 28 + 1:02} {i % 24:02}:{i % 60:02}"
            event = [f"开源之夜 {i}", "KCC 线下活动", "成都", "2026/12/20", i % 200 + 1]
            phone = f"139{i:08d}"
            out.writerow(
                [i + 1, who, when, *event, "; ".join(goods), who, phone, f"成都市 {i} 号", "快"]
            )


def by_article(path: Path) -> None:
    """The same with a column for each of twelve articles, four of them filled."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        articles = [f"周边 {n}/款" for n in range(12)]
        out.writerow(
            [
                *("自动编号", "提交人", "提交时间", "活动名称", "活动类型", "活动城市"),
                *("需要日期", "预计人数", *articles, "收件人", "手机号", "收件地址", "备注"),
            ]
        )
        for i in range(ROWS):
            goods = [""] * 12
            for n in range(4):
                goods[(i * 7 + n * 3) % 12] = str(n + 1)
            who = f"申请人{i % 900}"
            when = f"2026/{i % 10 + 1:02}/{i % 28 + 1:02} {i % 24:02}:{i % 60:02}"
            event = [f"开源之夜 {i}", "KCC 线下活动", "成都", "2026/12/20", i % 200 + 1]
            out.writerow(
                [i + 1, who, when, *event, *goods, who, f"139{i:08d}", f"成都市 {i} 号", "快"]
            )


def stocked(path: Path) -> None:
    """A ledger with what is asked for."""
    database = connect(path)
    desk = Desk(database, uuid4(), "小明")
    for n in range(ITEMS):
        edit = catalogue.VariantEdit(VariantDraft(f"Z{n}", "款", 15_00, 10_00))
        catalogue.save_item(desk, OpId.new(), ItemDraft(f"周边 {n}"), [edit])
    database.close()


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (form, "import of 5,000 requests of 4 lines"),
        (by_article, "the same, with a column for each article"),
    ],
)
def test_five_thousand_requests_come_in(
    tmp_path: Path, empty: Path, board: Board, write: Callable[[Path], None], name: str
):
    source, shop = tmp_path / "使用申请.csv", tmp_path / "shop.db"
    write(source)
    shutil.copyfile(empty, shop)
    stocked(shop)
    times, floors = [], []
    for turn in range(3):
        path, copy = tmp_path / f"{turn}.db", tmp_path / f"floor{turn}.db"
        shutil.copyfile(shop, path)
        shutil.copyfile(shop, copy)
        database = connect(path)
        desk = Desk(database, uuid4(), "小明")

        def whole(desk: Desk = desk) -> None:
            seen = ended(taking.preview(desk, source))
            done = ended(taking.apply(desk, OpId.new(), seen))
            assert done.new == ROWS

        times.append(took(whole))
        assert proven(desk) == ()
        database.close()
        floor = Floor(path, shop)
        floors.append(took(partial(floor.write, copy)))
    measured, floor_took = min(times), min(floors)
    assert board.add(name, measured, floor_took, at_most=15, below=6)
