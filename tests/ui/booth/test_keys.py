import pytest

from desktop.ui.booth.keys import Do, Keys, Mode, Slot, Wish

SLOTS = (Slot.ACCOUNT, Slot.ACCOUNT, Slot.CASH, Slot.GIFT, Slot.PARK, Slot.ACCOUNT)


@pytest.fixture
def keys():
    return Keys(SLOTS)


def test_enter_ends_what_was_typed(keys):
    keys.typed("ts-l")
    assert keys.press("Enter") == Wish(Do.FIND, "ts-l", 1)


@pytest.mark.parametrize("typed", ["3*", "3×", "３＊"])
def test_a_number_and_a_star_is_a_quantity(keys, typed):
    assert keys.typed(typed) == ""
    keys.typed("tz")
    assert keys.press("Enter") == Wish(Do.FIND, "tz", 3)


def test_the_quantity_goes_to_the_next_tile_once(keys):
    keys.typed("4*")
    assert [keys.take_qty(), keys.take_qty()] == [4, 1]


def test_a_scan_may_carry_its_quantity(keys):
    assert keys.scanned("2*TS-L") == Wish(Do.FIND, "TS-L", 2)
    keys.typed("3*")
    assert keys.scanned("TS-L") == Wish(Do.FIND, "TS-L", 3)


def test_f1_means_heard_and_shift_f1_claimed(keys):
    assert keys.press("F1") == Wish(Do.PAY, slot=0)
    assert keys.press("Shift+F2") == Wish(Do.PAY, slot=1, claimed=True)


def test_f3_opens_cash_and_enter_is_exact(keys):
    assert keys.press("F3") == Wish(Do.OPEN_CASH, slot=2)
    assert keys.mode is Mode.CASH
    assert keys.press("Enter") == Wish(Do.CASH)


def test_digits_after_f3_are_what_the_buyer_hands_over(keys):
    keys.press("F3")
    keys.typed("200")
    assert keys.press("Enter") == Wish(Do.CASH, fen=20_000)


def test_an_amount_before_f3_is_cash_too(keys):
    keys.typed("200")
    assert keys.press("F3") == Wish(Do.CASH, slot=2, fen=20_000)


def test_some_cash_and_the_rest_by_code(keys):
    keys.press("F3")
    keys.typed("50")
    assert keys.press("F1") == Wish(Do.PAY, slot=0, fen=5_000)


def test_what_is_no_amount_is_said(keys):
    keys.press("F3")
    keys.typed("1e2")
    assert keys.press("Enter") == Wish(Do.BAD_AMOUNT, "1e2")


def test_a_word_left_standing_is_asked_about_before_paying(keys):
    keys.typed("tz")
    assert keys.press("F1") == Wish(Do.UNFINISHED, "tz")


def test_f4_opens_the_reasons_and_enter_takes_the_last_one(keys):
    assert keys.press("F4") == Wish(Do.OPEN_GIFT, slot=3)
    assert keys.press("Enter") == Wish(Do.GIVE, qty=0)


def test_a_digit_is_a_reason_and_words_are_the_recipient(keys):
    keys.press("F4")
    keys.typed("2")
    assert keys.press("Enter") == Wish(Do.GIVE, qty=2)
    keys.typed("王瑒")
    assert keys.press("F4") == Wish(Do.GIVE, "王瑒", qty=0)


def test_backspace_on_nothing_takes_the_quantity_then_the_line(keys):
    keys.typed("3*")
    assert keys.press("Backspace") == Wish(Do.BACK, "entry")
    assert keys.press("Backspace") == Wish(Do.LINE_AWAY)


def test_backspace_in_a_word_belongs_to_the_word(keys):
    keys.typed("tz")
    assert keys.press("Backspace") is None


def test_plus_and_minus_change_the_line_in_hand(keys):
    assert keys.press("+") == Wish(Do.LINE_MORE)
    assert keys.press("-") == Wish(Do.LINE_LESS)


def test_escape_clears_the_word_first_and_then_leaves(keys):
    keys.typed("tz")
    assert keys.press("Esc") == Wish(Do.BACK, "entry")
    assert keys.press("Esc") == Wish(Do.BACK)
    keys.press("F3")
    keys.press("Esc")
    assert keys.mode is Mode.SELL


def test_a_key_without_a_method_means_nothing():
    assert Keys((Slot.ACCOUNT,)).press("F2") is None
