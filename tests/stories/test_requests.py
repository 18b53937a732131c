"""A season of requests: asked for by a form, promised, sent, lent, given, sold, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.safekeeping import rebuild
from desktop.settings import resource
from desktop.store.database import connect
from desktop.ui.booth.selling.strip import POST, REFUND
from desktop.ui.requisitions.decide.reason import LACKING
from tests.store.ledgers import ended, proven, same_ledger
from tests.stories.asked_and_answered import (
    a_wish_is_answered_with_less,
    one_above_the_reference_wants_a_sentence,
    one_goes_back_to_the_asker,
    the_list_of_the_form_is_taken_in,
    the_most_urgent_stands_first,
)
from tests.stories.asking import Asking, drop, paste
from tests.stories.many_hands import Hands, cells
from tests.ui.house import House

STOCK = resource("demo", "周边库存示例_周边库存_表格.csv")


@pytest.fixture
def asking(qtbot, qapp, tmp_path) -> Iterator[Asking]:
    """A window in which nobody was asked for anything, and the sample's stock is on its shelves."""
    with House.lived_in(qtbot, qapp, tmp_path / "data", sound=False) as house:
        hands = Hands(house)
        page = hands.room("stock")
        hands.tap(page.items.empty_page.button)
        wizard = page.whole_page
        drop(hands, wizard.choose, STOCK)
        hands.tap(wizard.fates.write)
        hands.tap(wizard.done.to_list)
        yield Asking(hands)


def test_requests_are_promised_kept_and_in_the_end_forgotten(asking, tmp_path):
    the_list_of_the_form_is_taken_in(asking, tmp_path)
    the_most_urgent_stands_first(asking)
    a_wish_is_answered_with_less(asking)
    one_above_the_reference_wants_a_sentence(asking)
    one_goes_back_to_the_asker(asking)
    what_is_not_there_is_refused_and_counted(asking)
    a_parcel_leaves_and_one_piece_is_missing(asking)
    the_event_is_reported_and_closed(asking)
    a_loan_comes_back_in_part(asking)
    contributors_get_their_gifts(asking)
    a_buyer_gets_it_by_post(asking)
    contacts_are_forgotten(asking)
    everything_adds_up(asking, tmp_path)


def what_is_not_there_is_refused_and_counted(asking):
    hands = asking.hands
    way = asking.go_on("上海黑客松", "Decide")
    (row,) = way.rows
    assert row.lack.accessibleName() == "only 18 there"
    hands.type(row.qty, 0)
    hands.tap(row.reason.chips[LACKING])
    hands.write(way.side.words, "库存不够，抱歉")
    hands.tap(way.reject_key)
    assert asking.state("上海黑客松") == "Rejected"

    way = asking.way("Figures of requests")
    hands.tap(way.tabs["not_there"])
    assert cells(way.grid) == [["KYS24020001K", "社区T恤 S", "1", "500"]]
    hands.tap(way.close_key)


def a_parcel_leaves_and_one_piece_is_missing(asking):
    hands = asking.hands
    way = asking.go_on("大连开源之夜", "Pick and pack")
    (home,) = way.offers.cards
    assert home.title.text() == "上海·KCC"
    assert way.offers.summary.text() == "34 pieces in 1 parcel"
    hands.tap(way.offers.pick_key)

    hands.scan("SF1234567890123")
    assert way.box.sending.carrier.currentText() == "顺丰"
    hands.tap(way.box.sending.go_key)
    hands.tap(way.close_key)
    (sent,) = asking.listed("unreceived")
    assert sent[:2] == ("大连开源之夜", "")

    way = asking.go_on("大连开源之夜", "Confirm what arrived")
    badge = next(row for line, row in way.rows if line.title == "金属徽章 金色")
    hands.type(badge.qty, 29)
    hands.choose(badge.others[0].other, "short")
    hands.tap(way.go_key)
    assert asking.state("大连开源之夜") == "Receipt confirmed"
    assert hands.lies("金属徽章 金色") == {"成都·仓库": 60, "上海·KCC": 30, "去向不明": 1}


def the_event_is_reported_and_closed(asking):
    hands = asking.hands
    way = asking.go_on("大连开源之夜", "Report of the event")
    hands.write(way.link, "https://example.org/album")
    badge = next(row for line, row in way.rows if line.title == "金属徽章 金色")
    hands.type(badge.qty, 5)
    hands.tap(way.go_key)
    assert hands.lies("金属徽章 金色") == {"成都·仓库": 60, "上海·KCC": 35, "去向不明": 1}

    assert asking.go_on("大连开源之夜", "Close the request") is None
    hands.tap(asking.page.side.form.go_key)
    assert asking.state("大连开源之夜") == "Closed"


def a_loan_comes_back_in_part(asking):
    hands = asking.hands
    way = asking.go_on("成都开源之夜", "Pick and pack")
    hands.tap(way.offers.pick_key)
    hands.tap(hands.key("Carried along", way.box.sending))
    hands.write(way.box.sending.carried_by, "阿强")
    hands.tap(way.box.sending.go_key)
    hands.tap(way.close_key)
    code = asking.page.side.whole.one.code
    assert hands.lies("社区帽衫 XL") == {"成都·仓库": 8, code: 4}

    way = asking.choose("成都开源之夜", "Take back what returns")
    hoodie = next(row for line, row in way.rows if line.loan)
    hands.type(hoodie.qty, 3)
    assert way.sum.text() == "3 pieces came back  ·  1 still lent"
    hands.tap(way.go_key)
    assert hands.lies("社区帽衫 XL") == {"成都·仓库": 11, code: 1}

    way = asking.go_on("成都开源之夜", "Report of the event")
    hands.write(way.words, "来了 48 人")
    hands.tap(way.go_key)
    # It is not closed in passing while something of it is still with them.
    asking.go_on("成都开源之夜", "Close the request")
    form = asking.page.side.form
    hands.tap(form.go_key)
    assert "1 lent piece" in form.notices.words.text()
    hands.tap(form.leave_key)
    assert asking.listed("loans") == [("成都开源之夜", "", "Receipt confirmed")]


def contributors_get_their_gifts(asking):
    hands = asking.hands
    way = asking.way("Give to many")
    form = way.form
    hands.write(form.name, "2026 年度贡献者纪念品")
    hands.pick(form.home, "成都·仓库")
    hands.pick(form.gifts.rows[0].item, "金属徽章 银色")
    hands.type(form.gifts.rows[0].each, 2)
    paste(hands, form.people.text, "小林\t\t13800000001\t成都市某路 1 号\n阿哲\n小雨\n阿哲")
    hands.house.until(lambda: form.takes.table.rowCount() == 1)
    assert cells(form.takes.table)[0][:3] == ["金属徽章 银色", "6", "48"]
    said = "3 people: size of 0, phone of 1, address of 1\nMore than once, taken once: 阿哲"
    assert form.people.said.text() == said
    assert form.go_key.text().strip() == "Give to 3 people"
    hands.tap(form.go_key)
    assert [row[0] for row in cells(way.acts.list)] == ["小林", "阿哲", "小雨"]
    hands.tap(way.acts.hand_key)
    ((*_what, people, handed),) = cells(way.acts.table)
    assert (people, handed) == ("3", "3")
    assert hands.lies("金属徽章 银色") == {"北京·媒体组": 36, "成都·仓库": 42}


def a_buyer_gets_it_by_post(asking):
    hands = asking.hands
    page = hands.room("booth")
    hands.write(page.stand.event_part.name, "开源集市")
    (shirts,) = [r for r in page.stand.goods_part.rows if r.tick.text() == "社区T恤 M"]
    hands.type(shirts.pieces, 5)
    hands.tap(page.stand.start)
    hands.scan("KYS24030002K")
    hands.tap(page.selling.pay.buttons[0])
    hands.tap(page.selling.strip.keys[REFUND])
    hands.tap(page.after.ways[POST])
    posting = page.after.posting
    paste(hands, posting.pasted, "王芳 13900001111 杭州市示例区样例路 5 号")
    assert posting.post_key.text() == "Post 1 piece later"
    hands.tap(posting.post_key)
    assert hands.lies("社区T恤 M") == {
        "成都·仓库": 19, "杭州·物料组": 24, "开源集市": 4, "开源集市/待邮寄": 1,
    }  # fmt: skip

    # What was paid lies in its box already: it only has to be sent.
    assert asking.listed()[:2] == [
        ("北京沙龙", "5 working days left", "To send"),
        ("开源集市 A-0001", "5 working days left", "To send"),
    ]
    way = asking.go_on("开源集市 A-0001", "Ship")
    assert way.offers.summary.text() == "Everything that is approved is picked or has left."
    assert way.box.contents.text() == "社区T恤 M × 1   开源集市/待邮寄"
    hands.scan("yt1234567890123")
    hands.tap(way.box.sending.go_key)
    hands.tap(way.close_key)


def contacts_are_forgotten(asking):
    hands = asking.hands
    assert not any(line.startswith("The contact") for line in asking.today())
    hands.house.session.go("settings", "rules")
    hands.house.settle()
    rules = hands.house.page("settings").rules
    hands.type(rules.days["purge_days"], 0)
    hands.tap(rules.save)

    # Gifts that everybody has are over; of what is lent or on its way a contact is wanted still.
    way = asking.follow("The contacts of 5 requests that ended are to be deleted")
    assert [row[0] for row in cells(way.table)] == [
        "上海黑客松", "大连开源之夜", *["2026 年度贡献者纪念品"] * 3,
    ]  # fmt: skip
    assert asking.agree(way.go_key).startswith("Delete the contacts of 5 requests for good?")
    proof = way.proof.text()
    assert proof.startswith("Contacts of 5 requests deleted. Searched ")
    assert " places, found 0." in proof
    hands.tap(way.close_key)
    receivers = dict(asking.listed(show=("title", "contact")))
    assert (receivers["大连开源之夜"], receivers["上海黑客松"]) == ("", "")
    assert receivers["成都开源之夜"].startswith("杨** 133****8397")


def everything_adds_up(asking, tmp_path: Path):
    assert asking.listed() == [
        ("北京沙龙", "5 working days left", "To send"),
        ("大连开源之夜", "", "Closed"),
        ("成都开源之夜", "", "Receipt confirmed"),
        ("上海黑客松", "", "Rejected"),
        *[("2026 年度贡献者纪念品", "", "Closed")] * 3,
        ("开源集市 A-0001", "", "Sent off"),
    ]
    assert asking.today() == [
        "'北京沙龙 (北京)' is to be sent: 5 working days left",
        "1 request was sent, and nobody confirmed that it arrived: 开源集市 A-0001",
    ]
    desk = asking.hands.house.session.desk()
    assert proven(desk) == ()
    ended(rebuild(desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        same_ledger(again, desk.database)
    finally:
        again.close()
