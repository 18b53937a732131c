import io
import os
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from desktop.domain.errors import Ambiguous, BadFile, NotFound
from desktop.exchange.columns import fitting
from desktop.exchange.spreadsheets import Cell, read_sheet, text_of
from desktop.exchange.spreadsheets.guards import ABSURD_RATIO
from desktop.exchange.spreadsheets.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)
HEAD = "编号,名称,单价\n"
MOMENT = datetime(2023, 6, 1, 14, 30)


@pytest.fixture
def make(tmp_path):
    """Makes a file of these bytes (or this text in UTF-8) and returns its path."""

    def made(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return made


@pytest.fixture
def book(tmp_path):
    """Makes a workbook of {sheet: rows} and returns its path."""

    def made(sheets, name="表.xlsx", hidden=()):
        path = tmp_path / name
        writer = xlsxwriter.Workbook(str(path))
        day = writer.add_format({"num_format": "yyyy/mm/dd"})
        for title, rows in sheets.items():
            sheet = writer.add_worksheet(title)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, day)
                    else:
                        sheet.write(at, column, cell)
            if title in hidden:
                sheet.hide()
        writer.close()
        return path

    return made


def read(path, sheet=None):
    return read_sheet(path, fitting(), sheet)


def refusal(path, sheet=None):
    with pytest.raises(BadFile) as refused:
        read(path, sheet)
    assert refused.value.file == path.name
    return refused.value.why


def cells(sheet):
    return [row.cells for row in sheet.rows]


# ── text tables ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_text_table_is_read_in_every_encoding_and_with_every_delimiter(make, encoding, mark):
    text = mark.join(("编号", "名称", "单价")) + "\n" + mark.join(("K1", "㬎堃 帆布袋", "39"))
    found = read(make("a.csv", text.encode(encoding)))
    assert found.header == ("编号", "名称", "单价")
    assert cells(found) == [("K1", "㬎堃 帆布袋", "39")]


def test_quotes_and_line_ends_within_a_cell_are_kept(make):
    text = '编号,名称,备注\r\nK1,"帽\r\n（限量）","""样品""留存, 1 件"\r\n'
    assert cells(read(make("a.csv", text))) == [("K1", "帽\n（限量）", '"样品"留存, 1 件')]


def test_commas_in_the_text_do_not_hide_another_delimiter(make):
    text = "编号;名称;备注\nK1;帽;a, b, c, d, e\n"
    assert cells(read(make("a.csv", text))) == [("K1", "帽", "a, b, c, d, e")]


def test_rows_keep_their_number_and_empty_ones_go(make):
    found = read(make("a.csv", HEAD + "K1,帽,1\n,,\n\nK2,衣\n ,　,\n,,\n"))
    assert [(row.number, row.cells[0]) for row in found.rows] == [(2, "K1"), (5, "K2")]
    assert found.rows[1].cells == ("K2", "衣", "")


def test_the_header_may_stand_further_down(make):
    found = read(make("a.csv", "周边库存\n2023 年 10 月,,\n\n" + HEAD + "K1,帽,1\n"))
    assert (found.header_row, found.header[0], found.rows[0].number) == (4, "编号", 5)


def test_excels_own_first_line_names_the_delimiter(make):
    found = read(make("a.csv", "sep=|\n编号|名称\nK1|帽\n"))
    assert (found.header, found.rows[0].number) == (("编号", "名称"), 3)


def test_the_digest_is_that_of_the_bytes(make):
    path = make("a.csv", HEAD)
    assert read(path).sha256 != read(make("b.csv", "\ufeff" + HEAD)).sha256
    assert len(read(path).sha256) == 64


# ── bad files ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.xls"])
def test_an_empty_file_is_refused(make, name):
    assert refusal(make(name, b"")) == "empty"


@pytest.mark.parametrize("content", ["\n\n", ",,,\n,,,\n", "\ufeff", "   "])
def test_a_file_of_blanks_is_empty(make, content):
    assert refusal(make("a.csv", content)) == "empty"


@pytest.mark.parametrize(
    "content",
    [
        PNG,
        b"\xff\xd8\xff\xe0" + b"JFIF" * 9,
        b"%PDF-1.7\nno table at all\n",
        b"PK\x03\x04" + b"x" * 60,
        HEAD.encode() + b"K1,\x00,\n",
        HEAD.encode("utf-8-sig") + b"K1,\xff\xfe,1\n",
        b"\x80\x81\xff\xfe,\xff\n",
        b"\x01\x02\x03\x04\x05 some text",
    ],
    ids=["png", "jpeg", "pdf", "zip", "nul", "broken utf-8", "no encoding", "controls"],
)
def test_a_picture_or_other_bytes_renamed_csv_are_no_text(make, content):
    assert refusal(make("a.csv", content)) == "not_text"


@pytest.mark.parametrize("content", [PNG, b"<html><table></table></html>", HEAD.encode()])
def test_what_is_no_workbook_is_not_a_table(make, content):
    assert refusal(make("a.xlsx", content)) == "not_a_table"
    assert refusal(make("a.xls", content)) == "not_a_table"


def test_an_unknown_ending_is_not_a_table(make):
    assert refusal(make("a.base", HEAD)) == "not_a_table"
    assert refusal(make("无", HEAD)) == "not_a_table"


def test_a_file_of_200_megabytes_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "big.csv"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(type(path), "open", lambda *_: pytest.fail("it was opened"))
    assert refusal(path) == "too_large"


def test_a_file_that_grows_while_it_is_read_is_cut_off(tmp_path, monkeypatch):
    path = tmp_path / "growing.csv"
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    small = os.stat_result((0o100644, 0, 0, 1, 0, 0, 10, 0, 0, 0))
    monkeypatch.setattr(type(path), "stat", lambda *_, **__: small)
    assert refusal(path) == "too_large"


def test_a_locked_file_a_folder_and_a_missing_file_are_told_apart(tmp_path, make, monkeypatch):
    (tmp_path / "folder.csv").mkdir()
    assert refusal(tmp_path / "folder.csv") == "unreadable"
    assert refusal(tmp_path / "missing.csv") == "unreadable"
    path = make("a.csv", HEAD)

    def held(*_):
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr(type(path), "open", held)
    assert refusal(path) == "locked"


@pytest.mark.parametrize(
    "content", [HEAD + 'K1,"帽,1\nK2,衣,2\n', HEAD + 'K1,"帽"x,1\n'], ids=["open", "after"]
)
def test_a_quote_that_swallows_the_rest_is_damage_with_its_line(make, content):
    path = make("a.csv", content)
    assert refusal(path) == "damaged"


def test_too_many_rows_or_columns_are_too_large(make):
    assert refusal(make("a.csv", HEAD + "a,b,1\n" * (MOST_ROWS + 1))) == "too_large"
    wide = ",".join(f"c{n}" for n in range(MOST_COLUMNS + 1))
    assert refusal(make("b.csv", wide + "\n")) == "too_large"


# ── workbooks ─────────────────────────────────────────────────────────────────────────────────


def test_a_workbook_gives_typed_cells(book):
    row = ["K1", "帽", 12.5, 3, True, date(2023, 6, 1), MOMENT]
    found = read(book({"库存": [["编号", "名称", "单价", "数量", "不计库存", "a", "b"], row]}))
    assert found.name == "库存"
    assert cells(found)[0][:6] == ("K1", "帽", 12.5, 3.0, True, date(2023, 6, 1))


def test_a_formula_in_a_workbook_is_only_its_value(tmp_path):
    path = tmp_path / "a.xlsx"
    writer = xlsxwriter.Workbook(str(path))
    sheet = writer.add_worksheet()
    for column, text in enumerate(("编号", "名称", "数量")):
        sheet.write(0, column, text)
    sheet.write_string(1, 0, "=cmd|' /C calc'!A0")
    sheet.write_string(1, 1, "'=1+1")
    sheet.write_formula(1, 2, "=1+1", None, 2)
    writer.close()
    assert cells(read(path)) == [("=cmd|' /C calc'!A0", "'=1+1", 2.0)]


def test_of_several_sheets_the_one_whose_header_fits_is_read(book):
    path = book({"说明": [["请看第二页"]], "库存": [["编号", "名称"], ["K1", "帽"]], "空": []})
    assert read(path).name == "库存"
    assert read(path, "说明").header == ("请看第二页",)


def test_where_no_sheet_fits_the_first_is_read(book):
    assert read(book({"甲": [["x"], ["1"]], "乙": [["y"], ["2"]]})).name == "甲"


def test_where_several_sheets_fit_a_person_decides(book):
    rows = [["编号", "名称"], ["K1", "帽"]]
    path = book({"2022": rows, "2023": rows, "旧": rows}, hidden=["旧"])
    with pytest.raises(Ambiguous) as refused:
        read(path)
    assert refused.value.candidates == ("2022", "2023")
    assert read(path, "2023").name == "2023"
    assert read(path, "旧").name == "旧"
    with pytest.raises(NotFound):
        read(path, "2021")
    with pytest.raises(NotFound):
        read(path.with_name("a.csv") if path.with_name("a.csv").write_text(HEAD) else path, "x")


def test_a_workbook_without_cells_is_empty(book):
    assert refusal(book({"空": []})) == "empty"


def test_a_damaged_workbook_is_refused(book):
    path = book({"库存": [["编号", "名称"], *([f"K{n}", "帽"] for n in range(500))]})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path) == "damaged"
    spoilt = bytearray(whole)
    spoilt[200:400] = bytes(200)
    path.write_bytes(spoilt)
    assert refusal(path) == "damaged"


def test_a_workbook_with_a_password_is_encrypted(make):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(make("a.xlsx", ole)) == "encrypted"


def test_a_broken_old_workbook_is_damaged(make):
    assert refusal(make("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))) == "damaged"


def test_a_zip_that_is_no_workbook_is_not_a_table(make):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refusal(make("a.xlsx", memory.getvalue())) == "not_a_table"


def bombed(path, megabytes):
    """Adds a part to a workbook that unpacks to so many megabytes of blanks."""
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet2.xml", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(b" " * 1024 * 1024)
    return path


def test_a_zip_bomb_is_refused_by_its_directory(book):
    path = bombed(book({"库存": [["编号", "名称"]]}), 310)
    assert path.stat().st_size < MOST_BYTES
    assert refusal(path) == "unpacks_too_large"


def test_an_absurd_ratio_is_refused_below_the_limit_too(book):
    path = bombed(book({"库存": [["编号", "名称"]]}), 40)
    assert 40 * 1024 * 1024 / path.stat().st_size > ABSURD_RATIO
    assert refusal(path) == "unpacks_too_large"


def test_a_zip_bomb_whose_directory_lies_is_refused_while_unpacking(book):
    path = bombed(book({"库存": [["编号", "名称"]]}), 40)
    data = path.read_bytes()
    claimed, lie = (40 * 1024 * 1024).to_bytes(4, "little"), (1024).to_bytes(4, "little")
    assert claimed in data
    path.write_bytes(data.replace(claimed, lie))
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("xl/worksheets/sheet2.xml").file_size == 1024
    assert refusal(path) == "unpacks_too_large"


@pytest.mark.parametrize("corner", [(1_048_575, 0), (0, 16_383), (150_000, 300)])
def test_a_lone_cell_far_out_does_not_fill_the_memory(tmp_path, corner):
    path = tmp_path / "far.xlsx"
    writer = xlsxwriter.Workbook(str(path))
    sheet = writer.add_worksheet()
    sheet.write(0, 0, "编号")
    sheet.write(*corner, "far")
    writer.close()
    assert refusal(path) == "too_large"


def test_cells_are_text_as_a_spreadsheet_shows_them():
    shown: dict[Cell, str] = {
        " a ": "a",
        12.0: "12",
        0.1 + 0.2: "0.3",
        date(2023, 6, 1): "2023-06-01",
        MOMENT: "2023-06-01 14:30:00",
    }
    assert {cell: text_of(cell) for cell in shown} == shown
    assert (text_of(True), text_of(1e300)) == ("true", "1e+300")
