"""The cart is kept: through the end of the program, a crash in the middle of a sale, a refusal."""

from PySide6.QtCore import Qt

from desktop.domain.booth.event import GIFT_REASONS
from desktop.domain.booth.pay import Tender
from desktop.domain.errors import OutOfStock
from desktop.services import booth


def test_the_cart_survives_the_end_of_the_program(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F5)
    till.tap(till.tile("TS-L"))
    till.page.close()
    till.show()
    assert till.cart == [("COSCon T恤 L", 1)]
    assert len(till.page.selling.chips.parked) == 1


def test_a_sale_that_was_made_is_not_made_again_after_a_crash(till):
    till.tap(till.tile("BD"))
    cart = till.page.till.counter.cart
    account = till.accounts()[0]
    booth.sell(till.desk, till.event, "A", cart, [Tender(account.id, False)])
    till.page.close()
    till.show()
    assert till.cart == []


def test_a_refused_sale_lies_in_the_cart_again(till, monkeypatch):
    def no(*_args, **_more):
        raise OutOfStock("徽章", "摊位", "开源社", 1, 0)

    monkeypatch.setattr(booth, "sell", no)
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F1)
    assert till.cart == [("开源徽章", 1)]
    assert till.said


def test_the_last_sale_can_still_be_mended_after_a_start(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F2)
    till.page.close()
    till.show()
    strip = till.page.selling.strip
    assert strip.words.text() == "A-0001 ✓  ¥15  Alipay"
    till.tap(strip.keys["refund"])
    assert till.page.after.isVisible()


def test_a_bug_of_ours_leaves_the_cart_where_it_was(till, monkeypatch, caplog):
    def broken(*_args, **_more):
        raise ZeroDivisionError

    bugs: list[object] = []
    till.jobs.bug.connect(bugs.append)
    monkeypatch.setattr(booth, "sell", broken)
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F1)
    assert till.cart == [("开源徽章", 1)]
    assert len(bugs) == 1
    assert "a bug in lane" in caplog.text


def test_the_same_cart_is_sold_once_however_often_the_key_is_pressed(till):
    till.tap(till.tile("BD"))
    key = till.pay_key(1)
    for _ in range(5):
        key.tapped.emit()
    till.settle()
    assert len(till.sales()) == 1


def test_what_is_wanted_before_the_till_stands_is_shown_when_it_does(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F1)
    till.page.close()
    from desktop.ui.booth.page import BoothPage

    page = BoothPage(till.work, till.keeping, now=lambda: till.now)
    till.qtbot.addWidget(page)
    page.show()
    page.open(("number", "A-0001"))
    till.page = page
    till.settle()
    assert page.after.heading.text().startswith("A-0001")


def test_the_last_reason_of_a_gift_stands_ready_after_a_start(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F4)
    till.type("3")
    till.key(Qt.Key.Key_Return)
    till.show()
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F4)
    till.key(Qt.Key.Key_Return)
    assert [sale.reason for sale in till.sales()] == [GIFT_REASONS[2]] * 2
