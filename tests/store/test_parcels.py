"""Parcels of requests in the ledger: forged rows are found, a rebuilt ledger knows the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.requisitions.parcels import Correction
from desktop.services.changes import OpId
from desktop.services.requisitions import parcels
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.services.wishes import Wishes
from tests.store.ledgers import ended, proven, same_ledger


@pytest.fixture
def shop(database: Database) -> Wishes:
    """One parcel is packed, one is on its way, one was handed over, one is empty again."""
    shop = Wishes(database)
    asked = shop.ask("BGx9 TS-Lx3")
    shop.pick(asked, "BGx4")
    shop.ship("RQ-TEST01-1")
    noted = Correction(waybill="SF1234567890123", fen=1500)
    parcels.note_postage(shop.desk, OpId.new(), "RQ-TEST01-1", noted)
    shop.pick(asked, "BGx2 TS-Lx1")
    parcels.hand_over(shop.desk, OpId.new(), "RQ-TEST01-2")
    shop.pick(asked, "TS-Lx1")
    parcels.unpick(shop.desk, OpId.new(), "RQ-TEST01-3")
    shop.pick(asked, "BGx3")
    return shop


PICKED = "what = 'picked' AND parcel = (SELECT id FROM parcel WHERE code = 'RQ-TEST01-4')"
FORGERIES = [
    (f"UPDATE requisition_piece SET qty = qty + 1 WHERE {PICKED}", {"parcel_held", "parcel_line"}),
    ("UPDATE requisition_piece SET qty = qty + 1 WHERE what = 'arrived'", {"parcel_open"}),
    ("UPDATE requisition_piece SET qty = 9 WHERE what = 'sent' AND qty = 4",
     {"parcel_moves", "parcel_held", "parcel_line"}),
    ("UPDATE parcel SET state = 'arrived' WHERE code = 'RQ-TEST01-1'", {"parcel_state"}),
    ("UPDATE parcel SET state = 'packing' WHERE code = 'RQ-TEST01-3'", {"parcel_state"}),
    ("UPDATE requisition_line SET approved = 8 WHERE approved = 9", {"parcel_line"}),
    ("UPDATE parcel SET waybill = 'SF1' WHERE code = 'RQ-TEST01-4'", {"parcel_postage"}),
    ("UPDATE parcel SET repaid = 'paid' WHERE code = 'RQ-TEST01-1'", {"parcel_postage"}),
    ("DELETE FROM allocation WHERE purpose = 'RQ-TEST01-1' AND qty = 4",
     {"parcel_held", "parcel_transit"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_row_is_found(shop: Wishes, forgery: str, codes: set[str]):
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    found = {problem.code for problem in proven(shop.desk)}
    assert {code for code in found if code.startswith("parcel_")} == codes
    assert found & {"differs", "missing"}


def test_a_ledger_built_anew_knows_the_same_parcels(shop: Wishes, tmp_path: Path):
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(shop.desk.database, again)
    again.close()
