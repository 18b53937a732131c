"""What is unpaid, without contract or invoice: it says so, or is ordered and says nothing."""

from __future__ import annotations

import pytest

from desktop.domain.production import Lack, PayState, ProductionDraft, SupplierDraft
from desktop.services import production as made
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def thing(shop: Shop, name: str, **said) -> int:
    return made.save(shop.desk, OpId.new(), ProductionDraft(name, **said)).id


def unpaid(shop: Shop) -> set[str]:
    rows = made.productions(shop.desk, lacking=[Lack.PAYMENT]).rows
    return {one.draft.name for one in rows}


def test_what_says_that_it_is_unpaid_is_found_before_it_is_ordered(shop):
    thing(shop, "想法")
    thing(shop, "定金", pay_state=PayState.DEPOSIT)
    thing(shop, "付清", pay_state=PayState.PAID)
    thing(shop, "另说", pay_state="等发票")
    assert unpaid(shop) == {"另说", "定金"}


def test_what_is_ordered_and_says_nothing_is_unpaid(shop):
    supplier = made.save_supplier(shop.desk, OpId.new(), SupplierDraft("供应商甲")).id
    shirts = thing(shop, "文化衫")
    made.order(shop.desk, OpId.new(), shirts, supplier=supplier, qty=10, unit_fen=3900)
    assert unpaid(shop) == {"文化衫"}
    found = made.productions(shop.desk, lacking=list(Lack))
    assert found.total == 1
