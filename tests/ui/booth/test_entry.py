"""The entry of the till: whatever is typed gets there, and shows what it would do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.booth.event import SaleKind


def test_letters_begin_an_entry_wherever_the_keyboard_had_got_to(till):
    somewhere = QApplication.focusWidget()
    assert somewhere is not None
    somewhere.clearFocus()
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


def test_an_unknown_scan_is_said_in_its_place_and_sold_by_one_tap(till):
    assert till.page.take_scan("6901234567892")
    till.settle()
    selling = till.page.selling
    assert "6901234567892" in till.said
    assert selling.tiles.entry.hasFocus()
    till.tap(selling.cart.notices.step)
    assert selling.loose.name.text() == "6901234567892"
    till.type("25")
    till.key(Qt.Key.Key_Return)
    assert till.cart == [("6901234567892", 1)]


def test_a_buyers_own_code_is_no_name_of_an_article(till):
    till.page.take_scan("134567890123456789")
    till.tap(till.page.selling.cart.notices.step)
    assert till.page.selling.loose.name.text() == ""


def test_a_scan_while_it_is_asked_what_an_article_is_names_it(till):
    till.tap(till.page.selling.tiles.fixed.keys["loose"])
    till.page.take_scan("6901234567892")
    assert till.page.selling.loose.name.text() == "6901234567892"


@pytest.mark.parametrize(
    ("typed", "key"), [("ls", "loose"), ("临时", "loose"), ("jk", "donation"), ("捐款", "donation")]
)
def test_the_fixed_tiles_are_found_by_typing(till, typed, key):
    till.write(typed)
    assert till.page.selling.tiles.grid.tile_key(key)
    till.key(Qt.Key.Key_Return)
    loose = till.page.selling.loose
    assert loose.isVisible()
    assert loose.name_field.isVisible() == (key == "loose")


def test_the_fixed_tiles_are_always_in_sight(till):
    tiles = till.page.selling.tiles
    till.tap(tiles.bar.keys["小物"])
    for key in tiles.fixed.keys.values():
        assert key.isVisible()
        assert not key.visibleRegion().isEmpty()


def test_what_nothing_answers_to_hides_the_tiles_and_offers_a_loose_article(till):
    till.type("qqq")
    tiles = till.page.selling.tiles
    assert not tiles.grid.isVisible()
    assert "qqq" in tiles.nothing.words.text()
    till.tap(tiles.nothing.loose)
    assert till.page.selling.loose.name.text() == "qqq"
    till.key(Qt.Key.Key_Escape)
    assert tiles.grid.isVisible()
    assert tiles.entry.text() == ""


def test_an_amount_and_a_number_say_what_they_would_do(till):
    till.tap(till.tile("BD"))
    till.type("200")
    nothing = till.page.selling.tiles.nothing
    assert "F3" in nothing.next_step.text()
    till.key(Qt.Key.Key_Escape)
    till.type("a17")
    assert "A-0017" in nothing.next_step.text()
