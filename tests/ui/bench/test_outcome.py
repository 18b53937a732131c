"""How a workshop went: its figures, its papers, and its end."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.services.bench import sessions
from tests.ui.bench.tables import click, opened, workbench, workshop, workshop_page
from tests.ui.walk import faults


@pytest.fixture
def bench(house):
    return workbench(house, kits=2)


def test_yield_and_the_commonest_faults_stand_there_with_their_hints(house, bench):
    session, (ann, ben) = workshop(bench, "Ann", "Ben")
    bench.fails(session, who=ann.id)
    bench.passes(session, tag="T-01", who=ann.id)
    bench.passes(session, who=ben.id)
    bench.fails(session)
    page = opened(house, "workshop")
    figures = page.one.figures
    assert (figures.boards.value, figures.passed.value) == ("3", "2")
    assert (figures.yields.value, figures.first.value) == ("67 %", "33 %")
    line = page.one.faults.lines[0]
    assert line.what.text().startswith("LED 12 is dark")
    assert line.then.text() == "Check the solder joints between 11 and 12."
    assert line.count == 2


def test_the_report_is_saved_as_pdf_and_all_tries_as_csv(house, bench, tmp_path, monkeypatch):
    session, (ann,) = workshop(bench, "Ann")
    bench.passes(session, who=ann.id)
    page = opened(house, "workshop")
    report = page.one.report
    house.until(lambda: report.printing.paper is not None)
    assert report.printing.paper.pages == 1
    file = tmp_path / "report.pdf"
    report.printing.save(file)
    house.settle()
    assert file.read_bytes().startswith(b"%PDF")
    csv = tmp_path / "tries.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(csv), ""))
    report.csv_key.click()
    house.settle()
    assert "Ann" in csv.read_text("utf-8-sig")
    report.names.setChecked(False)
    house.settle()
    report.csv_key.click()
    house.settle()
    assert "Ann" not in csv.read_text("utf-8-sig")


def test_certificates_are_one_step_away_for_those_who_finished(house, bench):
    session, (ann, ben) = workshop(bench, "Ann", "Ben")
    bench.passes(session, who=ann.id)
    bench.fails(session, who=ben.id)
    page = opened(house, "workshop")
    key = page.one.certificates.go_key
    house.until(lambda: key.text() == "Make 1 certificate")
    key.click()
    house.settle()
    made = house.page("paper").certificates
    house.until(lambda: made.wanted is not None and not made.wanted.example)
    assert made.wanted.template.key == "workshop"
    assert [draft.recipient for draft in made.wanted.drafts] == ["Ann"]
    assert made.wanted.drafts[0].fields["workshop"] == "COSCon 工作坊"
    house.until(lambda: made.issuing.go.text() == "Issue 1 paper")


def test_a_practice_gives_nobody_a_certificate(house, room):
    room.wall.practise(1, {})
    house.until(lambda: room.books.rehearsing and bool(room.wall.grid.cards))
    room.show_tab("workshop")
    page = room.tab("workshop")
    house.until(lambda: page.one.isVisible())
    assert page.one.practice.isVisible()
    assert not page.one.certificates.go_key.isEnabled()
    assert "practice" in page.one.certificates.text.text()


def test_the_session_is_closed_and_no_kit_is_handed_over_any_more(house, bench):
    page, session, _people = workshop_page(house, bench, "Ann")
    click(house, page.one.people, 0)
    house.tap(page.one.end_key)
    assert sessions.session(bench.desk, session.id).closed_at is not None
    assert not page.one.end_key.isVisible()
    assert not page.one.add_key.isVisible()
    click(house, page.one.people, 0)
    assert not page.one.person.hand_key.isVisible()


def test_on_a_small_screen_people_and_papers_take_turns(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann")
    house.frame.resize(820, 620)
    house.settle()
    assert page.one.people.isVisible()
    assert not page.one.report.isVisible()
    house.tap(page.one.more_key)
    assert page.one.report.isVisible()
    assert not page.one.people.isVisible()
    assert faults(page) == []


def test_a_session_that_ended_stays_for_its_papers(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann")
    house.tap(page.one.end_key)
    assert page.one.isVisible()
    assert page.one.state.accessibleName() == "closed"
    assert page.one.report.printing.print_key.isEnabled()


def test_a_rehearsal_has_people_of_its_own_and_leaves_no_trace(house, room):
    page = opened(house, "workshop")
    assert page.list.isVisible()
    room.wall.practise(1, {})
    house.until(lambda: room.books.rehearsing and bool(room.wall.grid.cards))
    room.show_tab("workshop")
    house.until(lambda: page.one.isVisible() and page.one.people.model.rowCount() == 8)
    page.one.end_key.click()
    house.until(lambda: not room.books.rehearsing)
    house.until(lambda: page.list.isVisible())
    house.settle()
    assert page.list.model.rowCount() == 0
