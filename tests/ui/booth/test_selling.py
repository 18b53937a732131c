import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.booth.event import SaleKind
from desktop.domain.booth.pay import PayState

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def paid(sale):
    return [(p.account.method, p.amount_fen, p.state) for p in sale.payments]


def test_a_tap_and_a_pay_key_make_a_sale(till):
    till.tap(till.tile("BD"))
    till.tap(till.pay_key(1))
    [sale] = till.sales()
    assert sale.number == "A-0001"
    assert paid(sale) == [("wechat", 1500, PayState.HEARD)]
    assert till.cart == []
    assert till.page.selling.strip.words.text().startswith("A-0001 ✓")


def test_change_stands_huge_until_the_next_sale_begins(till):
    till.tap(till.tile("TS-L"))
    till.tap(till.tile("BD"))
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F3)
    keys = [key.text() for key in till.page.selling.cart.cash.keys]
    assert keys == ["¥129", "¥130", "¥140", "¥150", "¥200"]
    till.tap(till.page.selling.cart.cash.keys[-1])
    done = till.page.selling.cart.done
    assert done.isVisible()
    assert (done.word.text(), done.amount.text()) == ("Change", "¥71")
    till.tap(till.tile("BD"))
    assert not done.isVisible()
    assert till.page.selling.strip.isVisible()


def test_the_whole_sale_runs_from_the_keyboard(till):
    till.type("2*bd")
    till.key(Qt.Key.Key_Return)
    till.type("ts-l")
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_F3)
    till.type("200")
    assert till.page.selling.cart.cash.answer.text() == "Change ¥71"
    till.key(Qt.Key.Key_Return)
    [sale] = till.sales()
    assert sale.total_fen == 12_900
    assert sale.payments[0].change_fen == 7_100


def test_initials_find_goods(till):
    till.type("tz")
    till.key(Qt.Key.Key_Return)
    assert till.cart == [("贴纸", 1)]


def test_chinese_finds_goods(till):
    till.write("徽章")
    till.key(Qt.Key.Key_Return)
    assert till.cart == [("开源徽章", 1)]


def test_several_answers_are_shown_and_a_size_decides(till):
    till.type("coscon")
    till.key(Qt.Key.Key_Return)
    assert till.cart == []
    assert "Several answer" in till.said
    till.type(" l")
    till.key(Qt.Key.Key_Return)
    assert till.cart == [("COSCon T恤 L", 1)]


def test_alt_and_a_digit_do_what_the_f_keys_do(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_2, ALT)
    assert paid(till.sales()[0])[0][0] == "alipay"


def test_shift_f1_leaves_a_chip_that_one_tap_turns_into_heard(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F1, SHIFT)
    [chip] = till.page.selling.chips.pending.values()
    till.later(12)
    till.page.selling.chips._say()
    assert chip.text() == "Not yet arrived ¥15 WeChat Pay 12 s"
    assert paid(till.sales()[0]) == [("wechat", 1500, PayState.CLAIMED)]
    till.tap(till.tile("BD"))
    till.tap(chip)
    assert paid(till.sales()[0]) == [("wechat", 1500, PayState.HEARD)]
    assert not till.page.selling.chips.pending
    assert till.cart == [("开源徽章", 1)]
    assert till.said == "Arrived: ¥15 WeChat Pay, A-0001."
    till.tap(till.page.selling.cart.notices.step)
    assert till.page.after.refund.isVisible()


def test_what_arrived_is_said_even_where_its_chip_has_gone_before(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F1, SHIFT)
    chips = till.page.selling.chips
    [chip] = chips.pending.values()
    chip.click()
    chips.show_pending(())  # the list was asked anew and is quicker
    till.settle()
    assert till.said == "Arrived: ¥15 WeChat Pay, A-0001."


def test_holding_a_pay_key_means_claimed(till):
    till.tap(till.tile("BD"))
    key = till.pay_key(1)
    with till.qtbot.waitSignal(key.held):
        QTest.mousePress(key, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
    till.settle()
    assert len(till.sales()) == 1
    assert paid(till.sales()[0])[0][2] is PayState.CLAIMED


def test_enter_after_f3_is_exact(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F3)
    till.key(Qt.Key.Key_Return)
    assert paid(till.sales()[0]) == [("cash", 1500, PayState.HEARD)]


def test_some_cash_and_the_rest_by_code(till):
    till.tap(till.tile("TS-L"))
    till.key(Qt.Key.Key_F3)
    till.type("50")
    till.key(Qt.Key.Key_F1)
    assert {x[:2] for x in paid(till.sales()[0])} == {("cash", 5_000), ("wechat", 4_900)}


def test_too_little_cash_is_said_and_nothing_is_written(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F3)
    till.type("10")
    till.key(Qt.Key.Key_Return)
    assert "¥5" in till.said
    assert till.sales() == []


def test_unlikely_cash_is_asked_about_once(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F3)
    till.type("1500000")
    till.key(Qt.Key.Key_Return)
    assert till.sales() == []
    assert "¥1,500,000" in till.said
    till.key(Qt.Key.Key_Return)
    assert len(till.sales()) == 1


def test_a_gift_needs_a_reason_and_the_last_one_stands_ready(till):
    till.tap(till.tile("MUG"))
    till.key(Qt.Key.Key_F4)
    till.type("2")
    till.key(Qt.Key.Key_Return)
    till.tap(till.tile("MUG"))
    till.key(Qt.Key.Key_F4)
    till.key(Qt.Key.Key_Return)
    assert [(s.kind, s.reason) for s in till.sales()] == [(SaleKind.GIFT, "volunteer")] * 2


def test_goods_without_a_price_are_not_sold(till):
    till.tap(till.tile("MUG"))
    till.key(Qt.Key.Key_F1)
    assert till.sales() == []
    assert till.cart == [("讲师马克杯", 1)]
    assert till.said


def test_a_parked_cart_bears_an_animal_and_comes_back(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F5)
    assert till.cart == []
    [chip] = till.page.selling.chips.parked.values()
    till.tap(till.tile("TS-M"))
    till.tap(chip)
    assert till.cart == [("开源徽章", 1)]
    assert len(till.page.selling.chips.parked) == 1
    till.key(Qt.Key.Key_F1)
    till.key(Qt.Key.Key_F5)
    assert till.cart == [("COSCon T恤 M", 1)]


def test_loose_articles_and_donations_have_tiles(till):
    fixed = till.page.selling.tiles.fixed
    till.tap(fixed.keys["loose"])
    till.type("25")
    till.key(Qt.Key.Key_Return)
    till.tap(fixed.keys["donation"])
    till.type("6.50")
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_F1)
    [sale] = till.sales()
    assert sale.total_fen == 3_150
    assert [line.kind for line in sale.lines] == ["loose", "donation"]


def test_backspace_takes_the_line_and_undo_brings_it_back(till):
    till.tap(till.tile("BD"))
    till.tap(till.tile("TS-L"))
    till.key(Qt.Key.Key_Backspace)
    assert till.cart == [("开源徽章", 1)]
    till.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert till.cart == [("开源徽章", 1), ("COSCon T恤 L", 1)]


def test_undo_never_touches_a_paid_sale(till):
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F1)
    till.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert till.cart == []
    assert len(till.sales()) == 1


def test_plus_and_minus_count_the_line_in_hand(till):
    till.tap(till.tile("BD"))
    till.type("++-")
    assert till.cart == [("开源徽章", 2)]


def test_sold_out_is_warned_of_and_never_blocks(till):
    for _ in range(3):
        till.tap(till.tile("TS-XL"))
    row = till.page.selling.cart.rows[0]
    assert "1 piece is not on the books" in row.warning.text()
    till.key(Qt.Key.Key_F1)
    assert len(till.sales()) == 1
    assert "recorded as found" in till.said
    assert till.tile("TS-XL").accessibleName() == "COSCon T恤 XL, sold out"


def test_what_was_never_brought_shows_no_count_and_no_warning(till):
    till.tap(till.tile("TZ"))
    assert till.page.selling.cart.rows[0].warning.text() == ""
    assert "left" not in till.tile("TZ").accessibleName()
    till.key(Qt.Key.Key_F1)
    assert till.said == ""


def test_what_is_left_counts_down_with_the_cart(till):
    assert "10 left" in till.tile("BD").accessibleName()
    till.tap(till.tile("BD"))
    assert "9 left" in till.tile("BD").accessibleName()
    till.key(Qt.Key.Key_F1)
    assert "9 left" in till.tile("BD").accessibleName()


def test_a_word_left_standing_is_not_paid_over(till):
    till.tap(till.tile("BD"))
    till.type("tz")
    till.key(Qt.Key.Key_F1)
    assert till.sales() == []
    assert "still stands" in till.said


def test_the_category_bar_is_flat(till):
    bar = till.page.selling.tiles.bar
    assert set(bar.keys) == {"", "服饰", "小物", "礼品"}
    till.tap(bar.keys["小物"])
    grid = till.page.selling.tiles.grid
    assert not grid.tile_key(till.uids["TS-L"])
    till.tap(bar.keys[""])
    assert grid.tile_key(till.uids["TS-L"])


def test_over_five_hundred_the_printed_code_is_doubted_before_paying(till):
    till.type("6*ts-m")
    till.key(Qt.Key.Key_Return)
    assert till.page.selling.cart.hint.isVisible()


def test_a_scan_needs_no_focus_and_no_terminator_in_the_entry(till):
    assert till.page.take_scan("TS-L")
    assert till.page.take_scan("2*BD")
    assert till.cart == [("COSCon T恤 L", 1), ("开源徽章", 2)]


@pytest.mark.parametrize("dark", [False, True])
def test_every_control_has_a_name_and_room_for_a_thumb(till, qapp, dark):
    from desktop.ui import theme
    from tests.ui.walk import faults

    theme.apply(qapp, dark=dark, scale=200 if dark else 100)
    till.tap(till.tile("BD"))
    till.key(Qt.Key.Key_F3)
    assert faults(till.page) == []
    heights = [button.height() for button in till.page.selling.pay.buttons if button.isVisible()]
    assert min(heights) >= theme.PAY_KEY
