"""A list comes in again: a row is compared with what it said last, not with what lies there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.errors import RowsRefused, UndoBlocked
from desktop.domain.imports import Fate
from desktop.services import allocations, catalogue, imports, places, stock
from desktop.services.changes import OpId
from tests.services.lists import (
    COLUMNS,
    books,
    bring_in,
    desk_at,
    fates,
    place_id,
    remarks,
    row,
    run,
    shelf,
    stock_list,
    take_back,
    variants,
)


@pytest.fixture
def desk(database):
    return desk_at(database)


def move(desk, code, qty, from_place, to_place):
    places_ = [place_id(desk, name) for name in (from_place, to_place)]
    return stock.move(desk, OpId.new(), code, qty, *places_, reason="搬")


def test_the_same_list_is_already_in_also_after_goods_have_moved(desk):
    rows = (row("A", 5), row("B", 7, place="上海·KCC"))
    bring_in(desk, *rows)
    move(desk, "A", 5, "成都·仓库", "上海·KCC")
    move(desk, "B", 2, "上海·KCC", "sold")
    seen = imports.preview_rows(desk, stock_list(*rows))
    assert seen.already_in
    assert run(imports.apply(desk, OpId.new(), seen)) == imports.Imported(None, 2, 0, 0, 2, 0, 0)
    assert shelf(desk) == {("A", "开源社", "上海·KCC"): 5, ("B", "开源社", "上海·KCC"): 5}


def test_a_changed_quantity_moves_the_difference_to_what_was_said_last(desk):
    bring_in(desk, row("A", 5))
    move(desk, "A", 4, "成都·仓库", "sold")
    seen = imports.preview_rows(desk, stock_list(row("A", 8)))
    assert seen.fates[0].fate == Fate.CHANGED
    assert seen.fates[0].changes == (("qty", 5, 8),)
    assert bring_in(desk, row("A", 8)).changed == 1
    assert shelf(desk) == {("A", "开源社", "成都·仓库"): 4}
    bring_in(desk, row("A", 7))
    assert shelf(desk) == {("A", "开源社", "成都·仓库"): 3}


def test_a_blank_quantity_keeps_what_was_said_last(desk):
    bring_in(desk, row("A", 5))
    assert fates(desk, row("A", None)) == [Fate.SAME]
    bring_in(desk, row("A", None, note="新备注"))
    bring_in(desk, row("A", 6))
    assert shelf(desk) == {("A", "开源社", "成都·仓库"): 6}


def test_less_than_before_is_refused_where_less_is_left(desk):
    bring_in(desk, row("A", 5, price_fen=100))
    move(desk, "A", 4, "成都·仓库", "sold")
    seen = imports.preview_rows(desk, stock_list(row("A", 2, price_fen=200), row("B", 1)))
    assert [fate.fate for fate in seen.fates] == [Fate.REFUSED, Fate.NEW]
    (trouble,) = seen.troubles
    assert (trouble.row, trouble.column, trouble.code) == (2, "库存数量", "out_of_stock")
    assert trouble.data["on_hand"] == 1
    assert trouble.data["wanted"] == 3
    with pytest.raises(RowsRefused):
        run(imports.apply(desk, OpId.new(), seen))
    run(imports.apply(desk, OpId.new(), seen, skip_refused=True))
    assert shelf(desk)["A", "开源社", "成都·仓库"] == 1
    assert variants(desk)["A"].price_fen == 100


def test_what_is_promised_is_not_taken_back_by_a_list(desk):
    bring_in(desk, row("A", 5))
    here = place_id(desk, "成都·仓库")
    allocations.allocate(desk, OpId.new(), "A", 4, here, stock.owners(desk)[0].id, "申请 12")
    seen = imports.preview_rows(desk, stock_list(row("A", 2)))
    assert [trouble.code for trouble in seen.troubles] == ["reserved"]


def test_item_columns_change_where_the_list_changes_them(desk):
    bring_in(desk, row("A", 5, name="徽章", category="徽章", price_fen=1500, label="金"))
    after = row("A", 5, name="徽章", category="胸针", price_fen=None, label="银")
    seen = imports.preview_rows(desk, stock_list(after))
    assert set(seen.fates[0].changes) == {
        ("category", "徽章", "胸针"),
        ("price_fen", 1500, None),
        ("label", "金", "银"),
    }
    assert seen.new_categories == ("胸针",)
    bring_in(desk, after)
    found = variants(desk)["A"]
    assert (found.category, found.price_fen, found.label) == ("胸针", None, "银")
    assert [v.code for v in catalogue.search(desk, "银").rows] == ["A"]


def test_what_a_person_set_since_then_stays_while_the_list_stays(desk):
    bring_in(desk, row("A", 5, price_fen=1500))
    (card,) = catalogue.search(desk, "A").rows
    edit = catalogue.VariantEdit(VariantDraft("A", price_fen=2000), card.uid)
    catalogue.save_item(desk, OpId.new(), ItemDraft(card.name), [edit], card.item_id)
    assert fates(desk, row("A", 5, price_fen=1500)) == [Fate.SAME]
    bring_in(desk, row("A", 6, price_fen=1500))
    assert variants(desk)["A"].price_fen == 2000


def test_an_item_renamed_by_all_its_rows_stays_one_item_and_one_row_leaves_it(desk):
    bring_in(desk, row("S", 1, name="T恤", label="S"), row("M", 1, name="T恤", label="M"))
    was = variants(desk)["S"].item
    bring_in(desk, row("S", 1, name="T恤衫", label="S"), row("M", 1, name="T恤衫", label="M"))
    found = variants(desk)
    assert {found["S"].item, found["M"].item} == {was}
    assert found["S"].name == "T恤衫"
    done = bring_in(desk, row("S", 1, name="背心", label="S"))
    found = variants(desk)
    assert (found["S"].name, found["M"].name) == ("背心", "T恤衫")
    take_back(desk, done)
    assert variants(desk)["S"].item == was


def test_a_note_is_changed_and_the_day_of_a_count_is_kept(desk):
    bring_in(desk, row("A", 5, note="旧", verified_on=date(2023, 6, 1)))
    ((_, counted),) = remarks(desk)
    assert fates(desk, row("A", 5, note="新")) == [Fate.CHANGED]
    bring_in(desk, row("A", 5, note="新"))
    assert remarks(desk) == [("新", counted)]


def test_a_place_that_got_another_name_is_still_the_rows_own(desk):
    bring_in(desk, row("A", 5))
    places.rename_place(desk, OpId.new(), place_id(desk, "成都·仓库"), "成都·新仓")
    assert fates(desk, row("A", 5)) == [Fate.SAME]
    bring_in(desk, row("A", 6), row("B", 1))
    assert shelf(desk) == {("A", "开源社", "成都·新仓"): 6, ("B", "开源社", "成都·新仓"): 1}


def test_a_whole_import_is_taken_back_and_comes_in_again(desk):
    rows = (
        row("A", 5, place="成都·仓库/A1", note="旧", price_fen=100, photos=("a.jpg",)),
        row("B", 7, place="上海·KCC", owner="赞助商"),
    )
    done = bring_in(desk, *rows)
    lying = shelf(desk)
    take_back(desk, done)
    assert shelf(desk) == {}
    assert catalogue.search(desk, "").total == 0
    assert fates(desk, *rows) == [Fate.NEW, Fate.NEW]
    again = bring_in(desk, *rows)
    assert again.new == 2
    assert shelf(desk) == lying
    assert catalogue.search(desk, "").total == 2
    assert {"成都·仓库/A1", "上海·KCC"} <= {place.path for place in places.places(desk)}
    assert ("旧", None) in remarks(desk)


def test_taking_back_is_refused_when_goods_were_sold(desk):
    done = bring_in(desk, row("A", 5), row("B", 1))
    move(desk, "A", 1, "成都·仓库", "sold")
    with pytest.raises(UndoBlocked):
        take_back(desk, done)
    assert shelf(desk) == {("A", "开源社", "成都·仓库"): 4, ("B", "开源社", "成都·仓库"): 1}


def test_taking_back_a_change_leads_to_what_was_said_before(desk):
    bring_in(desk, row("A", 5, price_fen=100))
    later = bring_in(desk, row("A", 8, price_fen=200))
    take_back(desk, later)
    assert shelf(desk)["A", "开源社", "成都·仓库"] == 5
    assert variants(desk)["A"].price_fen == 100
    assert fates(desk, row("A", 5, price_fen=100)) == [Fate.SAME]
    assert fates(desk, row("A", 8, price_fen=200)) == [Fate.CHANGED]


def test_taking_back_the_first_of_two_imports_counts_what_the_second_one_booked(desk):
    first = bring_in(desk, row("A", 5))
    bring_in(desk, row("A", 8))
    take_back(desk, first)
    assert shelf(desk)["A", "开源社", "成都·仓库"] == 3
    bring_in(desk, row("A", 8))
    assert shelf(desk)["A", "开源社", "成都·仓库"] == 8


def test_an_import_whose_taking_back_was_taken_back_stands_again(desk):
    done = bring_in(desk, row("A", 5))
    undone = take_back(desk, done)
    stock.undo(desk, OpId.new(), UUID(hex=undone.op))
    assert shelf(desk)["A", "开源社", "成都·仓库"] == 5
    assert fates(desk, row("A", 5)) == [Fate.SAME]


def test_a_retired_variant_comes_back_when_a_list_says_something_new_of_it(desk):
    bring_in(desk, row("A", 0))
    catalogue.retire(desk, OpId.new(), catalogue.search(desk, "A").rows[0].uid)
    assert fates(desk, row("A", 0)) == [Fate.SAME]
    bring_in(desk, row("A", 2))
    assert variants(desk)["A"].retired_at is None


def test_a_column_that_a_list_does_not_have_changes_nothing(desk):
    bring_in(desk, row("A", 5, price_fen=100, category="徽章", note="旧"))
    short = {name: COLUMNS[name] for name in ("code", "name", "qty", "place")}
    assert fates(desk, row("A", 5), columns=short) == [Fate.SAME]
    bring_in(desk, row("A", 6), columns=short)
    found = variants(desk)["A"]
    assert (found.price_fen, found.category) == (100, "徽章")
    assert remarks(desk) == [("旧", None)]


def test_the_pictures_a_later_list_names_are_added(desk):
    bring_in(desk, row("A", 5, photos=("a.jpg",)))
    seen = imports.preview_rows(desk, stock_list(row("A", 5, photos=("b.jpg", "a.jpg"))))
    assert seen.fates[0].changes == (("photos", "a.jpg", "a.jpg,b.jpg"),)
    bring_in(desk, row("A", 5, photos=("b.jpg", "a.jpg")))
    assert variants(desk)["A"].photo_name == "a.jpg,b.jpg"
    assert fates(desk, row("A", 5, photos=("b.jpg", "a.jpg"))) == [Fate.SAME]


def test_every_balance_is_the_sum_of_its_movements(desk):
    bring_in(desk, row("A", 5), row("B", 2, place="上海·KCC"))
    move(desk, "A", 3, "成都·仓库", "上海·KCC")
    bring_in(desk, row("A", 9), row("B", 1, place="上海·KCC"))
    sums = books(desk)
    assert {key: qty for key, qty in sums.items() if key[2] != "opening" and qty} == shelf(desk)


def test_a_blank_that_another_row_fills_settles_at_the_first_try(desk):
    here, there = row("A", 1), row("A", 1, place="上海·KCC")
    bring_in(desk, replace(here, category="服饰"), there)
    bring_in(desk, here, replace(there, category="帽子"))
    assert variants(desk)["A"].category == "帽子"
    assert fates(desk, here, replace(there, category="帽子")) == [Fate.SAME, Fate.SAME]


def test_two_stations_that_bring_in_the_same_list_at_once_book_it_once(database):
    desk, other = desk_at(database), replace(desk_at(database), station=UUID(int=8))
    bring_in(desk, row("A", 5), row("B", 1))
    changed = stock_list(row("A", 8), row("C", 2))
    seen = [imports.preview_rows(at, changed) for at in (desk, other)]
    with ThreadPoolExecutor(2) as pool:
        stories = [
            imports.apply(at, OpId.new(), preview)
            for at, preview in zip((desk, other), seen, strict=True)
        ]
        done = list(pool.map(run, stories))
    assert sorted(d.changed for d in done) == [0, 1]
    assert shelf(desk)["A", "开源社", "成都·仓库"] == 8
    assert shelf(desk)["C", "开源社", "成都·仓库"] == 2
