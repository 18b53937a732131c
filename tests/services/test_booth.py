"""A stand at work, on both databases."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.booth.event import SaleKind
from desktop.domain.booth.pay import PayState
from desktop.domain.errors import (
    EmptyCart,
    NoShift,
    NotForSale,
    OpReused,
    OutOfStock,
    Reserved,
    ShiftClosed,
    ShiftOpen,
    TillElsewhere,
)
from desktop.services import allocations, booth
from desktop.services.changes import Desk, OpId
from desktop.store.database import Database
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database).open()


def test_a_sale_moves_goods_gives_change_and_a_number(shop: Shop) -> None:
    receipt = shop.sell("TS-L BGx2", "cash", 200_00)
    assert (receipt.number, receipt.total_fen, receipt.paid_fen, receipt.change_fen) == (
        "A-0001",
        129_00,
        200_00,
        71_00,
    )
    assert shop.at_stand() == {"TS-L": 1, "BG": 8}
    assert receipt.warnings == ()


def test_the_same_cart_is_sold_once(shop: Shop) -> None:
    cart = shop.cart("BG")
    first = booth.sell(shop.desk, shop.event, "A", cart, [shop.tender()])
    again = booth.sell(shop.desk, shop.event, "A", cart, [shop.tender()])
    assert first == again
    assert shop.at_stand()["BG"] == 9
    with pytest.raises(OpReused):
        booth.sell(shop.desk, shop.event, "A", cart, [shop.tender("wechat")])


def test_goods_in_the_buyer_s_hand_are_never_refused_but_told(shop: Shop) -> None:
    receipt = shop.sell("TS-Lx3")
    assert [(n.code, n.item, n.qty) for n in receipt.warnings] == [("found", "COSCon T恤 L", 1)]
    assert "TS-L" not in shop.at_stand()


def test_what_was_never_brought_here_on_the_books_is_sold_without_a_word(shop: Shop) -> None:
    assert shop.sell("TS-M").warnings == ()
    tile = next(t for t in booth.tiles(shop.desk, shop.event) if t.name == "COSCon T恤")
    assert [(s.label, s.left) for s in tile.sizes] == [("S", None), ("M", None), ("L", 2)]


def test_strict_refuses_what_the_books_lack(shop: Shop) -> None:
    with pytest.raises(OutOfStock) as refused:
        shop.sell("TS-Lx3", strict=True)
    assert (refused.value.wanted, refused.value.on_hand) == (3, 2)
    assert shop.at_stand() == {"TS-L": 2, "BG": 10}
    assert booth.sales(shop.desk, shop.event).total == 0


def test_promised_goods_go_out_with_a_warning_that_names_the_promise(shop: Shop) -> None:
    allocations.allocate(shop.desk, OpId.new(), "TS-L", 2, shop.stand, 1, "申请 12")
    with pytest.raises(Reserved):
        shop.sell("TS-L", strict=True)
    notice = shop.sell("TS-L").warnings[0]
    assert (notice.code, notice.qty, notice.purposes) == ("reserved", 1, ("申请 12",))


def test_explained_goods_come_from_the_home_they_lay_in(shop: Shop) -> None:
    shop.sell("TS-Lx3")
    assert [(v.code, qty) for v, qty in booth.unexplained(shop.desk, shop.event)] == [("TS-L", 1)]
    booth.explain(shop.desk, OpId.new(), shop.event, shop.uid("TS-L"), 1, shop.home)
    assert booth.unexplained(shop.desk, shop.event) == []
    assert shop.lies()["成都·仓库 TS-L"] == 17
    assert "TS-L" not in shop.at_stand()


def test_a_price_that_is_not_there_can_only_be_given(shop: Shop) -> None:
    shop.add("MB", "正式成员徽章", None)
    with pytest.raises(NotForSale):
        shop.sell("MB")
    gift = booth.give(shop.desk, shop.event, "A", shop.cart("MB"), "volunteer", "张三")
    assert (gift.number, gift.kind, gift.total_fen) == ("A-0001", SaleKind.GIFT, 0)


def test_who_got_a_gift_is_in_no_journal(shop: Shop, database: Database) -> None:
    booth.give(shop.desk, shop.event, "A", shop.cart("BG"), "speaker", "诸葛孔明")
    with database.reading() as connection:
        told = connection.exec_driver_sql("SELECT body FROM journal").scalars().all()
        kept = connection.exec_driver_sql("SELECT value FROM private").scalars().all()
    assert kept == ["诸葛孔明"]
    assert not any("诸葛".encode() in bytes(body) for body in told)


def test_uncounted_goods_are_sold_and_never_counted(shop: Shop) -> None:
    shop.add("CLAW", "娃娃机一次", 5_00, uncounted=True)
    shop.sell("CLAWx3")
    assert "CLAW" not in shop.at_stand()
    figures = booth.figures(shop.desk, shop.event)
    claw = next(row for row in figures.by_item if row.code == "CLAW")
    assert (claw.sold, claw.amount_fen) == (3, 15_00)


def test_claimed_money_waits_until_somebody_hears_of_it(shop: Shop) -> None:
    shop.sell("BG", "wechat", claimed=True)
    claim = booth.claims(shop.desk, shop.event)[0]
    assert (claim.number, claim.amount_fen, claim.account.holder) == ("A-0001", 15_00, "李四")
    figures = booth.figures(shop.desk, shop.event)
    assert (figures.heard_fen, figures.claimed_fen) == (0, 15_00)
    for _ in range(2):
        booth.hear(shop.desk, OpId.new(), UUID(claim.op), claim.line)
    assert booth.claims(shop.desk, shop.event) == []
    assert shop.sale("1").payments[0].state is PayState.HEARD
    assert booth.figures(shop.desk, shop.event).heard_fen == 15_00


def test_the_drawer_is_float_and_paid_less_change_less_cash_refunds(shop: Shop) -> None:
    shop.sell("TS-L BGx2", "cash", 200_00)
    shop.sell("BG", "wechat")
    shop.refund("1", [(2, 1)])
    shift = booth.open_shift(shop.desk, shop.event, "A")
    assert shift is not None
    closed = booth.close_shift(shop.desk, OpId.new(), shift.id, 300_00, "小红")
    assert (closed.expected_fen, closed.difference_fen) == (314_00, -14_00)
    figures = booth.figures(shop.desk, shop.event)
    assert {(t.method, t.holder): t.amount_fen for t in figures.by_account} == {
        ("cash", "小红"): 114_00,
        ("wechat", "李四"): 15_00,
    }
    with pytest.raises(ShiftClosed):
        booth.close_shift(shop.desk, OpId.new(), shift.id, 300_00, "小红")
    with pytest.raises(NoShift):
        shop.sell("BG")


def test_bringing_back_names_every_difference(shop: Shop) -> None:
    shop.sell("BGx2 TS-Lx3")
    counts = {shop.uid("BG"): 7, shop.uid("TS-M"): 1}
    back = booth.bring_back(shop.desk, OpId.new(), shop.event, shop.home, counts)
    assert back.differences == (("徽章", -1), ("COSCon T恤 M", 1))
    assert shop.at_stand() == {}
    assert shop.lies()["成都·仓库 BG"] == 17
    for row in booth.figures(shop.desk, shop.event).by_item:
        assert row.taken + row.found == (
            row.sold + row.given + row.brought_back + row.lost + row.left
        )


def test_loose_articles_and_donations_are_kept_apart(shop: Shop) -> None:
    shop.sell("loose:海报:500 donation:1000 BG", "wechat")
    figures = booth.figures(shop.desk, shop.event)
    assert (figures.net_fen, figures.donations_fen) == (30_00, 10_00)
    assert [(a.title, a.amount_fen) for a in figures.loose] == [("海报", 5_00)]
    assert {row.code: row.amount_fen for row in figures.by_item}["BG"] == 15_00


def test_an_empty_cart_is_no_sale(shop: Shop) -> None:
    with pytest.raises(EmptyCart):
        booth.sell(shop.desk, shop.event, "A", shop.cart(""), [])


def test_a_letter_belongs_to_one_station_until_it_is_taken_over(shop: Shop) -> None:
    shop.sell("BG")
    with pytest.raises(ShiftOpen):
        booth.open_stand(shop.desk, OpId.new(), shop.event, "a", 0)
    other = Desk(shop.desk.database, UUID(int=7), "小红", now=shop.desk.now)
    with pytest.raises(TillElsewhere):
        booth.open_stand(other, OpId.new(), shop.event, "A", 0)
    booth.open_stand(other, OpId.new(), shop.event, "A", 0, take_over=True)
    sold = booth.sell(other, shop.event, "A", shop.cart("BG"), [shop.tender()])
    assert sold.number == "A-0002"
    with pytest.raises(TillElsewhere):
        shop.sell("BG")


def test_days_are_days_of_the_event_s_zone(shop: Shop) -> None:
    from datetime import date, timedelta

    shop.sell("BG")  # nine in the morning of the 22nd in Shanghai
    shop.time += timedelta(hours=16)  # one in the night of the 23rd there, still the 22nd in UTC
    shop.sell("TS-L", "wechat")
    day = date(2026, 11, 22)
    assert booth.figures(shop.desk, shop.event, day).net_fen == 15_00
    later = booth.figures(shop.desk, shop.event, day + timedelta(days=1))
    assert later.net_fen == 99_00
    assert {row.code: row.taken for row in later.by_item}["TS-L"] == 2


def test_a_stand_opened_again_is_copied_from_the_last_time(shop: Shop) -> None:
    setup = booth.last_setup(shop.desk)
    assert setup is not None
    assert (setup.letter, setup.float_fen) == ("A", 200_00)
    assert [a.method for a in setup.accounts] == ["wechat", "alipay", "cash"]
    assert {(t.variant, t.qty) for t in setup.taken} == {
        (shop.uid("TS-L"), 2),
        (shop.uid("BG"), 10),
    }
