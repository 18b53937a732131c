"""Every trouble of a paper, every state and every reason is said, with what to do about it."""

from __future__ import annotations

import re
import string

import pytest

from desktop import wording
from desktop.domain.errors import (
    AlreadyIssued,
    BadNumberRule,
    BadSignature,
    BadTemplate,
    KeyTrouble,
    UnfitPapers,
    UnknownSize,
)
from desktop.domain.paper.keys import KeyState, Standing
from desktop.domain.paper.lists import Skip, Skipped
from desktop.domain.paper.problems import STOPS, Finding, Trouble
from desktop.domain.paper.register import State
from desktop.wording import paper, signing
from desktop.wording.refusals import sentence
from tests.exchange.rosters import VOLUNTEER


@pytest.fixture(autouse=True)
def _english():
    wording.use("en")


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_names_who_and_what(trouble):
    asked = {name for _, name, _, _ in string.Formatter().parse(paper.TROUBLES[trouble]) if name}
    assert asked <= {"detail", "field", "characters"}
    said = paper.finding(Finding("琚致远", trouble, "䶮"))
    assert said.startswith("琚致远: ")
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_word(state):
    assert paper.state(state) not in ("", state.value)


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (BadTemplate, paper.TEMPLATES),
        (KeyTrouble, signing.KEYS),
        (BadSignature, signing.SIGNATURES),
    ],
    ids=["BadTemplate", "KeyTrouble", "BadSignature"],
)
def test_every_reason_that_a_refusal_names_has_its_sentence(kind, table):
    doc = " ".join((kind.__doc__ or "").split())
    found = re.search(r"`what`(?: is|:) (.*?)\.", doc)
    assert found
    listed = re.sub(r"\([^)]*\)", "", found[1])
    assert {word.strip() for word in listed.split(",")} == set(table)


def test_the_part_of_a_signed_text_that_is_wrong_is_called_by_its_word():
    names = ("text", "key", "number", "kind", "recipient", "date", "signature")
    assert set(signing.PARTS) == set(names)
    wording.use("zh")
    said = [sentence(BadSignature("shape", name)) for name in names]
    wording.use("en")
    assert not [one for one in said if re.search("[a-z]", one.replace("QR", ""))]


def test_a_character_that_cannot_be_written_is_named_with_its_number():
    assert paper.finding(Finding("朱亿䶮", Trouble.GLYPH, "䶮")) == (
        "朱亿䶮: no typeface here can write 䶮 (U+4DAE). Ask how the name may be written otherwise."
    )


def test_a_field_of_every_paper_is_called_by_its_word():
    assert paper.finding(Finding("第 3 行", Trouble.MISSING, "recipient")) == (
        "第 3 行: “Issued to” is empty. Fill it in for this paper."
    )
    assert "“服务时长”" in paper.finding(Finding("张三", Trouble.BAD_VALUE, "服务时长"))


def test_a_field_of_a_template_is_called_as_the_template_calls_it():
    found = Finding("张三", Trouble.BAD_VALUE, "hours")
    assert paper.finding(found, VOLUNTEER).startswith("张三: “服务时长” cannot be read.")


def test_a_finding_of_nobody_begins_with_what():
    assert paper.finding(Finding("", Trouble.SHRUNK, "80")).startswith("Set smaller, at 80 %")


def test_many_findings_are_counted_after_the_first():
    no = UnfitPapers(tuple((f"第{n}人", "missing", "date") for n in range(8)))
    said = sentence(no)
    assert said.startswith("8 things must be mended first")
    assert "第4人" in said
    assert "第5人" not in said
    assert said.endswith("and 3 more")


def test_a_name_as_long_as_a_page_is_cut_in_a_sentence():
    assert paper.finding(Finding("长" * 300, Trouble.MISSING, "date")).startswith("长" * 40 + "…: ")


def test_widths_of_slips_know_no_grids():
    said = paper.unknown_size(UnknownSize("70", ("58 mm", "80 mm", "A5", "A4")))
    assert said == "“70” is no width here. Take one of: 58 mm, 80 mm, A5, A4."
    assert "grid" in paper.unknown_size(UnknownSize("9x9", ("40x30", "3x8 70x37")))


def test_what_was_issued_is_named_with_its_number_and_the_two_ways_on():
    said = sentence(AlreadyIssued((("游崇佑（Mac）", "KYS-COOP-2024-0003"),)))
    assert "游崇佑（Mac） (KYS-COOP-2024-0003)" in said
    assert "Print those again, or issue again" in said


def test_a_template_says_its_line_where_that_is_known():
    assert "in line 12 “size” is missing" in sentence(BadTemplate("名片", "missing", "size", 12))
    assert "cannot be used: “size” is missing" in sentence(BadTemplate("名片", "missing", "size"))


def test_a_rule_for_numbers_is_explained_with_its_places():
    said = sentence(BadNumberRule("KYS-{kind}"))
    assert "“KYS-{kind}”" in said
    assert "{nnnn}" in said


@pytest.mark.parametrize("why", Skip)
def test_every_row_that_is_left_out_says_why(why):
    said = paper.skipped(Skipped(5, "张三", why, "3"))
    assert said.startswith("Row 5, 张三: ")
    assert "{" not in said
    assert paper.skipped(Skipped(5, "", Skip.EMPTY)) == "Row 5: it names nobody."


@pytest.mark.parametrize("state", KeyState)
def test_every_state_of_the_key_is_said(state):
    said = signing.key_state(state, "/somewhere/signing.pem")
    assert said.endswith((".", "signing.pem"))
    assert "{" not in said


@pytest.mark.parametrize("found", Standing)
def test_every_standing_of_a_signed_paper_is_said(found):
    said = signing.standing(found, "KYS-STAR-2024-0002", late=True)
    assert said.endswith("ask the issuer.")
    assert "{" not in said
    assert said.startswith(signing.standing(found, "KYS-STAR-2024-0002"))


@pytest.mark.parametrize("trouble", sorted(set(Trouble) - STOPS))
def test_the_same_of_many_papers_is_one_sentence(trouble):
    said = paper.findings([Finding("张三", trouble, "80"), Finding("李四", trouble, "81")])
    assert said.startswith("2 times: ")
    assert said.endswith(".")
    assert "{" not in said


def test_what_is_alike_on_all_of_them_is_named():
    same = [Finding(who, Trouble.TURNED, "服务时长") for who in ("张三", "李四")]
    assert "“服务时长”" in paper.findings(same)
