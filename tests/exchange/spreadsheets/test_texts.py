import pytest

from tests.exchange.spreadsheets.reading import cells, read

HEAD = "编号,名称,单价\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_text_table_is_read_in_every_encoding_and_with_every_delimiter(make, encoding, mark):
    text = mark.join(("编号", "名称", "单价")) + "\n" + mark.join(("K1", "㬎堃 帆布袋", "39"))
    found = read(make("a.csv", text.encode(encoding)))
    assert found.header == ("编号", "名称", "单价")
    assert cells(found) == [("K1", "㬎堃 帆布袋", "39")]


def test_a_mark_that_was_carried_over_into_gb18030_is_no_part_of_a_heading(make):
    found = read(make("a.csv", ("\ufeff" + HEAD + "K1,帽,1\n").encode("gb18030")))
    assert found.header == ("编号", "名称", "单价")


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
