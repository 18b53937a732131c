"""What comes back to a stand: refunds, exchanges, corrections; on both databases."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from desktop.domain.booth.event import Goods, SaleKind
from desktop.domain.catalogue import VariantDraft
from desktop.domain.errors import (
    AlreadyRefunded,
    BadSizeExchange,
    CannotUndo,
    NothingToChange,
)
from desktop.services import booth, catalogue, stock
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database).open()


def test_a_refund_of_one_line_gives_back_what_it_cost_and_never_more(shop: Shop) -> None:
    shop.sell("BGx3 TS-L", "wechat")
    back = shop.refund("A-0001", [(1, 1)])
    assert (back.number, back.total_fen) == ("A-0002", -15_00)
    assert shop.at_stand()["BG"] == 8
    shop.refund("1", [(1, 2)])
    with pytest.raises(AlreadyRefunded):
        shop.refund("1", [(1, 1)])
    whole = shop.refund("1")
    assert whole.total_fen == -99_00
    with pytest.raises(AlreadyRefunded):
        shop.refund("1")
    figures = booth.figures(shop.desk, shop.event)
    assert (figures.sales_fen, figures.refunds_fen, figures.net_fen) == (144_00, 144_00, 0)
    assert figures.by_method[0].amount_fen == 0


def test_kept_and_damaged_goods_do_not_come_back(shop: Shop) -> None:
    shop.sell("BGx2")
    shop.refund("1", [(1, 1)], goods=Goods.KEPT)
    shop.refund("1", [(1, 1)], goods=Goods.DAMAGED)
    assert shop.at_stand()["BG"] == 8


def test_a_size_exchange_is_one_entry_and_its_new_line_can_be_given_back(shop: Shop) -> None:
    sold = shop.sell("TS-L", "alipay")
    swap = booth.exchange(shop.desk, OpId.new(), UUID(sold.op), 1, 1, shop.uid("TS-M"))
    assert (swap.kind, swap.total_fen) == (SaleKind.EXCHANGE, 0)
    assert shop.at_stand()["TS-L"] == 2
    with pytest.raises(AlreadyRefunded):
        shop.refund(sold.number)
    back = shop.refund(swap.number)
    assert back.total_fen == -99_00
    assert shop.sale(back.number).payments[0].account.method == "alipay"


def test_an_exchange_stays_within_the_item(shop: Shop) -> None:
    sold = shop.sell("TS-L")
    for wrong in ("BG", "TS-L"):
        with pytest.raises(BadSizeExchange):
            booth.exchange(shop.desk, OpId.new(), UUID(sold.op), 1, 1, shop.uid(wrong))


def test_an_exchange_to_a_dearer_size_asks_for_the_difference(shop: Shop) -> None:
    shop_card = catalogue.item(shop.desk, catalogue.variant(shop.desk, "TS-M").item_id)
    edits = [
        catalogue.VariantEdit(
            VariantDraft(v.code, v.label, 109_00 if v.code == "TS-M" else v.price_fen, v.value_fen),
            v.uid,
        )
        for v in shop_card.variants
    ]
    catalogue.save_item(shop.desk, OpId.new(), shop_card.draft, edits, shop_card.item_id)
    sold = shop.sell("TS-L", "wechat")
    swap = booth.exchange(shop.desk, OpId.new(), UUID(sold.op), 1, 1, shop.uid("TS-M"))
    assert (swap.total_fen, swap.paid_fen) == (10_00, 10_00)


def test_another_method_moves_the_money_and_nothing_else(shop: Shop) -> None:
    sold = shop.sell("BG", "wechat")
    booth.remethod(shop.desk, OpId.new(), UUID(sold.op), shop.accounts["cash"].id)
    figures = booth.figures(shop.desk, shop.event)
    assert {t.method: t.amount_fen for t in figures.by_method} == {"cash": 15_00, "wechat": 0}
    assert figures.expected_cash_fen == 215_00
    with pytest.raises(NothingToChange):
        booth.remethod(shop.desk, OpId.new(), UUID(sold.op), shop.accounts["cash"].id)


def test_a_typing_error_counts_neither_as_sale_nor_as_refund(shop: Shop) -> None:
    """Opening 5.00, sale 10.00, correction: expected cash 15.00, then 5.00 again."""
    sold = shop.sell("BG", "cash")
    assert booth.figures(shop.desk, shop.event).expected_cash_fen == 215_00
    booth.correct(shop.desk, OpId.new(), UUID(sold.op), "按错了")
    figures = booth.figures(shop.desk, shop.event)
    assert (figures.sales, figures.sales_fen, figures.refunds_fen) == (0, 0, 0)
    assert (figures.corrections, figures.corrections_fen) == (1, 15_00)
    assert figures.expected_cash_fen == 200_00
    assert figures.by_method[0].payments == 0
    assert shop.at_stand()["BG"] == 10
    with pytest.raises(AlreadyRefunded):
        booth.correct(shop.desk, OpId.new(), UUID(sold.op), "again")


def test_money_that_never_came_goes_back_as_claimed(shop: Shop) -> None:
    shop.sell("BG", "wechat", claimed=True)
    shop.refund("1", goods=Goods.KEPT)
    assert booth.claims(shop.desk, shop.event) == []
    figures = booth.figures(shop.desk, shop.event)
    assert (figures.heard_fen, figures.claimed_fen, figures.net_fen) == (0, 0, 0)


def test_what_was_sold_cannot_be_undone_only_given_back(shop: Shop) -> None:
    sold = shop.sell("BG")
    with pytest.raises(CannotUndo):
        stock.undo(shop.desk, OpId.new(), UUID(sold.op))


def test_what_the_books_say_is_less_than_none_on_the_table_is_set_right_by_its_count(
    shop: Shop,
) -> None:
    earlier = shop.time - timedelta(minutes=1)
    line = stock.MoveLine("TS-S", 3)
    given = shop.outside("given")
    stock.move_many(
        shop.desk,
        OpId.new(),
        [line],
        shop.stand,
        given,
        reason="补记",
        at=earlier,
        anyway=True,
    )
    back = booth.bring_back(shop.desk, OpId.new(), shop.event, shop.home, {shop.uid("TS-S"): 2})
    assert (back.pieces, back.differences) == (2, (("COSCon T恤 S", 5),))
    assert shop.at_stand().get("TS-S", 0) == 0
    assert proven(shop.desk) == ()
