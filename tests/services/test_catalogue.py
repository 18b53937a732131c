"""Items as people look for them, edit them and retire them; on both databases."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.errors import Taken
from desktop.services import catalogue, places, stock
from desktop.services.changes import OpId
from desktop.store import places as place_rows
from desktop.store.database import Database
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


@pytest.mark.parametrize("query", ["徽章", "huizhang", "hz", "bg", "BG", "ｈｚ", "徽 bg"])
def test_a_search_finds_by_name_pinyin_initials_and_code(shop: Shop, query: str) -> None:
    assert [v.code for v in catalogue.search(shop.desk, query).rows] == ["BG"]


@pytest.mark.parametrize("query", ["%", "_", "\\", "徽章 没有"])
def test_signs_of_the_database_are_plain_text(shop: Shop, query: str) -> None:
    assert catalogue.search(shop.desk, query).total == 0


def test_sizes_stand_as_people_count_them_and_lists_in_windows(shop: Shop) -> None:
    assert [v.code for v in catalogue.search(shop.desk, "T恤").rows] == ["TS-S", "TS-M", "TS-L"]
    window = catalogue.search(shop.desk, sort="code", descending=True, offset=1, limit=2)
    assert ([v.code for v in window.rows], window.total) == (["TS-M", "TS-L"], 4)
    assert catalogue.categories(shop.desk) == ("服饰",)
    assert catalogue.search(shop.desk, category="服饰", sort="year").total == 3


def test_a_renamed_item_is_found_by_its_new_name(shop: Shop) -> None:
    badge = catalogue.variant(shop.desk, "BG")
    edit = catalogue.VariantEdit(VariantDraft("BG", "", 16_00), badge.uid)
    saved = catalogue.save_item(
        shop.desk, OpId.new(), ItemDraft("胸针", "徽章", 2026), [edit], badge.item_id
    )
    assert saved.codes == ("BG",)
    assert [v.price_fen for v in catalogue.search(shop.desk, "xz").rows] == [16_00]
    assert catalogue.search(shop.desk, "徽章").total == 0
    stock.undo(shop.desk, OpId.new(), UUID(stock.acts(shop.desk)[0].op))
    assert catalogue.search(shop.desk, "徽章").rows[0].price_fen == 15_00


def test_a_code_belongs_to_one_variant_whatever_its_case(shop: Shop) -> None:
    draft = ItemDraft("别的")
    with pytest.raises(Taken):
        catalogue.save_item(
            shop.desk, OpId.new(), draft, [catalogue.VariantEdit(VariantDraft("bg"))]
        )
    twice = [catalogue.VariantEdit(VariantDraft("X")), catalogue.VariantEdit(VariantDraft("x"))]
    with pytest.raises(Taken):
        catalogue.save_item(shop.desk, OpId.new(), draft, twice)
    given = catalogue.save_item(
        shop.desk, OpId.new(), draft, [catalogue.VariantEdit(VariantDraft(""))]
    )
    assert given.codes == ("YW0001",)


def test_places_are_found_by_pinyin_too_also_those_that_came_by_import(shop: Shop) -> None:
    assert [p.path for p in places.search_places(shop.desk, "cdck")] == ["成都·仓库"]
    with shop.desk.database.writing() as connection:
        place_rows.set_spelling(connection, shop.home, "成都·仓库", "成都·仓库")
    list(catalogue.spell_pending(shop.desk))
    assert [p.path for p in places.search_places(shop.desk, "chengdu")] == ["成都·仓库"]


def test_a_retired_variant_leaves_the_lists_and_comes_back(shop: Shop) -> None:
    uid = shop.uid("BG")
    catalogue.retire(shop.desk, OpId.new(), uid)
    assert catalogue.search(shop.desk, "徽章").total == 0
    catalogue.retire(shop.desk, OpId.new(), uid, back=True)
    assert catalogue.search(shop.desk, "徽章").total == 1
