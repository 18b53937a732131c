from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import BadFile, NotFound
from desktop.domain.paper.template import Field
from desktop.exchange.recipients import USUAL, named, read_recipients, read_typed
from tests.exchange.rosters import AWARDS, HOURS, PLAIN, ROLE, SINCE, STAR, VOLUNTEER, template


@pytest.fixture
def read(make):
    """Reads lines as a list for a template."""

    def reading(text, template=VOLUNTEER, name="名单.csv", mapping=None, encoding="utf-8-sig"):
        return read_recipients(make(name, text.encode(encoding)), template, mapping)

    return reading


def names(roster):
    return [entry.recipient for entry in roster.entries]


# ── the community's own lists ─────────────────────────────────────────────────────────────────


def test_the_award_list_of_the_annual_report_is_read_whole():
    roster = read_recipients(AWARDS, STAR)
    assert len(roster.entries) == 25
    assert roster.columns == {
        "award": "award",
        "recipient": "recipient",
        "created": "createdAt",
        "passed": "passed",
    }
    first = roster.entries[0]
    assert (first.row, first.recipient, first.awards) == (2, "丁文昊（止戈）", ("开源之星",))
    assert (first.passed, first.year) == (True, 2024)
    assert names(roster)[-1] == "「开放会务系统」项目组"
    assert roster.unknown == ()


def test_a_roster_after_the_event_gives_what_the_template_asks_and_nothing_private(read):
    roster = read(
        "姓名,手机号,服务岗位,服务时长,是否发送感谢,身份证号\n"
        "左文瑒,13800138000,签到,8 小时,是,110101199001011234\n"
    )
    assert roster.columns == {"recipient": "姓名", "role": "服务岗位", "hours": "服务时长"}
    assert roster.unknown == ("手机号", "是否发送感谢", "身份证号")
    assert roster.entries[0].fields == {"role": "签到", "hours": "8 小时"}
    assert "13800138000" not in repr(roster)


def test_a_private_column_is_taken_where_the_template_asks_for_it(read):
    asking = template(Field("idno", "身份证号", once=True))
    assert read("姓名,身份证号\n张三,11010119900101123X\n", asking).entries[0].fields == {
        "idno": "11010119900101123X"
    }


def test_name_and_nickname_become_one_as_the_community_writes_them(read):
    roster = read("name,nickname\n游崇佑,Mac\nAnni Lai,\n止戈,止戈\n丁文昊（止戈）,止戈\n", PLAIN)
    assert names(roster) == ["游崇佑（Mac）", "Anni Lai", "止戈", "丁文昊（止戈）"]


def test_a_template_that_asks_for_the_nickname_gets_it_alone(read):
    card = template(Field("nickname", "昵称"))
    roster = read("姓名,昵称\n游崇佑,Mac\n", card)
    assert names(roster) == ["游崇佑"]
    assert roster.entries[0].fields == {"nickname": "Mac"}


# ── the shapes of Feishu's values ─────────────────────────────────────────────────────────────


def test_several_persons_of_one_cell_are_several_recipients(read):
    text = '姓名\n"张三,李四"\n"Anni Lai,Mac（游崇佑）"\n'
    assert names(read(text, PLAIN)) == ["张三", "李四", "Anni Lai", "Mac（游崇佑）"]


@pytest.mark.parametrize(
    "name", ["「翻译,校对」项目组", "张三（Mac,Miya）", "Smith,John", "King, Jr.", "张三，李四"]
)
def test_a_comma_within_a_name_parts_nobody(read, name):
    assert names(read(f'姓名\n"{name}"\n', PLAIN)) == [name]


def test_several_options_of_one_cell_are_several_awards(read):
    for cell in ("开源之星,COSCon 之星", "开源之星、COSCon 之星"):
        entry = read(f'姓名,奖项\n张三,"{cell}"\n', STAR).entries[0]
        assert entry.awards == ("开源之星", "COSCon 之星")


@pytest.mark.parametrize(
    ("said", "passed"),
    [
        ("true", True),
        ("是", True),
        ("✅", True),
        ("已通过", True),
        ("false", False),
        ("未通过", False),
        ("待定", None),
        ("", None),
    ],
)
def test_passed_is_yes_no_or_not_said(read, said, passed):
    assert read(f"姓名,是否通过\n张三,{said}\n", PLAIN).entries[0].passed is passed


def test_a_list_without_such_a_column_says_nothing_against_anybody(read):
    assert read("姓名\n张三\n", PLAIN).entries[0].passed is True


# ── headings ──────────────────────────────────────────────────────────────────────────────────


def test_two_headings_that_could_both_be_the_name_are_asked_about(read):
    roster = read("姓名,name\n张三,Zhang San\n", PLAIN)
    assert roster.doubtful == {"recipient": ("姓名", "name")}
    assert roster.entries == ()
    assert names(read("姓名,name\n张三,Zhang San\n", PLAIN, mapping={"recipient": "name"})) == [
        "Zhang San"
    ]


def test_several_dates_are_no_reason_to_ask(read):
    roster = read("姓名,提交时间,颁奖日期\n张三,2023/12/01,2024/01/14\n", PLAIN)
    assert roster.doubtful == {}
    assert roster.entries[0].year == 2024


def test_a_needed_field_that_is_nearly_named_is_asked_about_another_is_not(read):
    roster = read("姓名,实际服务岗位,预计服务时长\n张三,签到,8\n")
    assert roster.doubtful == {"role": ("实际服务岗位",)}
    calm = read("姓名,服务岗位,预计服务时长\n张三,签到,8\n")
    assert calm.doubtful == {}
    assert calm.unknown == ("预计服务时长",)


def test_a_list_without_names_is_refused(read):
    with pytest.raises(BadFile) as no:
        read("箱号,区域\nA1,签到区\n", PLAIN)
    assert (no.value.why, no.value.detail) == ("no_columns", "姓名")


def test_a_mapping_to_a_heading_that_is_not_there_is_refused(read):
    with pytest.raises(NotFound):
        read("姓名\n张三\n", PLAIN, mapping={"recipient": "名"})


def test_a_template_names_its_own_heading_for_the_recipient(read):
    team = template(Field("recipient", "单位", ("合作单位",)))
    assert names(read("合作单位,负责人\n开放原子开源基金会,张三\n", team)) == ["开放原子开源基金会"]


def test_a_field_of_the_template_has_the_heading_before_any_other_use(read):
    dated = template(Field("day", "日期"))
    roster = read("姓名,日期\n张三,2024/01/14\n", dated)
    assert roster.columns == {"recipient": "姓名", "day": "日期"}
    assert roster.entries[0].fields == {"day": "2024/01/14"}


def test_a_line_with_more_cells_than_headings_says_so(read):
    roster = read("姓名,服务岗位\nLai, Anni,签到\n")
    assert roster.entries[0].extra == 3


def test_a_list_of_one_column_is_not_parted_by_what_stands_in_a_name(read):
    assert names(read("姓名\n<b>&amp;</b>\nA;B;C\n张三\n", PLAIN)) == [
        "<b>&amp;</b>",
        "A;B;C",
        "张三",
    ]


# ── files of every make ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_excel_and_feishu_is_read(read, encoding):
    roster = read("姓名,服务岗位\n朱亿锜（居居）,签到\n𠮷田䶮,引导\n", encoding=encoding)
    assert names(roster) == ["朱亿锜（居居）", "𠮷田䶮"]


def test_a_workbook_is_read_with_its_typed_days(book):
    path = book({"名单": [["姓名", "开始"], ["张三", date(2024, 1, 14)]]})
    entry = read_recipients(path, VOLUNTEER).entries[0]
    assert entry.fields == {"since": "2024-01-14"}


HEADINGS = {
    "recipient": st.sampled_from([*USUAL["recipient"], "  姓 名 ", "Recipient", "姓名（必填）"]),
    "role": st.sampled_from(["岗位", "服务岗位", "Role", "role"]),
    "hours": st.sampled_from(["时长", "服务时长", "HOURS"]),
    "since": st.sampled_from(["开始", "起始日期", "Start"]),
    "passed": st.sampled_from(USUAL["passed"]),
    "private": st.sampled_from(["手机号", "住址", "微信号"]),
}
CELLS = {
    "recipient": "左文瑒",
    "role": "签到",
    "hours": "8",
    "since": "2024/01/14",
    "passed": "true",
    "private": "13800138000",
}


@given(
    order=st.permutations(list(HEADINGS)),
    words=st.fixed_dictionaries(HEADINGS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    mark=st.sampled_from([",", "\t", ";"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_columns_are_found_by_name_in_any_order(make, order, words, encoding, mark, end):
    lines = [mark.join(words[key] for key in order), mark.join(CELLS[key] for key in order)]
    path = make("名单.csv", (end.join(lines) + end).encode(encoding))
    roster = read_recipients(path, VOLUNTEER)
    assert roster.doubtful == {}
    (entry,) = roster.entries
    assert (entry.recipient, entry.passed) == ("左文瑒", True)
    assert entry.fields == {key: CELLS[key] for key in ("role", "hours", "since")}
    assert roster.unknown == (words["private"],)


def test_five_thousand_rows_are_read(read):
    lines = [f"志愿者{n},岗位{n % 7},{n % 40}" for n in range(5000)]
    roster = read("\n".join(["姓名,岗位,时长", *lines]))
    assert len(roster.entries) == 5000
    assert roster.entries[-1].fields == {"role": f"岗位{4999 % 7}", "hours": str(4999 % 40)}


# ── typed and pasted ──────────────────────────────────────────────────────────────────────────


def test_typed_lines_are_names():
    roster = read_typed("张三\n\n  Lai, Anni \r\n「开放会务系统」项目组", PLAIN)
    assert names(roster) == ["张三", "Lai, Anni", "「开放会务系统」项目组"]
    assert [entry.row for entry in roster.entries] == [1, 3, 4]


@pytest.mark.parametrize("mark", ["\t", ",", "，"])
def test_a_line_of_headings_tells_the_columns(mark):
    text = "\n".join(mark.join(line) for line in (("岗位", "姓名"), ("签到", "张三"), ("引导",)))
    roster = read_typed(text, VOLUNTEER)
    assert [(e.recipient, e.fields) for e in roster.entries] == [
        ("张三", {"role": "签到"}),
        ("", {"role": "引导"}),
    ]


def test_a_pasted_column_may_begin_with_its_heading():
    assert names(read_typed("姓名\n张三\n李四\n", PLAIN)) == ["张三", "李四"]


def test_pasted_cells_without_headings_give_the_first_and_say_so():
    roster = read_typed("张三\t签到\t8\n李四\t引导\n", VOLUNTEER)
    assert names(roster) == ["张三", "李四"]
    assert roster.unknown == ("2", "3")


def test_a_quote_that_is_never_closed_swallows_nothing():
    roster = read_typed('姓名\t岗位\n"张三\t签到\n李四\t引导', VOLUNTEER)
    assert len(roster.entries) == 2


def test_nothing_typed_is_an_empty_list():
    assert read_typed("", PLAIN).entries == ()


def test_people_are_a_list_by_their_names():
    assert names(named(["小林", " 张  三 "])) == ["小林", "张 三"]


def test_fields_of_the_template_stay_as_the_list_says_them(read):
    asked = template(ROLE, HOURS, SINCE)
    entry = read("姓名,岗位,时长,开始\n张三,讲师接待,12.5,2024/1/4\n", asked).entries[0]
    assert entry.fields == {"role": "讲师接待", "hours": "12.5", "since": "2024/1/4"}
