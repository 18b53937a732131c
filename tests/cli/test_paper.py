"""Certificates on the command line: from the community's real list to numbered pages."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from PIL import Image

from desktop.documents.pages import Raster, png_of
from tests.cli.issued import DAY, OP, STAR, issue_star, register, texts
from tests.exchange.rosters import AWARDS

SEAL = png_of(Raster(8, 8, bytes((200, 30, 30)) * 64), 300)


# ── from a list ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("template", "count", "last"),
    [
        ("开源之星", 1, "丁文昊（止戈）"),
        ("community-star", 3, "游崇佑（Mac）"),
        ("COSCon之星", 21, "「开放会务系统」项目组"),
    ],
)
def test_each_award_of_the_real_list_gets_its_papers(say, tmp_path, template, count, last):
    out = tmp_path / "证书.pdf"
    done = say("paper", "certificates", template, AWARDS, *DAY, "--out", out, "--json")
    assert done.code == 0, done.err
    assert done.data["pages"] == len(done.data["numbers"]) == count
    assert done.data["numbers"][-1]["recipient"] == last
    assert not [found for found in done.data["problems"] if found["stops"]]
    assert len(done.data["skipped"]) == 25 - count
    assert {row["why"] for row in done.data["skipped"]} == {"award"}
    pages = texts(out)
    assert len(pages) == count
    assert last in "".join(pages[-1].split())
    assert done.data["numbers"][-1]["number"] in pages[-1]


def test_the_same_act_again_gives_the_same_paper_byte_for_byte(say, tmp_path):
    words = ("paper", "certificates", "COSCon 之星", AWARDS, *DAY, "--op", OP, "--json", "--out")
    first = say(*words, tmp_path / "a.pdf").data
    again = say(*words, tmp_path / "b.pdf").data
    assert first["numbers"] == again["numbers"]
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert len(register(say)) == 21


def test_the_same_list_again_is_issued_already(say, tmp_path):
    star = issue_star(say, tmp_path)
    words = (*STAR, "--out", tmp_path / "b.pdf")
    no = say(*words)
    assert (no.code, no.error["code"]) == (2, "already_issued")
    assert no.error["issued"] == [["丁文昊（止戈）", star]]
    assert not (tmp_path / "b.pdf").exists()
    anew = say(*words, "--again")
    assert anew.data["numbers"][0]["number"] == "KYS-STAR-2024-0002"


def test_a_preview_gives_no_number_and_says_who_has_one(say, tmp_path):
    star = issue_star(say, tmp_path)
    out = tmp_path / "看.pdf"
    done = say(*STAR, "--preview", "--out", out)
    assert done.data["numbers"] == []
    assert done.data["already"] == [{"recipient": "丁文昊（止戈）", "number": star}]
    assert "KYS-STAR-2024-????" in texts(out)[0]
    assert len(register(say)) == 1


def test_what_must_be_mended_stops_all_of_it(say, tmp_path):
    roster = tmp_path / "名单.csv"
    roster.write_text("姓名,服务时长\n张三,8\n李四,很久\n王\U000f0001五,8\n", "utf-8-sig")
    out = tmp_path / "证书.pdf"
    no = say("paper", "certificates", "COSCon 志愿者证书", roster, "--out", out, "--json")
    assert no.code == 2
    stops = {(f["who"], f["what"]) for f in no.data["problems"] if f["stops"]}
    assert ("李四", "bad_value") in stops
    assert ("glyph" in {what for _, what in stops}) is True
    assert no.data["error"]["code"] == "unfit_papers"
    assert (no.data["pages"], no.data["numbers"]) == (0, [])
    assert not out.exists()
    assert register(say) == []
    told = say("paper", "certificates", "COSCon 志愿者证书", roster, "--out", out)
    assert "李四: “服务时长（小时）” cannot be read." in told.out
    assert "mended first" in told.err


def test_a_list_of_others_only_is_refused_with_its_rows(say, tmp_path):
    roster = tmp_path / "名单.csv"
    roster.write_text("奖项,姓名,是否通过\nCOSCon 之星,张三,是\n开源之星,李四,否\n", "utf-8-sig")
    no = say("paper", "certificates", "开源之星", roster, "--out", tmp_path / "a.pdf", "--json")
    assert no.code == 2
    assert no.data["error"]["code"] == "nothing_to_print"
    assert [(row["row"], row["why"]) for row in no.data["skipped"]] == [
        (2, "award"),
        (3, "not_passed"),
    ]


def test_a_private_column_is_said_and_never_taken(say, tmp_path):
    roster = tmp_path / "名单.csv"
    roster.write_text("姓名,岗位,手机号\n左文瑒,签到,13800138000\n", "gb18030")
    done = say(
        "paper", "certificates", "coscon-volunteer", roster, "--out", tmp_path / "a.pdf", "--json"
    )
    assert done.code == 0, done.err
    assert done.data["unknown_columns"] == ["手机号"]
    assert done.data["columns"] == {"recipient": "姓名", "role": "岗位"}
    assert "13800138000" not in done.out


def test_a_doubtful_heading_is_settled_by_naming_it(say, tmp_path):
    roster = tmp_path / "名单.csv"
    roster.write_text("姓名,name\n张三,Zhang San\n", "utf-8-sig")
    words = ("paper", "certificates", "感谢信", roster, "--out", tmp_path / "a.pdf", "--json")
    no = say(*words)
    assert (no.code, no.error["code"]) == (2, "ambiguous")
    assert "--column recipient=" in no.error["message"]
    done = say(*words, "--column", "recipient=name", "--set", "活动或事项=COSCon'26", "--preview")
    assert done.data["columns"]["recipient"] == "name"


def test_typed_names_and_fields_for_all(say, tmp_path):
    words = ("paper", "certificates", "COSCon 志愿者证书", "--out", tmp_path / "a.pdf", "--json")
    done = say(
        *words, "--to", "朱亿锜", "𠮷田䶮", "--set", "服务岗位=签到", "--set", "hours=8 小时"
    )
    assert done.code == 0, done.err
    assert done.data["pages"] == 2
    first = register(say, "朱亿锜")[0]
    assert first["fields"]["hours"] == "8"
    assert first["fields"]["role"] == "签到"
    no = say(*words, "--to", "张三", "--set", "奖金=1")
    assert (no.code, no.error["kind"]) == (2, "field")


def test_names_on_standard_input(say, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("张三\n李四\n张三\n"))
    done = say("paper", "certificates", "感谢信", "-", "--out", tmp_path / "a.pdf", "--json")
    assert [row["why"] for row in done.data["skipped"]] == ["repeat"]


def test_name_cards_take_no_number(say, tmp_path):
    done = say(
        "paper",
        "certificates",
        "成员名片",
        "--to",
        "游崇佑（Mac）",
        "--out",
        tmp_path / "a.pdf",
        "--json",
    )
    assert done.code == 0, done.err
    assert (done.data["pages"], done.data["numbers"], done.data["op"]) == (1, [], None)
    assert register(say) == []


def test_a_typed_id_number_stands_on_the_paper_and_nowhere_else(say, tmp_path):
    out = tmp_path / "证明.pdf"
    fields = say("paper", "certificates", "--list", "--json").data
    proof = next(one for one in fields if one["title"] == "志愿服务证明")
    once = next(field["key"] for field in proof["fields"] if field["once"])
    said = {f["key"]: "8" if f["kind"] == "number" else "2026-10-24" for f in proof["fields"]}
    said |= {once: "11010119900307123X"}
    sets = [
        word
        for key, text in said.items()
        if key != "recipient"
        for word in ("--set", f"{key}={text}")
    ]
    done = say(
        "paper", "certificates", "志愿服务证明", "--to", "张三", *sets, "--out", out, "--json"
    )
    assert done.code == 0, done.out
    assert "11010119900307123X" in "".join(texts(out)[0].split())
    assert "11010119900307123X" not in done.out + str(register(say))
    kept = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if b"11010119900307123X" in path.read_bytes()]


# ── files ─────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_and_a_zip_hold_a_file_for_each_by_number_and_name(say, tmp_path):
    words = ("paper", "certificates", "社区合作之星", AWARDS, *DAY, "--op", OP, "--out")
    assert say(*words, tmp_path / "证书").code == 0
    names = sorted(path.name for path in (tmp_path / "证书").iterdir())
    assert names[:2] == [
        "KYS-COOP-2024-0001-Hong Phuc Dang.pdf",
        "KYS-COOP-2024-0001-Hong Phuc Dang.png",
    ]
    assert len(names) == 6
    with Image.open(tmp_path / "证书" / names[1]) as page:
        assert page.size == (2339, 1654)  # A4 at 200 dpi
    assert say(*words, tmp_path / "证书.zip").code == 0
    with zipfile.ZipFile(tmp_path / "证书.zip") as bundle:
        assert sorted(bundle.namelist()) == names
        assert bundle.read(names[0]) == (tmp_path / "证书" / names[0]).read_bytes()


def test_some_pages_now_and_the_others_later(say, tmp_path):
    words = ("paper", "certificates", "社区合作之星", AWARDS, *DAY, "--op", OP, "--json")
    some = say(*words, "--pages", "1,3-", "--out", tmp_path / "a.pdf")
    assert (some.data["pages"], len(some.data["numbers"])) == (2, 3)
    assert [one["printed"] for one in register(say)] == [True, False, True]
    rest = say(*words, "--pages", "2", "--out", tmp_path / "b.pdf")
    assert "Anni Lai" in texts(tmp_path / "b.pdf")[0]
    assert rest.data["pages"] == 1
    assert all(one["printed"] for one in register(say))


def test_a_file_that_cannot_be_written_keeps_the_numbers_and_says_how_to_draw_again(say, tmp_path):
    (tmp_path / "证书").write_bytes(b"")  # a file stands where the folder shall be
    words = (*STAR, "--op", OP)
    no = say(*words, "--out", tmp_path / "证书")
    assert no.code == 2
    assert no.data["error"]["code"] == "cannot_write"
    assert no.data["numbers"][0]["number"] == "KYS-STAR-2024-0001"
    assert register(say)[0]["printed"] is False
    assert say(*words, "--out", tmp_path / "a.pdf").data["numbers"] == no.data["numbers"]


def test_where_no_file_can_be_no_number_is_given(say, tmp_path):
    no = say(*STAR, "--out", tmp_path / "nowhere" / "a.pdf")
    assert (no.code, no.error["code"], no.error["why"]) == (2, "cannot_write", "no_folder")
    assert register(say) == []


def test_a_field_is_named_as_people_name_it(say, tmp_path):
    said = (
        "志愿者编号=V-1 身份证件号=1101 服务时间=2026年 服务时长=8 服务项目=年会 服务内容=签到 "
        "负责人=甲 经办人=乙 联系方式=x@y"
    )
    fields = [part for pair in said.split() for part in ("--set", pair)]
    out = tmp_path / "a.pdf"
    done = say("paper", "certificates", "志愿服务证明", "--to", "张三", *fields, *DAY, "--out", out)
    assert done.code == 0, done.err
    assert "1101" in texts(out)[0]


def test_a_seal_is_the_organisers_own_picture(say, tmp_path):
    words = (*STAR, "--preview", "--out")
    say(*words, tmp_path / "plain.pdf")
    (tmp_path / "seal.png").write_bytes(SEAL)
    done = say(*words, tmp_path / "a.pdf", "--seal", tmp_path / "seal.png")
    assert done.code == 0, done.err
    assert (tmp_path / "a.pdf").read_bytes() != (tmp_path / "plain.pdf").read_bytes()
    no = say(*words, tmp_path / "b.pdf", "--picture", f"portrait={tmp_path / 'seal.png'}")
    assert (no.code, no.error["kind"]) == (2, "slot")
    none = say(*words, tmp_path / "b.pdf", "--seal", AWARDS)
    assert (none.code, none.error["why"]) == (2, "not_png_jpeg")


# ── the grammar ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "words",
    [
        ("paper",),
        ("paper", "certificates"),
        ("paper", "certificates", "开源之星", "--out", "a.pdf"),
        ("paper", "certificates", "开源之星", "a.csv"),
        ("paper", "certificates", "开源之星", "a.csv", "--out", "a.docx"),
        ("paper", "certificates", "开源之星", "a.csv", "--to", "张三", "--out", "a.pdf"),
        ("paper", "certificates", "开源之星", "a.csv", "--out", "a.pdf", "--shift", "quer"),
        ("paper", "certificates", "开源之星", "a.csv", "--out", "a.pdf", "--pages", "3-1"),
        ("paper", "certificates", "开源之星", "a.csv", "--out", "a.pdf", "--set", "x"),
        ("paper", "void", "KYS-1"),
        ("paper", "key"),
        ("paper", "calibration", "--out", "a.png"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_sentence(say, words):
    no = say(*words, "--json")
    assert (no.code, no.error["code"]) == (2, "bad_command")


def test_a_list_of_awards_is_sent_to_the_right_command(say):
    for words in ((), ("--as", "awards")):
        no = say("import", AWARDS, *words, "--json")
        assert (no.code, no.error["code"]) == (2, "bad_command")
        assert "yuanwu paper certificates TEMPLATE" in no.error["message"]
