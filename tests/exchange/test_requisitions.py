"""Lists of requests as files: which list, which column, which row belongs to which request."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import BadDate, BadFile
from desktop.domain.requisitions.said.reading import read_lines
from desktop.domain.requisitions.taking import AskedList, ListKind
from desktop.exchange.kinds import Kind, guess_kind
from desktop.exchange.requisitions import cells, read_list
from desktop.exchange.requisitions.goods import goods

FORM = (
    *("自动编号", "提交人", "提交时间", "活动名称", "活动类型", "活动城市", "需要日期"),
    *("预计人数", "申请物料", "收件人", "手机号", "收件地址", "备注"),
)
LINE = (
    *("1", "王", "2026/11/20 10:00", "夜", "KCC", "成都", "2026/12/01", "15"),
    *("徽章 x2", "王", "13812345678", "成都市某路", "快\n联系前台"),
)


def csv(path: Path, *rows: tuple[str, ...], name: str = "表.csv") -> AskedList:
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    found = path / name
    found.write_text("\r\n".join(lines) + "\r\n,,,\r\n", "utf-8-sig")
    return read_list(found)


def test_other_names_and_orders_of_columns_say_the_same(tmp_path: Path):
    usual = csv(tmp_path, FORM, LINE).rows[0]
    said = dict(zip(FORM, LINE, strict=True))
    other = {
        "物料需求": said["申请物料"],
        "联系电话": said["手机号"],
        "申请人": said["提交人"],
        "需要时间": said["需要日期"],
        "序号": said["自动编号"],
        "申请时间": said["提交时间"],
        "活动主题": said["活动名称"],
        "活动类别": said["活动类型"],
        "举办城市": said["活动城市"],
        "活动人数": said["预计人数"],
        "收货人": said["收件人"],
        "邮寄地址": said["收件地址"],
        "补充说明": said["备注"],
    }
    assert csv(tmp_path, tuple(other), tuple(other.values())).rows[0] == usual
    english = {
        "Requested items": said["申请物料"],
        "Phone number": said["手机号"],
        "Requester": said["提交人"],
        "Needed by": said["需要日期"],
        "No": said["自动编号"],
        "Submitted at": said["提交时间"],
        "Event name": said["活动名称"],
        "Event type": said["活动类型"],
        "City": said["活动城市"],
        "Attendees": said["预计人数"],
        "Recipient": said["收件人"],
        "Shipping address": said["收件地址"],
        "Notes": said["备注"],
    }
    assert csv(tmp_path, tuple(english), tuple(english.values())).rows[0] == usual


def test_a_workbook_with_typed_cells_and_empty_rows_says_the_same(tmp_path: Path):
    usual = csv(tmp_path, FORM, LINE).rows[0]
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("使用申请")
    day = book.add_format({"num_format": "yyyy/mm/dd"})
    moment = book.add_format({"num_format": "yyyy/mm/dd hh:mm"})
    for column, (head, cell) in enumerate(zip(FORM, LINE, strict=True)):
        sheet.write_string(0, column, head)
        if head in ("自动编号", "预计人数", "手机号"):
            sheet.write_number(1, column, int(cell))
        elif head == "提交时间":
            sheet.write_datetime(1, column, datetime(2026, 11, 20, 10, 0), moment)
        elif head == "需要日期":
            sheet.write_datetime(1, column, datetime(2026, 12, 1), day)
        else:
            sheet.write_string(1, column, cell)
    sheet.write_string(5, 0, "  ")
    book.close()
    assert read_list(path).rows == (usual,)


def test_the_day_of_the_event_counts_only_where_nobody_said_when_it_is_needed(tmp_path: Path):
    both = ("申请人", "申请时间", "活动日期", "需要日期", "申请物料")
    row = csv(tmp_path, both, ("王", "2026/11/20", "2026/12/09", "2026/12/01", "徽章 x1")).rows[0]
    assert row.draft.needed_on == date(2026, 12, 1)
    assert row.draft.remark == "活动日期: 2026/12/09"
    one = ("申请人", "申请时间", "活动日期", "申请物料")
    row = csv(tmp_path, one, ("王", "2026/11/20", "12月9日", "徽章 x1")).rows[0]
    assert row.draft.needed_on == date(2026, 12, 9)


def test_two_headings_for_one_field_are_asked_about(tmp_path: Path):
    found = csv(tmp_path, (*FORM, "联系电话"), (*LINE, "1"))
    assert dict(found.doubtful) == {"phone": ("手机号", "联系电话")}
    assert found.rows == ()
    path = tmp_path / "表.csv"
    settled = read_list(path, mapping={"phone": "联系电话"})
    assert settled.rows[0].draft.contact.phone == "1"  # type: ignore[union-attr]  # it was said


def test_a_list_without_goods_or_asker_is_no_list_of_requests(tmp_path: Path):
    with pytest.raises(BadFile):
        csv(tmp_path, ("提交人", "活动名称", "提交时间"), ("王", "夜", "2026/11/20"))
    with pytest.raises(BadFile):
        csv(tmp_path, ("申请物料", "活动名称", "提交时间"), ("徽章 x1", "夜", "2026/11/20"))


def test_a_row_without_goods_or_asker_is_refused_by_its_row(tmp_path: Path):
    blank = dict(zip(FORM, LINE, strict=True))
    nobody = tuple((blank | {"提交人": "", "收件人": ""}).values())
    nothing = tuple((blank | {"申请物料": " "}).values())
    found = csv(tmp_path, FORM, nobody, nothing, LINE)
    assert [(t.row, t.column, t.code) for t in found.troubles] == [
        (2, "提交人", "missing"),
        (3, "申请物料", "missing"),
    ]
    assert len(found.rows) == 1


def test_refused_rows_are_told_in_the_order_of_the_list(tmp_path: Path):
    """What one cell says is seen before it is known that others say nothing at all."""
    said = dict(zip(FORM, LINE, strict=True))
    nothing = tuple((said | {"申请物料": ""}).values())
    no_day = tuple((said | {"需要日期": "2026/13/45"}).values())
    found = csv(tmp_path, FORM, nothing, no_day, nothing, no_day)
    assert [trouble.row for trouble in found.troubles] == [2, 3, 4, 5]


def test_orders_are_one_request_each_wherever_their_rows_stand(tmp_path: Path):
    head = (
        "订单号",
        "商品名称",
        "规格",
        "数量",
        "收件人",
        "手机号",
        "收货地址",
        "下单时间",
        "实付金额",
    )
    rows = [
        ("P1", "T恤", "L", "1", "王", "13812345678", "成都", "2026-11-20 10:00:00", "99"),
        ("P2", "徽章", "", "3", "陈", "13812345679", "北京", "2026-11-20 11:00:00", "45"),
        ("P1", "徽章", "金色", "2", "王", "13812345678", "成都", "2026-11-20 10:00:00", "30"),
    ]
    found = csv(tmp_path, head, *rows)
    assert found.kind is ListKind.ORDERS
    assert [(row.draft.number, row.rows) for row in found.rows] == [("P1", (2, 4)), ("P2", (3,))]
    assert [(x.said, x.qty) for x in found.rows[0].goods] == [("T恤/L", 1), ("徽章/金色", 2)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("15", (15, True)), ("15人", (15, True)), ("约 50 人", (50, False)),
        ("20-30", (30, False)), ("五十", (50, False)), ("一百二十人左右", (120, False)),
        ("若干", (None, False)), ("", (None, True)), ("1,200", (1200, True)),
        ("9" * 40, (None, False)), ("-5", (None, False)), ("－5 人", (None, False)),
        ("负五", (None, False)), ("0", (None, True)),
    ],
)  # fmt: skip
def test_people_in_words_are_numbers_as_far_as_they_say_one(text: str, people: object):
    assert cells.people(text) == people


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("+86-13356428397", ("13356428397", True)), ("+86 133 5642 8397", ("13356428397", True)),
        ("008613356428397", ("13356428397", True)),
        ("１３３５６４２８３９７", ("13356428397", True)),
        ("13356428397.0", ("13356428397", True)), ("+1 408 555 0100", ("+1 408 555 0100", True)),
        ("010-12345678", ("010-12345678", True)), ("问前台", ("问前台", False)), ("", ("", True)),
    ],
)  # fmt: skip
def test_phones_lose_what_people_put_around_them(text: str, phone: tuple[str, bool]):
    assert cells.phone(text) == phone


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023/08/13", (date(2023, 8, 13), True)), ("2026年10月4日", (date(2026, 10, 4), True)),
        ("2026/10/28-2026/10/29", (date(2026, 10, 28), True)),
        ("12月9日", (date(2026, 12, 9), True)), ("1月9日", (date(2027, 1, 9), True)),
        ("尽快", (None, False)), ("", (None, True)),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(text: str, said: object):
    assert cells.needed(text, datetime(2026, 11, 20, 2, 0, tzinfo=UTC)) == said


_WORD = st.text("徽章T恤/LXS 贴纸金色0123456789x", min_size=1, max_size=12)
_PIECES = st.sampled_from(["x1", "x20", "X3", "十个", "20-30", "若干", "x 5", ""])


@given(st.lists(st.tuples(_WORD, _PIECES), max_size=5), st.sampled_from(["; ", ";", "\n", "；"]))
def test_lines_read_one_by_one_are_the_lines_of_the_whole(lines, between: str):
    text = between.join(f"{said} {qty}" for said, qty in lines)
    assert goods(text) == read_lines(text)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (FORM, Kind.REQUESTS),
        (("订单号", "商品名称", "规格", "数量", "收货地址", "下单时间"), Kind.REQUESTS),
        (("申请人", "活动名称", "物料名称", "数量", "需要日期"), Kind.REQUESTS),
        (("编号", "名称", "类型", "单价", "库存数量", "存放地点"), Kind.ITEMS),
        (("物料", "类型", "数量", "用途", "负责人", "供应商"), Kind.PRODUCTION),
        (("award", "recipient", "createdAt", "passed"), Kind.AWARDS),
    ],
)
def test_headings_say_which_list_it_is(header: tuple[str, ...], kind: Kind):
    assert guess_kind(header) is kind


@pytest.mark.parametrize("cell", ["0001/01/01 00:00", "9999-12-31 23:59", datetime(1, 1, 1)])
def test_a_moment_in_a_year_that_nobody_means_is_refused(cell):
    with pytest.raises(BadDate):
        cells.submitted(cell)
