import csv
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from desktop.domain.imports import StockRow
from desktop.exchange.stocklist import read_stock_list

MOMENT = datetime(2023, 6, 1, 14, 30)
SAMPLE = Path(__file__).parent / "samples" / "开源社周年库存与使用申请_周边库存_表格.csv"
HEAD = "编号,名称,规格,年份,每包数量,单价,库存数量,存放地点,照片,备注,盘点日期,不计库存"
GOOD = "K1,帽,L,2023,10,¥69.00,12,成都·仓库,a.jpg,,2023/06/01,否"


@pytest.fixture
def listed(tmp_path):
    """Reads lines as a stock list under the usual header."""

    def read(*lines, head=HEAD, mapping=None):
        path = tmp_path / "库存.csv"
        path.write_text("\n".join((head, *lines)) + "\n", "utf-8-sig")
        return read_stock_list(path, mapping)

    return read


def with_cell(heading, text):
    """The good line with one cell changed."""
    cells = dict(zip(HEAD.split(","), GOOD.split(","), strict=True))
    quoted = '"' + text.replace('"', '""') + '"'
    return ",".join({**cells, heading: quoted}.values())


# ── the sample as Feishu exports it ───────────────────────────────────────────────────────────


def test_the_exported_sample_is_read_whole():
    found = read_stock_list(SAMPLE)
    assert (found.troubles, found.unknown, found.doubtful) == ((), (), {})
    with SAMPLE.open(encoding="utf-8-sig", newline="") as lines:
        raw = [line for line in csv.DictReader(lines) if any(line.values())]
    assert len(found.rows) == len(raw) == 67
    assert [row.row for row in found.rows] == list(range(2, 69))
    assert sum(row.qty or 0 for row in found.rows) == sum(int(line["库存数量"]) for line in raw)
    assert [row.code for row in found.rows] == [line["编号"] for line in raw]
    assert Counter(row.price_fen for row in found.rows)[None] == 2
    assert {row.price_fen for row in found.rows if row.code == "KYS23020003K"} == {9900}
    assert {row.owner for row in found.rows} == {"开源社", "赞助商", "社区"}


def test_the_rows_of_the_sample_say_what_stands_there():
    rows = {row.row: row for row in read_stock_list(SAMPLE).rows}
    assert rows[2] == StockRow(
        row=2,
        code="KYS22010001K",
        name="小O 章鱼毛绒公仔",
        category="毛绒",
        year=2022,
        unit="只",
        price_fen=6900,
        value_fen=4500,
        qty=40,
        place="成都·仓库",
        owner="开源社",
        photos=("小O 章鱼毛绒公仔.jpg",),
        note="可归还",
        verified_on=date(2023, 6, 1),
    )
    assert (rows[10].name, rows[10].label, rows[10].note) == ("COSCon T恤", "2XL", "（限量）")
    assert rows[68].note == '（限量）\n"样品"留存 1 件'
    assert rows[4].photos == ("COSCon T恤.jpg", "正面.png")


def test_the_sample_saved_again_by_excel_reads_the_same(tmp_path):
    again = tmp_path / SAMPLE.name
    before = read_stock_list(SAMPLE)
    text = SAMPLE.read_text("utf-8-sig")
    for encoding, kept in (("gb18030", text), ("utf-8", text), ("utf-16", text)):
        again.write_bytes(kept.replace("\n", "\r\n").encode(encoding))
        assert read_stock_list(again).rows == before.rows


def test_the_sample_as_a_workbook_reads_the_same(tmp_path):
    path = tmp_path / "库存.xlsx"
    writer = xlsxwriter.Workbook(str(path))
    sheet = writer.add_worksheet("周边库存")
    day = writer.add_format({"num_format": "yyyy/mm/dd"})
    with SAMPLE.open(encoding="utf-8-sig", newline="") as lines:
        for at, line in enumerate(csv.reader(lines)):
            for column, text in enumerate(line):
                if at and column in (4, 7, 8) and text:
                    sheet.write_number(at, column, float(text))
                elif at and column == 13 and text:
                    sheet.write_datetime(at, column, date(*map(int, text.split("/"))), day)
                elif text:
                    sheet.write_string(at, column, text)
    writer.close()
    assert read_stock_list(path).rows == read_stock_list(SAMPLE).rows


# ── cells ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("heading", "text", "field", "value"),
    [
        ("单价", "￥1,234.50", "price_fen", 123450),
        ("单价", "９９", "price_fen", 9900),
        ("单价", "", "price_fen", None),
        ("单价", "0", "price_fen", 0),
        ("库存数量", "", "qty", None),
        ("库存数量", "１２", "qty", 12),
        ("库存数量", "12.0", "qty", 12),
        ("年份", "2023年", "year", 2023),
        ("年份", "２０２３", "year", 2023),
        ("年份", "", "year", None),
        ("盘点日期", "2023/06/01 14:30", "verified_on", date(2023, 6, 1)),
        ("盘点日期", "2023-06-01", "verified_on", date(2023, 6, 1)),
        ("盘点日期", "2023年6月1日", "verified_on", date(2023, 6, 1)),
        ("盘点日期", "2023-06-01T14:30:00+08:00", "verified_on", date(2023, 6, 1)),
        ("盘点日期", "2023.6.1", "verified_on", date(2023, 6, 1)),
        ("不计库存", "是", "uncounted", True),
        ("不计库存", "✓", "uncounted", True),
        ("不计库存", "TRUE", "uncounted", True),
        ("不计库存", "1", "uncounted", True),
        ("不计库存", "false", "uncounted", False),
        ("不计库存", "", "uncounted", None),
        ("照片", "a.jpg,b.png、c.webp, a.jpg", "photos", ("a.jpg", "b.png", "c.webp")),
        ("编号", "ＫＹＳ０１", "code", "KYS01"),
        ("规格", "10\ncm", "label", "10 cm"),
        ("名称", "帽\n（限量）\n2023 款", "note", "（限量）\n2023 款"),
    ],
)
def test_a_cell_is_understood(listed, heading, text, field, value):
    found = listed(with_cell(heading, text))
    assert found.troubles == ()
    assert getattr(found.rows[0], field) == value


@pytest.mark.parametrize("heading", ["可归还", "是否归还", "returnable", "Returnable", "用后归还"])
def test_what_comes_back_is_read_under_any_of_its_names(listed, heading):
    found = listed("K1,帽,是\nK2,衣,no\nK3,灯,", head=f"编号,名称,{heading}")
    assert (found.troubles, found.unknown) == ((), ())
    assert [row.returnable for row in found.rows] == [True, False, None]


@pytest.mark.parametrize(
    ("heading", "text", "code"),
    [
        ("单价", "1e2", "bad_amount"),
        ("单价", "12.001", "bad_amount"),
        ("单价", "NaN", "bad_amount"),
        ("单价", "-5", "bad_amount"),
        ("单价", "=1+1", "bad_amount"),
        ("库存数量", "1.5", "bad_quantity"),
        ("库存数量", "-2", "bad_quantity"),
        ("库存数量", "1e2", "bad_quantity"),
        ("库存数量", "约 20", "bad_quantity"),
        ("每包数量", "0", "bad_quantity"),
        ("年份", "1979", "bad_year"),
        ("年份", "2101", "bad_year"),
        ("年份", "去年", "bad_year"),
        ("盘点日期", "2023/02/30", "bad_date"),
        ("盘点日期", "06/01/2023", "bad_date"),
        ("盘点日期", "2023/06/01 25:00", "bad_date"),
        ("盘点日期", "昨天", "bad_date"),
        ("不计库存", "也许", "bad_flag"),
        ("编号", "", "missing"),
        ("名称", " ", "missing"),
    ],
)
def test_a_bad_cell_is_refused_with_row_column_value_and_code(listed, heading, text, code):
    found = listed(GOOD, with_cell(heading, text), GOOD)
    assert [row.row for row in found.rows] == [2, 4]
    (trouble,) = found.troubles
    assert (trouble.row, trouble.column, trouble.code) == (3, heading, code)
    assert trouble.value == ("" if code == "missing" else text)


def test_every_bad_cell_of_a_row_is_named(listed):
    found = listed(",,L,1,,x,y,,,,z,")
    assert [trouble.code for trouble in found.troubles] == [
        "missing",
        "missing",
        "bad_year",
        "bad_amount",
        "bad_quantity",
        "bad_date",
    ]


def test_the_same_bad_cell_is_refused_in_every_row(listed):
    assert [t.row for t in listed(*[with_cell("单价", "?")] * 3).troubles] == [2, 3, 4]


def test_formula_cells_stay_harmless_text(listed):
    found = listed(with_cell("名称", "=cmd|' /C calc'!A0"), with_cell("备注", "+1 个\t=x"))
    assert found.troubles == ()
    assert found.rows[0].name == "=cmd|' /C calc'!A0"
    assert found.rows[1].note == "+1 个\t=x"


def test_what_our_own_export_made_harmless_comes_back_as_it_was(listed):
    assert listed(with_cell("名称", "'+1 帽")).rows[0].name == "+1 帽"
    assert listed(with_cell("名称", "'90 年代")).rows[0].name == "'90 年代"


def test_a_line_with_more_cells_than_headings_is_refused(listed):
    found = listed(GOOD + ",被逗号分开的备注")
    assert (found.rows, found.troubles[0].code) == ((), "extra_cells")
    assert found.troubles[0].value == "被逗号分开的备注"
    assert listed(GOOD + ",,,").troubles == ()


def test_columns_a_list_does_not_have_are_none_or_empty(listed):
    (row,) = listed("K1,帽", head="code,name").rows
    assert row == StockRow(row=2, code="K1", name="帽")


def test_where_a_column_is_doubtful_nothing_is_read_until_a_person_says(listed):
    head, line = "编号,名称,库存,数量", "K1,帽,3,4"
    found = listed(line, head=head)
    assert (found.rows, found.doubtful) == ((), {"qty": ("库存", "数量")})
    assert listed(line, head=head, mapping={"qty": "数量"}).rows[0].qty == 4
    assert listed(line, head=head, mapping={"qty": ""}).rows[0].qty is None


def test_headings_nobody_knows_are_listed(listed):
    assert listed("K1,帽,红,x", head="编号,名称,供应商,文本 2").unknown == ("供应商", "文本 2")


def test_numbers_of_a_workbook_are_taken_as_they_are_shown(tmp_path):
    path = tmp_path / "a.xlsx"
    writer = xlsxwriter.Workbook(str(path))
    sheet = writer.add_worksheet()
    lines: list[list[object]] = [
        ["code", "name", "price", "qty", "year", "uncounted", "date"],
        [1001, "帽", 0.1 + 0.2, 12.0, 2023, True, MOMENT],
        [1002, "衣", 12.001, 1.5, 1.5, 2, 45078],
        [1003, "灯", True, -2, True, False, True],
    ]
    day = writer.add_format({"num_format": "yyyy/mm/dd hh:mm"})
    for at, line in enumerate(lines):
        for column, cell in enumerate(line):
            if isinstance(cell, datetime):
                sheet.write_datetime(at, column, cell, day)
            else:
                sheet.write(at, column, cell)
    writer.close()
    found = read_stock_list(path)
    (row,) = found.rows
    assert (row.code, row.price_fen, row.qty, row.year) == ("1001", 30, 12, 2023)
    assert (row.uncounted, row.verified_on) == (True, date(2023, 6, 1))
    assert Counter(t.row for t in found.troubles) == {3: 5, 4: 4}
    assert [t.value for t in found.troubles if t.row == 3] == ["1.5", "12.001", "1.5", "45078", "2"]
