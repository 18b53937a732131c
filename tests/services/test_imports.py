"""A list comes in: every row has its fate first, then all of it is written as one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.domain.errors import Ambiguous, OpReused, RowsRefused
from desktop.domain.imports import Fate, Trouble
from desktop.domain.moments import micros
from desktop.domain.stock import PlaceKind
from desktop.services import imports, places, stock
from desktop.services.changes import OpId, Topic
from tests.services.lists import (
    COLUMNS,
    acts,
    bring_in,
    desk_at,
    fates,
    remarks,
    row,
    run,
    shelf,
    stock_list,
    variants,
)

SAMPLES = Path(__file__).parent.parent / "exchange" / "samples"
SAMPLE = SAMPLES / "开源社周年库存与使用申请_周边库存_表格.csv"


@pytest.fixture
def desk(database):
    return desk_at(database)


def test_the_list_that_feishu_exports_comes_in_and_is_in_after_that(desk):
    seen = run(imports.preview(desk, SAMPLE))
    assert seen.counts[Fate.REFUSED] == 0
    assert not seen.already_in
    assert "成都·仓库" in seen.new_places
    assert "毛绒" in seen.new_categories
    done = run(imports.apply(desk, OpId.new(), seen))
    assert done.new == done.rows == len(seen.fates)
    said = {}
    for fate in seen.fates:
        if fate.row.qty:
            said[fate.row.code, fate.row.owner, fate.row.place] = fate.row.qty
    assert shelf(desk) == said
    again = run(imports.preview(desk, SAMPLE))
    assert again.already_in
    assert again.counts[Fate.SAME] == done.rows
    assert run(imports.apply(desk, OpId.new(), again)).batch is None


def test_nothing_is_written_before_it_is_said_so(desk):
    before = acts(desk)
    assert fates(desk, row("A", 5)) == [Fate.NEW]
    assert acts(desk) == before
    assert shelf(desk) == {}


def test_the_same_act_twice_writes_once(desk):
    seen, op = imports.preview_rows(desk, stock_list(row("A", 5))), OpId.new()
    first = run(imports.apply(desk, op, seen))
    assert run(imports.apply(desk, op, seen)) == first
    assert shelf(desk) == {("A", "开源社", "成都·仓库"): 5}
    other = imports.preview_rows(desk, stock_list(row("A", 6)))
    with pytest.raises(OpReused):
        run(imports.apply(desk, op, other))


def test_rows_of_one_name_category_and_year_are_one_item_with_several_variants(desk):
    bring_in(
        desk,
        row("S", 1, name="T恤", category="服饰", year=2023, label="S"),
        row("M", 2, name="T恤", category="服饰", year=2023, label="M"),
        row("OLD", 2, name="T恤", category="服饰", year=2022, label="M"),
    )
    found = variants(desk)
    assert found["S"].item == found["M"].item != found["OLD"].item
    bring_in(desk, row("XL", 3, name="T恤", category="服饰", year=2023, label="XL"))
    assert variants(desk)["XL"].item == found["S"].item


def test_a_blank_price_is_not_for_sale_and_a_blank_quantity_moves_nothing(desk):
    done = bring_in(desk, row("A", None, price_fen=None), row("B", 0, price_fen=6900))
    assert done.new == 2
    assert shelf(desk) == {}
    assert variants(desk)["A"].price_fen is None
    assert variants(desk)["B"].price_fen == 6900


def test_stock_without_a_place_lies_nobody_knows_where_and_is_the_communitys(desk):
    bring_in(desk, row("A", 5, place="", owner=""))
    assert shelf(desk) == {("A", "开源社", "去向不明"): 5}


def test_places_are_paths_and_a_column_of_keepers_names_people(desk):
    bring_in(desk, row("A", 5, place="成都·仓库 / A1"), row("B", 1, place="小王", owner="赞助商"))
    made = {place.path: place.kind for place in places.places(desk)}
    assert made["成都·仓库"] == PlaceKind.SITE
    assert made["成都·仓库/A1"] == PlaceKind.BOX
    assert made["小王"] == PlaceKind.SITE
    bring_in(desk, row("A", 5, place="小李"), columns=COLUMNS | {"place": "保管人"})
    made = {place.path: place.kind for place in places.places(desk)}
    assert made["小李"] == PlaceKind.PERSON
    assert [owner.name for owner in stock.owners(desk)] == ["开源社", "赞助商"]


def test_a_place_outside_takes_no_stock_from_a_list(desk):
    seen = imports.preview_rows(desk, stock_list(row("A", 5, place="lost")))
    assert [(t.row, t.column, t.code) for t in seen.troubles] == [(2, "存放地点", "taken")]


def test_notes_and_days_of_counts_belong_to_the_place(desk):
    bring_in(
        desk,
        row("A", 5, note="可归还", verified_on=date(2023, 6, 1)),
        row("A", 2, place="上海·KCC", note="有折痕"),
        row("A", 1, place="深圳·KCC"),
    )
    midnight = micros(datetime(2023, 5, 31, 16, tzinfo=UTC))  # in Shanghai
    assert remarks(desk) == [("可归还", midnight), ("有折痕", None)]


def test_what_is_not_counted_gets_no_stock(desk):
    bring_in(desk, row("FEE", 100, uncounted=True), row("A", 1))
    assert shelf(desk) == {("A", "开源社", "成都·仓库"): 1}
    assert fates(desk, row("FEE", 200, uncounted=True)) == [Fate.SAME]


def test_a_row_that_contradicts_an_earlier_one_is_booked_and_the_first_one_wins(desk):
    rows = (
        row("A", 5, name="徽章", price_fen=1500),
        row("A", 3, place="上海·KCC", name="徽章", price_fen=1800),
        row("A", 2, place="深圳·KCC", name="徽章", price_fen=1500),
    )
    seen = imports.preview_rows(desk, stock_list(*rows))
    assert [fate.fate for fate in seen.fates] == [Fate.NEW, Fate.DIFFERS, Fate.NEW]
    assert seen.fates[1].other_row == 2
    assert seen.fates[1].changes == (("price_fen", 1500, 1800),)
    bring_in(desk, *rows)
    assert variants(desk)["A"].price_fen == 1500
    assert shelf(desk)["A", "开源社", "上海·KCC"] == 3
    assert imports.preview_rows(desk, stock_list(*rows)).already_in


def test_variants_of_one_item_that_contradict_each_other_are_told_too(desk):
    rows = (
        row("S", 1, name="T恤", label="S", unit="件"),
        row("M", 1, name="T恤", label="M", unit="只"),
    )
    seen = imports.preview_rows(desk, stock_list(*rows))
    assert [fate.fate for fate in seen.fates] == [Fate.NEW, Fate.DIFFERS]
    assert (seen.fates[1].other_row, seen.fates[1].changes) == (2, (("unit", "件", "只"),))
    bring_in(desk, *rows)
    assert variants(desk)["M"].unit == "件"


def test_the_same_code_owner_and_place_twice_is_refused(desk):
    twice = stock_list(row("A", 5), row("B", 1), row("a", 6))
    seen = imports.preview_rows(desk, twice)
    assert seen.troubles == (Trouble(4, "编号", "a", "duplicate_row", {"other_row": 2}),)
    assert [fate.fate for fate in seen.fates] == [Fate.NEW, Fate.NEW, Fate.REFUSED]
    before = acts(desk)
    with pytest.raises(RowsRefused):
        run(imports.apply(desk, OpId.new(), seen))
    assert acts(desk) == before
    done = run(imports.apply(desk, OpId.new(), seen, skip_refused=True))
    assert (done.rows, done.new, done.refused) == (3, 2, 1)
    assert shelf(desk) == {("A", "开源社", "成都·仓库"): 5, ("B", "开源社", "成都·仓库"): 1}


def test_a_row_that_could_not_be_read_keeps_the_others_out_too(desk):
    bad = Trouble(3, "库存数量", "1.5", "bad_quantity", {"text": "1.5"})
    seen = imports.preview_rows(desk, replace(stock_list(row("A", 5)), troubles=(bad,)))
    assert (seen.counts[Fate.REFUSED], seen.already_in) == (1, False)
    with pytest.raises(RowsRefused):
        run(imports.apply(desk, OpId.new(), seen))
    done = run(imports.apply(desk, OpId.new(), seen, skip_refused=True))
    assert (done.rows, done.new, done.refused) == (2, 1, 1)


def test_columns_in_doubt_are_asked_about_first(desk):
    doubtful = replace(stock_list(), doubtful={"qty": ("数量", "库存")})
    seen = imports.preview_rows(desk, doubtful)
    assert not seen.already_in
    with pytest.raises(Ambiguous) as no:
        run(imports.apply(desk, OpId.new(), seen))
    assert no.value.candidates == ("数量", "库存")


def test_what_was_written_since_the_preview_is_looked_at_again(desk):
    seen = imports.preview_rows(desk, stock_list(row("A", 5)))
    bring_in(desk, row("A", 3), row("B", 1))
    done = run(imports.apply(desk, OpId.new(), seen))
    assert (done.new, done.changed) == (0, 1)
    assert shelf(desk)["A", "开源社", "成都·仓库"] == 5


def test_an_import_is_announced_once_and_nothing_new_is_not(database):
    heard: list[frozenset[Topic]] = []
    desk = replace(desk_at(database), announce=heard.append)
    bring_in(desk, row("A", 5))
    bring_in(desk, row("A", 5))
    assert len(heard) == 1
