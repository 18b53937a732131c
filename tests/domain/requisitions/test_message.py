"""A pasted message: what it says of a request, nothing twice and nothing made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import TooLong
from desktop.domain.requisitions.days import said_days
from desktop.domain.requisitions.message import MOST, read_message
from desktop.domain.requisitions.said.reading import read_lines
from desktop.domain.requisitions.values import Contact, Source

TODAY = date(2026, 11, 22)  # a Sunday


def test_a_message_in_one_breath_becomes_a_draft():
    found = read_message(
        "您好，我是杭州KCC的张三，11月30日在浙大办一场开源读书会，大概50人，"
        "想申请贴纸100张、T恤L 5件。"
        "地址：浙江省杭州市西湖区样例路 1 号，电话 +86 138-1234-5678，收件人李四",
        TODAY,
    )
    draft = found.draft
    assert (draft.applicant, draft.team, draft.city) == ("张三", "杭州KCC", "杭州")
    assert (draft.title, draft.kind, draft.headcount) == ("开源读书会", "读书会", 50)
    assert draft.needed_on == date(2026, 11, 30)
    assert draft.contact == Contact("李四", "13812345678", "浙江省杭州市西湖区样例路 1 号")
    assert draft.source is Source.MESSAGE
    assert [(one.said, one.qty) for one in read_lines(found.goods)] == [("贴纸", 100), ("T恤L", 5)]
    assert draft.remark is not None
    assert "李四" not in draft.remark
    assert "贴纸" not in draft.remark


@pytest.mark.parametrize(
    ("said", "team", "name"),
    [
        ("我是杭州 KCC 的小林", "杭州 KCC", "小林"),
        ("我是KCC 杭州的小林", "KCC 杭州", "小林"),
        ("我是 KCC 杭州 的 李雷", "KCC 杭州", "李雷"),
        ("这里是成都读书会 王五", "成都读书会", "王五"),
        ("我是小林", "", "小林"),
    ],
)
def test_who_asks_is_never_the_team_with_a_space_in_it(said: str, team: str, name: str):
    draft = read_message(f"大家好～{said}，12月12日下午办一场开源沙龙", TODAY).draft
    assert (draft.team, draft.applicant) == (team, name)


@pytest.mark.parametrize("turned", [False, True])
def test_labelled_lines_are_read_in_any_order(turned: bool):
    lines = [
        "活动名称：成都开源之夜",
        "需要日期：2026-12-05",
        "活动类型：工作坊",
        "活动城市：成都",
        "预计人数：80",
        "申请物料：T恤 L 5件; 贴纸A款 20张",
        "提交人：赵六",
        "收件人：王五",
        "手机号：+86-13812345678",
        "收件地址：成都市示例区样例路 1 号",
        "备注：请顺丰到付",
    ]
    found = read_message("\n".join(lines[::-1] if turned else lines), TODAY)
    draft = found.draft
    assert (draft.title, draft.kind, draft.city) == ("成都开源之夜", "工作坊", "成都")
    assert (draft.headcount, draft.needed_on) == (80, date(2026, 12, 5))
    assert draft.applicant == "赵六"
    assert draft.contact == Contact("王五", "13812345678", "成都市示例区样例路 1 号")
    assert draft.remark == "请顺丰到付"
    assert found.goods == "T恤 L 5件; 贴纸A款 20张"


def test_a_list_below_its_heading_and_a_line_for_the_courier():
    found = read_message(
        "我叫李雷，下周六我们在上海举办《开源入门》，需要：\n1. 贴纸 50\n2. 徽章 20个\n\n"
        "请寄到 上海市示例区样例路1号 13912345678 韩梅梅",
        TODAY,
    )
    draft = found.draft
    assert (draft.applicant, draft.title, draft.city) == ("李雷", "开源入门", "上海")
    assert draft.contact == Contact("韩梅梅", "13912345678", "上海市示例区样例路1号")
    assert [one.qty for one in read_lines(found.goods)] == [50, 20]


@pytest.mark.parametrize(
    "said",
    [
        "想申请：\n1. 贴纸 50\n2. 徽章 20个\n寄到：李雷 13812345678 南京市鼓楼区样例路22号",
        "物料：贴纸 50、徽章 20个\n收件信息：李雷，13812345678，南京市鼓楼区样例路22号",
        "申请贴纸 50、徽章 20个\n李雷 138 1234 5678 南京市鼓楼区样例路22号",
    ],
)
def test_who_gets_it_is_never_read_as_goods_for_all_to_see(said: str):
    found = read_message(said, TODAY)
    assert found.draft.contact == Contact("李雷", "13812345678", "南京市鼓楼区样例路22号")
    assert [(one.said, one.qty) for one in read_lines(found.goods)] == [("贴纸", 50), ("徽章", 20)]


@pytest.mark.parametrize("quoted", ["“开源之夜”", '"开源之夜"', "《开源之夜》", "「开源之夜」"])
def test_that_an_event_is_to_be_held_asks_for_no_goods(quoted: str):
    said = f"12月12号（周六）我们要办{quoted}，大概 60 人，想申请：\n贴纸 60"
    found = read_message(said, TODAY)
    assert (found.draft.title, found.draft.headcount) == ("开源之夜", 60)
    assert found.draft.needed_on == date(2026, 12, 12)
    assert [(one.said, one.qty) for one in read_lines(found.goods)] == [("贴纸", 60)]


WHERE = "南京市鼓楼区样例路22号"


@pytest.mark.parametrize(
    "said",
    [
        f"寄到：{WHERE} 李雷 13812345678，谢谢～",
        f"麻烦寄到{WHERE}，李雷，13812345678",
        f"请邮寄至 {WHERE} 李雷 138 1234 5678！辛苦了",
        f"地址：{WHERE} 李雷 13812345678",
        f"收件：{WHERE}，李雷 13812345678",
        f"寄给 李雷 +86 138-1234-5678 {WHERE}。多谢",
        f"收件人：李雷 13812345678 {WHERE}",
    ],
)
def test_who_gets_it_is_read_out_of_the_middle_of_a_message(said: str):
    draft = read_message(
        f"你好，12月5日我们办一场线下 meetup，想申请 T恤 L 5 件。{said}", TODAY
    ).draft
    assert draft.contact == Contact("李雷", "13812345678", WHERE)
    assert draft.title == "线下 meetup"
    assert "李雷" not in (draft.remark or "")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("深圳这边 12.6 有个黑客松", date(2026, 12, 6)),
        ("我们 11/30 在上海做 workshop", date(2026, 11, 30)),
        ("需要 3.5 的贴纸", None),
        ("12.6 有点冷", None),
    ],
)
def test_a_short_day_is_one_where_something_happens(said: str, day: date | None):
    assert read_message(said, TODAY).draft.needed_on == day


@pytest.mark.parametrize(
    ("said", "city", "remark"),
    [
        ("地点：武汉", "武汉", ""),
        ("活动地点: 武汉市，想申请贴纸 5 张", "武汉市", ""),
        ("时间：12月5日 地点：义乌市 人数：50", "义乌市", ""),
        ("地点：武汉市洪山区样例路 1 号", "", "地点：武汉市洪山区样例路 1 号"),
        ("地点：武汉大学 3 号楼", "", "地点：武汉大学 3 号楼"),
        ("地点：待定", "", "地点：待定"),
    ],
)
def test_the_place_of_an_event_is_its_city_where_a_town_alone_is_said(
    said: str, city: str, remark: str
):
    draft = read_message(said, TODAY).draft
    assert (draft.city, draft.remark) == (city, remark)


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("50+", 50), ("50+人", 50), ("50 人+", 50), ("50多人", 50), ("50人左右", 50),
        ("约 50 人上下", 50), ("20-30", None), ("-5", None),
    ],
)  # fmt: skip
def test_how_many_come_is_a_number_also_where_it_is_about_one(said: str, people: int | None):
    draft = read_message(f"人数：{said}", TODAY).draft
    assert draft.headcount == people
    assert draft.remark == ("" if people else said)


def test_what_is_not_certain_stays_empty():
    draft = read_message("12月1日彩排，12月5日活动，30-40人，上海和北京都行", TODAY).draft
    assert (draft.needed_on, draft.headcount, draft.city) == (None, None, "")
    assert (draft.applicant, draft.title, draft.contact) == ("", "", None)
    assert draft.remark == "12月1日彩排，12月5日活动，30-40人，上海和北京都行"


def test_a_phone_that_is_no_mobile_number_stays_as_it_was_said():
    contact = read_message("电话：021-6789 1234", TODAY).draft.contact
    assert contact is not None
    assert contact.phone == "021-6789 1234"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-10-04", date(2026, 10, 4)),
        ("2026/10/04", date(2026, 10, 4)),
        ("2026年10月4日", date(2026, 10, 4)),
        ("2026.10.4", date(2026, 10, 4)),
        ("12月4日", date(2026, 12, 4)),
        ("12.4", date(2026, 12, 4)),
        ("1月4号", date(2027, 1, 4)),
        ("10月20日", date(2026, 10, 20)),
        ("明天", date(2026, 11, 23)),
        ("周日", date(2026, 11, 22)),
        ("周三", date(2026, 11, 25)),
        ("下周六", date(2026, 11, 28)),
        ("下下周一", date(2026, 11, 30)),
        ("12月12日（周六）", date(2026, 12, 12)),
        ("2026-12-12 (星期六)", date(2026, 12, 12)),
    ],
)
def test_days_as_people_say_them(said: str, day: date):
    assert [one.day for one in said_days(said, TODAY)] == [day]


@pytest.mark.parametrize("said", ["2月30日", "13月1日", "2026-13-01", "1.2 m", "10月底"])
def test_what_is_no_day_is_none(said: str):
    assert said_days(said, TODAY) == ()


def test_a_message_without_end_is_refused_without_its_words():
    with pytest.raises(TooLong) as refused:
        read_message("张三" * MOST, TODAY)
    assert refused.value.start == ""


@given(st.text(max_size=400))
def test_no_message_at_all_makes_it_stumble(text: str):
    found = read_message(text, TODAY)
    kept = f"{found.goods}{found.draft.remark}{found.draft.title}{found.draft.applicant}"
    assert "\0" not in kept


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=6))
def test_pieces_are_neither_lost_nor_made(counts: list[int]):
    goods = "、".join(f"贴纸{n}张" for n in counts)
    found = read_message(f"您好，我是张三，想申请{goods}。电话 13812345678", TODAY)
    assert [one.qty for one in read_lines(found.goods)] == counts
