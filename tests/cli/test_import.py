from __future__ import annotations

import pytest

from tests.cli.conftest import LIST

BAD = (
    LIST
    + """X-1,坏行,杂项,,2026,个,12.001,5,成都·仓库,开源社
X-2,坏行,杂项,,2026,个,3,-2,成都·仓库,开源社
"""
)


def test_a_list_comes_in_and_a_second_time_nothing_is_new(say, stock_list):
    first = say("import", stock_list, "--json").data
    assert (first["kind"], first["rows"], first["new"], first["refused"]) == ("items", 4, 4, [])
    assert first["batch"]
    again = say("import", stock_list, "--json").data
    assert (again["new"], again["changed"], again["same"], again["batch"]) == (0, 0, 4, None)
    assert "nothing new" in say("import", stock_list).out


def test_a_dry_run_says_every_fate_and_writes_nothing(say, stock_list):
    told = say("import", stock_list, "--dry-run", "--json").data
    assert (told["new"], told["batch"]) == (4, None)
    assert [fate["fate"] for fate in told["fates"]] == ["new"] * 4
    assert told["new_places"] == ["成都·仓库"]
    assert say("items", "--json").data == []


def test_refused_rows_stop_all_of_it_and_the_report_stays(say, stock_list):
    stock_list.write_text(BAD, "utf-8")
    told = say("import", stock_list, "--json")
    assert told.code == 2
    assert told.data["batch"] is None
    assert [(r["row"], r["column"], r["value"], r["code"]) for r in told.data["refused"]] == [
        (6, "单价", "12.001", "bad_amount"),
        (7, "库存数量", "-2", "bad_quantity"),
    ]
    assert all(r["why"] for r in told.data["refused"])
    assert "2 rows cannot be taken" in told.err
    assert say("items", "--json").data == []
    for_people = say("import", stock_list)
    assert for_people.code == 2
    assert "Row 6, “单价”" in for_people.out


def test_the_rest_comes_in_when_refused_rows_are_skipped(say, stock_list):
    stock_list.write_text(BAD, "utf-8")
    told = say("import", stock_list, "--skip-refused", "--json")
    assert told.code == 0
    assert (told.data["new"], len(told.data["refused"])) == (4, 2)
    assert told.data["batch"]
    assert len(say("items", "--json").data) == 4


def test_an_import_is_taken_back_whole_and_comes_in_again(say, stock_list):
    batch = say("import", stock_list, "--json").data["batch"]
    undone = say("undo", batch, "--json")
    assert undone.code == 0
    assert undone.data["undone"] >= 4
    assert say("items", "--json").data == []
    twice = say("undo", batch, "--json")
    assert (twice.code, twice.error["code"]) == (2, "already_undone")
    assert say("import", stock_list, "--json").data["new"] == 4


def test_a_changed_price_is_told_before_and_after(say, stock_list):
    say("import", stock_list)
    stock_list.write_text(LIST.replace("枚,15,", "枚,18,"), "utf-8")
    assert "¥15.00 → ¥18.00" in say("import", stock_list, "--dry-run").out
    told = say("import", stock_list, "--json").data
    assert (told["changed"], told["same"]) == (1, 3)
    (changed,) = [fate for fate in told["fates"] if fate["fate"] == "changed"]
    assert changed["changes"] == [{"field": "price_fen", "before": 1500, "after": 1800}]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "bad_file"), (b"\x89PNG\r\n\x1a\n" + bytes(200), "bad_file")],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(say, tmp_path, content, code):
    path = tmp_path / "照片.csv"
    path.write_bytes(content)
    told = say("import", path, "--json")
    assert (told.code, told.error["code"]) == (2, code)
    assert "照片.csv" in told.err


def test_a_list_about_something_else_is_not_taken_for_stock(say, tmp_path):
    path = tmp_path / "人.csv"
    path.write_text("姓名,手机号,城市\n张三,138,成都\n", "utf-8")
    told = say("import", path, "--json")
    assert (told.code, told.error["code"]) == (2, "bad_command")


def test_a_missing_file_is_named(say, tmp_path):
    told = say("import", tmp_path / "没有.csv")
    assert told.code == 2
    assert "没有.csv" in told.err
    assert "Traceback" not in told.err


def test_a_column_in_doubt_is_asked_for_and_can_be_said(say, tmp_path):
    path = tmp_path / "两个价.csv"
    path.write_text("编号,名称,单价,价格\nA1,徽章,1,2\n", "utf-8")
    told = say("import", path, "--json")
    assert (told.code, told.error["code"]) == (2, "ambiguous")
    assert told.error["candidates"] == ["单价", "价格"]
    assert "--column price_fen=" in told.err
    assert say("import", path, "--column", "price_fen=价格").code == 0
    assert say("items", "--json").data[0]["price_fen"] == 200
