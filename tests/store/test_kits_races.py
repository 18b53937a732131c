"""Several people put kits together at once, on one file and on one PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.database import Database
from tests.services.bags import save, with_bags
from tests.shop import Shop
from tests.store.ledgers import proven
from tests.store.processes import together


@pytest.fixture
def shop(database: Database) -> Shop:
    return with_bags(Shop(database))


def test_the_last_parts_go_into_exactly_as_many_kits(shop: Shop, ledger: Path | str):
    save(shop, "BGx2", "TS-S|TS-M")
    wish = {"code": "BAG", "times": 6, "place": shop.home}
    assert sum(together(ledger, "make_kits", [wish] * 4)) == 10
    assert (shop.lies()["成都·仓库 BAG"], shop.lies().get("成都·仓库 BG", 0)) == (10, 0)
    assert proven(shop.desk) == ()


def test_two_kits_of_the_same_parts_share_them(shop: Shop, ledger: Path | str):
    save(shop, "BGx2")
    save(shop, "BGx2", code="ST")
    made = together(
        ledger,
        "make_kits",
        [{"code": code, "times": 8, "place": shop.home} for code in ("BAG", "ST")],
    )
    assert sum(made) == 10
    assert proven(shop.desk) == ()


def test_the_last_kits_come_apart_once(shop: Shop, ledger: Path | str):
    save(shop, "BGx2")
    together(ledger, "make_kits", [{"code": "BAG", "times": 3, "place": shop.home}])
    wish = {"code": "BAG", "times": 3, "place": shop.home}
    assert sum(together(ledger, "part_kits", [wish] * 3)) == 3
    assert shop.lies()["成都·仓库 BG"] == 20
    assert proven(shop.desk) == ()
