"""`request propose, pick, ship, handover …`: goods leave for a request without a window."""

from __future__ import annotations

import pytest


@pytest.fixture
def shelf(say, stock_list):
    """A folder with the list in it."""
    assert say("import", stock_list).code == 0
    return say


@pytest.fixture
def code(shelf) -> str:
    """An approved request for two shirts and five badges."""
    told = shelf(
        "request", "new", "成都开源之夜", "COSCon T恤/L x2; 开源社徽章 x5", "--for", "小红",
        "--recipient", "王小明", "--phone", "13812348000", "--address", "四川省成都市天府大道 1 号",
        "--json",
    ).data  # fmt: skip
    assert shelf("request", "approve", told["request"], "--json").code == 0
    return str(told["request"])


def test_what_is_proposed_is_picked_and_sent(shelf, code):
    found = shelf("request", "propose", code, "--json").data
    assert (found["parcels"], found["lacks"]) == (1, [])
    assert found["homes"][0]["home"] == "成都·仓库"
    picked = shelf("request", "pick", code, "--json").data
    assert (picked["picked"], picked["parcels"][0]["parcel"]) == (7, f"{code}-1")
    sent = shelf(
        "request", "ship", f"{code}-1", "--waybill", "SF1234567890123", "--postage", "1200",
        "--advanced-by", "小明", "--paid-by", "sender", "--json",
    ).data  # fmt: skip
    assert (sent["state"], sent["request_state"], sent["carrier"]) == ("sent", "sent", "顺丰")
    assert "13812348000" not in shelf("request", "parcels", code, "--json").out
    (owed,) = shelf("request", "parcels", "--owed", "--json").data
    assert (owed["advanced_by"], owed["repaid"]) == ("小明", "")
    assert shelf("request", "repaid", f"{code}-1", "--asked", "--json").data["repaid"] == "asked"
    assert "asked back" in shelf("request", "parcels", "--owed", "--lang", "en").out
    assert shelf("request", "repaid", f"{code}-1", "--json").data["repaid"] == "paid"
    assert "Nothing found" in shelf("request", "parcels", "--owed", "--lang", "en").out
    assert shelf("request", "parcels", "--owed", "--json").data == []
    assert shelf("check", "--json").data["ok"]


def test_a_part_is_picked_from_a_place_and_handed_over(shelf, code):
    picked = shelf("request", "pick", code, "BADGEx3", "--from", "成都·仓库", "--json").data
    assert picked["picked"] == 3
    refused = shelf("request", "pick", code, "BADGEx3", "--json")
    assert refused.error["code"] == "more_than_wanted"
    done = shelf("request", "handover", f"{code}-1", "--to", "小红", "--json").data
    assert (done["state"], done["request_state"]) == ("arrived", "approved")
    more = shelf("request", "pick", code, "TS-L", "--json").data
    assert shelf("request", "put-back", f"{code}-2", "--json").data["state"] == "cancelled"
    story = shelf("request", "show", code, "--json").data["story"]
    told = [(one["what"], one["parcels"]) for one in story]
    assert told == [
        ("submit", []), ("approve", []), ("pick", [f"{code}-1"]), ("ship", [f"{code}-1"]),
        ("pick", [f"{code}-2"]), ("unpick", [f"{code}-2"]),
    ]  # fmt: skip
    assert shelf("undo", "--op", more["op"], "--json").code == 2  # something came later
    assert "成都·仓库" in shelf("request", "propose", code).out
    assert f"{code}-1" in shelf("request", "parcels", code).out
    assert shelf("check", "--json").data["ok"]


def test_what_cannot_be_is_refused(shelf, code):
    assert shelf("request", "ship", f"{code}-9", "--json").error["code"] == "not_found"
    assert shelf("request", "pick", code, "TS-Sx1", "--json").error["code"] == "not_found"
    assert shelf("request", "parcels", "--json").error["code"] == "missing"


def test_papers_of_a_parcel_are_written(shelf, code, tmp_path):
    shelf("request", "pick", code)
    for kind in ("pick", "packing", "label"):
        out = tmp_path / f"{kind}.pdf"
        assert shelf("request", "paper", kind, f"{code}-1", "--out", out, "--json").code == 0
        assert out.read_bytes().startswith(b"%PDF")


def test_waybill_and_postage_are_noted_once_they_are_known(shelf, code):
    shelf("request", "pick", code, "--json")
    box = f"{code}-1"
    early = shelf("request", "postage", box, "--postage", "1500", "--json")
    assert (early.code, early.error["code"]) == (2, "parcel_not_now")
    shelf("request", "ship", box, "--carrier", "中通", "--json")
    assert shelf("request", "ship", box, "--waybill", "1", "--json").code == 2
    shelf("request", "postage", box, "--waybill", "7512 3456 7890 12", "--json")
    said = shelf(
        "request", "postage", box, "--postage", "1500", "--advanced-by", "小明",
        "--paid-by", "receiver", "--json",
    ).data  # fmt: skip
    assert (said["carrier"], said["waybill"]) == ("中通", "75123456789012")
    assert (said["postage_fen"], said["paid_by"], said["state"]) == (1500, "receiver", "sent")
    assert [one["parcel"] for one in shelf("request", "parcels", "--owed", "--json").data] == [box]
    last = shelf("request", "show", code, "--json").data["story"][-1]
    assert (last["what"], last["parcels"], last["text"]) == ("postage", [box], "")
    assert {"field": "postage_fen", "before": None, "after": 1500} in last["changes"]
    told = shelf("request", "show", code, "--lang", "en").out
    assert f"noted waybill or postage {box}: Waybill number: – → 75123456789012" in told
    assert shelf("request", "postage", box, "--json").error["code"] == "missing"
    shelf("request", "repaid", box, "--json")
    paid = shelf("request", "postage", box, "--postage", "1800", "--json")
    assert paid.error["code"] == "postage_paid_back"
    assert shelf("undo", "--op", last["op"], "--json").code == 2  # it was paid back since
    assert shelf("check", "--json").data["ok"]
