"""The tab 活动物料: packed, taken along, brought back, named and closed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.services import booth, outings, places, stock
from desktop.services.changes import OpId
from desktop.services.outings import HomeLine, Naming, Wish
from tests.documents.seeing import text
from tests.ui.walk import faults


@pytest.fixture
def desk(house):
    return house.session.desk()


@pytest.fixture
def home(page, desk):
    return places.find_place(desk, "成都·仓库").id


def event(desk, name: str, day: date):
    return booth.save_event(desk, OpId.new(), name, day, day, place_name=f"{name}展位")


@pytest.fixture
def last(page, desk, home):
    """An event that is over: 4 of L taken, 3 given, one brought back."""
    made = event(desk, "去年", date(2025, 10, 24))
    outings.take(desk, OpId.new(), made.id, [Wish("TS-L", 4, home)])
    stand, given = (places.find_place(desk, n).id for n in ("去年展位", "given"))
    stock.move(desk, OpId.new(), "TS-L", 3, stand, given, reason="送出")
    outings.bring_home(desk, OpId.new(), made.id, home, [HomeLine("TS-L", 1)])
    return made


@pytest.fixture
def view(house, page, desk, last):
    event(desk, "今年", date(2026, 10, 24))
    page.open("outings")
    house.settle()
    return page.view("outings")


def cells(grid):
    model = grid.model()
    return [
        [model.index(r, c).data() for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def test_without_an_event_the_page_says_where_one_is_made(house, page):
    page.open("outings")
    house.settle()
    assert page.view("outings")._pages.currentIndex() == 0


def test_the_list_of_the_last_event_is_proposed_changed_and_taken_along(house, page, view, desk):
    assert view.events.currentText().startswith("今年")
    house.tap(view.keys["packing"])
    rows = cells(view.packing.grid)
    assert [(r[0], r[2], r[3]) for r in rows] == [("社区T恤 L", "成都·仓库", "4")]
    assert "3 of 4 went" in rows[0][1]
    assert "去年" in view.packing.text.text()
    view.packing.grid.write(0, 6)
    house.pick(view.packing.item, "TS-M")
    house.pick(view.packing.place, "成都")
    view.packing.grid.write(1, 2)
    assert faults(view) == []
    house.tap(view.packing.go)
    told = outings.sheet(desk, view.sheet.event.id)
    assert {s.variant.code: s.tally.taken for s in told.lines} == {"TS-M": 2, "TS-L": 6}


def test_a_scanned_article_goes_into_the_packing_list(house, page, view):
    house.tap(view.keys["packing"])
    assert page.take_scan("TS-M")
    house.settle()
    assert view.packing.item.chosen().key == "TS-M"
    house.pick(view.packing.place, "成都")
    assert [row[0] for row in cells(view.packing.grid)] == ["社区T恤 L", "社区T恤 M"]
    view.show_page("sheet")
    assert not view.take_scan("TS-M")


def test_the_sheet_is_brought_to_its_end(house, page, view, desk, home):
    this = view.sheet.event
    outings.take(desk, OpId.new(), this.id, [Wish("TS-L", 6, home), Wish("TS-M", 2, home)])
    stand, given = (places.find_place(desk, n).id for n in (this.place_path, "given"))
    stock.move(desk, OpId.new(), "TS-M", 2, stand, given, reason="送出")
    house.settle()
    house.tap(view.keys["sheet"])
    lines = {row[0]: row for row in cells(view.table)}
    assert lines["社区T恤 L"][2] == "6"
    assert lines["社区T恤 L"][-1] == "6"
    house.pick(view.homing.place, "成都")
    view.homing.grid.write(0, 3)
    house.tap(view.homing.go)
    assert view.sheet.rest == 3
    assert not view.rest.close_key.isVisible()
    view.rest.naming.setCurrentIndex(view.rest.naming.findData(Naming.HANDED_ON))
    house.tap(view.rest.go)
    assert view.rest.notices.isVisible()
    house.pick(view.rest.place, "小李")
    view.rest.grid.write(0, 1)
    house.tap(view.rest.go)
    view.rest.naming.setCurrentIndex(view.rest.naming.findData(Naming.LOST))
    house.tap(view.rest.go)
    assert view.sheet.rest == 0
    assert faults(view) == []
    house.tap(view.rest.close_key)
    assert view.sheet.closed_at is not None
    assert not view.rest.isVisible()
    assert [row[1:3] for row in cells(view.recovered)] == [
        ["3", "Back into the stock"], ["1", "Still at somebody's"], ["2", "Went missing"],
    ]  # fmt: skip


def test_each_size_tells_how_it_did_and_what_to_order(house, view, last):
    view.open(last.id)
    house.settle()
    house.tap(view.keys["sizes"])
    (row,) = cells(view.sizes)
    assert row[:4] == ["社区T恤 L", "4", "3", "25 %"]
    assert "About 3 would go." in row[-1]
    assert "Given away" in view.chart.canvas.accessibleName()
    assert faults(view) == []


def test_it_goes_into_files_and_into_a_picture(house, view, last, tmp_path, monkeypatch):
    view.open(last.id)
    house.settle()
    for page in ("sheet", "packing"):
        house.tap(view.keys[page])
        for ending in ("csv", "xlsx", "pdf"):
            path = tmp_path / f"{page}.{ending}"
            monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, p=path: (str(p), ""))
            view.save(ending)
            house.until(path.exists)
            house.settle()
    assert "社区T恤 L" in text(Path(tmp_path / "sheet.pdf").read_bytes()).replace("T恤L", "T恤 L")
    house.tap(view.keys["sheet"])
    house.tap(view.copy)
    assert QGuiApplication.clipboard().image().width() == 1080
