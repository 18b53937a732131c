import zipfile

import pytest
import xlsxwriter

from desktop.exchange.spreadsheets.guards import ABSURD_RATIO
from desktop.exchange.spreadsheets.sheet import MOST_BYTES
from tests.exchange.spreadsheets.reading import refusal


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
