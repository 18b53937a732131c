import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.domain.booth.event import SaleKind
from desktop.services import stock
from desktop.ui.booth.selling.strip import CORRECT, EXCHANGE, POST, REFUND, REMETHOD
from desktop.ui.booth.ways import ways


def sell(till, *codes, key=Qt.Key.Key_F1):
    for code in codes:
        till.tap(till.tile(code))
    till.key(key)


def on_the_stand(till, code):
    place = till.page.post.event.place
    return sum(h.on_hand for h in stock.holdings(till.desk, code=code, place=place).rows)


def strip(till, way):
    till.tap(till.page.selling.strip.keys[way])


def test_a_whole_refund_takes_two_taps(till):
    sell(till, "BD", "TS-L")
    strip(till, REFUND)
    till.tap(till.page.after.refund.back_key)
    refund = till.sales()[-1]
    assert (refund.kind, refund.total_fen) == (SaleKind.REFUND, -11_400)
    assert on_the_stand(till, "TS-L") == 4
    assert till.page.selling.cart.isVisible()
    assert till.page.selling.cart.done.word.text() == "Given back"


def test_a_line_is_refunded_by_its_pieces_and_another_account(till):
    sell(till, "BD", "BD", "BD", "TS-L")
    strip(till, REFUND)
    body = till.page.after.refund
    badge = next(k for k in body.lines.keys.values() if "徽章" in k.text())
    till.tap(badge)
    till.tap(badge)
    assert "¥30" in body.back_key.text()
    till.key(Qt.Key.Key_F3)
    refund = till.sales()[-1]
    assert refund.total_fen == -3_000
    assert refund.payments[0].account.cash


def test_goods_that_the_buyer_keeps_stay_sold(till):
    from desktop.domain.booth.event import Goods

    sell(till, "BD")
    strip(till, REFUND)
    till.tap(till.page.after.refund.goods_keys[Goods.KEPT])
    till.tap(till.page.after.refund.back_key)
    assert on_the_stand(till, "BD") == 9


def test_a_tap_too_many_begins_at_nothing_again(till):
    sell(till, "BD")
    strip(till, REFUND)
    [key] = till.page.after.refund.lines.keys.values()
    till.tap(key)
    assert key.isChecked()
    till.tap(key)
    assert not key.isChecked()


def test_a_size_is_swapped_in_two_taps(till):
    sell(till, "TS-L")
    strip(till, EXCHANGE)
    sizes = till.page.after.exchange.size_keys
    till.tap(next(k for (_, v), k in sizes.items() if v == till.uids["TS-M"]))
    assert till.sales()[-1].kind is SaleKind.EXCHANGE
    assert (on_the_stand(till, "TS-L"), on_the_stand(till, "TS-M")) == (4, 4)


def test_all_sizes_to_swap_for_stand_in_one_row_below_the_words(till):
    sell(till, "TS-L")
    strip(till, EXCHANGE)
    body = till.page.after.exchange
    words = next(w for w in body.findChildren(QLabel) if "COSCon" in w.text() and w.isVisible())
    tops = [k.mapTo(body, k.rect().topLeft()).y() for k in body.size_keys.values()]
    assert min(tops) >= words.mapTo(body, words.rect().bottomLeft()).y()
    lefts = [k.mapTo(body, k.rect().topLeft()).x() for k in body.size_keys.values()]
    assert lefts[0] == min(lefts)


def test_the_method_is_changed_in_two_taps(till):
    sell(till, "BD")
    strip(till, REMETHOD)
    keys = till.page.after.remethod.account_keys
    alipay = next(a for a in till.accounts() if a.method == "alipay")
    till.tap(keys[alipay.id])
    [sale] = till.sales()
    assert [(way.account.method, way.amount_fen) for way in ways(sale)] == [("alipay", 1500)]
    assert "Alipay" in till.page.selling.strip.words.text()


def test_a_typing_error_lies_in_the_cart_again(till):
    sell(till, "BD", "BD", "TS-L")
    strip(till, CORRECT)
    till.tap(till.page.after.correct.key)
    assert till.cart == [("开源徽章", 2), ("COSCon T恤 L", 1)]
    assert till.sales()[0].corrected
    assert on_the_stand(till, "TS-L") == 4
    # Nothing tells anybody to hand money back.
    done = till.page.selling.cart.done
    assert (done.word.text(), done.amount.text()) == ("Correction", "")


def test_a_number_opens_its_sale(till):
    sell(till, "BD")
    sell(till, "TS-L")
    till.type("a1")
    till.key(Qt.Key.Key_Return)
    assert till.page.after.isVisible()
    assert till.page.after.heading.text().startswith("A-0001")
    till.key(Qt.Key.Key_Escape)
    assert till.page.selling.cart.isVisible()


def test_an_unknown_number_is_said(till):
    assert till.page.take_scan("A-0099")
    till.settle()
    assert till.said


def test_what_was_refunded_is_not_refunded_again(till):
    sell(till, "BD")
    strip(till, REFUND)
    till.tap(till.page.after.refund.back_key)
    till.page.take_scan("A-0001")
    till.settle()
    assert not till.page.after.refund.back_key.isEnabled()


def test_the_next_buyer_closes_the_panel_by_being_served(till):
    sell(till, "BD")
    strip(till, REFUND)
    till.tap(till.tile("TS-M"))
    assert till.page.selling.cart.isVisible()
    assert till.cart == [("COSCon T恤 M", 1)]


@pytest.mark.parametrize("way", [REFUND, EXCHANGE, REMETHOD, CORRECT, POST])
def test_every_key_has_a_name_and_room_for_a_thumb(till, way):
    from tests.ui.walk import faults

    sell(till, "TS-L", "BD")
    strip(till, REFUND)
    till.tap(till.page.after.ways[way])
    assert faults(till.page.after) == []


def test_the_panel_goes_with_its_page_although_it_was_never_shown(till):
    assert till.page.isAncestorOf(till.page.after)
    assert not till.page.after.isVisible()


def test_a_paid_sale_is_posted_to_who_was_pasted(till):
    from desktop.services.requisitions import looking

    sell(till, "BD", "BD", "TS-L")
    strip(till, REFUND)
    till.tap(till.page.after.ways[POST])
    body = till.page.after.posting
    assert not body.post_key.isEnabled()
    badge = next(k for k in body.lines.keys.values() if "徽章" in k.text())
    till.tap(badge)
    body.pasted.setPlainText("王小明 138-1234-5678 杭州市西湖区某路 1 号")
    assert body.phone.text() == "13812345678"
    till.tap(body.post_key)
    (one,) = looking.requisitions(till.desk).rows
    assert (one.number, one.pieces, one.source.value) == (till.sales()[-1].number, 1, "booth")
    assert on_the_stand(till, "BD") == 8  # one was taken along, one lies in the box for the post
    assert till.page.selling.cart.isVisible()
