"""`transfer`: goods are sent and received without a window."""

from __future__ import annotations

from uuid import uuid4

import pytest

ENDS = ("--from", "成都·仓库", "--to", "小李·家")


@pytest.fixture
def shelf(say, stock_list, tmp_path):
    """A folder with the list in it, and a second home with one badge."""
    assert say("import", stock_list).code == 0
    more = tmp_path / "小李.csv"
    more.write_text("编号,名称,库存数量,存放地点\nBADGE,开源社徽章,1,小李·家\n", "utf-8")
    assert say("import", more).code == 0
    return say


def on_hand(say, place):
    """What lies at a place, by code."""
    return {r["item"]: r["on_hand"] for r in say("stock", "--place", place, "--json").data}


def test_goods_are_sent_and_received(shelf):
    sent = shelf(
        "transfer", "send", "TS-Sx3", "BADGE", *ENDS, "--waybill", "SF1234567890123",
        "--parcels", "1", "--json",
    ).data  # fmt: skip
    assert (sent["state"], sent["pieces"], sent["outstanding"]) == ("sent", 4, 4)
    assert (sent["carrier"], sent["waybill"]) == ("顺丰", "SF1234567890123")
    assert "code" not in sent
    assert [(line["item"], line["sent"]) for line in sent["lines"]] == [("TS-S", 3), ("BADGE", 1)]
    (listed,) = shelf("transfer", "list", "SF1234", "--state", "sent", "--json").data
    assert listed["transfer"] == sent["transfer"]
    got = shelf(
        "transfer", "receive", sent["transfer"], "TS-S:arrived:2", "TS-S:lost:1", "--reason",
        "雨", "--json",
    ).data  # fmt: skip
    assert (got["told"], got["outstanding"], got["state"]) == (3, 1, "sent")
    done = shelf("transfer", "receive", sent["transfer"], "--json").data
    assert done["state"] == "closed"
    assert on_hand(shelf, "小李·家") == {"TS-S": 2, "BADGE": 2}
    assert shelf("check").code == 0
    assert shelf("undo", done["op"]).code == 0
    assert shelf("check").code == 0


def test_a_handover_gives_a_code_that_closes_it(shelf):
    sent = shelf("transfer", "send", "TS-S", *ENDS, "--way", "handover", "--json").data
    wrong = f"{(int(sent['code']) + 1) % 10**6:06d}"
    refused = shelf("transfer", "receive", sent["transfer"], "--code", wrong, "--json")
    assert (refused.code, refused.error["code"], refused.error["left"]) == (2, "wrong_code", 4)
    done = shelf("transfer", "receive", sent["transfer"], "--code", sent["code"], "--json").data
    assert done["state"] == "closed"


def test_a_draft_holds_goods_until_it_is_sent_or_given_up(shelf):
    kept = shelf("transfer", "send", "TS-Sx20", *ENDS, "--draft", "--json").data
    assert kept["state"] == "draft"
    refused = shelf("transfer", "send", "TS-S", *ENDS, "--json")
    assert (refused.code, refused.error["code"]) == (2, "reserved")
    gone = shelf("transfer", "cancel", kept["transfer"], "--reason", "不寄了", "--json").data
    assert gone["state"] == "cancelled"
    kept = shelf("transfer", "send", "TS-Sx20", *ENDS, "--draft", "--json").data
    assert shelf("transfer", "send", "--transfer", kept["transfer"]).out.startswith(
        kept["transfer"]
    )
    assert shelf("check").code == 0


def test_the_same_act_twice_is_one(shelf):
    op = str(uuid4())
    first = shelf("transfer", "send", "TS-Sx3", *ENDS, "--op", op, "--json").data
    again = shelf("transfer", "send", "TS-Sx3", *ENDS, "--op", op, "--json").data
    assert first == again
    assert on_hand(shelf, "成都·仓库")["TS-S"] == 17


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("send", "TS-S", "--to", "小李·家"), "missing"),
        (("send", *ENDS), "missing"),
        (("receive", "TR-222222"), "not_found"),
        (("cancel", "TR-222222"), "not_found"),
    ],
)
def test_what_cannot_be_done_is_refused_by_its_code(shelf, words, code):
    refused = shelf("transfer", *words, "--json")
    assert (refused.code, refused.error["code"]) == (2, code)


@pytest.mark.parametrize("line", ["TS-S", "TS-S:gone:1", "TS-S:arrived:0", "TS-S:lost:x"])
def test_a_line_that_says_nothing_is_refused(shelf, line):
    sent = shelf("transfer", "send", "TS-S", *ENDS, "--json").data["transfer"]
    refused = shelf("transfer", "receive", sent, line, "--json")
    assert (refused.code, refused.error["code"]) == (2, "bad_command")
