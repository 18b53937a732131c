"""The first half of the season of `test_many_hands.py`: had made, sent in boxes, handed over."""

from __future__ import annotations

from desktop.domain.transfers import State, Way, What


def they_are_ordered_and_come_in_in_two_parts(hands):
    page = hands.room("production")
    hands.tap(page.empty.button)
    form = page.side.form
    hands.write(form.name, "徽章")
    hands.type(form.qty, 100)
    hands.pick(form.artwork, "社徽 v2")
    hands.tap(form.go_key)
    thing = page.thing
    assert thing.whole.thing.artwork == "社徽 v2"

    # Two quotes stand side by side; the cheaper one becomes the order.
    for supplier, price in (("义乌印刷厂", 2), ("蓉城快印", 3)):
        hands.tap(thing.keys["quote"])
        form = page.side.form
        hands.pick(form.supplier, supplier)
        hands.type(form.unit, price)
        hands.tap(form.go_key)
    cheap = next(card for card in thing.offers.cards if card.offer.cheapest)
    assert (len(thing.offers.cards), cheap.offer.quote.supplier) == (2, "义乌印刷厂")
    hands.tap(cheap.order_key)
    hands.tap(page.side.form.go_key)
    assert thing.stage.accessibleName() == "On order"

    # 60 arrive and two of them are bad, then the other 40.
    for expected, arrived, good, problem in ((100, 60, 58, "两枚掉漆"), (40, 40, 40, "")):
        hands.tap(thing.keys["arrive"])
        form = page.side.form
        assert form.expected.number() == expected
        hands.type(form.arrived, arrived)
        hands.type(form.good, good)
        hands.pick(form.place, "成都")
        if problem:
            hands.write(form.problem, problem)
        hands.tap(form.go_key)
    assert (thing.whole.thing.arrived, thing.whole.thing.good) == (100, 98)
    assert hands.lies("徽章") == {"成都·仓库": 98}

    hands.tap(thing.onward_key)
    form = page.side.form
    hands.tap(form.boxes.more)
    for (box, area, qty), said in zip(
        form.boxes.rows, (("A1", "签到区", 60), ("A2", "主会场", 38)), strict=True
    ):
        hands.write(box, said[0])
        hands.write(area, said[1])
        hands.type(qty, said[2])
    hands.tap(form.go_key)
    assert thing.stage.accessibleName() == "Boxed"
    assert hands.lies("徽章") == {"成都·仓库/A1": 60, "成都·仓库/A2": 38}


def two_boxes_go_to_a_keeper(hands):
    view = hands.tab("transfers")
    hands.tap(view.new_key)
    form = view.pages[-1]
    hands.pick(form.source, "成都")
    hands.pick(form.goal, "小李")
    hands.pick(form.box, "A1")
    hands.tap(form.go)
    hands.tap(view.card.keys["goods"])
    hands.pick(view.pages[-1].box, "A2")
    hands.tap(view.pages[-1].go)
    assert view.card.card.transfer.pieces == 98

    hands.tap(view.card.keys["send"])
    page = view.pages[-1]
    hands.scan("yt1234567890123")
    assert page.carrier.currentText() == "圆通"
    hands.tap(page.go)
    way = view.card.card.transfer.code
    assert hands.lies("徽章") == {f"{way}/A1": 60, f"{way}/A2": 38}

    # Of the first box one is broken, of the second one is missing.
    hands.tap(view.card.keys["receive"])
    page = view.pages[-1]
    rows = {row.line.box.rpartition("/")[2]: row for row in page.rows}
    for box, arrived, what, why in (
        ("A1", 59, What.DAMAGED, "别针断了"),
        ("A2", 37, What.LOST, "箱子破了一角"),
    ):
        hands.type(rows[box].qty, arrived)
        hands.choose(rows[box].other, what)
        hands.write(rows[box].reason, why)
    assert page.sum.text() == "96 pieces arrived"
    hands.tap(page.go)
    assert view.card.badge.accessibleName() == "Done, with differences"
    assert hands.lies("徽章") == {"小李/A1": 59, "小李/A2": 37}


def one_box_is_handed_over(hands):
    view = hands.tab("transfers")
    hands.tap(view.new_key)
    form = view.pages[-1]
    hands.pick(form.goods.lines[0].item, "贴纸")
    hands.type(form.goods.lines[0].qty, 100)
    hands.pick(form.box, "A1")
    hands.pick(form.source, "小李")
    hands.pick(form.goal, "阿强")
    hands.choose(form.way, Way.HANDOVER)
    hands.tap(form.go)
    hands.tap(view.card.keys["send"])
    hands.tap(view.pages[-1].go)

    # The code that the giver's screen shows is scanned, and that was all.
    page = view.pages[-1]
    hands.scan(page.code.accessibleName().removeprefix("QR code of "))
    assert page.typed.text() == page.digits.text.replace(" ", "")
    hands.tap(page.go)
    assert view.card.card.transfer.state is State.CLOSED
    assert hands.lies("徽章") == {"小李/A2": 37, "阿强/A1": 59}
    assert hands.lies("贴纸") == {"小李": 200, "阿强": 100}
