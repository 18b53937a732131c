"""Several processes pick the last pieces of something: nobody gets what another one holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.transfers import Way
from desktop.services import booth, transfers
from desktop.services.changes import OpId
from desktop.services.transfers import TransferDraft
from desktop.store.database import Database
from tests.services.wishes import Wishes
from tests.store.ledgers import proven
from tests.store.processes import together


@pytest.fixture
def shop(database: Database) -> Wishes:
    """Five badges are left."""
    shop = Wishes(database)
    shop.move("BG", 15, shop.home, shop.outside("lost"))
    return shop


def wish(shop: Wishes, requisition: int, place: int | None = None) -> dict[str, int]:
    line = shop.lines(requisition)["BG"]
    return {"requisition": requisition, "line": line, "place": place or shop.home, "times": 5}


def test_the_last_five_pieces_are_picked_five_times(shop: Wishes, ledger: Path | str):
    wishes = [wish(shop, shop.ask("BGx5")) for _ in range(4)]
    assert sum(together(ledger, "pick_parcel", wishes)) == 5
    assert shop.free("BG") == 0
    assert proven(shop.desk) == ()


def test_one_request_is_picked_by_many_and_never_beyond_what_is_approved(
    shop: Wishes, ledger: Path | str
):
    asked = shop.ask("BGx3")
    assert sum(together(ledger, "pick_parcel", [wish(shop, asked)] * 4)) == 3
    assert [box.pieces for box in shop.parcels(asked)] == [3]
    assert shop.free("BG") == 2
    assert proven(shop.desk) == ()


def test_requests_and_transfers_share_what_is_there(shop: Wishes, ledger: Path | str):
    draft = transfers.draft(
        shop.desk, OpId.new(), TransferDraft(shop.home, shop.friend, Way.PARCEL)
    ).transfer
    asked = shop.ask("BGx5")
    got = together(
        ledger,
        "mixed",
        [
            {"work": "pick_parcel", "wish": wish(shop, asked)},
            {"work": "pick", "wish": {"transfer": draft, "code": "BG", "times": 5}},
            {"work": "pick_parcel", "wish": wish(shop, asked)},
        ],
    )
    assert sum(got) == 5
    assert shop.free("BG") == 0
    assert proven(shop.desk) == ()


def test_a_strict_till_never_sells_what_is_picked_for_a_request(database, ledger: Path | str):
    shop = Wishes(database)
    shop.open(taken={"BG": 5})
    asked = shop.ask("BGx5")
    cash = shop.accounts["cash"].id
    sold = {"event": shop.event, "account": cash, "code": "BG", "qty": 1, "times": 5,
            "letter": "A", "station": shop.desk.station.hex}  # fmt: skip
    picked, tilled = together(
        ledger,
        "mixed",
        [
            {"work": "pick_parcel", "wish": wish(shop, asked, shop.stand)},
            {"work": "sell", "wish": sold, "station": shop.desk.station.hex},
        ],
    )
    assert picked + tilled == 5
    assert booth.sales(shop.desk, shop.event).total == tilled
    assert shop.line(asked, "BG") == (picked, 0, 0)
    assert proven(shop.desk) == ()
