import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from desktop.domain.errors import Ambiguous, NotFound
from desktop.exchange.spreadsheets import Cell, text_of
from tests.exchange.spreadsheets.reading import cells, read, refusal

HEAD = "编号,名称,单价\n"
MOMENT = datetime(2023, 6, 1, 14, 30)


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
