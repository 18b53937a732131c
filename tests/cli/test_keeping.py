"""What lies back on the command line: `move --at`, `--anyway` and `settle`."""

from __future__ import annotations

import pytest

WAY = ("move", "TS-S", "3", "--to", "given", "--reason", "补记", "--json")
HOME = ("--from", "成都·仓库")


@pytest.fixture
def shelf(say, stock_list):
    """A folder with the list in it."""
    assert say("import", stock_list).code == 0
    return say


def test_what_happened_before_the_goods_came_is_refused_unless_it_did(shelf):
    refused = shelf(*WAY, *HOME, "--at", "2020-05-03")
    assert refused.code == 2
    error = refused.data["error"]
    assert (error["code"], error["lowest"]) == ("past_negative", -3)
    assert error["on"].startswith("2020-05-03T23:59:59")
    assert shelf(*WAY, *HOME, "--at", "2020-05-03", "--anyway").code == 0
    then = shelf("stock", "--item", "TS-S", "--at", "2020-05-04", "--json").data
    assert [(r["on_hand"], r["disputed"]) for r in then] == [(-3, True)]


def test_a_settled_period_takes_nothing_until_it_is_opened_again(shelf):
    assert shelf("settle", "--json").data == {"until": None}
    done = shelf("settle", "2020-07-01", "--json").data
    assert done["until"] == "2020-07-01T00:00:00+08:00"
    assert shelf("settle", "--json").data == {"until": done["until"]}
    refused = shelf(*WAY, *HOME, "--at", "2020-06-30", "--anyway")
    assert refused.code == 2
    assert refused.data["error"]["code"] == "period_settled"
    assert shelf("undo", done["op"], "--json").code == 0
    assert shelf(*WAY, *HOME, "--at", "2020-06-30", "--anyway").code == 0


def test_stock_says_how_sure_it_is(shelf):
    rows = shelf("stock", "--json").data
    assert {row["standing"] for row in rows} <= {"verified", "stale", "unknown"}


def test_a_place_gets_a_keeper_and_a_minimum(shelf):
    done = shelf("keep", "成都·仓库", "--keeper", "小李", "--city", "成都", "--json").data
    assert (done["keeper"], done["city"]) == ("小李", "成都")
    assert shelf("keep", "成都·仓库", "--minimum", "TS-S", "--qty", "30", "--json").code == 0
    rows = {row["place"]: row for row in shelf("keep", "--json").data}
    assert rows["成都·仓库"]["keeper"] == "小李"
    assert "小李" in shelf("keep", "成都·仓库").out
    assert shelf("keep", "成都·仓库", "--minimum", "TS-S").code == 2


def test_who_leaves_hands_everything_over_at_once(shelf):
    shelf("move", "TS-S", "3", "--from", "成都·仓库", "--to", "given", "--reason", "送出")
    shelf("keep", "成都·仓库", "--keeper", "小李")
    listed = shelf("leave", "小李", "--json")
    assert (listed.code, [row["place"] for row in listed.data]) == (1, ["成都·仓库"])
    assert shelf("leave", "小李", "--hand-over").code == 2
    done = shelf("leave", "小李", "--hand-over", "--keeper", "阿文", "--json").data
    assert (done["places"], done["pieces"]) == (1, 0)
    assert shelf("undo", done["op"], "--json").code == 0
    assert shelf("leave", "小李").code == 1
