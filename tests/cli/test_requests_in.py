"""`import` and `export` of requests at the command line, through the front door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FORM = """自动编号,提交人,提交时间,活动名称,活动类型,活动城市,需要日期,预计人数,申请物料,收件人,手机号,收件地址,备注
1,李源分,2026/11/20 23:56,大连开源之夜,KCC 线下活动,大连,2027/12/13,15,COSCon T恤/L x1; 徽章 x5,李源分,15912225319,大连市示例区样例路 23 号,到付
2,杨开雪,2026/11/21 09:55,成都开源之夜,高校讲座,成都,2027/12/18,50,徽章 x30; 火箭 若干,杨开雪,+86-13356428397,成都市示例区样例路 194 号,
"""  # noqa: E501 (a table is read line by line)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "使用申请.csv"
    path.write_text(FORM, "utf-8-sig")
    return path


def test_requests_come_in_guessed_by_their_headings_and_a_second_time_nothing_is_new(say, form):
    first = say("import", form, "--json").data
    assert (first["kind"], first["rows"], first["new"], first["refused"]) == ("requests", 2, 2, [])
    assert first["batch"]
    again = say("import", form, "--as", "requests", "--json").data
    assert (again["new"], again["same"], again["batch"]) == (0, 2, None)
    assert "nothing new" in say("import", form).out
    assert say("check").code == 0


def test_a_dry_run_says_every_fate_and_line_and_writes_nothing(say, form):
    told = say("import", form, "--dry-run", "--json").data
    assert [fate["fate"] for fate in told["fates"]] == ["new", "new"]
    assert told["fates"][1]["notices"][0]["code"] == "open"
    assert told["fates"][1]["lines"][1]["qty"] is None
    for_people = say("import", form, "--dry-run")
    assert "lines to be looked at" in for_people.out
    assert say("export", "requests", "--out", form.with_name("aus.json"), "--json").data[
        "rows"
    ] == 0  # fmt: skip


def test_refused_rows_stop_all_of_it_unless_they_are_left_out(say, form):
    form.write_text(FORM.replace("2027/12/13", "2027/13/13"), "utf-8-sig")
    told = say("import", form, "--json")
    assert (told.code, told.data["batch"]) == (2, None)
    assert [(r["row"], r["column"], r["value"]) for r in told.data["refused"]] == [
        (2, "需要日期", "2027/13/13")
    ]
    assert "1 row cannot be taken" in told.err
    rest = say("import", form, "--skip-refused", "--json")
    assert (rest.code, rest.data["new"]) == (0, 1)
    assert say("undo", rest.data["batch"]).code == 0


def test_orders_that_nobody_paid_for_are_left_out_and_named_and_stop_nothing(say, form):
    form.write_text(
        "订单号,商品名称,数量,收件人,手机号,收货地址,下单时间,订单状态\n"
        "P100,徽章,2,王小明,13812345678,成都市某路 1 号,2026-11-20 10:00:00,已付款\n"
        "P200,徽章,1,陈,13812345679,北京市某区,2026-11-20 11:00:00,已取消\n",
        "utf-8-sig",
    )
    told = say("import", form, "--dry-run")
    assert (told.code, "Left out 1" in told.out) == (0, True)
    assert "已取消" in told.out
    done = say("import", form, "--json")
    assert (done.code, done.data["rows"], done.data["new"], done.data["refused"]) == (0, 2, 1, [])
    assert [(one["row"], one["code"]) for one in done.data["left_out"]] == [(3, "not_paid")]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_goes_out_is_masked_and_comes_in_again_as_nothing_new(say, form, ending, lang):
    say("import", form)
    out = form.with_name(f"out.{ending}")
    assert say("export", "requests", "--out", out, "--lang", lang, "--json").data["rows"] == 2
    if ending == "csv":
        text = out.read_text("utf-8-sig")
        assert "15912225319" not in text
        assert "样例路" not in text
        assert "李源分" in text
    told = say("import", out, "--json", "--lang", lang).data
    assert (told["kind"], told["new"], told["same"]) == ("requests", 0, 2)


def test_json_has_the_keys_that_stay(say, form):
    say("import", form)
    out = form.with_name("out.json")
    say("export", "requests", "--out", out)
    first, second = json.loads(out.read_text("utf-8"))
    assert {"number", "submitted_at", "due", "state", "lines"} <= set(first)
    assert (first["number"], first["state"]) == ("1", "submitted")
    assert first["submitted_at"].startswith("2026-11-20T23:56")
    assert first["lines"][0]["qty"] == 1
    assert second["lines"][1]["qty"] is None
    assert "13356428397" not in out.read_text("utf-8")


def test_what_goes_out_comes_in_at_another_ledger(say, form, tmp_path):
    say("import", form)
    out = form.with_name("out.csv")
    say("export", "requests", "--out", out)
    elsewhere = tmp_path / "elsewhere"
    told = say("import", out, "--json", "--data", elsewhere).data
    assert (told["new"], told["refused"]) == (2, [])
    again = say("import", out, "--json", "--data", elsewhere).data
    assert (again["new"], again["same"]) == (0, 2)


def test_headings_that_say_nothing_lead_to_the_words_that_help(say, form):
    form.write_text("谁,何时,要啥\n王五,2026/11/20,徽章 x5\n", "utf-8-sig")
    assert "--as requests" in say("import", form).err
    asked = say("import", form, "--as", "requests").err
    assert "--column lines=…" in asked
    assert asked.index("要啥") < asked.index("何时")
    settled = ("--column", "lines=要啥", "--column", "applicant=谁")
    assert say("import", form, "--as", "requests", *settled, "--json").data["new"] == 1


def test_what_is_done_with_each_column_is_told_also_where_each_is_an_article(say, form, stock_list):
    say("import", stock_list)
    form.write_text(
        "提交人,提交时间,活动名称,T恤 L,小圆牌,箱数,Score,收件地址\n"
        "李源分,2026/11/20 23:56,大连开源之夜,20,3,2,0,大连市示例区样例路 23 号\n",
        "utf-8-sig",
    )
    dry = say("import", form, "--dry-run")
    assert "T恤 L → COSCon T恤 L, 小圆牌 → no article known" in dry.out
    assert "提交人 → Asked by" in dry.out
    assert "Kept in the private remark: 箱数" in dry.out
    assert "Columns that say nothing here: Score" in dry.out
    told = say("import", form, "--json").data
    assert [(one["heading"], one["item"], one["sure"]) for one in told["article_columns"]] == [
        ("T恤 L", "TS-L", "likely"),
        ("小圆牌", None, "none"),
    ]
    assert [(x["item"], x["qty"]) for x in told["fates"][0]["lines"]] == [("TS-L", 20), (None, 3)]
    assert say("import", form, "--json").data["same"] == 1
