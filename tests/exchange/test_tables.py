import errno
import json
import os
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import CannotWrite
from desktop.domain.money import from_number
from desktop.exchange.formulas import neutralise, restore
from desktop.exchange.spreadsheets import Fit, read_sheet, text_of
from desktop.exchange.tables import Column, Shape, Table, write_table, write_tables

CHINA = timezone(timedelta(hours=8))
COLUMNS = (
    Column("code", "编号"),
    Column("price_fen", "单价", Shape.MONEY),
    Column("qty", "数量", Shape.COUNT),
    Column("verified_on", "盘点日期", Shape.DAY),
    Column("at", "时间", Shape.MOMENT),
    Column("uncounted", "不计库存", Shape.FLAG),
)
WHEN = datetime(2023, 10, 28, 9, 30, 5, tzinfo=CHINA)
ROWS = (
    ("K1", 123450, 12, date(2023, 6, 1), WHEN, True),
    {"code": "K2", "price_fen": None, "qty": 0},
)
STOCK = Table("周边库存", COLUMNS, ROWS)


def first_line(line):
    return Fit(line[0] == "编号", 1)


def read(path, sheet=None):
    return read_sheet(path, first_line, sheet)


def test_a_csv_is_what_excel_on_a_chinese_windows_opens(tmp_path):
    path = tmp_path / "库存.csv"
    assert write_table(path, STOCK) == 2
    assert path.read_bytes().decode("utf-8-sig") == (
        "编号,单价,数量,盘点日期,时间,不计库存\r\n"
        "K1,1234.50,12,2023-06-01,2023-10-28 09:30:05,true\r\n"
        "K2,,0,,,\r\n"
    )
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_workbook_carries_numbers_and_dates_that_can_be_counted_with(tmp_path):
    path = tmp_path / "库存.xlsx"
    write_table(path, STOCK)
    found = read(path)
    assert (found.name, found.header[1]) == ("周边库存", "单价")
    assert found.rows[0].cells == (
        *("K1", 1234.5, 12.0, date(2023, 6, 1), WHEN.replace(tzinfo=None), True),
    )
    assert from_number(float(text_of(found.rows[0].cells[1]))) == 123450


def test_json_keeps_keys_fen_and_offsets(tmp_path):
    path = tmp_path / "库存.json"
    write_table(path, STOCK)
    assert json.loads(path.read_text("utf-8")) == [
        {
            "code": "K1",
            "price_fen": 123450,
            "qty": 12,
            "verified_on": "2023-06-01",
            "at": "2023-10-28T09:30:05+08:00",
            "uncounted": True,
        },
        dict.fromkeys(column.key for column in COLUMNS) | {"code": "K2", "qty": 0},
    ]


def test_the_evenings_tables_go_into_one_file(tmp_path):
    other = Table("按方式/现金", (Column("method", "编号"),), (("现金",), ("=微信",)))
    assert write_tables(tmp_path / "日结.xlsx", (STOCK, other, other)) == 6
    assert read(tmp_path / "日结.xlsx", "周边库存").rows[0].cells[0] == "K1"
    assert [row.cells for row in read(tmp_path / "日结.xlsx", "按方式 现金").rows] == [
        ("现金",),
        ("=微信",),
    ]
    assert read(tmp_path / "日结.xlsx", "按方式 现金 2").rows[0].cells == ("现金",)
    write_tables(tmp_path / "日结.csv", (STOCK, other))
    text = (tmp_path / "日结.csv").read_text("utf-8-sig")
    assert "\n\n按方式/现金\n编号\n现金\n'=微信\n" in text
    write_tables(tmp_path / "日结.json", (STOCK, other))
    assert set(json.loads((tmp_path / "日结.json").read_text("utf-8"))) == {
        STOCK.title,
        other.title,
    }


# ── formulas ──────────────────────────────────────────────────────────────────────────────────

DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(tmp_path, text):
    table = Table("a", (Column("code", "编号"),), ((text,),))
    write_table(tmp_path / "a.csv", table)
    body = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig").split("\r\n", 1)[1]
    assert body.lstrip('"').startswith("'")
    write_table(tmp_path / "a.xlsx", table)
    assert read(tmp_path / "a.xlsx").rows[0].cells[0] == text.replace("\r", "\n")


def test_negative_amounts_are_numbers_and_not_neutralised(tmp_path):
    columns = (Column("n", "编号", Shape.COUNT), Column("fen", "差额", Shape.MONEY))
    write_table(tmp_path / "a.csv", Table("a", columns, ((-2, -990),)))
    assert (tmp_path / "a.csv").read_text("utf-8-sig").endswith("\n-2,-9.90\n")


@given(st.text())
def test_neutral_text_comes_back_as_it_was(text):
    assert restore(neutralise(text)) == text
    assert neutralise(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")


# ── round trips ───────────────────────────────────────────────────────────────────────────────

# What a cell of either format can carry: no control characters, no half pairs, plain line ends.
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t=+-@'\",;，"),
    max_size=12,
)
lines = st.tuples(st.just("K"), texts, texts)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@given(rows=st.lists(lines, max_size=6))
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_table_written_reads_back_equal(tmp_path, ending, rows):
    path = tmp_path / f"a.{ending}"
    columns = (Column("a", "编号"), Column("b", "乙"), Column("c", "丙"))
    write_table(path, Table("表", columns, rows))
    assert [row.cells for row in read(path).rows] == rows


@given(
    fen=st.lists(st.integers(0, 10**12), min_size=1, max_size=5),
    day=st.dates(date(1980, 1, 1), date(2100, 12, 31)),
)
@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_money_and_days_read_back_to_the_fen_and_the_day(tmp_path, fen, day):
    path = tmp_path / "a.xlsx"
    columns = (Column("day", "编号", Shape.DAY), Column("fen", "单价", Shape.MONEY))
    write_table(path, Table("表", columns, [(day, amount) for amount in fen]))
    found = read(path).rows
    assert [row.cells[0] for row in found] == [day] * len(fen)
    assert [from_number(row.cells[1]) for row in found] == fen


def test_what_no_cell_can_carry_is_left_out(tmp_path):
    table = Table(
        "表", (Column("a", "编号"), Column("b", "照片")), (("a\x00b\x1f\r\nc", ("x", "y")),)
    )
    for ending in ("csv", "xlsx"):
        write_table(tmp_path / f"a.{ending}", table)
        assert read(tmp_path / f"a.{ending}").rows[0].cells == ("ab\nc", "x,y")


def test_a_moment_before_spreadsheets_count_and_a_very_long_text_are_still_written(tmp_path):
    old = datetime(1899, 5, 1, tzinfo=UTC)
    table = Table("表", (Column("a", "编号"), Column("b", "乙")), ((old, "长" * 40_000),))
    write_table(tmp_path / "a.xlsx", table)
    cells = read(tmp_path / "a.xlsx").rows[0].cells
    assert cells[0] == "1899-05-01 00:00:00+00:00"
    assert (len(str(cells[1])), str(cells[1])[-1]) == (32_767, "…")


# ── whole or not at all ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "full"), (errno.EACCES, "no_permission"), (errno.EIO, "failed")],
)
def test_a_disk_that_refuses_leaves_the_old_file_as_it_was(tmp_path, monkeypatch, number, why):
    path = tmp_path / "库存.csv"
    path.write_text("old", "utf-8")

    def refuse(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotWrite) as refused:
        write_table(path, STOCK)
    assert (refused.value.why, refused.value.file) == (why, "库存.csv")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux's own full disk")
def test_a_full_disk_is_said_to_be_full(tmp_path, monkeypatch):
    real = type(tmp_path).open
    monkeypatch.setattr(type(tmp_path), "open", lambda *_: real(type(tmp_path)("/dev/full"), "wb"))
    with pytest.raises(CannotWrite) as refused:
        write_table(tmp_path / "a.csv", STOCK)
    assert refused.value.why == "full"


def test_a_missing_folder_and_an_unknown_ending_are_refused(tmp_path):
    with pytest.raises(CannotWrite) as refused:
        write_table(tmp_path / "none" / "a.csv", STOCK)
    assert refused.value.why == "no_folder"
    with pytest.raises(CannotWrite) as refused:
        write_table(tmp_path / "a.pdf", STOCK)
    assert refused.value.why == "unknown_ending"


def test_a_file_is_replaced_by_the_new_one(tmp_path):
    path = tmp_path / "a.json"
    write_table(path, STOCK)
    write_table(path, Table("a", (Column("x", "x"),), ()))
    assert json.loads(path.read_text("utf-8")) == []
    assert list(tmp_path.iterdir()) == [path]
