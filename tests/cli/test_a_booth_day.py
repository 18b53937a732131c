"""One booth day from the imported list to the evening's figures, on both databases."""

from __future__ import annotations

from uuid import uuid4

from tests.cli.conftest import opened, sell


def test_from_the_imported_list_to_the_evenings_figures(on_ledger, stock_list, tmp_path):
    say = opened(on_ledger, stock_list)

    first = sell(say, "--pay", "cash:20000", "TS-S", "BADGEx2")
    assert first.code == 0
    assert first.data["number"] == "A-0001"
    assert (first.data["total_fen"], first.data["change_fen"]) == (12_900, 7_100)
    assert sell(say, "BADGE", "--pay", "wechat", "--claimed").data["number"] == "A-0002"
    assert sell(say, "--pay", "alipay", "TS-Sx2").data["number"] == "A-0003"
    assert (
        sell(say, "--pay", "bank:5000", "--pay", "cash:10000", "TS-S").data["change_fen"] == 5_100
    )
    assert sell(say, "--give", "speaker", "BADGE", "GIFT").data["total_fen"] == 0

    back = say("refund", "A-1", "BADGE", "--reason", "太大", "--json")
    assert (back.data["number"], back.data["refund_fen"]) == ("A-0006", 1_500)

    closed = say(
        "shift", "close", "--event", "COSCon'26", "--till", "A", "--cash", "46200",
        "--keeper", "王瑒", "--json",
    ).data  # fmt: skip
    expected = 30_000 + 12_900 + 4_900 - 1_500
    assert closed["expected_fen"] == expected
    assert closed["difference_fen"] == 46_200 - expected

    figures = say("day", "COSCon'26", "--json").data
    assert figures["sales"] == 4
    assert figures["refunds"] == 1
    assert figures["net_fen"] == 12_900 + 1_500 + 19_800 + 9_900 - 1_500
    assert figures["claimed_fen"] == 1_500
    assert figures["heard_fen"] == figures["net_fen"] - 1_500
    assert figures["expected_cash_fen"] == expected
    methods = {t["method"]: t["amount_fen"] for t in figures["by_method"]}
    assert methods == {"cash": 16_300, "wechat": 1_500, "alipay": 19_800, "bank": 5_000}
    assert sum(t["amount_fen"] for t in figures["by_account"]) == figures["net_fen"]
    goods = {line["item"]: line for line in figures["by_item"]}
    assert (goods["TS-S"]["taken"], goods["TS-S"]["sold"], goods["TS-S"]["left"]) == (10, 4, 6)
    badge = goods["BADGE"]
    assert (badge["taken"], badge["sold"], badge["given"], badge["left"]) == (20, 2, 1, 17)
    for line in goods.values():
        out = line["sold"] + line["given"] + line["brought_back"] + line["lost"] + line["left"]
        assert line["taken"] + line["found"] == out

    told = say("day", "COSCon'26")
    assert "¥426.00" in told.out
    assert "王瑒" in told.out

    for name in ("day.pdf", "day.png", "day.xlsx", "day.csv"):
        assert say("day", "COSCon'26", "--out", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 500

    proof = say("check", "--json")
    assert proof.code == 0
    assert proof.data["ok"] is True


def test_every_command_said_twice_with_its_op_is_done_once(on_ledger, stock_list):
    def twice(*words: object) -> None:
        op = uuid4()
        first = on_ledger(*words, "--json", "--op", op)
        assert first.code == 0, first.err
        again = on_ledger(*words, "--json", "--op", op.hex)
        assert again.code == 0, again.err
        for key in ("op", "batch", "number", "undone", "event", "rows", "difference_fen"):
            assert again.data.get(key) == first.data.get(key)

    twice("import", stock_list)
    twice("event", "E", "--from", "2026-10-24")
    twice("move", "TS-S", "5", "--from", "成都·仓库", "--to", "E", "--reason", "开摊")
    twice("shift", "open", "--event", "E", "--till", "A", "--cash", "0")
    twice("sell", "--event", "E", "--till", "A", "--pay", "bank", "TS-Sx2")
    twice("refund", "A-0001", "TS-S", "--reason", "太小")
    twice("shift", "close", "--event", "E", "--till", "A", "--cash", "0")
    assert on_ledger("day", "E", "--json").data["pieces"] == 1
    there = on_ledger("stock", "--item", "TS-S", "--place", "E", "--json").data
    assert [line["on_hand"] for line in there] == [4]
    assert on_ledger("check").code == 0


def test_an_op_that_comes_back_with_other_content_is_refused(on_ledger, stock_list):
    on_ledger("import", stock_list)
    op = uuid4()
    way = ("--from", "成都·仓库", "--to", "lost", "--reason", "摔坏", "--op", op)
    assert on_ledger("move", "TS-S", "1", *way).code == 0
    refused = on_ledger("move", "TS-S", "2", *way, "--json")
    assert refused.code == 2
    assert refused.error["code"] == "op_reused"
