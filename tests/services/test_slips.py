from __future__ import annotations

import re
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.booth.event import SaleKind
from desktop.domain.errors import NotFound, NothingToPrint, UnknownSize
from desktop.domain.money import show
from desktop.domain.paper.drawn import Drawn
from desktop.services import booth, catalogue
from desktop.services.changes import OpId
from desktop.services.paper import slips
from tests.shop import Shop


@pytest.fixture
def shop(database):
    return Shop(database)


@pytest.fixture
def till(shop):
    return shop.open()


def text(drawn: Drawn) -> str:
    """The text of all pages without its line ends, as another program reads it."""
    document = pypdfium2.PdfDocument(drawn.data)
    found = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return re.sub(r"\s+", "", found)


def shift(till):
    return booth.shifts(till.desk, till.event)[0].id


# ── slips of sales ────────────────────────────────────────────────────────────────────────────


def test_a_sale_slip_says_what_the_ledger_says(till):
    receipt = till.sell("TS-L BGx3 donation:1000", "cash", 300_00)
    told = text(slips.sale_slip(till.desk, till.event, receipt.number))
    for word in (
        "A-0001", "COSConT恤L", "徽章", "3×¥15.00", "¥45.00", "¥99.00", "¥10.00",
        show(receipt.total_fen), "¥300.00", show(receipt.change_fen), "小明", "2026-11-22", "09:00",
    ):  # fmt: skip
        assert word in told
    # Printed again later it is the same paper.
    first = slips.sale_slip(till.desk, till.event, receipt.number).data
    till.time += timedelta(hours=3)
    assert slips.sale_slip(till.desk, till.event, "1").data == first


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wishes=st.lists(st.sampled_from(["TS-L", "BG", "TS-S"]), min_size=1, max_size=6),
    pieces=st.lists(st.integers(1, 40), min_size=6, max_size=6),
    extra=st.integers(1, 99_999),
    width=st.sampled_from([58, 80, 148, 210]),
)
def test_totals_on_slips_are_those_of_the_ledger(till, wishes, pieces, extra, width):
    goods = " ".join(f"{code}x{n}" for code, n in zip(wishes, pieces, strict=False))
    receipt = till.sell(f"{goods} loose:海报:{extra}", "wechat", claimed=True)
    sale = till.sale(receipt.number)
    told = text(slips.sale_slip(till.desk, till.event, receipt.number, width=width))
    assert told.count(show(sale.total_fen)) >= 2  # the total, and what paid it
    for line in sale.lines:
        assert line.title.replace(" ", "") in told
        assert show(line.amount_fen) in told
    assert show(sum(line.amount_fen for line in sale.lines)) in told
    given_away = text(
        slips.sale_slip(till.desk, till.event, receipt.number, gift=True, width=width)
    )
    assert "¥" not in given_away
    assert show(sale.total_fen)[1:] not in given_away
    for line in sale.lines:
        assert line.title.replace(" ", "") in given_away


def test_a_slip_follows_the_sale_as_it_stands(till):
    number = till.sell("BGx4", "cash", 100_00).number
    till.refund(number, [(1, 1)])
    told = text(slips.sale_slip(till.desk, till.event, number))
    assert "ofwhichbackorswapped1" in told
    refund = booth.last_sale(till.desk, till.event, "A")
    assert refund is not None
    told = text(slips.sale_slip(till.desk, till.event, refund.number))
    assert "Belongsto" + number in told
    assert "-¥15.00" in told


def test_a_corrected_sale_is_worth_nothing(till):
    number = till.sell("BG").number
    op = OpId(till.sale(number).op)
    booth.correct(till.desk, OpId.new(), op, "打错了")
    assert "Takenback" in text(slips.sale_slip(till.desk, till.event, number))


def test_another_method_stands_alone_on_the_slip(till):
    number = till.sell("BG", "cash", 20_00).number
    booth.remethod(till.desk, OpId.new(), OpId(till.sale(number).op), till.accounts["wechat"].id)
    told = text(slips.sale_slip(till.desk, till.event, number))
    assert "WeChatPay·社区码¥15.00" in told
    assert "Cash" not in told
    assert "¥20.00" not in told


def test_a_slip_of_nothing_is_refused(till):
    number = till.sell("donation:500").number
    with pytest.raises(NothingToPrint):
        slips.sale_slip(till.desk, till.event, number, gift=True)
    with pytest.raises(NotFound):
        slips.sale_slip(till.desk, till.event, "A-0099")
    with pytest.raises(UnknownSize):
        slips.sale_slip(till.desk, till.event, number, width=70)


# ── closing ───────────────────────────────────────────────────────────────────────────────────


def test_the_closing_slip_agrees_with_the_evenings_figures(till):
    till.sell("TS-Lx2 BG", "wechat")
    till.sell("BGx2", "alipay", claimed=True)
    till.sell("BG", "cash", 20_00)
    booth.give(till.desk, till.event, "A", till.cart("BG"), "speaker")
    till.refund("A-0003")
    wrong = till.sell("BG").number
    booth.correct(till.desk, OpId.new(), OpId(till.sale(wrong).op), "打错了")
    booth.close_shift(till.desk, OpId.new(), shift(till), 199_00, "李四", "少一元")
    slip = slips.closing(till.desk, shift(till))
    figures = booth.figures(till.desk, till.event)
    (of_till,) = figures.by_till
    assert slip.net_fen == figures.net_fen
    assert (slip.expected_fen, slip.counted_fen) == (of_till.expected_fen, 199_00)
    assert slip.difference_fen == of_till.difference_fen == -1_00
    assert sum(a.amount_fen for a in slip.accounts) == figures.net_fen
    assert sum(a.waits_fen for a in slip.accounts) == figures.claimed_fen == 30_00
    assert {(a.method, a.amount_fen, a.payments) for a in slip.accounts} == {
        (t.method, t.amount_fen, t.payments) for t in figures.by_account
    }
    assert dict(slip.counts) == {
        SaleKind.SALE: 4, SaleKind.GIFT: 1, SaleKind.REFUND: 1, SaleKind.CORRECTION: 1,
    }  # fmt: skip
    assert (slip.first, slip.last, slip.keeper) == ("A-0001", "A-0007", "李四")
    told = text(slips.closing_slip(till.desk, shift(till)))
    for word in (show(figures.net_fen), "¥199.00", "-¥1.00", "少一元", "A-0001–A-0007"):
        assert word in told


def test_the_head_on_the_closing_slip_is_the_closings_own_entry(till):
    till.sell("BG")
    open_ = slips.closing(till.desk, shift(till))
    assert open_.head == booth.figures(till.desk, till.event).journal_head
    assert open_.closed_at is None
    # Whoever will count the drawer must not read first what it should hold.
    assert open_.expected_fen is None
    assert open_.difference_fen is None
    booth.close_shift(till.desk, OpId.new(), shift(till), 215_00, "小明", "")
    closed = slips.closing(till.desk, shift(till))
    assert closed.seq == open_.seq + 1
    assert (closed.expected_fen, closed.difference_fen) == (215_00, 0)
    paper = slips.closing_slip(till.desk, shift(till), width=58)
    # Whatever is written afterwards, the slip stays what was printed that evening.
    till.add("LATER", "明信片", 5_00)
    assert slips.closing(till.desk, shift(till)) == closed
    assert slips.closing_slip(till.desk, shift(till), width=58).data == paper.data
    assert closed.head != booth.figures(till.desk, till.event).journal_head
    assert closed.short_head.replace(" ", "") == closed.head[:16]
    assert closed.head in closed.proof


def test_a_till_without_a_sale_closes_too(till):
    booth.close_shift(till.desk, OpId.new(), shift(till), 200_00, "小明", "")
    told = text(slips.closing_slip(till.desk, shift(till), width=210))
    assert "¥200.00" in told
    assert "Numbers" not in told


# ── the paper till ────────────────────────────────────────────────────────────────────────────


def test_the_paper_till_shows_what_was_brought_and_what_is_not_counted(till):
    till.add("LEAF", "宣传册", 1_00, uncounted=True)
    till.add("HOME", "留在家的杯子", 30_00)
    till.add("FREE", "不卖的胸针", None)
    for tally in (False, True):
        told = text(
            slips.fallback_sheet(till.desk, till.event, "A", date(2026, 11, 22), tally=tally)
        )
        for word in ("COSCon", "TS-L", "¥99", "徽章", "¥15", "宣传册", "WeChatPay", "Cash"):
            assert word in told
        assert "留在家的杯子" not in told
        assert "不卖的胸针" not in told


def test_where_nothing_was_brought_the_paper_till_has_all_that_is_sold(shop):
    shop.open({})
    told = text(slips.fallback_sheet(shop.desk, shop.event, "A", date(2026, 11, 22)))
    assert "TS-S" in told
    assert "徽章" in told


@pytest.mark.parametrize("tally", [False, True])
def test_the_paper_till_of_an_event_never_opened_has_the_usual_ways_to_pay(shop, tally):
    event = booth.save_event(
        shop.desk, OpId.new(), "市集", date(2026, 11, 22), date(2026, 11, 22), place_name="展位"
    )
    assert booth.accounts(shop.desk, event.id) == []
    told = text(slips.fallback_sheet(shop.desk, event.id, "A", date(2026, 11, 22), tally=tally))
    for way in ("WeChatPay", "Alipay", "Cash"):
        assert way in told


def test_a_shop_without_a_price_has_no_paper_till(database):
    shop = Shop(database)
    for code in ("TS-S", "TS-M", "TS-L", "BG"):
        catalogue.retire(shop.desk, OpId.new(), catalogue.variant(shop.desk, code).uid)
    shop.open({})
    with pytest.raises(NothingToPrint):
        slips.fallback_sheet(shop.desk, shop.event, "A", date(2026, 11, 22))
