"""Who gets a paper: rare names, missing glyphs, pasted rows, people, and what is never stored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.paper.problems import Trouble
from desktop.services import people
from desktop.services.changes import OpId
from desktop.services.paper import register
from desktop.ui.paper.certificates.page import CertificatesPage
from tests.ui.house import House
from tests.ui.paper.forms import drop, issue, opened, recipients, shown, type_names
from tests.ui.walk import faults


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house at work."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        made.frame.resize(1280, 800)
        yield made


@pytest.fixture
def page(house) -> CertificatesPage:
    """The page with COSCon 之星 chosen."""
    return opened(house, "coscon-star")


def test_rare_names_are_typed_and_issued(house, page):
    type_names(house, page, "李瑒", "䶮", "𠮷田", "Hong Phuc Dang")
    assert recipients(page) == ["李瑒", "䶮", "𠮷田", "Hong Phuc Dang"]
    assert page.view.problems.stops == 0
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    assert [name for _n, name in page.done._papers.names()] == recipients(page)


def test_a_name_that_is_being_typed_stays_when_the_list_is_looked_through(house, page):
    type_names(house, page, "左文瑒")
    house.bot.mouseClick(page.form.who.add, Qt.MouseButton.LeftButton)
    table = page.form.who.table
    entry = table.indexWidget(table.currentIndex())
    house.bot.keyClicks(entry, "Ann")
    table.rows.set_faults({0: frozenset({"recipient"})})  # as after every look at the list
    house.bot.keyClicks(entry, "a")
    assert entry.text() == "Anna"
    house.bot.keyClick(entry, Qt.Key.Key_Return)
    house.until(lambda: recipients(page) == ["左文瑒", "Anna"])


def test_a_character_without_a_glyph_stops_by_name_and_is_marked(house, page):
    type_names(house, page, "王小明", "李\U00031350")
    assert page.view.problems.stops == 1
    assert "李" in page.view.problems.sentences()[0]
    assert "U+31350" in page.view.problems.sentences()[0]
    page.view.preview.turn_to(0)
    issue(house, page)
    assert page.done._papers is None
    assert "must be mended first" in page.issuing.answers.notice.words.text()
    assert page.view.preview.page == 1
    table = page.form.who.table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 0)
    assert table.rows._faults == {1: frozenset({"recipient"})}
    assert table.hasFocus(), "what is typed next mends it"
    assert register.register(house.session.desk()).total == 0


def test_who_presses_at_once_issues_what_stands_there_by_then(house, page):
    type_names(house, page, "王小明")
    rows = page.form.who.table.rows
    rows.setData(rows.index(1, 0), "李雷")
    house.bot.mouseClick(page.issuing.go, Qt.MouseButton.LeftButton)
    house.until(lambda: page.done.printing.paper is not None)
    assert [name for _n, name in page.done._papers.names()] == ["王小明", "李雷"]


def test_a_required_field_that_is_empty_is_called_as_the_template_calls_it(house):
    page = opened(house, "kcc-appointment")
    type_names(house, page, "王小明")
    missing = [one for one in page.view.problems.findings if one.what is Trouble.MISSING]
    assert missing
    assert page.wanted is not None
    field = page.wanted.template.field(missing[0].detail)
    assert field is not None
    assert any(field.title in line for line in page.view.problems.sentences())
    for one in missing:
        page.form.ensureWidgetVisible(page.form.forall.entries[one.detail])
        house.write(page.form.forall.entries[one.detail], "2026-01-01")
    shown(house, page)
    assert page.view.problems.stops == 0


def test_a_spreadsheet_is_pasted_with_or_without_headings(house, page):
    house.tap(page.form.who.ways["typed"])
    QGuiApplication.clipboard().setText("姓名\t年度\n王小明\t2023\n李雷\t2024\n")
    house.tap(page.form.who.paste)
    shown(house, page)
    assert [(d.recipient, d.fields["year"]) for d in page.wanted.drafts] == [
        ("王小明", "2023"),
        ("李雷", "2024"),
    ]
    QGuiApplication.clipboard().setText("韩梅梅\nLucy\n")
    page.form.who.table.mark(2)
    page.form.who.table.setFocus()
    house.bot.keyClick(page.form.who.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown(house, page)
    assert recipients(page) == ["王小明", "李雷", "韩梅梅", "Lucy"]
    page.form.who.table.mark(0)
    house.tap(page.form.who.remove)
    shown(house, page)
    assert recipients(page) == ["李雷", "韩梅梅", "Lucy"]


def test_people_of_the_app_come_onto_the_list_once(house, page):
    desk = house.session.desk()
    for name in ("小林", "小李"):
        people.add_person(desk, OpId.new(), name)
    house.tap(page.form.who.ways["people"])
    house.tap(page.form.who.people.all)
    house.tap(page.form.who.people.add)
    house.tap(page.form.who.people.all)
    house.tap(page.form.who.people.add)
    shown(house, page)
    assert sorted(recipients(page)) == sorted(["小林", "小李", "阿源"])


def test_what_is_typed_for_one_print_is_drawn_and_never_stored(house):
    page = opened(house, "volunteer-proof")
    assert "never stored" in page.form.who.once.text()
    type_names(house, page, "王小明")
    assert page.wanted is not None
    asked = [one for one in page.wanted.template.fields if one.required and one.key != "recipient"]
    cells = {one.key: "12" if one.kind == "number" else "二组" for one in asked}
    page.form.who.table.rows.rows[0].cells |= {**cells, "identity": "11010519491231002X"}
    page.form.who.table.rows.edited.emit()
    shown(house, page)
    assert page.view.problems.stops == 0
    issue(house, page)
    house.until(lambda: page.done.printing.paper is not None)
    kept = page.done._papers
    assert kept is not None
    assert kept.wanted.once[0]["identity"] == "11010519491231002X"
    listed = register.register(house.session.desk()).rows
    assert "identity" not in listed[0].fields
    house.close()
    for file in house.folders.home.rglob("*"):
        if file.is_file():
            assert b"11010519491231002X" not in file.read_bytes()


def _awards(tmp_path, *lines):
    path = tmp_path / "awards.csv"
    path.write_text("\n".join(("award,recipient,passed", *lines)), "utf-8")
    return path


def test_a_list_for_another_award_is_led_to_its_template(house, tmp_path):
    page = opened(house, "coscon-star")
    assert "nobody is on the list" in page.issuing.words.text()
    assert page.issuing.fit.isHidden()
    drop(house, page, _awards(tmp_path, "社区合作之星,张三,true", "社区合作之星,李四,true"))
    assert page.issuing.words.text() == (
        "An example is shown: all 2 rows of the list are for other awards: 社区合作之星."
    )
    assert not page.issuing.go.isEnabled()
    assert page.issuing.fit.isVisible()
    assert faults(page) == []
    house.tap(page.issuing.fit)
    shown(house, page)
    assert page.wanted is not None
    assert page.wanted.template.key == "community-star"
    assert recipients(page) == ["张三", "李四"]
    assert page.issuing.go.text() == "Issue 2 papers"
    assert page.issuing.fit.isHidden()


def test_a_list_for_several_or_unknown_awards_is_led_nowhere(house, tmp_path):
    page = opened(house, "coscon-star")
    drop(house, page, _awards(tmp_path, "社区合作之星,张三,true", "开源之星,李四,true"))
    assert "other awards: 社区合作之星, 开源之星." in page.issuing.words.text()
    assert page.issuing.fit.isHidden()
    drop(house, page, _awards(tmp_path, "最佳咖啡,张三,true"))
    assert page.issuing.words.text().endswith("row is for another award: 最佳咖啡.")
    assert page.issuing.fit.isHidden()
