"""What comes back: said of an item by hand or by a list, and then of the lines of requests."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.requisitions import LineDraft, RequisitionDraft
from desktop.exchange.lists import items_table
from desktop.exchange.stocklist import read_stock_list
from desktop.exchange.tables import write_table
from desktop.services import catalogue
from desktop.services.changes import OpId
from desktop.services.requisitions import availability, drafting, looking
from desktop.store.database import Database
from desktop.store.tables import item
from tests.services.lists import bring_in, fates, row
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def lend(shop: Shop, code: str, returnable: bool = True) -> None:
    """Says of an item whether it comes back."""
    one = catalogue.variant(shop.desk, code)
    card = catalogue.item(shop.desk, one.item_id)
    draft = ItemDraft(card.draft.name, card.draft.category, returnable=returnable)
    edits = [
        catalogue.VariantEdit(VariantDraft(v.code, v.label, v.price_fen, v.value_fen), v.uid)
        for v in card.variants
    ]
    catalogue.save_item(shop.desk, OpId.new(), draft, edits, one.item_id)


def comes_back(shop: Shop, code: str) -> bool:
    return catalogue.variant(shop.desk, code).returnable


def test_an_item_is_given_unless_somebody_says_that_it_comes_back(shop: Shop):
    assert not comes_back(shop, "TS-L")
    lend(shop, "TS-L")
    assert [comes_back(shop, code) for code in ("TS-S", "TS-L", "BG")] == [True, True, False]
    assert catalogue.item(shop.desk, catalogue.variant(shop.desk, "TS-L").item_id).draft.returnable
    assert [v.returnable for v in catalogue.search(shop.desk, "徽章").rows] == [False]
    lend(shop, "TS-L", False)
    assert not comes_back(shop, "TS-L")
    assert proven(shop.desk) == ()


def test_of_items_that_were_there_before_it_says_nothing_and_that_is_no(
    shop: Shop, database: Database
):
    with database.writing() as connection:
        connection.execute(item.update().values(returnable=None))
    assert not comes_back(shop, "BG")
    lend(shop, "BG", False)  # saved without a word of it
    with database.reading() as connection:
        assert {row.returnable for row in connection.execute(item.select())} == {None}
    assert fates(shop.desk, row("BG", name="徽章", returnable=False)) != []
    assert not comes_back(shop, "BG")


def test_a_list_says_it_and_says_otherwise_later(shop: Shop):
    bring_in(shop.desk, row("FLAG", 3, name="大旗", returnable=True), row("A", 1))
    assert (comes_back(shop, "FLAG"), comes_back(shop, "A")) == (True, False)
    bring_in(shop.desk, row("FLAG", 3, name="大旗"))  # without the column nothing changes
    assert comes_back(shop, "FLAG")
    bring_in(shop.desk, row("FLAG", 3, name="大旗", returnable=False))
    assert not comes_back(shop, "FLAG")
    assert proven(shop.desk) == ()


def test_items_that_go_out_as_a_table_come_in_with_it(shop: Shop, tmp_path: Path):
    lend(shop, "BG")
    path = tmp_path / "items.csv"
    write_table(path, items_table(catalogue.search(shop.desk).rows, "Items"))
    found = {one.code: one.returnable for one in read_stock_list(path).rows}
    assert found == {"TS-S": False, "TS-M": False, "TS-L": False, "BG": True}


def test_a_request_lends_what_comes_back_unless_it_says_otherwise(shop: Shop):
    lend(shop, "BG")
    wanted = [LineDraft("BG", 2), LineDraft("BG", 1, loan=False), LineDraft("TS-L", 1)]
    draft = RequisitionDraft("开源之夜", "张提交", city="杭州")
    saved = drafting.save(shop.desk, OpId.new(), draft, wanted)
    assert [one.loan for one in looking.lines(shop.desk, saved.id)] == [True, False, False]
    there = availability.availability(shop.desk, ["BG", "TS-L"], None)
    assert [one.returnable for one in there] == [True, False]
