"""`yuanwu count`: a file becomes a count, every row's fate said, one undo for all of it."""

from __future__ import annotations

from datetime import datetime

import pytest


@pytest.fixture
def shelf(say, stock_list):
    """A folder with the list in it."""
    assert say("import", stock_list).code == 0
    return say


def lies(say):
    return {row["item"]: row["on_hand"] for row in say("stock", "--json").data}


def test_a_file_becomes_a_count_and_one_undo_takes_it_back(shelf, tmp_path):
    file = tmp_path / "盘点.csv"
    file.write_text("code,counted\nTS-S,18\nBADGE,40\nTS-L,\nGIFT,31\n", "utf-8")
    before = lies(shelf)
    done = shelf("count", "成都·仓库", file, "--json").data
    assert done["lines"] == 3
    assert done["empty"] == 1
    assert {(d["item"], d["expected"], d["counted"]) for d in done["differences"]} == {
        ("TS-S", 20, 18),
        ("GIFT", 30, 31),
    }
    assert lies(shelf) == {"TS-S": 18, "TS-L": 10, "BADGE": 40, "GIFT": 31}
    rows = {r["item"]: r["verified_at"] for r in shelf("stock", "--json").data}
    assert rows["BADGE"]
    assert rows["TS-L"] is None
    assert shelf("check", "--json").data["ok"]
    assert shelf("undo", done["batch"], "--json").code == 0
    assert lies(shelf) == before
    assert shelf("check", "--json").data["ok"]


def test_columns_are_found_in_chinese_and_figures_as_people_write_them(shelf, tmp_path):
    file = tmp_path / "仓库.csv"
    file.write_text("编号,名称,实盘数量,备注\nTS-S,T恤,１９,\nBADGE,徽章,约30,\n", "gb18030")
    done = shelf("count", "成都·仓库", file, "--json").data
    assert {(d["item"], d["counted"], d["booked"]) for d in done["differences"]} == {
        ("BADGE", 30, False),
        ("TS-S", 19, True),
    }
    assert lies(shelf)["BADGE"] == 40  # an estimate books nothing


def test_a_count_of_a_past_moment_leaves_what_came_after_it(shelf, tmp_path):
    file = tmp_path / "c.csv"
    # Counted now, before anything else happened: then goods leave.
    at = datetime.now().astimezone().isoformat()
    shelf("move", "TS-S", "5", "--from", "成都·仓库", "--to", "given", "--reason", "讲师")
    file.write_text(f"code,counted,at\nTS-S,18,{at}\n", "utf-8")
    done = shelf("count", "成都·仓库", file, "--json").data
    assert [(d["expected"], d["counted"]) for d in done["differences"]] == [(20, 18)]
    assert lies(shelf)["TS-S"] == 13


def test_a_wrong_row_is_named_and_nothing_is_written(shelf, tmp_path):
    file = tmp_path / "c.csv"
    file.write_text("code,counted,at\nTS-S,18,\nNOPE,3,\nBADGE,-2,\nGIFT,1.5,\nTS-L,1,soon\n")
    done = shelf("count", "成都·仓库", file, "--json")
    assert done.code == 2
    assert done.data["batch"] is None
    assert [(t["row"], t["code"]) for t in done.data["refused"]] == [
        (3, "not_found"),
        (4, "bad_quantity"),
        (5, "bad_quantity"),
        (6, "bad_date"),
    ]
    assert lies(shelf)["TS-S"] == 20
    done = shelf("count", "成都·仓库", file, "--skip-refused", "--json")
    assert (done.code, lies(shelf)["TS-S"]) == (0, 18)


def test_the_same_command_twice_counts_once(shelf, tmp_path):
    file = tmp_path / "c.csv"
    file.write_text("code,counted\nTS-S,18\n")
    op = "018f0000-0000-7000-8000-000000000001"
    first = shelf("count", "成都·仓库", file, "--op", op, "--json").data
    again = shelf("count", "成都·仓库", file, "--op", op, "--json").data
    assert first["batch"] == again["batch"] == op
    assert lies(shelf)["TS-S"] == 18


def test_a_dry_run_says_what_each_row_would_do(shelf, tmp_path):
    file = tmp_path / "c.csv"
    file.write_text("code,counted\nTS-S,18\n")
    said = shelf("count", "成都·仓库", file, "--dry-run", "--json").data
    assert said["rows"][0]["fate"] == "counted"
    assert lies(shelf)["TS-S"] == 20
    assert "TS-S" in shelf("count", "成都·仓库", file).out
