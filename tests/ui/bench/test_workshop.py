"""A workshop's people, their kits and their boards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.services.bench import participants
from desktop.services.changes import OpId
from tests.ui.bench.tables import cells, click, opened, workbench, workshop, workshop_page
from tests.ui.walk import faults


@pytest.fixture
def bench(house):
    return workbench(house, kits=2)


def test_without_a_session_the_page_says_how_one_begins(house):
    page = opened(house, "workshop")
    assert page.list.empty_page.isVisible()
    assert faults(page) == []
    house.tap(page.list.empty_page.button)
    assert house.page("bench").here == "wall"


def test_sessions_are_listed_and_one_is_opened_with_a_finger(house, bench):
    page, session, _people = workshop_page(house, bench, "Ann")
    house.tap(page.one.back)
    assert cells(page.list, "name") == ["COSCon 工作坊"]
    assert cells(page.list, "state") == ["open"]
    click(house, page.list, 0)
    assert page.one.isVisible()
    assert page.one.session.id == session.id
    assert page.one.title.text() == "COSCon 工作坊"


def test_names_are_pasted_looked_at_and_added(house, bench):
    page, _session, _people = workshop_page(house, bench)
    assert page.one.people.empty_page.isVisible()
    house.tap(page.one.people.empty_page.button)
    adding = page.one.adding
    QGuiApplication.clipboard().setText("张三\n李四\n\n张三\n")
    house.frame.activateWindow()
    adding.names.setFocus()
    house.until(adding.names.hasFocus)
    adding.names.paste()
    house.until(lambda: adding.add_key.text() == "Add 2 participants")
    assert "张三" in adding.under.text()
    assert faults(page) == []
    house.bot.keyClick(adding.names, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert cells(page.one.people, "name") == ["张三", "李四"]
    assert page.one.figures.people.value == "2"
    assert adding.names.toPlainText() == ""


def test_a_list_that_is_pasted_once_more_adds_only_who_is_new(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann", "Ben")
    house.tap(page.one.add_key)
    adding = page.one.adding
    house.write(adding.names, "Ann\nBen\nCleo")
    house.until(lambda: adding.add_key.text() == "Add 1 participant")
    assert adding.under.text() == (
        "Line 1: Ann takes part already.\nLine 2: Ben takes part already."
    )
    house.tap(adding.add_key)
    assert cells(page.one.people, "name") == ["Ann", "Ben", "Cleo"]
    house.write(adding.names, "Ann")
    house.until(lambda: adding.add_key.text() == "Add 1 participant")
    house.tap(adding.add_key)
    assert cells(page.one.people, "name") == ["Ann", "Ben", "Cleo", "Ann"]


def test_whoever_is_chosen_takes_the_place_of_an_empty_form_not_of_names_half_typed(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann", "Ben")
    house.tap(page.one.add_key)
    click(house, page.one.people, 0)
    assert not page.one.adding.isVisible()
    assert page.one.person.isVisible()
    house.tap(page.one.add_key)
    house.write(page.one.adding.names, "Cleo")
    click(house, page.one.people, 1)
    assert page.one.adding.isVisible()
    assert page.one.adding.names.toPlainText() == "Cleo"


def test_a_list_that_is_read_anew_leaves_the_form_for_names_open(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann", "Ben")
    click(house, page.one.people, 0)
    house.tap(page.one.add_key)
    # As after every change: the row in hand is told once more.
    page.one.people.current.emit(page.one.person.person)
    house.settle()
    assert page.one.adding.isVisible()


def test_one_by_one_they_get_the_next_numbers(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann")
    house.tap(page.one.add_key)
    for name in ("Ben", "Cho"):
        house.write(page.one.adding.names, name)
        house.until(lambda: page.one.adding.add_key.isEnabled())
        house.tap(page.one.adding.add_key)
    assert cells(page.one.people, "number") == ["1", "2", "3"]
    assert cells(page.one.people, "name") == ["Ann", "Ben", "Cho"]


def test_names_come_from_a_list_file_and_what_is_no_list_is_said_in_place(house, bench, tmp_path):
    page, _session, _people = workshop_page(house, bench)
    house.tap(page.one.add_key)
    file = tmp_path / "list.csv"
    file.write_text("姓名,城市\n王小明,成都\n李雷,北京\n", "utf-8-sig")
    page.one.adding.take_file(file)
    house.settle()
    assert page.one.adding.names.toPlainText() == "王小明\n李雷"
    house.tap(page.one.adding.add_key)
    assert cells(page.one.people, "name") == ["王小明", "李雷"]
    broken = tmp_path / "list.xlsx"
    broken.write_bytes(b"no workbook")
    page.one.adding.take_file(broken)
    house.settle()
    assert page.one.adding.notices.isVisible()


def test_a_kit_is_handed_over_and_leaves_the_stock(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann", "Ben")
    click(house, page.one.people, 0)
    assert page.one.person.title.text() == "1  Ann"
    assert faults(page) == []
    house.tap(page.one.person.hand_key)
    assert cells(page.one.people, "kit") == ["handed out", "–"]
    assert bench.lies() == {"SL-KIT": 1}
    assert not page.one.person.hand_key.isVisible()
    assert page.one.figures.kits.value == "1"
    house.tap(page.one.people.chip_buttons["no_kit"])
    assert cells(page.one.people, "name") == ["Ben"]


def test_a_kit_that_the_till_sold_is_noted_with_its_sale_and_moves_nothing(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann")
    click(house, page.one.people, 0)
    house.write(page.one.person.sale, "A-0007")
    house.tap(page.one.person.sold_key)
    assert cells(page.one.people, "kit") == ["sold"]
    assert bench.lies() == {"SL-KIT": 2}


def test_without_kits_it_is_told_where_it_was_pressed_with_the_way_to_mend_it(house, bench):
    page, _session, people = workshop_page(house, bench, "Ann", "Ben", "Cho")
    for one in people[:2]:
        participants.hand_kit(bench.desk, OpId.new(), one.id)
    house.settle()
    click(house, page.one.people, 2)
    house.tap(page.one.person.hand_key)
    notices = page.one.person.notices
    assert notices.isVisible()
    assert "雪花灯套件" in notices.words.text()
    assert notices.step.text() == "Receive goods"
    assert cells(page.one.people, "kit")[2] == "–"
    house.tap(notices.step)
    house.until(lambda: house.page("stock").side.form is not None)
    form = house.page("stock").side.form
    assert form.kind.key == "receive"
    assert form.goods.lines[0].item.chosen().key == "SL-KIT"
    assert form.goal.chosen().title == "成都·仓库"
    house.until(form.go.isEnabled)
    house.tap(form.go)
    assert bench.lies() == {"SL-KIT": 1}


def test_a_session_without_a_kit_says_so_and_still_notes_what_the_till_sold(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann", kit=None)
    click(house, page.one.people, 0)
    assert not page.one.person.hand_key.isVisible()
    assert page.one.person.no_kit.isVisible()
    house.tap(page.one.person.sold_key)
    assert cells(page.one.people, "kit") == ["sold"]


def test_a_board_is_assigned_by_its_number_and_by_its_scanned_label(house, bench):
    session, _people = workshop(bench, "Ann", "Ben")
    bench.passes(session)
    bench.fails(session)
    page = opened(house, "workshop")
    click(house, page.one.people, 0)
    house.pick(page.one.person.board, "T-01")
    assert cells(page.one.people, "boards") == ["T-01", ""]
    click(house, page.one.people, 1)
    assert page.take_scan("SL-00001")
    house.settle()
    assert cells(page.one.people, "boards") == ["T-01", "SL-00001"]
    house.tap(page.one.person.links[0])
    assert house.page("bench").here == "boards"
    assert house.page("bench").tab("boards").side.title.text() == "SL-00001"


def test_a_paper_number_leads_to_the_board_of_this_session(house, bench):
    session, (ann,) = workshop(bench, "Ann")
    bench.fails(session, who=ann.id)
    page = opened(house, "workshop")
    click(house, page.one.people, 0)
    house.tap(page.one.person.links[0])
    assert house.page("bench").tab("boards").side.title.text() == "T-01"


def test_a_board_that_nobody_tested_is_refused_in_place(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann")
    click(house, page.one.people, 0)
    page.take_scan("SL-00404")
    house.settle()
    assert "SL-00404" in page.one.person.notices.words.text()


def test_esc_puts_away_the_form_then_the_person_then_the_session(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann")
    click(house, page.one.people, 0)
    house.tap(page.one.add_key)
    house.frame.activateWindow()
    for gone in (page.one.adding, page.one.person, page.one):
        page.one.people.field.setFocus()
        house.until(page.one.people.field.hasFocus)
        house.bot.keyClick(page.one.people.field, Qt.Key.Key_Escape)
        house.settle()
        assert not gone.isVisible()
    assert page.list.isVisible()


def test_kits_are_handed_to_all_as_far_as_they_go(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann", "Ben", "Cho")
    assert page.one.kits_key.text() == "Kits for all 3"
    house.tap(page.one.kits_key)
    assert cells(page.one.people, "kit") == ["handed out", "handed out", "–"]
    assert "雪花灯套件" in page.one.notices.words.text()
    assert page.one.notices.step.text() == "Receive goods"
    assert not page.one.kits_key.isVisible()  # for one alone there is the key beside the list
    assert bench.lies() == {}


def test_a_kit_is_handed_over_by_the_keyboard_alone(house, bench):
    page, _session, _people = workshop_page(house, bench, "Ann", "Ben")
    house.frame.activateWindow()
    grid = page.one.people.grid
    grid.setFocus()
    house.until(grid.hasFocus)
    house.bot.keyClick(grid, Qt.Key.Key_Down)
    house.settle()
    house.bot.keyClick(grid, Qt.Key.Key_Return)
    assert page.one.person.hand_key.hasFocus()
    house.bot.keyClick(page.one.person.hand_key, Qt.Key.Key_Space)
    house.settle()
    assert cells(page.one.people, "kit").count("handed out") == 1
