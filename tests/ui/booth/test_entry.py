"""The entry of the till: whatever is typed gets there, and shows what it would do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.booth.event import SaleKind


def test_letters_begin_an_entry_wherever_the_keyboard_had_got_to(till):
    QApplication.focusWidget().clearFocus()
    till.type("tz")
    till.key(Qt.Key.Key_Return)
    assert till.cart == [("贴纸", 1)]


def test_the_reason_whose_number_is_typed_lights_up(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F4)
    till.type("2")
    gift = till.page.selling.cart.gift
    assert [key.property("primary") for key in gift.keys[:2]] == [False, True]
    till.key(Qt.Key.Key_Return)
    [sale] = till.sales()
    assert sale.kind is SaleKind.GIFT
    assert till.page.selling.till.cashier.gift_reason == "volunteer"
