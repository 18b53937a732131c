"""Two programs on one file of the ledger, each with its own window, want the same goods."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.services import stock
from tests.store.ledgers import proven
from tests.stories.many_hands import Hands, before
from tests.ui.house import House


def test_two_programs_pick_the_same_goods_and_hold_just_what_is_there(qtbot, qapp, tmp_path):
    with (
        House.lived_in(qtbot, qapp, tmp_path / "one", sound=False) as first,
        House.lived_in(
            qtbot, qapp, tmp_path / "two", sound=False, person="小林",
            database=str(first.folders.database),
        ) as second,
    ):  # fmt: skip
        before(first)
        both = Hands(first), Hands(second)
        forms = [picking(hands, 200) for hands in both]

        # Both press at once: one of them gets the goods, the other is told what is left.
        for hands, form in zip(both, forms, strict=True):
            hands.house.bot.mouseClick(form.go, Qt.MouseButton.LeftButton)
        for hands in both:
            hands.house.settle()
        views = [hands.house.page("stock").view("transfers") for hands in both]
        (winner,) = [n for n, view in enumerate(views) if not view.pages]
        late, view = both[1 - winner], views[1 - winner]
        form = view.pages[-1]
        assert "100" in form.notices.words.text()
        late.type(form.goods.lines[0].qty, 100)
        late.tap(form.go)
        assert view.card.card.transfer.pieces == 100

        (held,) = [h for h in stock.holdings(first.session.desk()).rows if h.code == "TZ"]
        assert (held.on_hand, held.available) == (300, 0)
        assert proven(first.session.desk()) == ()


def picking(hands, qty):
    """The form of a transfer of stickers from 小李 to 阿强, filled in and not pressed yet."""
    view = hands.tab("transfers")
    hands.tap(view.new_key)
    form = view.pages[-1]
    hands.pick(form.goods.lines[0].item, "贴纸")
    hands.type(form.goods.lines[0].qty, qty)
    hands.pick(form.source, "小李")
    hands.pick(form.goal, "阿强")
    return form
