"""What becomes of papers: printed again, handed over, made void, issued anew; nothing is lost."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.domain.paper.register import State
from desktop.domain.paper.template import Draft
from desktop.services.changes import OpId
from desktop.services.paper import register, templates
from desktop.store import private
from desktop.ui.paper.register.page import RegisterPage
from desktop.ui.paper.register.void import VoidForm
from tests.ui.house import House
from tests.ui.paper.register_room import DAY, NAMES, click, issue, opened, paper, settled
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


def test_reprints_are_the_same_bytes_and_are_noted(house, page, issued, tmp_path):
    click(house, page, 0)
    keys = page.card.reprint.printing
    assert keys.paper.name == f"{issued[0].number}-{NAMES[0]}"
    for name in ("one.pdf", "two.pdf"):
        with house.bot.waitSignal(keys.saved):
            keys.save(tmp_path / name)
        house.settle()
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert paper(house, issued[0].number).printed
    assert page.card.told.story.text().count("printed") == 1
    with house.bot.waitSignal(keys.saved):
        page.card.reprint.save_picture(tmp_path / "one.png")
    assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")


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


def test_void_asks_why_and_stays_in_the_register(house, page, issued):
    click(house, page, 0)
    house.tap(page.card.acts.void)
    house.bot.keyClick(page.card.form.why, Qt.Key.Key_Escape)
    assert not page.card.form
    assert page.card.isVisible()
    house.tap(page.card.acts.void)
    form = page.card.form
    assert isinstance(form, VoidForm)
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
            return bytes(end.value.data)


def test_unprinted_papers_are_taken_in_hand_by_one_key(house, page, issued, tmp_path):
    assert "4 papers have their numbers" in page.waiting.words.text()
    house.tap(page.waiting.go)
    settled(house, page)
    assert page.card.head.title.text() == "4 papers"
    assert [one.number for one in page.card.papers] == [one.number for one in issued]
    assert page.card.reprint.printing.paper.pages == 4
    assert faults(page) == []
    out = tmp_path / "all.zip"
    with house.bot.waitSignal(page.card.reprint.printing.saved):
        page.card.reprint.save_each(out)
    settled(house, page)
    names = zipfile.ZipFile(out).namelist()
    assert f"{issued[1].number}-{NAMES[1]}.pdf" in names
    assert len(names) == 8
    assert not page.waiting.isVisible()
    # They left the list with its filter, and stay in hand: somebody may want them on paper, too.
    assert page.list.model.rowCount() == 0
    assert page.card.reprint.printing.paper.pages == 4
