"""`report` and `outing` on a command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Say
from tests.documents.seeing import text

EVENT = "COSCon'26"


@pytest.fixture
def fair(shop: Say) -> Say:
    """Two shirts and three badges were sold, one was given."""
    for words in (
        ("--pay", "cash", "TS-Sx2", "BADGEx3"),
        ("--give", "speaker", "BADGE"),
    ):
        assert shop("sell", "--event", EVENT, "--till", "A", *words).code == 0
    return shop


def test_stock_by_place_in_numbers_and_in_words(fair):
    told = fair("report", "stock", "--json").data
    assert {r["place"]: r["pieces"] for r in told["rows"]} == {"成都·仓库": 70, "展位": 24}
    assert told["sums"]["pieces"] == 94
    assert "成都·仓库" in fair("report", "stock").out
    inside = fair("report", "stock", "--place", "展位", "--category", "服饰", "--json").data
    assert [r["pieces"] for r in inside["rows"]] == [8]


def test_what_moved_value_and_low_stock(fair):
    moved = fair("report", "moves", "--step", "month", "--json").data
    assert {r["kind"]: r["pieces"] for r in moved["by_kind"]}["sale"] == 5
    assert fair("report", "value", "--json").data["remarks"][0]["code"] == "without_value"
    assert fair("report", "low", "--json").data["rows"] == []
    assert "minimum" in fair("report", "low").out


def test_a_statement_needs_an_owner(fair):
    assert fair("report", "sponsor", "--json").error["code"] == "missing"
    told = fair("report", "sponsor", "--owner", "开源社", "--json").data
    badge = next(r for r in told["rows"] if r["item"] == "开源社徽章")
    assert (badge["at_events"], badge["rest"]) == (4, 36)


def test_the_year_is_ready_to_paste(fair):
    told = fair("report", "year", "--json").data
    assert "售出 5 件" in told["text"]["zh"]
    assert {r["figure"]: r["number"] for r in told["rows"]}["requests"] is None
    behind = fair("report", "year", "--figure", "sold", "--json").data
    assert sum(r["pieces"] for r in behind["rows"]) == 5
    assert fair("report", "year", "--figure", "cats", "--json").error["code"] == "not_found"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "pdf"])
def test_a_report_goes_into_a_file(fair, tmp_path, ending):
    out = tmp_path / f"report.{ending}"
    assert fair("report", "stock", "--out", out, "--json").data["file"] == str(out)
    if ending == "pdf":
        assert "成都·仓库" in text(out.read_bytes())
    assert out.stat().st_size > 100


def test_an_event_s_goods_from_the_sheet_to_the_end(fair):
    told = fair("outing", EVENT, "--json").data
    badge = next(one for one in told["lines"] if one["item"] == "BADGE")
    assert (badge["taken"], badge["sold"], badge["given"], badge["rest"]) == (20, 3, 1, 16)
    no = fair("outing", EVENT, "close", "--json").error
    assert (no["code"], no["pieces"]) == ("rest_unnamed", 24)
    back = fair("outing", EVENT, "back", "BADGEx15", "TS-Sx8", "--to", "成都·仓库", "--json").data
    assert back["pieces"] == 23
    assert fair("outing", EVENT, "name", "BADGE", "--as", "lost", "--json").data["pieces"] == 1
    assert fair("outing", EVENT, "close", "--json").code == 0
    assert "Settled" in fair("outing", EVENT).out
    sizes = {one["item"]: one for one in fair("outing", EVENT, "sizes", "--json").data}
    assert sizes["BADGE"]["back_percent"] == 75


def test_the_next_event_is_packed_from_the_last(fair):
    assert fair("event", "下一场", "--from", "2027-10-24", "--to", "2027-10-24").code == 0
    told = fair("outing", "下一场", "pack", "--json").data
    assert told["like"] == EVENT
    lines = {one["item"]: one for one in told["lines"]}
    assert lines["BADGE"]["from"] == [{"place": "成都·仓库", "qty": lines["BADGE"]["qty"]}]
    done = fair("outing", "下一场", "take", "BADGEx3", "--from", "成都·仓库", "--json").data
    assert (done["pieces"], done["boxes"]) == (3, 0)
    assert fair("undo", done["op"], "--json").data["undone"] == 1
