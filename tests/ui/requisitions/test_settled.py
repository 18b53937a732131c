"""What the group settles for its requests: reference values, templates, remembered words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.domain.requisitions.guides import GuideDraft
from desktop.services.changes import OpId
from desktop.services.requisitions import guides, matching, templates
from desktop.ui.requisitions import settled
from tests.ui.requisitions.conftest import focus, today, undo
from tests.ui.walk import faults


def opened(house, page, key: str):
    """One of the pages."""
    page.open(key)
    house.settle()
    return page.way


def rows(way) -> list[list[str]]:
    """The table as it is drawn."""
    table = way.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_a_reference_value_is_written_with_its_day(house, page):
    """It begins empty and teaches; Ctrl+Enter saves, and the next one can be written at once."""
    way = opened(house, page, "guides")
    assert way.nothing.isVisible()
    house.write(way.kind, "读书会")
    house.write(way.people, "30")
    house.write(way.amount, "600")
    house.bot.keyClick(way.amount, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert rows(way) == [["读书会", "30", today().isoformat(), "¥600", ""]]
    assert way.kind.text() == ""
    assert not way.begun
    undo(house)
    assert rows(way) == []


def test_older_values_stay_for_the_history(house, page):
    """A newer one replaces it from its day on; both stand there."""
    desk = house.session.desk()
    soon = today() + timedelta(days=30)
    for day, fen in ((date(2025, 1, 1), 400_00), (date(2026, 1, 1), 600_00)):
        guides.save_guide(desk, OpId.new(), GuideDraft("读书会", 0, day, fen))
    guides.save_guide(desk, OpId.new(), GuideDraft("工作坊", 0, soon, 900_00))
    way = opened(house, page, "guides")
    said = {row[3]: row[4] for row in rows(way)}
    assert said == {"¥900": "not yet", "¥600": "", "¥400": "replaced since"}


def test_a_value_is_mended_and_taken_out(house, page):
    """The row in hand fills the form."""
    desk = house.session.desk()
    guides.save_guide(desk, OpId.new(), GuideDraft("读书会", 0, date(2026, 1, 1), 600_00))
    way = opened(house, page, "guides")
    way.table.selectRow(0)
    house.settle()
    assert way.amount.fen() == 600_00
    way.amount.set_fen(700_00)
    house.tap(way.go_key)
    assert rows(way)[0][3] == "¥700"
    way.table.selectRow(0)
    house.tap(way.out_key)
    assert rows(way) == []


def test_what_is_missing_of_a_value_is_said_at_its_field(house, page):
    """Its amount."""
    way = opened(house, page, "guides")
    house.write(way.kind, "读书会")
    house.tap(way.go_key)
    assert way.fields["amount_fen"].under.isVisible()
    assert way.amount.hasFocus()


def test_a_second_value_for_the_same_kind_people_and_day_is_refused_in_the_form(house, page):
    """What was typed stays, to be mended."""
    desk = house.session.desk()
    guides.save_guide(desk, OpId.new(), GuideDraft("读书会", 0, today(), 600_00))
    way = opened(house, page, "guides")
    house.write(way.kind, "读书会")
    way.amount.set_fen(700_00)
    house.tap(way.go_key)
    assert way.notices.isVisible()
    assert "holds from" in way.notices.words.text()
    assert (way.kind.text(), way.amount.fen()) == ("读书会", 700_00)
    assert len(rows(way)) == 1


def test_a_template_is_read_while_it_is_typed(house, page):
    """Each line with its article and how sure it is; what came with the program stands there."""
    way = opened(house, page, "templates")
    assert [row[0] for row in rows(way)] == ["小型活动"]
    house.write(way.name_field, "读书会套餐")
    house.write(way.text, "BG x20\n神秘贴纸 若干")
    said = [label.text() for label in way.matches.findChildren(QLabel)]
    assert "开源徽章 × 20 · certain" in said
    assert any("神秘贴纸" in text and "no article known" in text for text in said)
    house.tap(way.go_key)
    names = [one.name for one in templates.templates(house.session.desk())]
    assert names == ["小型活动", "读书会套餐"]


def test_the_template_that_came_with_the_program_can_be_changed(house, page):
    """And is the group's own then."""
    way = opened(house, page, "templates")
    way.table.selectRow(0)
    house.settle()
    way.text.setPlainText("BG x5")
    house.tap(way.go_key)
    (one,) = templates.templates(house.session.desk())
    assert (one.name, one.lines) == ("小型活动", "BG x5")
    undo(house)
    (one,) = templates.templates(house.session.desk())
    assert one.shipped


def test_remembered_words_are_mended_and_forgotten(house, page):
    """Which article they mean, or none of ours."""
    desk = house.session.desk()
    matching.remember(desk, OpId.new(), "小徽徽", "TS-L")
    way = opened(house, page, "words")
    assert rows(way) == [["小徽徽", "COSCon T恤 L", "TS-L"]]
    way.table.selectRow(0)
    house.settle()
    house.pick(way.item, "BG")
    house.tap(way.go_key)
    assert rows(way)[0][2] == "BG"
    way.table.selectRow(0)
    house.settle()
    way.none.click()
    house.tap(way.go_key)
    assert rows(way)[0][1] == "no article of ours"
    way.table.selectRow(0)
    house.settle()
    house.tap(way.out_key)
    assert matching.words(desk) == ()


def test_new_words_are_remembered_before_anybody_says_them(house, page):
    """By the form."""
    way = opened(house, page, "words")
    house.tap(way.new_key)
    house.write(way.said, "章鱼徽")
    house.pick(way.item, "BG")
    house.tap(way.go_key)
    assert matching.read(house.session.desk(), "章鱼徽 x2")[0].code == "BG"


def test_nothing_typed_is_lost(house, page, monkeypatch):
    """By Esc, and by choosing another row."""
    asked: list[str] = []

    def no(_parent: object, question: str, _yes: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(settled, "ask", no)
    way = opened(house, page, "templates")
    house.write(way.name_field, "半个")
    way.table.selectRow(0)
    assert way.name_field.text() == "半个"
    focus(house, way.name_field)
    house.bot.keyClick(way.name_field, Qt.Key.Key_Escape)
    assert len(asked) == 2
    assert page.way is way
    way.name_field.clear()
    house.bot.keyClick(way.name_field, Qt.Key.Key_Escape)
    house.settle()
    assert page.way is None


@pytest.mark.parametrize("key", ["guides", "templates", "words"])
def test_the_pages_are_kind_to_thumbs_and_screen_readers(house, page, key):
    """Empty, and with a row in hand."""
    way = opened(house, page, key)
    assert faults(way) == []
    way.table.selectRow(0)
    house.settle()
    assert faults(way) == []
