"""Labels of what the books hold: articles, boxes with what lies in them, places that scan."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
import python_calamine
import zxingcpp
from PIL import Image

from desktop import wording
from desktop.domain.errors import (
    BadSerials,
    CannotWrite,
    Missing,
    NotFound,
    NothingToPrint,
    UnfitPapers,
)
from desktop.domain.paper.labels import (
    BoardLabel,
    BoxLabel,
    Content,
    Copies,
    ItemLabel,
    ParcelLabel,
    PlaceLabel,
)
from desktop.domain.paper.sizes import ROLLS
from desktop.domain.stock import PlaceKind, is_place_code
from desktop.services import places as where
from desktop.services import stock as goods
from desktop.services.changes import OpId, Topic, perform
from desktop.services.paper import labels
from desktop.store import owners
from desktop.store.database import Database
from tests.documents.seeing import finished
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def box_of(shop: Shop, wanted: int | str) -> BoxLabel:
    (one,) = labels.boxes(shop.desk, [wanted])
    assert isinstance(one.label, BoxLabel)
    return one.label


def test_articles_come_by_their_codes_with_price_and_variant(shop: Shop):
    shop.add("FREE", "宣传册", None)
    assert labels.items(shop.desk, [("TS-L", 3), ("bg", 1), ("FREE", 2)]) == [
        Copies(ItemLabel("TS-L", "COSCon T恤", "L", 99_00), 3),
        Copies(ItemLabel("BG", "徽章", "", 15_00), 1),
        Copies(ItemLabel("FREE", "宣传册", "", None), 2),
    ]
    with pytest.raises(NotFound) as refused:
        labels.items(shop.desk, [("BG", 1), ("NONE", 1)])
    assert refused.value.name == "NONE"


def test_a_box_says_what_lies_in_it_now_and_who_keeps_it(shop: Shop):
    keeper = shop.place("王瑒", PlaceKind.PERSON)
    room = shop.place("书房", PlaceKind.SITE, keeper)
    box = shop.place("A1", PlaceKind.BOX, room)
    inner = shop.place("小盒", PlaceKind.BOX, box)
    assert box_of(shop, box) == BoxLabel("A1", "书房", "王瑒", ())
    shop.move("TS-L", 12, shop.home, box)
    shop.move("BG", 3, shop.home, inner)
    shop.move("BG", 2, shop.home, box)
    assert box_of(shop, "书房/A1").contents == (
        Content("COSCon T恤 L", 12, "TS-L"),
        Content("徽章", 5, "BG"),
    )


def test_owners_are_named_only_where_there_are_several(shop: Shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 2, shop.home, box)
    assert box_of(shop, box).contents == (Content("徽章", 2, "BG"),)
    assert box_of(shop, box).area == "成都·仓库"
    assert box_of(shop, box).keeper == ""
    whose = _new_owner(shop)
    goods.move(
        shop.desk, OpId.new(), "BG", 4, shop.outside("supplier"), box, owner=whose, reason="赞助"
    )
    assert [one.title for one in box_of(shop, box).contents] == ["徽章（开源社）", "徽章（赞助商）"]


def _new_owner(shop: Shop) -> int:
    return perform(
        shop.desk, "make_owner", OpId.new(), ["赞助商"],
        lambda writer: owners.ensure(writer, "赞助商"), int, {Topic.STOCK},
    )  # fmt: skip


def test_a_places_code_is_found_by_every_search(shop: Shop):
    shelf = shop.place("三号货架", PlaceKind.SHELF, shop.home)
    (one,) = labels.places(shop.desk, [shelf])
    label = one.label
    assert isinstance(label, PlaceLabel)
    assert is_place_code(label.code)
    assert (label.name, label.path) == ("三号货架", "成都·仓库/三号货架")
    assert where.find_place(shop.desk, label.code).id == shelf
    assert where.find_place(shop.desk, label.code.lower()).id == shelf
    assert [p.id for p in where.search_places(shop.desk, label.code)] == [shelf]
    with pytest.raises(NotFound):
        where.find_place(shop.desk, "P:0000000000")
    assert not is_place_code("P:12")


def test_a_places_bars_fit_on_the_smallest_roll(shop: Shop):
    found = labels.places(shop.desk, ["成都·仓库"])
    assert labels.look_over(found, ROLLS[0]) == ()


def test_a_missing_box_is_named(shop: Shop):
    with pytest.raises(NotFound) as refused:
        labels.boxes(shop.desk, ["Z9"])
    assert refused.value.name == "Z9"


def test_boards_come_from_typed_serials():
    made = labels.boards("SL-0009..SL-0011", " 雪花灯 ", date(2026, 11, 22))
    assert made == [
        Copies(BoardLabel(f"SL-{n:04d}", "雪花灯", date(2026, 11, 22))) for n in (9, 10, 11)
    ]
    with pytest.raises(BadSerials):
        labels.boards("SL-9..SL-1")
    with pytest.raises(Missing):
        labels.boards(" , ")


def test_a_parcel_needs_a_recipient():
    assert labels.parcels([ParcelLabel("李四")]) == [Copies(ParcelLabel("李四"))]
    with pytest.raises(Missing):
        labels.parcels([ParcelLabel(" ")])


def test_what_must_be_mended_stops_before_anything_is_printed():
    with pytest.raises(UnfitPapers) as refused:
        labels.look_over([Copies(ItemLabel("A", "小熊🐼"))], ROLLS[0])
    assert refused.value.findings == (("A", "glyph", "🐼"),)
    with pytest.raises(NothingToPrint):
        labels.look_over([Copies(ItemLabel("A", "b"), 0)], ROLLS[0])
    assert labels.look_over([Copies(ItemLabel("A", "b"))], ROLLS[0]) == ()


def test_a_book_for_phones_has_a_picture_of_each_label(tmp_path: Path):
    wording.use("zh")
    copies = [
        Copies(ItemLabel("TS/L", "COSCon T恤", "L", 99_00), 3),
        Copies(ItemLabel("BG", "徽章"), 1),
        Copies(ItemLabel("NO", "没有"), 0),
    ]
    files = finished(labels.write_book(tmp_path / "out", copies, ROLLS[1]))
    assert files == ("TS_L.png", "BG.png", "labels.xlsx")
    book = python_calamine.load_workbook(tmp_path / "out" / "labels.xlsx")
    head, *rows = book.get_sheet_by_index(0).to_python()
    assert len(head) == 6
    assert rows == [
        ["COSCon T恤", "L", 99.0, "TS/L", 3.0, "TS_L.png"],
        ["徽章", "", "", "BG", 1.0, "BG.png"],
    ]
    with Image.open(io.BytesIO((tmp_path / "out" / "BG.png").read_bytes())) as picture:
        assert picture.size == (591, 354)
        assert {code.text for code in zxingcpp.read_barcodes(picture)} == {"BG"}
    wording.use(None)


def test_a_book_replaces_its_own_pictures_and_no_others(tmp_path: Path):
    copies = [Copies(ItemLabel("BG", "徽章"))]
    finished(labels.write_book(tmp_path, copies, ROLLS[0]))
    before = (tmp_path / "BG.png").read_bytes()
    finished(labels.write_book(tmp_path, [Copies(ItemLabel("BG", "大徽章"))], ROLLS[0]))
    assert (tmp_path / "BG.png").read_bytes() != before
    other = tmp_path / "other"
    other.mkdir()
    (other / "BG.png").write_bytes(b"mine")
    with pytest.raises(CannotWrite) as refused:
        finished(labels.write_book(other, copies, ROLLS[0]))
    assert (refused.value.file, refused.value.why) == ("BG.png", "exists")
    assert (other / "BG.png").read_bytes() == b"mine"
