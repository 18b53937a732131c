"""`yuanwu kit`: said, reckoned, made and taken apart."""

from __future__ import annotations

import pytest


@pytest.fixture
def shelf(say, stock_list):
    """A folder with the list in it, and a gift of two badges and a shirt of either size."""
    assert say("import", stock_list).code == 0
    told = say("kit", "define", "GIFT", "BADGEx2", "TS-S|TS-L", "--note", "首版", "--json")
    assert told.data["version"] == 1
    return say


def test_a_kit_is_shown_with_its_parts(shelf):
    (kit,) = shelf("kit", "show", "GIFT", "--json").data
    assert (kit["code"], kit["version"], kit["note"]) == ("GIFT", 1, "首版")
    assert [[(p["code"], p["qty"]) for p in slot] for slot in kit["parts"]] == [
        [("BADGE", 2)],
        [("TS-S", 1), ("TS-L", 1)],
    ]
    assert shelf("kit", "show", "--json").data == [kit]
    assert "GIFT" in shelf("kit", "show").out


def test_what_can_be_made_is_made_and_taken_apart(shelf):
    told = shelf("kit", "makeable", "GIFT", "成都·仓库", "--json").data
    n = told["makeable"]
    assert n > 0
    assert told["short"]
    more = shelf("kit", "makeable", "GIFT", "成都·仓库", "--for", str(n + 2), "--json").data
    assert sum(part["qty"] for part in more["short"]) >= sum(p["qty"] for p in told["short"])
    made = shelf("kit", "assemble", "GIFT", "1", "成都·仓库", "--json").data
    assert made["qty"] == 1
    assert sorted(part["qty"] for part in made["parts"]) == [1, 2]
    assert shelf("kit", "makeable", "GIFT", "成都·仓库", "--json").data["makeable"] == n - 1
    assert shelf("undo", made["op"], "--json").data["undone"] > 0
    shelf("kit", "assemble", "GIFT", "2", "成都·仓库")
    assert shelf("kit", "apart", "GIFT", "2", "成都·仓库", "--json").data["qty"] == -2
    assert shelf("kit", "makeable", "GIFT", "成都·仓库", "--json").data["makeable"] == n
    assert shelf("check").code == 0


def test_refusals_say_what_to_do_next(shelf):
    told = shelf("kit", "assemble", "GIFT", "100000", "成都·仓库", "--json")
    assert (told.code, told.error["code"]) == (2, "parts_missing")
    assert shelf("kit", "show", "BADGE", "--json").error["code"] == "no_kit"
    assert shelf("kit", "define", "GIFT", "GIFT", "--json").error["code"] == "kit_circle"
