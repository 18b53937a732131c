from itertools import count

import pytest

from desktop.domain.booth.cart import CartLine, LineKind
from desktop.domain.booth.event import StandSize, StandTile
from desktop.ui.booth.counter import Counter
from desktop.ui.booth.goods import Goods, receipt_number

BADGE = CartLine(LineKind.GOODS, "徽章", 1, 1500, "badge", "BD")
SHIRT = CartLine(LineKind.GOODS, "T恤 L", 1, 9900, "shirt-l", "TS-L")


@pytest.fixture
def counter():
    ops = count(1)
    return Counter(lambda: f"op{next(ops)}")


def test_three_taps_are_three_pieces_on_one_line(counter):
    for _ in range(3):
        counter.add(BADGE)
    assert [(line.title, line.qty) for line in counter.cart.lines] == [("徽章", 3)]


def test_the_last_tapped_line_is_in_hand(counter):
    counter.add(BADGE)
    counter.add(SHIRT)
    counter.add(BADGE)
    counter.more()
    assert counter.cart.count("badge") == 3
    counter.away()
    assert counter.cart.count("badge") == 0
    assert counter.cart.count("shirt-l") == 1


def test_undo_walks_back_through_the_cart(counter):
    counter.add(BADGE)
    counter.add(SHIRT)
    counter.clear()
    counter.undo()
    assert counter.cart.pieces == 2
    counter.undo()
    assert counter.cart.pieces == 1


def test_undo_never_reaches_into_what_was_paid(counter):
    counter.add(BADGE)
    counter.take()
    assert not counter.undo()
    assert counter.cart.lines == ()


def test_the_next_cart_is_ready_while_the_last_is_written(counter):
    counter.add(BADGE)
    paid = counter.take()
    counter.add(SHIRT)
    assert counter.cart.op != paid.op
    assert counter.spoken_for() == {"badge": 1, "shirt-l": 1}
    assert counter.landed(paid.op) == {"badge": 1}
    assert counter.spoken_for() == {"shirt-l": 1}


def test_a_refused_cart_lies_open_again_or_is_parked(counter):
    counter.add(BADGE)
    first = counter.take()
    counter.came_back(first.op)
    assert counter.cart == first
    counter.take()
    counter.add(SHIRT)
    counter.came_back(first.op)
    assert counter.cart.count("shirt-l") == 1
    assert [c.op for c in counter.parked] == [first.op]
    assert counter.parked[0].name


def test_parked_carts_bear_different_animals_and_keep_them(counter):
    counter.add(BADGE)
    first = counter.park()
    counter.add(SHIRT)
    second = counter.park()
    assert first.name != second.name
    counter.take_up(first.op)
    assert counter.cart == first
    assert counter.park().name == first.name


def test_an_empty_cart_is_not_parked(counter):
    assert counter.park() is None


def test_taking_one_up_parks_what_lies_open(counter):
    counter.add(BADGE)
    first = counter.park()
    counter.add(SHIRT)
    counter.take_up(first.op)
    assert [c.count("shirt-l") for c in counter.parked] == [1]


def test_what_was_being_paid_comes_back_after_a_crash(counter):
    counter.add(BADGE)
    counter.take()
    saved = counter.carts()
    again = Counter(lambda: "new")
    again.restore(saved)
    assert again.cart.count("badge") == 1
    assert again.parked == ()


def stand():
    shirt = StandTile(
        1, "COSCon T恤", "服饰", None,
        (
            StandSize("shirt-m", "TS-M", "M", 9900, 4),
            StandSize("shirt-l", "TS-L", "L", 9900, 1),
        ),
    )  # fmt: skip
    badge = StandTile(2, "徽章", "小物", None, (StandSize("badge", "BD", "", 1500, None),))
    return Goods((shirt, badge))


def test_goods_are_found_by_code_name_and_size():
    goods = stand()
    assert goods.coded("ts-l").title == "COSCon T恤 L"
    assert [a.title for a in goods.named("徽")] == ["徽章"]
    assert [a.title for a in goods.named("t恤 l")] == ["COSCon T恤 L"]
    assert [a.title for a in goods.named("tx l", also=("shirt-m", "shirt-l"))] == ["COSCon T恤 L"]
    assert goods.named("") == []


def test_pieces_sold_are_off_the_tiles_at_once_and_never_below_nothing():
    sold = stand().sold({"shirt-l": 3, "badge": 2})
    assert sold.article("shirt-l").size.left == 0
    assert sold.article("badge").size.left is None


@pytest.mark.parametrize("text", ["a17", "A-17", "A-0017", " a 17 "])
def test_a_receipt_number_is_understood_as_people_write_it(text):
    assert receipt_number(text) == "A-0017"


@pytest.mark.parametrize("text", ["TS-L", "17", "", "AB-17", "A-"])
def test_other_words_are_no_receipt_number(text):
    assert receipt_number(text) is None
