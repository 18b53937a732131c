"""`request`: goods are asked for and answered without a window."""

from __future__ import annotations

import pytest


@pytest.fixture
def shelf(say, stock_list):
    """A folder with the list in it."""
    assert say("import", stock_list).code == 0
    return say


def ask(shelf, *more: str):
    return shelf(
        "request", "new", "成都开源之夜", "COSCon T恤/L x2; 开源社徽章 x5", "--for", "小红",
        "--city", "成都", "--people", "30", "--recipient", "王小明", "--phone", "13812348000",
        *more, "--json",
    )  # fmt: skip


def test_a_request_is_taken_down_shown_and_listed(shelf):
    said = ask(shelf, "--needed", "2030-01-10", "--number", "A-7")
    assert said.code == 0
    told = said.data
    assert (told["state"], told["applicant"], told["pieces"]) == ("submitted", "小红", 7)
    assert [(line["item"], line["qty"]) for line in told["lines"]] == [("TS-L", 2), ("BADGE", 5)]
    assert "13812348000" not in said.out
    (listed,) = shelf("request", "list", "成都", "--only", "waiting", "--json").data
    assert listed["request"] == told["request"]
    assert shelf("request", "list", "--state", "draft", "--json").data == []
    shown = shelf("request", "show", told["request"])
    for part in ("COSCon T恤 L", "小红", "2030-01-10", "王** 138****8000"):
        assert part in shown.out
    assert "13812348000" not in shown.out
    shown = shelf("request", "show", told["request"], "--json").data
    assert "approve" in shown["may"]
    assert "ship" not in shown["may"]
    (word,) = shown["story"]
    assert (word["what"], word["undone"]) == ("submit", False)


def test_it_is_asked_back_answered_and_approved_line_by_line(shelf):
    code = ask(shelf).data["request"]
    assert shelf("request", "ask", code, "几号要？", "--json").data["state"] == "asked"
    assert shelf("request", "answer", code, "五号", "--json").data["state"] == "submitted"
    refused = shelf("request", "approve", code, "BADGE:3", "--json")
    assert (refused.code, refused.error["code"]) == (2, "needs_reason")
    done = shelf(
        "request", "approve", code, "BADGE:3", "1:1:TS-S", "--reason", "只有这些", "--lacking",
        "--json",
    ).data  # fmt: skip
    assert done["state"] == "approved"
    shirt, badge = done["lines"]
    assert (shirt["substitute"], shirt["approved"], shirt["lacking"]) == ("TS-S", 1, 1)
    assert (badge["approved"], badge["lacking"]) == (3, 2)
    less = shelf("request", "revise", code, "BADGE", "1", "--reason", "别处也要", "--json").data
    assert less["lines"][1]["approved"] == 1
    assert shelf("undo", less["op"]).code == 0
    assert shelf("request", "cancel", code, "--reason", "不办了", "--json").data["state"] == (
        "cancelled"
    )
    assert shelf("check").code == 0


def test_nobody_answers_their_own_and_a_rejection_says_why(shelf):
    code = ask(shelf, "--by", "小红").data["request"]
    refused = shelf("request", "approve", code, "--by", "小红", "--json")
    assert (refused.code, refused.error["code"]) == (2, "own_request")
    assert shelf("request", "reject", code, "--json").error["code"] == "needs_reason"
    gone = shelf("request", "reject", code, "--reason", "没有了", "--lacking", "--json").data
    assert gone["state"] == "rejected"
    assert [line["lacking"] for line in gone["lines"]] == [2, 5]
    again = shelf("request", "approve", code, "--json")
    assert again.error["code"] == "request_not_now"


def test_reference_values_are_written_listed_and_taken_out(shelf):
    told = shelf("request", "guide", "30000", "--kind", "读书会", "--people", "20", "--json").data
    (guide,) = told["guides"]
    assert (guide["kind"], guide["amount_fen"], guide["people_from"]) == ("读书会", 30000, 20)
    assert "300.00" in shelf("request", "guide").out
    gone = shelf("request", "guide", "--retire", str(guide["id"]), "--json").data
    assert gone["guides"] == []


def test_a_template_is_a_beginning(shelf):
    told = shelf("request", "new", "小聚", "--template", "小型活动", "--draft", "--json").data
    assert (told["state"], told["source"]) == ("draft", "template")
    assert len(told["lines"]) == 3
    assert (
        shelf("request", "new", "小聚", "--template", "没有", "--json").error["code"] == "not_found"
    )


def test_what_cannot_be_meant_is_refused_in_words(shelf):
    code = ask(shelf).data["request"]
    assert shelf("request", "approve", code, "BADGE", "--json").code == 2
    assert shelf("request", "approve", code, "XX:1", "--json").error["code"] == "not_found"
    assert shelf("request", "show", "RQ-XXXXXX", "--json").error["code"] == "not_found"


def test_what_is_wrong_is_called_as_the_form_calls_it(say):
    assert "“活动”" in say("request", "new", " ", "贴纸 x1", "--lang", "zh").err
    assert "“活动”" in say("request", "new", "长" * 201, "贴纸 x1", "--lang", "zh").err
    assert "“申请”" in say("request", "parcels", "--lang", "zh").err
    assert "“abc”" in say("request", "guide", "--retire", "abc", "--lang", "zh").err
    assert "“abc”" in say("rules", "set", "--second-above", "abc", "--lang", "zh").err
    # Nobody's name is no order to delete whatever is due.
    assert say("request", "purge", "--forget", "", "--json").error["code"] == "missing"


def test_a_line_that_is_decided_twice_is_refused_by_its_number(shelf):
    code = ask(shelf).data["request"]
    for twice in (("2:3", "2:4"), ("2:3", "BADGE:3")):
        refused = shelf("request", "approve", code, *twice, "--reason", "少", "--json")
        assert (refused.code, refused.error["code"]) == (2, "decided_twice")
        assert (refused.error["line"], refused.error["item"]) == (2, "开源社徽章")
    said = shelf("request", "approve", code, "2:3", "2:4", "--reason", "少").err
    assert "Line 2 (开源社徽章) is decided twice." in said
    assert shelf("request", "show", code, "--json").data["state"] == "submitted"


def test_where_nothing_is_left_to_pick_or_to_be_had_it_says_which(shelf):
    code = ask(shelf).data["request"]
    shelf("request", "approve", code)
    shelf("request", "pick", code)
    for more in ((), ("BADGEx1",)):
        refused = shelf("request", "pick", code, *more, "--json")
        assert (refused.code, refused.error["code"]) == (2, "nothing_to_pick")
        assert refused.error["open"] == 0
    assert "all that is approved is packed or has left" in shelf("request", "pick", code).err
    made = shelf("request", "new", "大会", "开源社徽章 x40", "--for", "小红", "--json")
    much = made.data["request"]
    shelf("request", "approve", much)
    assert shelf("request", "pick", much).code == 0  # 35 are there
    refused = shelf("request", "pick", much, "--json")
    assert (refused.error["code"], refused.error["open"]) == ("nothing_to_pick", 5)
    assert "5 pieces are still to be picked" in shelf("request", "pick", much).err


def test_a_second_reference_value_for_the_same_day_is_refused(shelf):
    words = ("--kind", "读书会", "--people", "30", "--from", "2030-01-01")
    assert shelf("request", "guide", "30000", *words).code == 0
    refused = shelf("request", "guide", "40000", *words, "--json")
    assert (refused.code, refused.error["code"]) == (2, "guide_stands")
    assert "from 2030-01-01 on already for 读书会" in shelf("request", "guide", "40000", *words).err
    assert len(shelf("request", "guide", "--json").data["guides"]) == 1
