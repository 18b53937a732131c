"""The lists: found, filtered, exported, copied."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from desktop.domain.sifting import Sift
from desktop.services import catalogue, places, stock
from desktop.services.changes import OpId
from desktop.ui.forms import Choice


def shown(view):
    """What stands in the visible columns of a list."""
    return [
        [view.model.columns[c].show(row) for c in view.grid.shown_columns()]
        for row in view.model.here(0, 99)
    ]


def test_an_item_stands_with_photo_name_variant_stock_price_code_category_and_year(page):
    assert [page.items.model.columns[c].key for c in page.items.grid.shown_columns()] == [
        *("photo", "name", "label", "on_hand", "price", "available"),
        *("code", "category", "year"),
    ]
    assert shown(page.items) == [
        ["", "社区T恤", "M", "3", "¥99.00", "3", "TS-M", "服饰", "2024"],
        ["", "社区T恤", "L", "20", "¥99.00", "20", "TS-L", "服饰", "2024"],
    ]


@pytest.mark.parametrize("text", ["社区", "sqtx", "shequ", "TS-L", "ts-l"])
def test_it_is_found_in_chinese_pinyin_initials_and_code(house, page, text):
    house.write(page.items.field, text)
    assert page.items.model.rowCount() in (1, 2)
    assert "L" in [row.label for row in page.items.model.here(0, 9)]


def test_what_is_not_there_is_said_with_a_way_back(house, page):
    house.write(page.items.field, "帆布袋")
    assert "帆布袋" in page.items.empty_page.title.text()
    house.tap(page.items.empty_page.other)
    assert page.items.model.rowCount() == 2


def test_filters_by_what_wants_attention(house, page):
    house.tap(page.items.chip_buttons["low"])
    assert [row.code for row in page.items.model.here(0, 9)] == ["TS-M"]
    house.tap(page.items.chip_buttons["low"])
    house.tap(page.items.chip_buttons["unpriced"])
    assert page.items.model.rowCount() == 0


def test_a_category_a_place_and_an_owner_can_be_chosen(house, page):
    desk = house.session.desk()
    category, place, owner = page.items.filters
    home = places.find_place(desk, "成都·仓库").id
    place.choose(Choice(home, "成都·仓库"))
    owner.choose(Choice(stock.owners(desk)[0].id, "开源社"))
    category.choose(Choice("服饰", "服饰"))
    house.settle()
    assert page.items.model.rowCount() == 2
    category.choose(Choice("徽章", "徽章"))
    house.settle()
    assert page.items.model.rowCount() == 0
    house.tap(page.items.empty_page.other)
    assert page.items.model.rowCount() == 2
    assert [chip.text() for chip in page.items.filters] == ["Category", "Place", "Owner"]


def test_the_menu_of_a_filter_offers_what_there_is(house, page, monkeypatch):
    category = page.items.filters[0]
    opened: list[object] = []
    # Without a screen no menu can take the keyboard.
    monkeypatch.setattr(category.menu_, "popup", opened.append)
    house.tap(category)
    assert len(opened) == 1
    assert [a.text() for a in category.menu_.actions() if a.text()] == ["All", "服饰"]
    category.menu_.actions()[-1].trigger()
    house.settle()
    assert category.text() == "服饰"


def test_retired_items_are_shown_when_asked_for(house, page):
    desk = house.session.desk()
    catalogue.retire(desk, OpId.new(), catalogue.variant(desk, "TS-M").uid)
    house.settle()
    assert [row.code for row in page.items.model.here(0, 9)] == ["TS-L"]
    page.open("retired")
    house.settle()
    assert [row.code for row in page.items.model.here(0, 9)] == ["TS-M"]
    page.items.grid.selectRow(0)
    house.settle()
    assert page.side.card._retire.text() == "Bring back into the lists"
    page.side.card._retire.trigger()
    house.settle()
    assert catalogue.variant(desk, "TS-M").retired is False


def test_what_lies_where_is_a_list_of_its_own(house, page):
    house.tap(page.bar.lists["where"])
    assert [row[:5] for row in shown(page.where)] == [
        ["社区T恤", "M", "成都·仓库", "开源社", "3"],
        ["社区T恤", "L", "成都·仓库", "开源社", "20"],
    ]
    page.where.grid.selectRow(0)
    house.settle()
    assert page.side.card.variant.code == "TS-M"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_shown_goes_out(house, page, tmp_path, monkeypatch, ending):
    path = tmp_path / f"out.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    house.write(page.items.field, "TS-L")
    export = {"csv": "Export what is shown as CSV", "xlsx": "Export what is shown as XLSX"}
    action = next(a for a in page.items.tools.menu().actions() if a.text() == export[ending])
    action.trigger()
    house.settle()
    assert path.exists()
    if ending == "csv":
        assert path.read_text("utf-8-sig").splitlines() == [
            "Name,Variant,On hand in all,Price,Available,Code,Category,Year",
            "社区T恤,L,20,99.00,20,TS-L,服饰,2024",
        ]


def test_items_by_places_go_out_as_people_know_them(house, page, tmp_path, monkeypatch):
    path = tmp_path / "out.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    house.session.go("stock", "where")
    house.settle()
    ways = page.where.tools.menu().actions()
    next(a for a in ways if a.text() == "Export items by places as XLSX").trigger()
    house.settle()
    (sheet,) = CalamineWorkbook.from_path(path).sheet_names
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    assert head[:5] == ["Code", "Name", "Variant", "Sum", "成都·仓库"]
    assert all(row[3] == sum(c for c in row[4:] if isinstance(c, float)) for row in rows)


def test_the_list_is_copied_as_a_picture(page):
    page.items.copy_picture()
    assert QGuiApplication.clipboard().image().width() == 1080


def test_columns_are_remembered(house, page):
    page.items.show_columns(["name", "code"])
    page.items.columns_chosen.emit(("name", "code"))
    assert house.session.keeping.columns("items") == ("name", "code")


def test_a_scan_opens_the_item_or_adds_it_to_the_open_act(house, page):
    page.take_scan("TS-L")
    house.settle()
    assert page.side.card.variant.code == "TS-L"
    page.begin("move")
    page.take_scan("TS-M")
    page.take_scan("TS-M")
    house.settle()
    lines = [(w.code, w.qty) for w in page.side.form.goods.wishes()]
    assert lines == [("TS-L", 1), ("TS-M", 2)]


def test_an_unknown_code_is_refused_where_the_list_is(house, page):
    page.take_scan("NONE-1")
    house.settle()
    assert "NONE-1" in page.items.notices.words.text()


def test_a_sift_is_what_the_chips_say():
    from desktop.ui.stock.items import sift_of

    on = frozenset({"category:服饰", "place:3", "owner:1", "low", "unverified"})
    assert sift_of(on) == Sift("服饰", 3, 1, low=True, unverified=True)


def test_an_item_asked_again_does_not_push_the_next_one_out_of_the_hand(house, page):
    of_m, of_l = page.items.model.here(0, 9)
    page.side.show_item(of_m)
    page.side.ask()
    page.side.show_item(of_l)
    house.settle()
    assert page.side.variant == of_l
