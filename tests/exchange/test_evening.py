from __future__ import annotations

import csv
import json
from datetime import UTC, datetime

from python_calamine import CalamineWorkbook

from desktop.domain.catalogue import Variant
from desktop.domain.stock import Holding, PlaceKind, StoryLine
from desktop.exchange.evening import evening_tables
from desktop.exchange.lists import items_table, moves_table, stock_table
from desktop.exchange.tables import write_table, write_tables
from tests.documents.evenings import busy_event, evening, quiet_day

AT = datetime(2026, 10, 24, 6, 30, tzinfo=UTC)


def test_every_table_of_the_evening_is_a_sheet(tmp_path):
    path = tmp_path / "evening.xlsx"
    write_tables(path, evening_tables(evening()))
    book = CalamineWorkbook.from_path(path)
    assert len(book.sheet_names) == 8
    sums = book.get_sheet_by_name(book.sheet_names[0]).to_python()
    assert 3872.0 in sums[1]
    assert "COSCon'26 中国开源年会" in sums[1]


def test_the_same_figures_stand_in_csv_and_json(tmp_path):
    write_tables(tmp_path / "e.csv", evening_tables(evening()))
    text = (tmp_path / "e.csv").read_text("utf-8-sig")
    assert "TS23-L,COSCon'23 T恤 L,30,1,21,2,0,1,8,2079.00" in text
    write_tables(tmp_path / "e.json", evening_tables(evening()))
    told = json.loads((tmp_path / "e.json").read_text("utf-8"))
    (sums,) = told["The day's figures"]
    assert sums["net_fen"] == evening().net_fen
    assert [line["code"] for line in told["What became of the goods"]] == [
        item.code for item in evening().by_item
    ]


def test_moments_are_those_of_the_events_zone(tmp_path):
    write_tables(tmp_path / "e.csv", evening_tables(evening()))
    rows = list(csv.reader((tmp_path / "e.csv").read_text("utf-8-sig").splitlines()))
    assert ["2026-10-24 09:30:00", "4", "129.00"] in rows


def test_an_evening_without_sales_and_a_long_one_are_written(tmp_path):
    assert write_tables(tmp_path / "quiet.xlsx", evening_tables(quiet_day())) == 1
    assert write_tables(tmp_path / "busy.xlsx", evening_tables(busy_event())) > 100


def test_lists_go_out_as_people_see_them(tmp_path):
    shirt = Variant(
        1, "", 1, "TS-L", "=T恤", "L", "服饰", 2026, "件", None, 9900, None, False, 5, 4
    )  # fmt: skip
    write_table(tmp_path / "items.csv", items_table([shirt], "Items"))
    line = (tmp_path / "items.csv").read_text("utf-8-sig").splitlines()[1]
    assert line == "TS-L,'=T恤,服饰,L,2026,件,,99.00,,5,4,false,false"
    lying = Holding(1, "TS-L", "T恤", "L", "开源社", "成都·仓库", 2, 5, 4, AT)
    write_table(tmp_path / "stock.json", stock_table([lying], "Stock"))
    (row,) = json.loads((tmp_path / "stock.json").read_text("utf-8"))
    assert (row["place"], row["verified_at"]) == ("成都·仓库", "2026-10-24T14:30:00+08:00")


def test_a_movement_names_places_and_act_in_words():
    line = StoryLine(
        "ab", 1, AT, AT, "receive", "到货", "张三", "TS-L", "T恤", "L", "开源社", 5,
        PlaceKind.SUPPLIER, "supplier", PlaceKind.SITE, "成都·仓库", False, False,
    )  # fmt: skip
    table = moves_table([line], "Movements")
    told = dict(zip([c.key for c in table.columns], table.rows[0], strict=True))
    assert (told["kind"], told["from"], told["to"]) == ("Goods in", "Supplier", "成都·仓库")
    assert str(told["at"]) == "2026-10-24 14:30:00+08:00"
