"""What to take from where, and what is in which box, from a real shop's books."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.errors import BadQuantity, NotFound, NothingToPrint, UnknownSize
from desktop.domain.paper.drawn import Drawn
from desktop.domain.stock import PlaceKind
from desktop.services import allocations, catalogue, places, stock
from desktop.services.changes import OpId
from desktop.services.paper import slips
from tests.shop import Shop


@pytest.fixture
def shop(database):
    return Shop(database)


@pytest.fixture
def till(shop):
    return shop.open()


def text(drawn: Drawn) -> str:
    """The text of all pages without its line ends, as another program reads it."""
    document = pypdfium2.PdfDocument(drawn.data)
    found = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return re.sub(r"\s+", "", found)


def test_a_pick_list_says_where_things_lie_and_what_is_short(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 5, shop.home, box)
    found = slips.picking(shop.desk, [("BG", 18), ("TS-L", 25), ("BG", 1)], title="摊位")
    assert [(p.path, [(x.code, x.qty, x.there) for x in p.lines]) for p in found.places] == [
        ("成都·仓库", [("TS-L", 20, 20), ("BG", 15, 15)]),
        ("成都·仓库/A1", [("BG", 4, 5)]),
    ]
    assert [(s.code, s.wanted, s.found) for s in found.short] == [("TS-L", 25, 20)]
    told = text(slips.pick_list(shop.desk, [("BG", 18), ("TS-L", 25)], title="摊位"))
    assert "成都·仓库/A1" in told
    assert "25205" in told  # wanted, free there, missing


def test_what_is_promised_or_on_a_stand_is_not_picked(till):
    holding = stock.holdings(till.desk, code="BG", place=till.home).rows[0]
    owner = stock.owners(till.desk)[0].id
    allocations.allocate(till.desk, OpId.new(), "BG", 4, till.home, owner, "讲师礼物")
    found = slips.picking(till.desk, [("BG", 20)])
    assert [p.path for p in found.places] == ["成都·仓库"]
    assert found.places[0].lines[0].qty == holding.on_hand - 4 == 6
    assert found.short[0].found == 6
    at_stand = slips.picking(till.desk, [("BG", 20)], places=[till.stand])
    assert at_stand.places[0].lines[0].qty == 10


def test_a_box_within_a_named_place_is_asked_too(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 20, shop.home, box)
    found = slips.picking(shop.desk, [("BG", 3)], places=[shop.home])
    assert found.places[0].path == "成都·仓库/A1"
    assert slips.picking(shop.desk, [("BG", 3)], owner=999).short[0].found == 0


def test_what_is_not_counted_is_looked_for(shop):
    shop.add("LEAF", "宣传册", None, uncounted=True)
    found = slips.picking(shop.desk, [("LEAF", 100)])
    assert [(c.title, c.qty) for c in found.uncounted] == [("宣传册", 100)]
    assert (found.places, found.short) == ((), ())


def test_lists_without_a_line_or_with_no_piece_are_refused(shop):
    with pytest.raises(NothingToPrint):
        slips.pick_list(shop.desk, [])
    with pytest.raises(BadQuantity):
        slips.pick_list(shop.desk, [("BG", 0)])
    with pytest.raises(NotFound):
        slips.pick_list(shop.desk, [("NIX", 1)])
    with pytest.raises(NothingToPrint):
        slips.packing_list(shop.desk)
    with pytest.raises(UnknownSize):
        slips.pick_list(shop.desk, [("BG", 1)], width=80)


def test_a_packing_list_goes_box_by_box(shop):
    for name, code, qty in (("A2", "TS-L", 7), ("A1", "BG", 5)):
        shop.move(code, qty, shop.home, shop.place(name, PlaceKind.BOX, shop.home))
    packed = slips.packing(shop.desk, places=[shop.home])
    assert packed.title == "成都·仓库"
    assert [(b.area, b.name, b.pieces) for b in packed.boxes] == [
        ("", "成都·仓库", 68),
        ("成都·仓库", "A1", 5),
        ("成都·仓库", "A2", 7),
    ]
    told = text(slips.packing_list(shop.desk, places=[shop.home]))
    assert "80pieces" in told


def test_the_packing_list_of_an_event_is_what_was_taken_there(till):
    box = till.place("B1", PlaceKind.BOX, till.home)
    till.move("TS-M", 6, till.home, box)
    till.move("TS-M", 4, box, till.stand)
    wrong = till.move("TS-S", 3, till.home, till.stand)
    stock.undo(till.desk, OpId.new(), OpId(wrong))
    till.sell("BGx2")
    packed = slips.packing(till.desk, event_id=till.event)
    assert packed.title == "COSCon"
    assert [(b.name, [(c.code, c.qty) for c in b.contents]) for b in packed.boxes] == [
        ("成都·仓库", [("TS-L", 2), ("BG", 10)]),
        ("B1", [("TS-M", 4)]),
    ]
    places.move_place(till.desk, OpId.new(), box, till.stand)
    assert slips.packing(till.desk, event_id=till.event).boxes[-1].pieces == 2


def test_goods_from_a_selection_are_one_box(shop):
    packed = slips.packing(shop.desk, lines=[("BG", 3), ("TS-L", 2)], title="寄给王瑒")
    assert [(c.title, c.qty) for c in packed.boxes[0].contents] == [
        ("徽章", 3), ("COSCon T恤 L", 2),
    ]  # fmt: skip


def test_a_list_of_thousands_asks_the_books_a_few_times(shop):
    edits = [catalogue.VariantEdit(VariantDraft(f"M-{n:04d}", str(n), 1_00)) for n in range(1200)]
    catalogue.save_item(shop.desk, OpId.new(), ItemDraft("螺丝"), edits)
    lines = [stock.MoveLine(f"M-{n:04d}", 2) for n in range(1200)]
    supplier = shop.outside("supplier")
    stock.move_many(shop.desk, OpId.new(), lines, supplier, shop.home, reason="进货")
    found = slips.picking(shop.desk, [(line.code, 1) for line in lines])
    assert len(found.places[0].lines) == 1200
    assert found.short == ()
    assert slips.packing(shop.desk, places=[shop.home]).boxes[0].pieces == 2400 + 80
