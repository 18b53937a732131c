"""The register as a person works it: found, printed again, handed over, void, issued anew."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.app.finding import providers
from desktop.domain.paper.register import State
from desktop.domain.paper.template import Draft
from desktop.services.changes import OpId
from desktop.services.paper import register, templates
from desktop.store import private
from desktop.ui import theme
from desktop.ui.paper.register import export
from desktop.ui.paper.register.page import RegisterPage
from desktop.ui.table import Ask
from tests.ui.house import House
from tests.ui.paper.register_room import opened, settled
from tests.ui.walk import faults

DAY = date(2026, 10, 4)
NAMES = ("欧阳锋", "瑒䶮𠮷", "Zoë Nguyễn", "小明（明哥）")


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


def issue(house: House, *names: str) -> list[register.Numbered]:
    """Papers for these, as the tab of certificates gives them."""
    desk = house.session.desk()
    template = templates.template(desk, "coscon-star")
    drafts = [Draft(name, {}) for name in names]
    done = register.issue(desk, OpId.new(), template, drafts, DAY, "开源社")
    house.settle()
    return list(done.certificates)


def click(house: House, page: RegisterPage, row: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
    """Clicks a row."""
    grid = page.list.grid
    at = grid.visualRect(grid.model().index(row, 0)).center()
    house.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, keys, at)
    settled(house, page)


def paper(house: House, number: str):
    """What the ledger says of a paper."""
    return register.certificate(house.session.desk(), number)


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


def test_reprints_are_the_same_bytes_and_are_noted(house, page, issued, tmp_path):
    click(house, page, 0)
    keys = page.card.reprint.printing
    assert keys.paper.name == f"{issued[0].number}-{NAMES[0]}"
    for name in ("one.pdf", "two.pdf"):
        with house.bot.waitSignal(keys.saved, timeout=20_000):
            keys.save(tmp_path / name)
        house.settle()
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert paper(house, issued[0].number).printed
    assert page.card.told.story.text().count("printed") == 1
    with house.bot.waitSignal(keys.saved, timeout=20_000):
        page.card.reprint.save_picture(tmp_path / "one.png")
    assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")


def test_unprinted_papers_are_taken_in_hand_by_one_key(house, page, issued, tmp_path):
    assert "4 papers have their numbers" in page.waiting.words.text()
    house.tap(page.waiting.go)
    settled(house, page)
    assert page.card.head.title.text() == "4 papers"
    assert [one.number for one in page.card.papers] == [one.number for one in issued]
    assert page.card.reprint.printing.paper.pages == 4
    assert faults(page) == []
    out = tmp_path / "all.zip"
    with house.bot.waitSignal(page.card.reprint.printing.saved, timeout=20_000):
        page.card.reprint.save_each(out)
    settled(house, page)
    names = zipfile.ZipFile(out).namelist()
    assert f"{issued[1].number}-{NAMES[1]}.pdf" in names
    assert len(names) == 8
    assert not page.waiting.isVisible()
    # They left the list with its filter, and stay in hand: somebody may want them on paper, too.
    assert page.list.model.rowCount() == 0
    assert page.card.reprint.printing.paper.pages == 4


def test_many_are_handed_over_and_it_can_be_taken_back(house, page, issued):
    click(house, page, 0)
    click(house, page, 2, Qt.KeyboardModifier.ShiftModifier)
    assert page.card.head.title.text() == "3 papers"
    house.tap(page.card.acts.claim)
    assert [paper(house, one.number).claimed for one in issued] == [True, True, True, False]
    assert page.card.acts.unclaim.text() == "Mark 3 as not handed over"
    assert not page.card.acts.claim.isVisible()
    house.tap(page.card.acts.unclaim)
    assert not any(paper(house, one.number).claimed for one in issued)


def test_more_papers_than_a_page_of_the_list_are_taken_in_hand(house):
    issue(house, *(f"志愿者{n}" for n in range(230)))
    page = opened(house)
    page.list.grid.selectAll()
    settled(house, page)
    assert page.card.head.title.text() == "230 papers"
    assert page.card.reprint.printing.paper.pages == 230
    assert page.card.papers[229].recipient == "志愿者229"


def test_void_asks_why_and_stays_in_the_register(house, page, issued):
    click(house, page, 0)
    house.tap(page.card.acts.void)
    form = page.card.form
    house.tap(form.go)
    assert "Say why" in form.why_field.under.text()
    house.write(form.why, "打错")
    house.bot.keyClick(form.why, Qt.Key.Key_Return)
    settled(house, page)
    assert paper(house, issued[0].number).state is State.VOID
    assert "is void" in page.card.notices.words.text()
    assert "made void" in page.card.told.story.text()
    assert "打错" in page.card.told.story.text()
    assert not page.card.acts.void.isVisible()
    assert page.card.reprint.printing.paper is None
    assert "does not count" in page.card.reprint.printing.print_key.toolTip()
    assert page.list.model.rowCount() == 4


def test_issuing_anew_keeps_both_and_shows_both(house, page, issued):
    click(house, page, 1)
    house.tap(page.card.acts.reissue)
    form = page.card.form
    assert faults(page) == []
    house.tap(form.go)
    assert "Say why" in form.why_field.under.text()
    form.recipient.setText("瑒䶮吉")
    form.day.setDate(form.day.date().addDays(1))
    house.write(form.why, "错字")
    page.card.form.go.click()
    settled(house, page)
    old = paper(house, issued[1].number)
    assert old.state is State.REISSUED
    new = paper(house, old.replaced_by)
    assert (new.recipient, new.issued_on, new.replaces) == ("瑒䶮吉", date(2026, 10, 5), old.number)
    said = page.card.notices.words.text()
    assert old.number in said
    assert new.number in said
    assert new.number in page.card.told.after.text()
    assert page.list.model.rowCount() == 5
    house.tap(page.card.notices.step)
    settled(house, page)
    assert page.card.head.title.text() == "瑒䶮吉"
    assert old.number in page.card.told.before.text()
    house.tap(page.card.told.before)
    settled(house, page)
    assert page.card.head.title.text() == NAMES[1]
    assert "错字" in page.card.told.facts.text()


def test_void_ones_are_left_out_of_many(house, page, issued):
    desk = house.session.desk()
    register.void(desk, OpId.new(), issued[0].ref, "x")
    house.settle()
    page.list.grid.selectAll()
    settled(house, page)
    assert page.card.reprint.printing.paper.pages == 3
    assert "1 of them is void" in page.card.head.more.text()


def test_a_deleted_name_is_said_and_nothing_is_drawn(house, issued):
    database = house.session.desk().database
    with database.writing() as connection:
        for (gone,) in connection.exec_driver_sql(
            "SELECT recipient FROM certificate WHERE line = 1"
        ).all():
            private.purge(connection, bytes(gone))
    page = opened(house, ("register", issued[0].number))
    assert page.card.head.title.text() == "(name deleted)"
    assert "was deleted" in page.card.preview.canvas.words
    assert page.card.reprint.printing.paper is None
    assert not page.card.acts.reissue.isVisible()


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


def test_only_pages_that_went_to_a_printer_are_noted(house, page, issued):
    page.list.grid.selectAll()
    settled(house, page)
    keys = page.card.reprint.printing
    page.card.reprint._remember("Office", (1, 2), 1)
    keys.printed.emit(2)
    house.settle()
    assert [paper(house, one.number).printed for one in issued] == [False, True, True, False]
    assert page.waiting.words.text().startswith("2 papers")


def test_what_is_typed_for_one_print_is_asked_again_and_not_kept(house):
    desk = house.session.desk()
    proof = templates.template(desk, "volunteer-proof")
    needed = {f.key: "8" for f in proof.fields if not f.once and f.key != "recipient"}
    (one,) = register.issue(
        *(desk, OpId.new(), proof, [Draft("张三", needed | {"start": "2026-10-01"})], DAY, "开源社")
    ).certificates
    page = opened(house, ("register", one.number))
    reprint = page.card.reprint
    (entry,) = reprint.once.values()
    assert faults(page) == []
    plain = data_of(reprint)
    house.write(entry, "110101199001011234")
    assert data_of(reprint) != plain
    assert "1990" not in repr(paper(house, one.number))
    entry.clear()
    assert data_of(reprint) == plain


def data_of(reprint) -> bytes:
    """What would be printed now."""
    steps = reprint.hand().paper().make()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value.data


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
    assert QApplication.focusWidget() is grid
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
