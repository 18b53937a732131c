"""Suppliers, quotes, freight, designs, files and amounts of 物料制作."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.errors import (
    Taken,
)
from desktop.domain.production import (
    ApprovalDraft,
    ArtworkDraft,
    Contract,
    QuoteDraft,
    Saying,
    Spread,
    Stage,
)
from desktop.domain.sifting import Sift
from desktop.services import catalogue
from desktop.services import production as made
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.press import TODAY, supplier, thing, undo
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def test_a_suppliers_phone_is_masked_and_kept(shop: Shop):
    desk = shop.desk
    mine = supplier(shop, phone="13812348000", contact="王工")
    shown = made.suppliers(desk).rows[0].draft
    assert (shown.contact, shown.phone) == ("王*", "138****8000")
    made.save_supplier(desk, OpId.new(), replace(shown, city="深圳"), mine)
    assert made.supplier_contact(desk, mine) == ("王工", "13812348000")
    made.save_supplier(desk, OpId.new(), replace(shown, phone="13900001111"), mine)
    assert made.supplier_contact(desk, mine) == ("王工", "13900001111")
    with pytest.raises(Taken):
        supplier(shop)


def test_a_suppliers_record_says_three_orders_price_days_and_faults(shop: Shop):
    desk = shop.desk
    mine = supplier(shop, moq=100)
    for n in range(4):
        one = thing(shop, f"贴纸{n}", qty=100)
        on = TODAY - timedelta(days=40 - n)
        made.order(
            desk, OpId.new(), one, supplier=mine, qty=100, unit_fen=50 + n, ordered_on=on,
            promised_on=on + timedelta(days=10),
        )  # fmt: skip
        made.goods_in(
            desk, OpId.new(), one, arrived=100, good=98, place=shop.home, problem=f"坏 {n}",
            arrived_on=on + timedelta(days=13),
        )  # fmt: skip
    made.say(desk, OpId.new(), one, "不接电话", what=Saying.FAULT)
    told = made.supplier_record(desk, mine)
    assert [order.name for order in told.last] == ["贴纸3", "贴纸2", "贴纸1"]
    assert (told.orders, told.unit_fen, told.promised_days, told.real_days) == (4, 53, 10, 13)
    assert (told.good, told.arrived, len(told.faults)) == (392, 400, 5)
    assert told.last[0].faults == ("不接电话", "坏 3")


def test_quotes_are_compared_with_freight_and_moq(shop: Shop):
    desk, mine = shop.desk, thing(shop, qty=300, needed_on=TODAY + timedelta(days=12))
    cheap = supplier(shop, "便宜")
    near = supplier(shop, "近")
    made.add_quote(desk, OpId.new(), mine, QuoteDraft(cheap, 1000, 40, 5000, 1000, 20))
    made.add_quote(desk, OpId.new(), mine, QuoteDraft(near, 300, 100, 1000, None, 5))
    first, second = made.offers(desk, mine)
    assert (first.quote.supplier, first.pieces, first.cost.total_fen) == ("近", 300, 310_00)
    assert (first.in_time, first.fastest, first.moq_met) == (True, True, True)
    assert (second.pieces, second.moq_met, second.in_time) == (1000, False, False)
    assert second.cost.rounded_fen == 45
    many = made.offers(desk, mine, 1000)
    assert [o.quote.supplier for o in many] == ["便宜", "近"]


def test_again_copies_design_specification_and_supplier(shop: Shop):
    desk = shop.desk
    logo = made.save_artwork(desk, OpId.new(), ArtworkDraft("社徽", "v2")).id
    mine = thing(
        shop, artwork=logo, spec="40 mm 圆", supplier=supplier(shop), qty=500, unit_fen=30,
        contract=Contract.SIGNED, paid_how="垫付（张三）", waybill="SF1", actual_fen=1,
    )  # fmt: skip
    new = made.again(desk, OpId.new(), mine, qty=800)
    said = made.production(desk, new.id)
    assert (said.artwork, said.supplier, said.draft.spec) == ("社徽 v2", "供应商甲", "40 mm 圆")
    assert (said.draft.qty, said.draft.stage, said.copied_from) == (800, Stage.QUOTE, mine)
    assert (said.draft.waybill, said.draft.actual_fen) == ("", None)


def test_freight_is_shared_to_the_last_fen(shop: Shop):
    desk = shop.desk
    some = [thing(shop, n, qty=q, unit_fen=u) for n, q, u in (("a", 3, 100), ("b", 7, 300))]
    made.share_freight(desk, OpId.new(), some, 1000, Spread.VALUE)
    assert [made.production(desk, i).draft.freight_fen for i in some] == [125, 875]
    made.share_freight(desk, OpId.new(), some, 1001, Spread.PIECES)
    assert [made.production(desk, i).draft.freight_fen for i in some] == [300, 701]


def test_who_has_stock_of_the_old_logo(shop: Shop):
    desk = shop.desk
    old, new = (
        made.save_artwork(desk, OpId.new(), ArtworkDraft("社徽", v)).id for v in ("v1", "v2")
    )
    zhang = shop.place("张三家")
    first = thing(shop, "贴纸", artwork=old, qty=50)
    made.goods_in(desk, OpId.new(), first, arrived=50, good=50, place=shop.home)
    code = made.production(desk, first).code
    shop.move(code, 20, shop.home, zhang)
    assert [(one.place, one.on_hand, one.mixed) for one in made.who_has(desk, old)] == [
        ("成都·仓库", 30, False), ("张三家", 20, False)
    ]  # fmt: skip
    assert made.who_has(desk, new) == []
    for version, codes in ((old, [code]), (new, [])):
        found = catalogue.search(desk, "贴", sift=Sift(artwork=version)).rows
        assert [one.code for one in found] == codes
    second = made.again(desk, OpId.new(), first).id
    made.save(desk, OpId.new(), replace(made.production(desk, second).draft, artwork=new), second)
    made.goods_in(desk, OpId.new(), second, arrived=10, good=10, place=zhang)
    assert {one.mixed for one in made.who_has(desk, old)} == {True}
    assert [a.latest for a in made.artworks(desk)] == [True, False]
    assert [a.title for a in made.artworks(desk, "v1")] == ["社徽 v1"]
    with pytest.raises(Taken):
        made.save_artwork(desk, OpId.new(), ArtworkDraft("社徽", "v2"))


def test_a_file_that_is_missing_or_changed_is_told(shop: Shop, tmp_path):
    desk, folder = shop.desk, tmp_path / "attachments"
    mine = tmp_path / "社徽.ai"
    mine.write_bytes(b"drawing")
    saved = made.attach(desk, OpId.new(), mine, folder)
    assert made.attach(desk, OpId.new(), mine, folder).id == saved.id
    there = made.file(desk, saved.id, folder)
    assert there.path is not None
    assert (there.state, there.path.read_bytes()) == ("there", b"drawing")
    assert made.astray(desk, folder) == []
    there.path.write_bytes(b"another")
    assert made.file(desk, saved.id, folder).state == "changed"
    made.attach(desk, OpId.new(), mine, folder)
    assert made.file(desk, saved.id, folder).state == "there"
    there.path.unlink()
    (gone,) = made.astray(desk, folder)
    assert (gone.state, gone.path) == ("missing", None)


def test_approvals_and_budget_add_up(shop: Shop):
    desk = shop.desk
    thing(shop, "贴纸", category="印刷品", budget_fen=500_00, actual_fen=600_00)
    thing(shop, "胸牌", category="印刷品", budget_fen=300_00, qty=100, unit_fen=200)
    thing(shop, "场地", category="场地", budget_fen=1000_00, stage=Stage.BUDGET)
    told = made.budget(desk)
    assert [(b.category, b.budget_fen, b.actual_fen, b.over_fen) for b in told.lines] == [
        ("印刷品", 800_00, 600_00, 0), ("场地", 1000_00, 0, 0)
    ]  # fmt: skip
    assert told.total.expected_fen == 1800_00
    asked = ApprovalDraft("贴纸追加", TODAY, 100_00, "沈花", state="待审批")
    made.approve(desk, OpId.new(), asked)
    done = made.approve(desk, OpId.new(), replace(asked, state="已批准", approver="秘书长"))
    assert [a.draft.state for a in made.approvals(desk)] == ["已批准"]
    undo(shop, done)
    assert [a.draft.state for a in made.approvals(desk)] == ["待审批"]
