"""Rows become papers: each award its own, nobody twice, and every row left out is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.errors import Ambiguous, NotFound
from desktop.domain.paper.lists import Roster, Skip
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.template import Field
from desktop.services.paper import filling
from tests.exchange.rosters import AWARDS, PLAIN, STAR, VOLUNTEER, template

TODAY = date(2024, 1, 14)


def fill(of, roster, **more):
    return filling.fill(of, roster, issued_on=TODAY, **more)


def why(filled):
    return [(row.row, row.why, row.detail) for row in filled.skipped]


@pytest.fixture
def listed(tmp_path):
    """Lines as a list for a template."""

    def reading(text, of=PLAIN):
        path = tmp_path / "名单.csv"
        path.write_text(text, "utf-8-sig")
        return filling.read(path, of)

    return reading


@pytest.mark.parametrize(
    ("award", "count", "last"),
    [
        ("开源之星", 1, "丁文昊（止戈）"),
        ("社区合作之星", 3, "游崇佑（Mac）"),
        ("COSCon之星", 21, "「开放会务系统」项目组"),
    ],
)
def test_each_award_takes_its_rows_and_names_the_others(award, count, last):
    of = template(awards=(award,))
    filled = fill(of, filling.read(AWARDS, of))
    assert len(filled.drafts) == count
    assert filled.drafts[-1].recipient == last
    assert len(filled.skipped) == 25 - count
    assert {row.why for row in filled.skipped} == {Skip.AWARD}


def test_a_template_for_no_award_takes_every_row():
    assert len(fill(PLAIN, filling.read(AWARDS, PLAIN)).drafts) == 25


def test_a_list_that_names_no_award_counts_whole(listed):
    assert len(fill(STAR, listed("姓名\n张三\n李四\n", STAR)).drafts) == 2


def test_rows_are_left_out_for_a_reason_each(listed):
    text = (
        "奖项,姓名,是否通过,颁奖日期\n"
        "开源之星,张三,true,2024/01/14\n"
        "COSCon 之星,李四,true,2024/01/14\n"
        "开源之星,王五,false,2024/01/14\n"
        "开源之星,赵六,待定,2024/01/14\n"
        "开源之星,,true,2024/01/14\n"
        "开源之星,张三,true,2024/01/14\n"
        "开源之星,孙七,true,2023/01/14\n"
        "开源之星,Lai, Anni,true,2024/01/14\n"
    )
    filled = fill(STAR, listed(text, STAR), year=2024)
    assert [(d.recipient, d.row) for d in filled.drafts] == [("张三", 2)]
    assert why(filled) == [
        (3, Skip.AWARD, "COSCon 之星"),
        (4, Skip.NOT_PASSED, ""),
        (5, Skip.UNDECIDED, "待定"),
        (6, Skip.EMPTY, ""),
        (7, Skip.REPEAT, "2"),
        (8, Skip.YEAR, "2023"),
        (9, Skip.EXTRA, "5"),
    ]
    assert filled.columns["recipient"] == "姓名"


def test_of_several_awards_in_a_row_the_paper_names_its_own(listed):
    of = template(Field("award", "奖项", usual="COSCon 之星"), awards=("COSCon 之星",))
    filled = fill(of, listed('姓名,奖项\n张三,"开源之星,COSCon之星"\n李四,COSCon之星\n', of))
    assert [d.fields["award"] for d in filled.drafts] == ["COSCon之星", "COSCon之星"]


def test_one_person_with_two_posts_gets_two_papers(listed):
    filled = fill(VOLUNTEER, listed("姓名,岗位\n张三,签到\n张三,引导\n", VOLUNTEER))
    assert [d.fields["role"] for d in filled.drafts] == ["签到", "引导"]


def test_a_year_needs_a_column_that_tells_it(listed):
    with pytest.raises(NotFound):
        fill(PLAIN, listed("姓名\n张三\n"), year=2024)


def test_days_and_numbers_become_what_the_template_wants(listed):
    text = '姓名,岗位,时长,开始\n张三,签到,8 小时,2024/1/4\n李四,引导,"1,200",10月4日\n'
    first, second = fill(VOLUNTEER, listed(text, VOLUNTEER)).drafts
    assert first.fields == {"role": "签到", "hours": "8", "since": "2024-01-04"}
    assert second.fields == {"role": "引导", "hours": "1200", "since": "2024-10-04"}


@pytest.mark.parametrize(
    ("said", "printed"), [("8.0", "8"), ("16.00", "16"), ("12.50", "12.5"), ("10", "10")]
)
def test_a_table_s_noughts_behind_a_number_are_not_printed(listed, said, printed):
    (draft,) = fill(VOLUNTEER, listed(f"姓名,岗位,时长\n张三,签到,{said}\n", VOLUNTEER)).drafts
    assert draft.fields["hours"] == printed


def test_what_cannot_be_read_is_a_finding_of_that_person(listed):
    filled = fill(VOLUNTEER, listed("姓名,岗位,时长,开始\n张三,签到,很久,明年\n", VOLUNTEER))
    assert [(f.who, f.what, f.detail) for f in filled.findings] == [
        ("张三", Trouble.BAD_VALUE, "hours"),
        ("张三", Trouble.BAD_VALUE, "since"),
    ]
    assert all(found.stops for found in filled.findings)
    assert filled.drafts[0].fields["since"] == "明年"


def test_what_is_said_for_all_stands_where_a_row_says_nothing(listed):
    roster = listed("姓名,岗位\n张三,签到\n李四,\n", VOLUNTEER)
    filled = fill(VOLUNTEER, roster, common={"服务岗位": "机动", "hours": "8"})
    assert [d.fields for d in filled.drafts] == [
        {"role": "签到", "hours": "8"},
        {"role": "机动", "hours": "8"},
    ]


def test_a_field_that_the_template_does_not_have_is_refused_with_those_it_has():
    with pytest.raises(NotFound) as no:
        fill(VOLUNTEER, filling.named(["张三"]), common={"奖金": "1"})
    assert "服务岗位" in no.value.near


def test_while_a_heading_is_in_doubt_nothing_is_filled():
    doubtful = replace(Roster(()), doubtful={"recipient": ("姓名", "name")})
    with pytest.raises(Ambiguous):
        fill(PLAIN, doubtful)


def test_people_and_typed_lines_are_filled_the_same():
    assert [d.recipient for d in fill(PLAIN, filling.named(["小林", "阿源"])).drafts] == [
        "小林",
        "阿源",
    ]
    typed = filling.typed("姓名\t岗位\n张三\t签到", VOLUNTEER)
    assert fill(VOLUNTEER, typed).drafts[0].fields == {"role": "签到"}


def test_the_recipient_is_no_field_of_its_own():
    asking = template(Field("recipient", "单位", required=True))
    assert fill(asking, filling.named(["张三"])).drafts[0].fields == {}
