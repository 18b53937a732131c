"""Tables of production at the command line."""

from __future__ import annotations

import json

import pytest

LIST = """物料,类型,数量,用途,负责人,供应商,下单时间,到货时间,状态,备注
胸牌,印刷,1300,主会场,沈花,供应商甲,2023/09/23,2023/10/23,已下单,
挂绳,采购,1300,文创售卖,蒋花,,2023/09/21,2023/10/21,已到货,
,,,,,,,,,
"""
PARTS = """物料,应到数量,实到数量,是否合格,验收人,问题
胸牌,1300,800,780,验收甲,20 张裁歪
"""
BOXES = "箱号,区域,物料,数量,负责人,放置位置\nA1,签到区,胸牌,300,沈花,签到台\n"


@pytest.fixture
def listed(say, tmp_path):
    path = tmp_path / "COSCon 23 开源社物料管理_物料总表_表格.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    say("event", "COSCon 23", "--from", "2023-10-28", "--to", "2023-10-29")
    return path


def test_a_list_of_production_is_known_by_its_headings(say, listed):
    first = say("import", listed, "--json").data
    assert (first["kind"], first["table"], first["new"]) == ("production", "物料总表", 2)
    assert (first["event"], first["refused"]) == ("COSCon 23", [])
    assert first["new_suppliers"] == ["供应商甲"]
    again = say("import", listed, "--as", "production", "--json").data
    assert (again["new"], again["same"], again["batch"]) == (0, 2, None)
    assert "nothing new" in say("import", listed).out
    assert say("undo", first["batch"], "--json").data["undone"] >= 2
    assert say("import", listed, "--json").data["new"] == 2


def test_a_dry_run_writes_nothing_and_wrong_cells_stop_all_of_it(say, listed, tmp_path):
    assert say("import", listed, "--dry-run", "--json").data["batch"] is None
    listed.write_text(LIST.replace("1300,主", "很多,主"), encoding="utf-8")
    told = say("import", listed, "--json")
    assert told.code == 2
    assert [(r["row"], r["column"], r["code"]) for r in told.data["refused"]] == [
        (2, "数量", "bad_quantity")
    ]
    out = tmp_path / "all.json"
    say("export", "production", "--out", out)
    assert json.loads(out.read_text("utf-8")) == []
    assert say("import", listed, "--skip-refused", "--json").data["new"] == 1


def test_goods_come_in_are_boxed_and_go_out_again(say, listed, tmp_path):
    say("import", listed)
    stock = tmp_path / "stock.csv"
    stock.write_text("编号,名称,库存数量,存放地点\nX-1,贴纸,5,成都·仓库\n", encoding="utf-8")
    say("import", stock)
    parts, boxes = tmp_path / "到货验收.csv", tmp_path / "分箱表.csv"
    parts.write_text(PARTS, encoding="utf-8-sig")
    boxes.write_text(BOXES, encoding="utf-8-sig")
    assert say("import", parts, "--json").code == 2
    came = say("import", parts, "--event", "COSCon 23", "--place", "成都·仓库", "--json").data
    assert (came["table"], came["new"], came["new_items"]) == ("到货验收", 1, ["胸牌"])
    boxed = say("import", boxes, "--json").data
    assert (boxed["table"], boxed["new"], boxed["new_places"]) == ("分箱表", 1, ["签到台"])
    rows = say("stock", "--place", "签到台", "--tree", "--json").data
    assert [(row["item"], row["on_hand"]) for row in rows] == [("YW0001", 300)]
    for name, text in (("到货验收", PARTS), ("分箱表", BOXES)):
        out = tmp_path / f"out-{name}.csv"
        assert (
            say("export", "production", "--table", name, "--out", out, "--json").data["rows"] == 1
        )
        assert out.read_text("utf-8-sig").splitlines() == text.splitlines()
    assert say("check", "--json").data["ok"]


def test_what_is_said_to_be_production_is_the_list_of_goods(say, tmp_path):
    path = tmp_path / "需要做的.csv"
    path.write_text("物料,数量,负责人\n横幅,2,沈花\n", encoding="utf-8")
    told = say("import", path, "--as", "production", "--json").data
    assert (told["table"], told["new"]) == ("物料总表", 1)
    other = tmp_path / "x.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    assert say("import", other, "--as", "production", "--json").error["why"] == "no_columns"


def test_json_has_keys_that_stay(say, listed, tmp_path):
    say("import", listed)
    out = tmp_path / "all.json"
    say("export", "production", "--out", out, "--event", "COSCon 23")
    first = json.loads(out.read_text("utf-8"))[0]
    assert first == {
        "name": "胸牌", "kind": "印刷", "qty": 1300, "purpose": "主会场", "responsible": "沈花",
        "supplier": "供应商甲", "ordered_on": "2023-09-23", "arrives_on": "2023-10-23",
        "stage": "已下单", "note": None,
    }  # fmt: skip


def test_a_table_that_is_none_is_refused_with_the_names(say, tmp_path):
    out = tmp_path / "x.csv"
    told = say("export", "production", "--table", "总表", "--out", out, "--json")
    assert (told.code, told.error["code"]) == (2, "not_found")
    assert "物料总表" in told.error["near"]
    assert say("export", "items", "--table", "分箱表", "--out", out, "--json").code == 2
