"""An answer that comes late goes over nothing that a person wrote, or is about to write."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.forms import Choice, Picker
from desktop.ui.forms.untouched import Untouched
from desktop.ui.jobs import Jobs

HOME = Choice(1, "成都仓库")


def form(qtbot: QtBot, *entries: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for entry in entries:
        column.addWidget(entry)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    return page


def stand_in(qtbot: QtBot, field: QWidget) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)


def picker(jobs: Jobs) -> Picker:
    return Picker("Place", lambda _text: [HOME], jobs)


def test_what_was_written_since_the_question_is_touched(qtbot: QtBot) -> None:
    name, other = QLineEdit(), QLineEdit()
    page = form(qtbot, name, other)
    asked = Untouched(name, other)
    assert name in asked
    stand_in(qtbot, name)
    assert name not in asked  # somebody is about to type
    qtbot.keyClicks(name, "A")
    stand_in(qtbot, other)
    assert name not in asked
    page.close()


def test_the_only_choice_is_filled_in_where_nobody_stands(qtbot: QtBot, jobs: Jobs) -> None:
    place, other = picker(jobs), QLineEdit()
    page = form(qtbot, place, other)
    stand_in(qtbot, place.field)
    place.offer(HOME)
    qtbot.keyClicks(place.field, "bei")
    assert place.field.text() == "bei"
    stand_in(qtbot, other)
    place.offer(HOME)
    assert place.loose() == "bei"
    place.set_choice(None)
    place.offer(HOME)
    assert place.chosen() == HOME
    qtbot.waitUntil(lambda: jobs.idle)
    page.close()


def test_what_was_created_is_chosen_unless_another_name_stands_there(
    qtbot: QtBot, jobs: Jobs
) -> None:
    place = picker(jobs)
    page = form(qtbot, place)
    stand_in(qtbot, place.field)
    qtbot.keyClicks(place.field, "Anna")
    place.made("Anna", Choice(2, "Anna"))
    assert place.chosen() == Choice(2, "Anna")
    place.set_choice(None)
    qtbot.keyClicks(place.field, "Ben")
    place.made("Anna", Choice(2, "Anna"))
    assert place.loose() == "Ben"
    qtbot.waitUntil(lambda: jobs.idle)
    page.close()
