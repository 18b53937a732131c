"""The register as a person works it: papers are found, taken in hand and exported."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.app.finding import providers
from desktop.services.paper import register
from desktop.ui import theme
from desktop.ui.paper.register import export
from desktop.ui.paper.register.page import RegisterPage
from desktop.ui.table import Ask
from tests.ui.house import House
from tests.ui.paper.register_room import NAMES, click, issue, opened, settled
from tests.ui.walk import faults


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house at work."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        made.frame.resize(1280, 800)
        yield made


@pytest.fixture
def issued(house) -> list[register.Numbered]:
    """Four papers that were never printed."""
    return issue(house, *NAMES)


@pytest.fixture
def page(house, issued) -> RegisterPage:
    """The register with four papers."""
    return opened(house)


def test_an_empty_register_teaches_and_leads_to_certificates(house):
    page = opened(house)
    assert page.list.empty_page.isVisible()
    assert faults(page) == []
    house.tap(page.list.empty_page.button)
    assert house.page("paper").here == "certificates"


def test_papers_are_found_by_name_initials_number_and_state(house, page, issued):
    assert page.list.model.rowCount() == 4
    for text, n in (("欧阳", 1), ("oyf", 1), ("zo", 1), (issued[1].number, 1), ("nobody", 0)):
        page.list.set_text(text)
        house.settle()
        assert page.list.model.rowCount() == n, text
    page.list.set_text("")
    house.tap(page.list.chip_buttons["void"])
    assert page.list.model.rowCount() == 0
    house.tap(page.list.chip_buttons["valid"])
    assert page.list.model.rowCount() == 4
    assert not page.list.chip_buttons["void"].isChecked()


def test_one_paper_tells_its_story_and_shows_its_page(house, page, issued):
    click(house, page, 0)
    card = page.card
    house.until(lambda: card.preview.canvas.image is not None)
    assert card.head.title.text() == NAMES[0]
    assert issued[0].number in card.head.below.text()
    assert "issued · 阿源" in card.told.story.text()
    assert "2026-10-04" in card.told.facts.text()
    assert not card.told.verdict.isVisible()
    assert faults(page) == []


def test_more_papers_than_a_page_of_the_list_are_taken_in_hand(house):
    issue(house, *(f"志愿者{n}" for n in range(230)))
    page = opened(house)
    page.list.grid.selectAll()
    settled(house, page)
    assert page.card.head.title.text() == "230 papers"
    in_hand = page.card.reprint.printing.paper
    assert in_hand is not None
    assert in_hand.pages == 230
    assert page.card.papers[229].recipient == "志愿者229"


def test_what_is_shown_is_exported(house, page, issued, tmp_path):
    ask = Ask("number", text="欧阳")
    for ending in ("csv", "xlsx"):
        path = tmp_path / f"register.{ending}"
        export.write(page, house.session.workplace, path, ask, ("number", "recipient", "state"))
        house.settle()
        assert path.exists()
    text = (tmp_path / "register.csv").read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == ["Certificate number", "Issued to", "State"]
    assert rows[1] == [issued[0].number, NAMES[0], "Valid"]
    assert len(rows) == 2


def test_a_number_is_found_by_ctrl_k_and_opens_here(house, issued):
    hits = providers(house.session.workplace)["issued"](issued[2].number)
    assert [hit.exact for hit in hits] == [True]
    hits[0].act()
    house.settle()
    page = house.page("paper").register
    settled(house, page)
    assert house.frame.here == "paper"
    assert page.card.head.title.text() == NAMES[2]
    # What was in hand before is put down.
    providers(house.session.workplace)["issued"](issued[1].number)[0].act()
    settled(house, page)
    assert page.card.head.title.text() == NAMES[1]
    assert page.list.grid.selected_numbers() == [1]


def test_a_scanned_number_opens_its_paper_from_any_room(house, issued):
    house.session.go("stock")
    house.settle()
    house.frame.take_scan(issued[3].number)
    house.settle()
    page = house.page("paper").register
    settled(house, page)
    assert house.frame.here == "paper"
    assert page.card.head.title.text() == NAMES[3]


def test_today_leads_to_what_is_not_printed(house, issued):
    house.session.go("today")
    house.settle()
    today = house.page("today")
    row = next(row for row in today.rows if "not printed yet" in row.text())
    assert row.text().startswith("4 certificates")
    house.tap(row)
    page = house.page("paper").register
    settled(house, page)
    assert page.card.head.title.text() == "4 papers"


def test_numbers_are_copied(house, page, issued):
    page.list.grid.selectAll()
    settled(house, page)
    house.tap(page.card.acts.copy)
    assert QGuiApplication.clipboard().text().split() == [one.number for one in issued]


def test_the_keyboard_walks_the_list_and_the_card_follows(house, page):
    grid = page.list.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 0))
    house.bot.keyClick(grid, Qt.Key.Key_Down)
    settled(house, page)
    assert page.card.head.title.text() == NAMES[1]
    house.tap(page.card.head.close_key)
    assert not page.card.isVisible()
    assert QApplication.focusWidget() == grid
    assert not grid.selectionModel().hasSelection()
    grid.selectionModel().select(
        grid.model().index(3, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    settled(house, page)
    assert page.card.head.title.text() == NAMES[3]


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("dark", [False, True])
def test_large_text_and_the_dark_find_room(house, qapp, page, scale, dark):
    theme.apply(qapp, dark=dark, scale=scale)
    click(house, page, 0)
    assert house.frame.minimumSizeHint().width() <= 1366
    assert house.frame.minimumSizeHint().height() <= 690
    assert faults(page) == []
    house.tap(page.card.acts.reissue)
    assert faults(page) == []
