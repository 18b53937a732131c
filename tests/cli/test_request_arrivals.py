"""`request receive … message`: what arrived, came back, was reported and closed, and told."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from desktop.domain.requisitions.parcels import Postage
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import parcels, picking, proposing, sending
from desktop.store.database import connect


@pytest.fixture
def sent(say, stock_list, tmp_path: Path) -> str:
    """The code of a request that has left."""
    assert say("import", stock_list).code == 0
    made = say(
        "request",
        "new",
        "成都开源之夜",
        "COSCon T恤/L x2; 开源社徽章 x5",
        "--for",
        "小红",
        "--json",
    )
    code = made.data["request"]
    assert say("request", "approve", code, "--json").code == 0
    database = connect(tmp_path / "data" / "yuanwu.db")
    try:
        desk = Desk(database, uuid4(), "小明")
        takes = proposing.propose(desk, code).takes
        (box,) = picking.pick(desk, OpId.new(), code, takes).parcels
        sending.ship(desk, OpId.new(), box, Postage(waybill="SF1234567890123"))
        assert parcels.parcels(desk, code)[0].pieces == 7
    finally:
        database.close()
    return str(code)


def test_a_request_is_received_line_by_line_and_closed(say, sent):
    op = str(uuid4())
    words = ("request", "receive", sent, "badge:arrived:3", "BADGE:lost:1", "--reason", "雨")
    first = say(*words, "--op", op, "--json")
    assert (first.data["told"], first.data["outstanding"], first.data["state"]) == (4, 3, "sent")
    assert say(*words, "--op", op, "--json").data == first.data
    refused = say("request", "receive", sent, "BADGE:arrived:9", "--json")
    assert (refused.code, refused.error["code"], refused.error["left"]) == (
        2, "not_that_many_out", 1,
    )  # fmt: skip
    assert say("request", "close", sent, "--json").error["code"] == "parcels_open"
    assert say("request", "receive", sent, "--json").data["state"] == "received"
    assert say("request", "close", sent, "--json").error["code"] == "no_report"
    back = say("request", "return", sent, "BADGE:returned:1", "--json").data
    assert (back["told"], back["lent"]) == (1, 0)
    told = say("request", "report", sent, "--link", "https://example.org", "TS-L:returned:1")
    assert told.code == 0
    closed = say("request", "close", sent, "--json").data
    assert closed["state"] == "closed"
    assert "，已关闭" in say("request", "show", sent, "--lang", "zh").out
    assert say("check").code == 0
    assert say("undo", closed["op"]).code == 0
    assert say("check").code == 0


def test_what_is_missing_of_one_article_has_more_than_one_fate(say, sent):
    done = say(
        "request", "receive", sent, "BADGE:arrived:2", "BADGE:damaged:1=压坏了",
        "BADGE:lost:1=雨=大", "BADGE:home:1", "--json",
    )  # fmt: skip
    assert (done.data["told"], done.data["outstanding"]) == (5, 2)
    story = say("request", "show", sent, "--lang", "zh").out
    assert "× 1（压坏了）" in story
    assert "× 1（雨=大）" in story
    refused = say("request", "receive", sent, "TS-L:arrived:1", "TS-L:damaged:1", "--json")
    assert refused.error["code"] == "missing"
    assert say("undo", done.data["op"]).code == 0
    assert say("request", "receive", sent, "--json").data["told"] == 7
    assert say("check").code == 0


def test_what_nobody_can_mean_is_refused_with_a_sentence(say, sent):
    for text in ("BADGE", "BADGE:arrived", "BADGE:returned:1", "BADGE:arrived:0", ":arrived:1"):
        refused = say("request", "receive", sent, text)
        assert refused.code == 2
        assert "CODE:WHAT:N" in refused.err
    assert say("request", "report", sent, "--json").error["code"] == "missing"


def test_a_message_is_written_and_only_sent_where_a_group_is_set_up(say, sent):
    told = say("request", "message", sent, "--json").data
    assert (told["step"], told["sent"]) == ("sent", False)
    assert "SF1234567890123" in told["text"]
    english = say("request", "message", sent, "--step", "report", "--in", "en")
    assert "event report" in english.out
    refused = say("request", "message", sent, "--send", "--json")
    assert (refused.code, refused.error["code"]) == (2, "no_webhook")


def test_a_message_of_a_step_that_is_not_offered_is_neither_written_nor_sent(say, sent):
    for more in ((), ("--send",)):
        refused = say("request", "message", sent, "--step", "closed", *more, "--json")
        assert (refused.code, refused.error["code"]) == (2, "step_not_now")
        assert refused.error["offered"] == ["sent", "confirm", "report"]
    told = say("request", "message", sent, "--step", "rejected").err
    assert "“Rejected” does not fit now" in told
    assert "Goods are on their way (sent)" in told


def test_what_is_not_on_its_way_or_with_the_asker_is_called_so(say, sent):
    for other in ("XX", "GIFT"):  # neither no article, nor one of another shelf
        refused = say("request", "receive", sent, f"{other}:arrived:1", "--json")
        assert (refused.code, refused.error["code"]) == (2, "not_on_way")
        assert (refused.error["item"], refused.error["near"]) == (other, ["TS-L", "BADGE"])
        told = say("request", "receive", sent, f"{other}:arrived:1").err
        assert f"Nothing called “{other}” is in a parcel on its way." in told
        assert "TS-L, BADGE" in told
    assert say("request", "return", sent, "BADGE:returned:1", "--json").error["near"] == []
    say("request", "receive", sent)
    told = say("request", "return", sent, "XX:returned:1").err
    assert "Nothing called “XX” arrived" in told
    assert "TS-L, BADGE" in told


def test_an_order_is_closed_by_its_receipt_and_says_so(say, stock_list, tmp_path):
    say("import", stock_list)
    orders = tmp_path / "orders.csv"
    orders.write_text(
        "订单号,商品名称,规格,数量,收件人,手机号,收货地址,订单状态\n"
        "P7001,开源社徽章,,2,王小明,13812348000,四川省成都市武侯区天府大道 1 号,待发货\n",
        "utf-8",
    )
    assert say("import", orders, "--as", "requests").code == 0
    (order,) = say("request", "list", "--json").data
    assert (order["source"], order["state"]) == ("xiaohongshu", "approved")
    code = order["request"]
    assert say("request", "pick", code).code == 0
    assert say("request", "ship", f"{code}-1", "--waybill", "SF1234567890123").code == 0
    told = say("request", "receive", code)
    assert f"{code} is closed" in told.out
    assert say("request", "close", code, "--json").error["code"] == "request_not_now"
    assert say("check").code == 0


def test_nothing_arrives_of_what_never_left(say, stock_list):
    say("import", stock_list)
    asked = say("request", "new", "见面会", "开源社徽章 x2", "--for", "小红", "--json").data
    code = asked["request"]
    assert say("request", "pick", code, "--json").error["code"] == "request_not_now"
    say("request", "ask", code, "几号？")
    assert "请申请人补充: 几号？" in say("request", "show", code, "--lang", "zh").out
    say("request", "answer", code, "五号")
    assert say("request", "approve", code).code == 0
    assert say("request", "receive", code, "--json").error["code"] == "nothing_on_way"
    assert say("check", "--json").data["ok"]
