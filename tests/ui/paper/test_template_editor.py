"""A template is written with its page beside it, kept, taken back, copied, sent and received."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop.services.paper import templates
from desktop.ui import theme
from desktop.ui.paper.certificates.editor.page import EditorPage
from tests.ui.house import House
from tests.ui.walk import faults


@pytest.fixture
def house(qtbot, qapp, tmp_path) -> Iterator[House]:
    """A house at work, with the template of COSCon 之星 being edited."""
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        made.frame.resize(1280, 800)
        made.session.go("paper", ("certificates", "coscon-star"))
        settle(made)
        certificates = made.page("paper").certificates
        made.until(lambda: certificates.wanted is not None)
        made.tap(certificates.form.choosing.edit_key)
        settle(made)
        yield made


@pytest.fixture
def editor(house) -> EditorPage:
    """The editor."""
    made: EditorPage = house.page("paper").certificates.editor
    return made


def settle(house: House) -> None:
    """Waits until the text is read and its page drawn."""
    house.settle()
    made = house.page("paper").certificates
    house.until(lambda: not made._soon.isActive() and not made.editor._soon.isActive())
    house.settle()


def replace(house: House, editor: EditorPage, old: str, new: str) -> None:
    """Writes something in the place of something."""
    cursor = editor.text.document().find(old)
    assert not cursor.isNull()
    editor.text.setTextCursor(cursor)
    editor.text.insertPlainText(new)
    settle(house)


def test_the_text_stands_beside_its_page(house, editor):
    assert editor.text.toPlainText().startswith("# COSCon 之星")
    assert editor.head.title.text() == "COSCon 之星"
    assert editor.head.state.text() == "as it was shipped"
    assert not editor.head.save.isEnabled()
    assert editor.preview.sheaf is not None
    assert faults(editor) == []


def test_a_mistake_is_told_in_a_sentence_at_its_line(house, editor):
    shown = editor.preview.sheaf
    replace(house, editor, 'face = "kai"', 'face = "comic"')
    line = editor.text.toPlainText().split("\n").index('face = "comic"') + 1
    assert f"in line {line}" in editor.fault.words.text()
    assert editor.text._bad == line
    assert not editor.head.save.isEnabled()
    assert editor.preview.sheaf is shown
    editor.text.moveCursor(QTextCursor.MoveOperation.Start)
    house.tap(editor.fault.step)
    assert editor.text.textCursor().blockNumber() == line - 1
    replace(house, editor, 'face = "comic"', 'face = "sans"')
    assert not editor.fault.isVisible()
    assert editor.text._bad == 0
    assert editor.head.save.isEnabled()


def test_a_field_that_nobody_declared_is_told(house, editor):
    replace(house, editor, "{recipient}", "{nobody}")
    assert "nobody" in editor.fault.words.text()


def test_it_is_saved_as_the_communitys_and_taken_back(house, editor):
    replace(house, editor, "荣誉证书", "光荣证书")
    replace(house, editor, "荣誉证书", "光荣证书")
    assert editor.head.state.text() == "not saved yet"
    house.tap(editor.head.save)
    settle(house)
    assert editor.head.state.text() == "as your community wrote it"
    desk = house.session.desk()
    assert "光荣证书" in templates.template(desk, "coscon-star").text
    assert "coscon-star" in templates.own_keys(desk)
    editor.restore_now()
    settle(house)
    assert "光荣证书" not in editor.text.toPlainText()
    assert templates.own_keys(desk) == frozenset()
    assert editor.head.state.text() == "as it was shipped"


def test_a_field_is_inserted_where_the_cursor_stands(house, editor):
    editor.text.moveCursor(QTextCursor.MoveOperation.Start)
    acts = {act.text(): act for act in editor.head._fields.actions()}
    acts["Certificate number   {number}"].trigger()
    assert editor.text.toPlainText().startswith("{number}# COSCon")


def test_a_copy_stands_beside_the_one_it_was_made_of(house, editor):
    editor.copy()
    settle(house)
    assert "new template" in editor.notices.words.text()
    house.tap(editor.head.save)
    settle(house)
    desk = house.session.desk()
    assert templates.template(desk, "coscon-star-2").title == "Copy: COSCon 之星"
    assert templates.template(desk, "coscon-star").title == "COSCon 之星"
    assert editor.head.restore.text() == "Delete this template"
    house.tap(editor.head.back)
    settle(house)
    page = house.page("paper").certificates
    assert page.wanted.template.key == "coscon-star-2"
    page._edit("coscon-star-2")
    settle(house)
    editor.restore_now()
    settle(house)
    assert page.form.template.key != "coscon-star-2"


def test_it_travels_as_a_file(house, editor, tmp_path):
    editor.write_file(tmp_path / "star.toml")
    settle(house)
    text = (tmp_path / "star.toml").read_text("utf-8")
    assert text == editor.text.toPlainText()
    (tmp_path / "star.toml").write_text(text.replace("荣誉证书", "荣耀证书"), "utf-8")
    editor.take_file(tmp_path / "star.toml")
    settle(house)
    assert "荣耀证书" in editor.text.toPlainText()
    assert editor.head.save.isEnabled()
    (tmp_path / "junk.toml").write_bytes(b"\xff\xfe\x00")
    editor.take_file(tmp_path / "junk.toml")
    settle(house)
    assert editor.notices.isVisible()


def test_how_it_is_written_is_read_beside_the_text(house, editor):
    house.tap(editor.head.help)
    assert "mm" in editor.help.toPlainText() or "毫米" in editor.help.toPlainText()
    assert not editor.preview.isVisible()
    house.tap(editor.head.help)
    assert editor.preview.isVisible()


def test_lines_are_counted_and_a_click_on_a_number_goes_there(house, editor):
    side = editor.text._side
    assert side.width() >= theme.UNIT * 3
    metrics = editor.text.fontMetrics()
    house.bot.mouseClick(
        side, Qt.MouseButton.LeftButton, pos=side.rect().topLeft() + _down(metrics.height() * 2)
    )
    assert 0 < editor.text.textCursor().blockNumber() < 5


@pytest.mark.parametrize("scale", [100, 200])
def test_large_text_and_the_dark_find_their_room(house, qapp, editor, scale):
    theme.apply(qapp, dark=True, scale=scale)
    replace(house, editor, 'kind = "CSTAR"', "kind = 7")
    assert faults(editor) == []


def _down(pixels: int):
    from PySide6.QtCore import QPoint

    return QPoint(4, pixels)
