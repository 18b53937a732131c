"""Production in the ledger: forged rows are found, journals bring all of it back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.domain.errors import Refused
from desktop.domain.production import (
    ApprovalDraft,
    ArtworkDraft,
    Boxing,
    ProductionDraft,
    QuoteDraft,
    Stage,
    SupplierDraft,
    Verdict,
)
from desktop.services import production as made
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.store.database import Database, connect
from desktop.store.opening import open_ledger
from desktop.store.rebuilding import rebuild
from desktop.store.tables import metadata
from desktop.store.telling import Teller, uids
from desktop.store.writing import shape
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Shop:
    shop = Shop(database)
    desk = shop.desk
    picture = tmp_path / "样品.jpg"
    picture.write_bytes(b"\xff\xd8 a sample")
    photo = made.attach(desk, OpId.new(), picture, tmp_path / "attachments").id
    logo = made.save_artwork(desk, OpId.new(), ArtworkDraft("社徽", "v1", file=photo)).id
    seller = made.save_supplier(desk, OpId.new(), SupplierDraft("甲", phone="13812348000")).id
    draft = ProductionDraft("贴纸", qty=10, artwork=logo, needed_on=date(2026, 12, 1))
    mine = made.save(desk, OpId.new(), draft).id
    made.sample(desk, OpId.new(), mine, Verdict.GOOD, "好", photo)
    quote = made.add_quote(desk, OpId.new(), mine, QuoteDraft(seller, 10, 30, 500, 5, 7))
    made.order_quote(desk, OpId.new(), quote.id)
    made.goods_in(desk, OpId.new(), mine, arrived=10, good=9, place=shop.home, problem="1 张裁歪")
    made.box(desk, OpId.new(), mine, [Boxing("A1", 4, "签到区", responsible="沈花")])
    made.approve(desk, OpId.new(), ApprovalDraft("贴纸", date(2026, 11, 1), 800, "沈花"))
    back = made.set_stage(desk, OpId.new(), mine, Stage.ON_SITE)
    stock.undo(desk, OpId.new(), UUID(back.op))
    return shop


# What is done to the ledger behind the program's back, and what `check` says of it.
FORGERIES = [
    ("UPDATE goods_in SET good = 8", {"differs", "goods_in"}),
    ("UPDATE goods_in SET place = NULL", {"differs", "goods_in_line"}),
    ("DELETE FROM goods_in", {"missing"}),
    ("UPDATE movement SET qty = 8 WHERE op_id IN (SELECT op_id FROM goods_in)",
     {"differs", "goods_in", "balance"}),
    ("UPDATE production SET stage = 'lost'", {"differs", "production_field"}),
    ("UPDATE production SET unit_fen = -1", {"differs", "production_field"}),
    ("UPDATE production SET promised_on = 'soon'", {"differs", "production_field"}),
    ("UPDATE production_note SET verdict = 'so' WHERE what = 'sample'",
     {"differs", "production_note"}),
    ("UPDATE production_note SET text = '?' WHERE what = 'box'", {"differs", "production_note"}),
    ("UPDATE quote SET qty = 0", {"differs", "quote"}),
    ("UPDATE approval SET amount_fen = -5", {"differs", "approval"}),
    ("UPDATE attachment SET sha256 = 'ab'", {"differs", "file_uid"}),
    ("UPDATE supplier SET name = 'x'", {"differs"}),
    ("UPDATE artwork SET version = 'x'", {"differs"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_row_is_found(shop: Shop, forgery: str, codes: set[str]):
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert {problem.code for problem in proven(shop.desk)} == codes


def test_the_journals_bring_production_back(shop: Shop, tmp_path: Path):
    path = tmp_path / "again.db"
    open_ledger(path).close()
    again = connect(path)
    with shop.desk.database.reading() as source, again.writing() as target:
        for _ in rebuild(source, target):
            pass
    for name in ("attachment", "supplier", "artwork", "production", "quote", "production_note",
                 "goods_in", "approval", "keeping", "remark"):  # fmt: skip
        assert said(again, name) == said(shop.desk.database, name), name
    again.close()


def said(database: Database, name: str) -> list[list[object]]:
    table = metadata.tables[name]
    columns = [table.c[column] for column in shape(table).columns]
    with database.reading() as connection:
        teller = Teller(table, uids(connection))
        return sorted((teller.say(row) for row in connection.execute(select(*columns))), key=str)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_history_of_goods_in_boxes_and_undo_is_proven(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "yuanwu.db"
    open_ledger(path).close()
    database = connect(path)
    shop = Shop(database)
    mine = made.save(shop.desk, OpId.new(), ProductionDraft("贴纸", qty=100)).id
    done: list[str] = []
    for _ in range(data.draw(st.integers(1, 8))):
        step = data.draw(st.sampled_from(("goods", "box", "undo")))
        with suppress(Refused):
            if step == "goods":
                came = data.draw(st.integers(0, 60))
                good = data.draw(st.integers(0, came))
                done.append(
                    made.goods_in(
                        shop.desk, OpId.new(), mine, arrived=came, good=good, place=shop.home,
                        problem="坏" if good < came else "",
                    ).op
                )  # fmt: skip
            elif step == "box":
                name, qty = data.draw(st.sampled_from("AB")), data.draw(st.integers(1, 40))
                some = [Boxing(name, qty, "区")]
                done.append(made.box(shop.desk, OpId.new(), mine, some).op)
            elif done:
                of = data.draw(st.sampled_from(done))
                done.append(stock.undo(shop.desk, OpId.new(), UUID(of)).op)
    thing = made.production(shop.desk, mine)
    parts = made.parts(shop.desk, mine)
    assert (thing.arrived, thing.good) == (
        sum(part.arrived for part in parts), sum(part.good for part in parts)
    )  # fmt: skip
    if thing.code:
        lying = stock.holdings(shop.desk, code=thing.code).rows
        assert sum(row.on_hand for row in lying) == thing.good
    assert proven(shop.desk) == ()
    database.close()
