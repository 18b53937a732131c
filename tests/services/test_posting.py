"""会后邮寄: what was paid at the stand goes by post, as a request; the sale stands."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.booth.event import Goods, Receipt
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.errors import AlreadyRefunded, Missing, PostedAlready
from desktop.domain.requisitions import Contact, Goal, Source, State
from desktop.domain.requisitions.parcels import Postage
from desktop.services import booth, catalogue, stock
from desktop.services.booth.posting import ToPost
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.services.requisitions import ending, looking, parcels, receiving
from desktop.store.database import Database
from desktop.wording.problems import problem as problem_words
from tests.shop import Shop
from tests.store.ledgers import proven

WHO = Contact("王小明", "13812345678", "杭州市西湖区某路 1 号")


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database).open({"TS-L": 5, "BG": 5})


def sold(shop: Shop, what: str = "TS-Lx2") -> Receipt:
    return shop.sell(what)


def posted(shop: Shop, sale: Receipt, lines: list[tuple[int, int]] | None = None) -> ToPost:
    return booth.post(shop.desk, OpId.new(), UUID(sale.op), lines, WHO)


def test_goods_that_lie_at_the_stand_are_set_aside_and_held(shop: Shop):
    before = shop.lies()
    told = posted(shop, sold(shop))
    assert (told.pieces, told.aside) == (2, 2)
    (one,) = looking.requisitions(shop.desk).rows
    assert (one.source, one.goal, one.state) == (Source.BOOTH, Goal.SOLD, State.APPROVED)
    now = shop.lies()
    assert sum(now.values()) == sum(before.values())
    assert now["展位/待邮寄 TS-L"] == 2
    (parcel,) = parcels.parcels(shop.desk, one.id)
    assert parcel.code == f"{told.code}-1"
    assert proven(shop.desk) == ()


def test_what_the_stand_never_had_on_the_books_comes_from_a_home(shop: Shop):
    before = shop.lies()
    told = posted(shop, sold(shop, "TS-Lx7"))
    assert (told.pieces, told.aside) == (7, 5)
    now = shop.lies()
    assert now["展位/待邮寄 TS-L"] == 5
    # The two that were found to be sold are found no more: they still lie at home.
    assert sum(now.values()) == sum(before.values())
    assert now["成都·仓库 TS-L"] == before["成都·仓库 TS-L"]
    assert proven(shop.desk) == ()


def test_nothing_that_is_to_be_posted_can_be_given_back_at_the_till(shop: Shop):
    sale = sold(shop, "TS-Lx2")
    posted(shop, sale, [(1, 1)])
    shop.refund(sale.number, [(1, 1)])
    with pytest.raises(PostedAlready) as no:
        shop.refund(sale.number, [(1, 1)])
    assert no.value.left == 0
    with pytest.raises(PostedAlready):
        posted(shop, sale)
    assert proven(shop.desk) == ()


def test_given_up_it_is_sold_as_before_and_can_be_refunded(shop: Shop):
    sale = sold(shop, "TS-Lx7")
    before = shop.lies()
    told = posted(shop, sale)
    ending.cancel(shop.desk, OpId.new(), told.code, "自己来取了")
    after = {where: n for where, n in shop.lies().items() if n}
    assert after == {where: n for where, n in before.items() if n}
    shop.refund(sale.number, goods=Goods.BACK)
    assert proven(shop.desk) == ()


def test_less_is_posted_than_was_meant_and_the_rest_is_sold(shop: Shop):
    told = posted(shop, sold(shop, "TS-Lx3"))
    (one,) = looking.requisitions(shop.desk).rows
    (line,) = looking.lines(shop.desk, one.id)
    ending.revise(shop.desk, OpId.new(), told.code, line.id, 1, "两件带走了")
    now = shop.lies()
    assert now["展位/待邮寄 TS-L"] == 1
    assert proven(shop.desk) == ()


def test_it_is_taken_back_as_one(shop: Shop):
    sale = sold(shop, "TS-Lx7")
    before = {where: n for where, n in shop.lies().items() if n}
    told = posted(shop, sale)
    stock.undo(shop.desk, OpId.new(), UUID(told.op))
    assert {where: n for where, n in shop.lies().items() if n} == before
    assert looking.requisitions(shop.desk).total == 0
    assert proven(shop.desk) == ()
    # The sale is what it was: it can be posted again.
    assert posted(shop, sale).pieces == 7


def test_the_evening_takes_home_what_is_not_to_be_posted(shop: Shop):
    posted(shop, sold(shop, "TS-Lx2"))
    counts = {shop.uid("TS-L"): 3, shop.uid("BG"): 5}
    back = booth.bring_back(shop.desk, OpId.new(), shop.event, shop.home, counts)
    assert back.differences == ()
    assert shop.lies()["展位/待邮寄 TS-L"] == 2
    assert proven(shop.desk) == ()


@pytest.mark.parametrize("given_up", ["cancelled", "lowered", "taken back", "received"])
def test_what_was_refunded_since_is_not_to_be_posted_again_by_undo(shop: Shop, given_up: str):
    sale = sold(shop)
    told = posted(shop, sale)
    key = looking.requisition(shop.desk, told.code).id
    line = looking.lines(shop.desk, key)[0].id
    if given_up == "cancelled":
        op = ending.cancel(shop.desk, OpId.new(), key, "自提了").op
    elif given_up == "lowered":
        op = ending.revise(shop.desk, OpId.new(), key, line, 1, "拿走一件").op
    elif given_up == "taken back":
        op = stock.undo(shop.desk, OpId.new(), UUID(told.op)).op
    else:
        parcels.ship(shop.desk, OpId.new(), f"{told.code}-1", Postage())
        op = receiving.receive_all(shop.desk, OpId.new(), key).op
    shop.refund(sale.number, [(1, 1)])
    before = shop.lies()
    with pytest.raises(AlreadyRefunded):
        stock.undo(shop.desk, OpId.new(), UUID(op))
    assert shop.lies() == before
    assert proven(shop.desk) == ()


def test_what_was_sold_and_posted_is_no_loan_though_it_usually_comes_back(shop: Shop):
    shirt = catalogue.variant(shop.desk, "TS-L")
    card = catalogue.item(shop.desk, shirt.item_id)
    edits = [
        VariantEdit(VariantDraft(v.code, v.label, v.price_fen, v.value_fen), v.uid)
        for v in card.variants
    ]
    draft = ItemDraft(shirt.name, returnable=True)
    catalogue.save_item(shop.desk, OpId.new(), draft, edits, shirt.item_id)
    told = posted(shop, sold(shop))
    key = looking.requisition(shop.desk, told.code).id
    parcels.ship(shop.desk, OpId.new(), f"{told.code}-1", Postage())
    receiving.receive_all(shop.desk, OpId.new(), key)
    assert not [place for place in shop.lies() if told.code in place]
    assert looking.requisition(shop.desk, key).state is State.CLOSED


def test_a_gift_is_posted_as_a_gift(shop: Shop):
    gift = booth.give(shop.desk, shop.event, "A", shop.cart("BGx2"), "speaker")
    told = posted(shop, gift)
    one = looking.requisition(shop.desk, told.code)
    assert (one.goal, one.state, one.pieces) == (Goal.GIVEN, State.APPROVED, 2)
    assert proven(shop.desk) == ()


def test_who_gets_it_must_be_said(shop: Shop):
    sale = sold(shop)
    with pytest.raises(Missing):
        booth.post(shop.desk, OpId.new(), UUID(sale.op), None, Contact("王小明", "", ""))


def test_the_same_command_twice_is_one_request(shop: Shop):
    sale, op = sold(shop), OpId.new()
    first = booth.post(shop.desk, op, UUID(sale.op), None, WHO)
    assert booth.post(shop.desk, op, UUID(sale.op), None, WHO) == first


def test_after_it_arrived_it_may_be_given_back(shop: Shop):
    sale = sold(shop)
    told = posted(shop, sale, [(1, 1)])
    parcels.ship(shop.desk, OpId.new(), f"{told.code}-1", Postage())
    receiving.receive_all(shop.desk, OpId.new(), told.code)
    shop.refund(sale.number, [(1, 2)])
    assert proven(shop.desk) == ()


FORGERIES = [
    ("UPDATE requisition_line SET approved = 3", {"differs", "posted"}),
    ("UPDATE sale_line SET qty = 1 WHERE qty = 2", {"differs", "posted"}),
    ("UPDATE requisition SET of_sale = (SELECT op_id FROM sale WHERE n = 2)",
     {"differs", "posted"}),
    ("DELETE FROM sale_line WHERE qty = 2", {"missing", "lines", "posted"}),
    ("UPDATE sale SET of_op = (SELECT op_id FROM sale WHERE n = 1) WHERE n = 3",
     {"differs", "posted"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_more_to_be_posted_than_was_sold_and_not_given_back_is_found(
    shop: Shop, forgery: str, codes: set[str]
):
    posted(shop, sold(shop))
    shop.refund(sold(shop, "TS-Lx1 BGx1").number, [(1, 1)])
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    found = proven(shop.desk)
    assert {problem.code for problem in found} == codes
    assert all("RQ-" in problem_words(one) for one in found if one.code == "posted")
