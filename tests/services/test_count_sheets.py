"""Sheets of a count: out, filled in, back in; and on paper."""

from __future__ import annotations

import csv
from pathlib import Path

import pypdfium2
import pytest
import xlsxwriter

from desktop import wording
from desktop.domain.counts import Count, CountDraft
from desktop.domain.errors import RowsRefused
from desktop.domain.stock import PlaceKind
from desktop.services import counts
from desktop.services.changes import OpId
from desktop.services.counts import sheets
from desktop.store.database import Database
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


@pytest.fixture(params=["en", "zh"])
def _language(request):
    wording.use(request.param)
    yield
    wording.use("en")


def opened(shop: Shop, **more: object) -> Count:
    draft = CountDraft("年度盘点", shop.home, **more)  # type: ignore[arg-type] # a draft's fields
    return counts.open_count(shop.desk, OpId.new(), draft)


def filled(path: Path, figures: dict[str, str]) -> None:
    """Writes figures beside their codes, as a person does in a spreadsheet."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = list(csv.reader(stream))
    where = head.index(next(h for h in head if h in ("Counted", "实点")))
    for row in rows:
        row[where] = figures.get(row[0], "")
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])


@pytest.mark.usefixtures("_language")
def test_our_own_sheet_comes_back(shop, tmp_path):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 5, shop.home, box)
    count, path = opened(shop), tmp_path / "盘点.csv"
    assert sheets.write_sheet(shop.desk, count.id, path) == 5
    filled(path, {"BG": "4", "TS-S": "约20"})
    seen = sheets.preview(shop.desk, count.id, path)
    assert seen.troubles == ()
    assert seen.sheet.unknown == ()
    assert seen.sheet.empty == 2
    sheets.take_in(shop.desk, OpId.new(), count, seen)
    said = {
        (x.code, x.place_path): (x.counted, x.estimate)
        for x in counts.expected(shop.desk, count.id)
    }
    assert said["BG", "成都·仓库"] == (4, False)
    assert said["BG", "成都·仓库/A1"] == (4, False)
    assert said["TS-S", "成都·仓库"] == (20, True)
    assert said["TS-M", "成都·仓库"] == (None, False)


def test_a_blind_sheet_tells_no_figures(shop, tmp_path):
    count, path = opened(shop, blind=True), tmp_path / "盘点.csv"
    sheets.write_sheet(shop.desk, count.id, path)
    assert "20" not in path.read_text("utf-8-sig")


def test_a_book_of_another_hand_is_read_and_wrong_rows_are_named(shop, tmp_path):
    path = tmp_path / "清点.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for row, cells in enumerate(
        [
            ("货号", "品名", "实有数量", "箱号", "盘点人"),
            ("BG", "徽章", 19, "", "小红"),
            ("TS-S", "T恤", "一箱", "", ""),
            ("", "蓝色小旗", 4, "", ""),
            ("TS-M", "T恤", 3, "B9", ""),
            ("TS-L", "T恤", "", "", ""),
        ]
    ):
        sheet.write_row(row, 0, cells)
    book.close()
    count = opened(shop)
    seen = sheets.preview(shop.desk, count.id, path)
    assert [(t.row, t.column, t.code) for t in seen.troubles] == [
        (3, "实有数量", "bad_quantity"),
        (5, "箱号", "not_found"),
    ]
    assert [(r.title, r.fate.value) for r in seen.rows] == [
        ("徽章", "counted"),
        ("蓝色小旗", "nameless"),
    ]
    with pytest.raises(RowsRefused):
        sheets.take_in(shop.desk, OpId.new(), count, seen)
    sheets.take_in(shop.desk, OpId.new(), count, seen, skip_refused=True)
    assert counts.count(shop.desk, count.id).counters == ("小明", "小红")


def test_a_sheet_on_paper_names_every_line(shop, tmp_path):
    count, path = opened(shop), tmp_path / "盘点.pdf"
    assert sheets.write_paper(shop.desk, count.id, path) == 4
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    for words in ("年度盘点", "TS-S", "TS-M", "TS-L", "BG", "成都·仓库", "20"):
        assert words in text
