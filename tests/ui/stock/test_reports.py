"""The tab 报表: charts, tables, filters, and taking a report away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.domain.reports import ReportName
from desktop.services import places, stock
from desktop.services.changes import OpId
from desktop.ui.stock.reports.filters import SHOWN
from tests.documents.seeing import text
from tests.ui.walk import faults


@pytest.fixture
def view(house, page):
    page.open("reports")
    house.settle()
    return page.view("reports")


def cells(grid):
    model = grid.model()
    return [
        [model.index(r, c).data() for c in range(model.columnCount())]
        for r in range(model.rowCount())
    ]


def test_it_opens_with_the_stock_by_place(house, view):
    assert cells(view.grids[0]) == [
        ["成都·仓库", "2", "23", "23", "0", "0", "100 %"],
        ["", "", "23", "23", "0", "0", "100 %"],
    ]
    assert "成都·仓库 23" in view.charts[0].canvas.accessibleName()
    assert faults(view) == []


@pytest.mark.parametrize("name", SHOWN)
def test_every_report_opens_by_its_key_and_can_be_worked_without_a_mouse(house, view, name):
    house.tap(view.keys[name])
    assert view.name is name
    assert faults(view) == []


def test_goods_that_move_are_told_at_once(house, view):
    desk = house.session.desk()
    home, friend = (places.find_place(desk, n).id for n in ("成都·仓库", "小李"))
    stock.move(desk, OpId.new(), "TS-L", 5, home, friend, reason="带走")
    house.settle()
    assert [row[:3] for row in cells(view.grids[0])][:2] == [
        ["成都·仓库", "2", "18"], ["小李", "1", "5"],
    ]  # fmt: skip


def test_a_place_narrows_it_and_emptying_the_field_shows_everything_again(house, view):
    house.pick(view.filters.place, "小李")
    assert view.grids == []
    view.filters.place.field.clear()
    house.settle()
    assert len(view.grids) == 1


def test_a_statement_waits_for_an_owner(house, view):
    house.tap(view.keys[ReportName.SPONSOR])
    assert "Choose whose goods" in view.remarks.text()
    assert not view.ways.isEnabled()
    view.filters.choose_owner(stock.owners(house.session.desk())[0].id)
    house.settle()
    assert "3 × 社区T恤 M: 3 left in 1 place" in view.remarks.text()


def test_enter_on_a_line_opens_what_it_names(house, page, view):
    grid = view.grids[0]
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 0))
    house.bot.keyClick(grid, Qt.Key.Key_Return)
    house.settle()
    assert page.places.place().name == "成都·仓库"


def test_a_figure_of_the_year_opens_its_rows_below(house, view):
    house.tap(view.keys[ReportName.YEAR])
    figures = view.grids[0]
    row = next(n for n, line in enumerate(cells(figures)) if line[0] == "People who kept the books")
    figures.doubleClicked.emit(figures.model().index(row, 0))
    house.settle()
    assert view.behind is not None
    assert [line[0] for line in cells(view.behind)] == ["阿源"]
    figures.doubleClicked.emit(figures.model().index(row, 0))
    house.settle()
    assert len(view.grids) == 2
    house.tap(view.texts["zh"])
    assert "参与记录与管理 1 人" in QGuiApplication.clipboard().text()


def test_it_goes_into_files_and_into_a_picture(house, view, tmp_path, monkeypatch):
    for ending in ("csv", "xlsx", "pdf"):
        path = tmp_path / f"report.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, p=path: (str(p), ""))
        view.save(ending)
        house.until(path.exists)
        house.settle()
    assert "成都·仓库,2,23" in (tmp_path / "report.csv").read_text("utf-8-sig")
    assert "成都·仓库" in text(Path(tmp_path / "report.pdf").read_bytes())
    house.tap(view.copy)
    assert QGuiApplication.clipboard().image().width() == 1080
