import os

import pytest

from desktop.exchange.spreadsheets.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from tests.exchange.spreadsheets.reading import refusal

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)
HEAD = "编号,名称,单价\n"


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


def test_utf8_with_a_spoilt_place_is_damaged_and_never_read_as_gb18030(make):
    whole = (HEAD + "K1,开源社金属徽章帆布袋,15\n" * 20).encode()
    at = whole.index("徽".encode())
    assert refusal(make("a.csv", whole[: at + 1] + whole[at + 2 :])) == "damaged"
    assert refusal(make("b.csv", whole[:-5] + b"\xe5\n")) == "damaged"


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
    assert refusal(tmp_path / "missing.csv") == "missing"
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
