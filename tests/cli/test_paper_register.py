"""The register, templates and signatures on the command line: what became of issued papers."""

from __future__ import annotations

import pytest

from desktop.documents.pages import Raster, png_of
from tests.cli.issued import DAY, OP, STAR, issue_star, register, scanned, texts
from tests.exchange.rosters import AWARDS


@pytest.fixture
def star(say, tmp_path):
    """The number of the one 开源之星 of the list."""
    return issue_star(say, tmp_path)


# ── the register ──────────────────────────────────────────────────────────────────────────────


def test_a_reprint_is_the_same_paper(say, tmp_path, star):
    say("paper", "reprint", star, "--out", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "s.pdf").read_bytes()


def test_a_reprint_bears_the_same_seal(say, tmp_path):
    (tmp_path / "seal.png").write_bytes(png_of(Raster(8, 8, bytes((200, 30, 30)) * 64), 300))
    first = say(*STAR, "--seal", tmp_path / "seal.png", "--out", tmp_path / "s.pdf").data
    (tmp_path / "seal.png").unlink()
    number = first["numbers"][0]["number"]
    say("paper", "reprint", number, "--out", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "s.pdf").read_bytes()


def test_a_series_is_counted_on_by_one_station_until_it_is_taken_over(say, tmp_path, star):
    there = ("--data", tmp_path / "other", "--database", tmp_path / "data" / "yuanwu.db")
    words = (*STAR, "--again", "--out", tmp_path / "b.pdf")
    no = say(*words, *there)
    assert (no.code, no.error["code"]) == (2, "series_leased")
    done = say(*words, *there, "--take-over")
    assert done.data["numbers"][0]["number"] == "KYS-STAR-2024-0002"
    assert say(*words).error["code"] == "series_leased"


def test_a_void_paper_is_not_printed_again(say, tmp_path, star):
    done = say("paper", "void", star, "--reason", "名字写错", "--json")
    assert done.data["state"] == "void"
    assert register(say)[0]["note"] == "名字写错"
    no = say("paper", "reprint", star, "--out", tmp_path / "x.pdf", "--json")
    assert (no.code, no.error["code"]) == (2, "not_valid")
    twice = say("paper", "void", star, "--reason", "again", "--json")
    assert (twice.code, twice.error["code"]) == (2, "not_valid")


def test_a_reissue_stands_for_the_first_and_both_stay(say, tmp_path, star):
    out = tmp_path / "new.pdf"
    words = (
        "paper",
        "reissue",
        star,
        "--reason",
        "年度",
        "--set",
        "年度=2023",
        "--op",
        OP,
        "--json",
    )
    done = say(*words, "--out", out).data
    assert (done["number"], done["replaces"]) == ("KYS-STAR-2024-0002", star)
    assert "2023" in texts(out)[0]
    new, old = sorted(register(say), key=lambda one: one["number"], reverse=True)
    assert (old["state"], old["replaced_by"]) == ("reissued", new["number"])
    assert say(*words, "--out", tmp_path / "b.pdf").data["number"] == done["number"]
    assert (tmp_path / "b.pdf").read_bytes() == out.read_bytes()


def test_what_was_handed_over_is_noted_and_taken_back(say, star):
    assert say("paper", "claimed", star, "--json").data["papers"] == 1
    assert register(say)[0]["claimed"] is True
    assert register(say, "--unclaimed") == []
    say("paper", "claimed", star, "--not")
    assert register(say)[0]["claimed"] is False


def test_the_register_goes_out_as_a_table(say, tmp_path, star):
    out = tmp_path / "台账.json"
    assert say("export", "register", "--out", out, "--json").data["rows"] == 1
    assert say("export", "register", "--out", tmp_path / "台账.csv").code == 0
    head, row = (tmp_path / "台账.csv").read_text("utf-8-sig").splitlines()
    assert len(head.split(",")) == 8
    assert row.startswith(f"{star},开源之星,丁文昊（止戈）,")
    assert ",2024-01-14,开源社,Valid,Not yet handed over" in row


def test_a_number_that_is_not_there_brings_likely_ones(say, star):
    no = say("paper", "void", "kys-star-2024", "--reason", "x", "--json")
    assert (no.code, no.error["code"]) == (2, "not_found")
    assert star in no.error["near"]


# ── templates ─────────────────────────────────────────────────────────────────────────────────


def test_a_template_is_written_out_edited_saved_and_restored(say, tmp_path):
    out = tmp_path / "mine.toml"
    assert say("paper", "template", "export", "开源之星", "--out", out).code == 0
    out.write_text(out.read_text("utf-8").replace("以资鼓励", "以示感谢"), "utf-8")
    pdf = tmp_path / "a.pdf"
    trial = ("paper", "certificates", out, AWARDS, *DAY, "--preview", "--out", pdf)
    assert say(*trial).code == 0
    assert "以示感谢" in texts(pdf)[0]
    saved = say("paper", "template", "save", out, "--json").data
    assert (saved["key"], saved["own"]) == ("open-source-star", True)
    words = (*STAR, "--preview", "--out", pdf)
    say(*words)
    assert "以示感谢" in texts(pdf)[0]
    assert say("paper", "template", "restore", "开源之星", "--json").data["own"] is False
    say(*words)
    assert "以资鼓励" in texts(pdf)[0]


def test_a_template_with_a_mistake_says_the_line(say, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text('title = "证书"\nkind = "A B"\n', "utf-8")
    no = say("paper", "template", "save", bad, "--json")
    assert (no.code, no.error["code"], no.error["line"]) == (2, "bad_template", 2)
    missing = say("paper", "template", "save", tmp_path / "none.toml", "--json")
    assert (missing.code, missing.error["why"]) == (2, "missing")


def test_the_list_of_templates_names_them_in_chinese(say):
    titles = [one["title"] for one in say("paper", "certificates", "--list", "--json").data]
    assert {"KCC 任命证书", "COSCon 之星", "志愿服务证明", "成员名片"} <= set(titles)
    assert "COSCon 之星" in say("paper", "certificates", "--list").out


# ── signatures ────────────────────────────────────────────────────────────────────────────────


def test_a_signed_paper_verifies_until_it_is_void(say, tmp_path, monkeypatch):
    monkeypatch.setenv("YUANWU_PASSPHRASE", "开源人的家")
    made = say("paper", "key", "setup", "--label", "开源社", "--json")
    assert made.code == 0, made.err
    assert say("paper", "key", "status", "--json").data["state"] == "locked"
    words = (*STAR, "--sign")
    monkeypatch.setenv("YUANWU_PASSPHRASE", "falsch")
    assert say(*words, "--out", tmp_path / "a.pdf").error["what"] == "passphrase"
    monkeypatch.setenv("YUANWU_PASSPHRASE", "开源人的家")
    done = say(*words, "--out", tmp_path / "a.pdf")
    assert done.code == 0, done.err
    (text,) = scanned(tmp_path / "a.pdf")
    good = say("paper", "verify", text, "--json")
    assert (good.code, good.data["ok"], good.data["recipient"]) == (0, True, "丁文昊（止戈）")
    forged = say("paper", "verify", text.replace("丁文昊", "李四"), "--json")
    assert (forged.code, forged.data["why"]) == (1, "signature")
    assert say("paper", "verify", "KYS1|x").code == 2
    say("paper", "void", "KYS-STAR-2024-0001", "--reason", "x")
    assert say("paper", "verify", text, "--json").code == 1
    page = tmp_path / "verify.html"
    assert say("paper", "verifier", "--out", page, "--json").data["keys"] == [made.data["key_id"]]
    assert made.data["key_id"] in page.read_text("utf-8")
    assert say("paper", "key", "retire", "--json").data["key_id"] == made.data["key_id"]
    assert say("paper", "key", "status", "--json").data["signs"] is False


def test_without_a_key_signing_is_refused_and_printing_is_not(say, tmp_path):
    words = (*STAR, "--out", tmp_path / "a.pdf")
    assert say(*words, "--sign").error["code"] == "key_trouble"
    assert register(say) == []
    assert say(*words).code == 0
