"""`request give` through the front door: looked at, given, taken back."""

from __future__ import annotations

import pytest


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text("姓名,尺码,是否通过\n甲,S,是\n乙,L,是\n丙,,否\n甲,S,是\n", "utf-8-sig")
    return path


@pytest.fixture
def give(say, stock_list, people):
    say("import", stock_list)

    def run(*more):
        how = ("--name", "2026 年度贡献者纪念品", "--from", "成都·仓库")
        return say("request", "give", people, *how, *more)

    return run


def test_it_is_looked_at_given_and_taken_back(say, give):
    seen = give("TS-S", "BADGEx2", "--dry-run", "--json").data
    assert (seen["people"], seen["twice"], seen["failed"], seen["op"]) == (2, ["甲"], 1, None)
    assert {(n["item"], n["wanted"]) for n in seen["needs"]} == {
        ("TS-S", 1), ("TS-L", 1), ("BADGE", 4),
    }  # fmt: skip
    done = give("TS-S", "BADGEx2", "--json").data
    assert (done["people"], done["pieces"], len(done["parcels"])) == (2, 6, 2)
    again = give("BADGE", "--dry-run", "--json").data
    assert [(h["person"], h["this_year"], h["ever"]) for h in again["had"]] == [
        ("甲", 1, 1), ("乙", 1, 1),
    ]  # fmt: skip
    assert "甲 (1/1)" in give("BADGE", "--dry-run").out
    assert say("check").code == 0
    assert say("undo", done["op"]).code == 0
    assert give("BADGE", "--dry-run", "--json").data["had"] == []


def test_what_is_not_there_for_all_is_given_to_nobody(give):
    no = give("BADGEx21", "--json")
    assert (no.code, no.error["code"]) == (2, "not_enough_for_all")
    assert no.error["people"] == 1


def test_the_refusal_names_the_home_that_has_all_of_it(say, give, tmp_path):
    more = tmp_path / "更多.csv"
    more.write_text("物品,编码,数量,地点\n徽章,BADGE,90,上海\n", "utf-8-sig")
    assert say("import", more).code == 0
    no = give("BADGEx21")
    assert "All of it is at 上海: give from there." in no.err
    seen = give("BADGEx21", "--dry-run", "--json").data
    assert seen["instead"] == ["上海"]
    assert seen["needs"][0]["elsewhere"] == [{"place": "上海", "free": 90}]
    assert "Other homes have: 上海 90." in give("BADGEx21", "--dry-run").out
