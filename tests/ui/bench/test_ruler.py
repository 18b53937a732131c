"""A ruler is made up, looked at from both sides, held against a factory's limits, and saved."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.bench.ruler import Colour, Cut, Factory, Feature, Finish, RulerWish
from desktop.services.bench import ruler
from tests.ui.bench.tables import opened
from tests.ui.walk import faults


def stands(house, page):
    """Waits until the newest wish is painted and checked."""
    house.until(lambda: not page._soon.isActive() and not page._check_soon.isActive())
    house.settle()
    house.until(lambda: page.canvas.painted)


@pytest.fixture
def page(house):
    """The half where a ruler is made up."""
    made = opened(house, "ruler").design
    stands(house, made)
    return made


def colour_at(page, x: float, y: float) -> str:
    """What is seen at a place of the board (mm)."""
    at = page.canvas.view.transform(page.made.scene.size[0]).map(x, y)
    return str(page.canvas.grab().toImage().pixelColor(round(at[0]), round(at[1])).name())


def test_the_usual_ruler_stands_there_at_once_and_can_be_made(house, page):
    assert page.made.scene.size == (160.0, 34.0)
    assert page.findings.head.text() == "✓ The factory can make it as it is."
    assert page.saving.zip_key.isEnabled()
    assert faults(page) == []
    assert "160 × 34 mm" in page.canvas.accessibleName()


def test_it_says_plainly_that_there_is_nothing_to_flash(house, page):
    assert page.form.passive.isVisible()
    assert "passive" in page.form.passive.text()
    assert "board of its own" in page.form.passive.text()


def test_an_edit_is_drawn_at_once_and_the_newest_wins(house, page):
    for length in ("100", "120", "200"):
        page.form.length.field.clear()
        house.bot.keyClicks(page.form.length.field, length)
    stands(house, page)
    assert page.made.wish.length == 200
    assert page.made.scene.size[0] == 210.0
    assert page.about._text.startswith("210 × 34 mm")


def test_the_lacquer_is_seen_in_its_true_colour(house, page):
    assert colour_at(page, 100, 20) == "#1b1d20"
    house.tap(page.form.swatches.keys[Colour.BLUE])
    stands(house, page)
    assert colour_at(page, 100, 20) == "#123a7a"
    assert page.form.swatches.words.text() == "Blue, white legend"


def test_what_only_colours_a_ruler_changes_no_line_of_it():
    shape = ruler.drawing(RulerWish()).layers
    for other in (
        RulerWish(colour=Colour.RED),
        RulerWish(finish=Finish.HASL),
        RulerWish(thickness=0.8),
        RulerWish(factory=Factory.PCBWAY),
    ):
        assert ruler.drawing(other).layers == shape
    assert ruler.drawing(RulerWish(colour=Colour.WHITE)).layers != shape


def test_both_sides_and_each_layer_can_be_looked_at(house, page):
    front = page.canvas.grab().toImage()
    house.tap(page.sides[True])
    stands(house, page)
    assert page.canvas.view.back
    assert page.canvas.grab().toImage() != front
    house.tap(page.sheets[next(s for s in page.sheets if s.value == "mask")])
    stands(house, page)
    assert colour_at(page, 100, 20) != "#1b1d20"
    house.bot.keyClick(page.canvas, Qt.Key.Key_B)
    assert page.sides[False].isChecked()


def test_the_board_is_zoomed_and_moved_by_keys_alone(house, page):
    fitted = page.canvas.view
    house.bot.keyClick(page.canvas, Qt.Key.Key_Plus)
    house.bot.keyClick(page.canvas, Qt.Key.Key_Left)
    assert page.canvas.view.scale > fitted.scale
    stands(house, page)
    house.bot.keyClick(page.canvas, Qt.Key.Key_0)
    stands(house, page)
    assert page.canvas.view == fitted


def test_the_board_is_moved_with_the_mouse(house, page):
    before = page.canvas.view
    start = QPoint(60, 60)
    house.bot.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=start)
    house.bot.mouseMove(page.canvas, start + QPoint(40, 10))
    house.bot.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 10))
    assert page.canvas.view.x == before.x + 40
    assert page.canvas.view.y == before.y + 10


def test_what_the_factory_objects_to_is_named_and_shown_where_it_is(house, page):
    entry = page.form.sizes["traces"]
    entry.clear()
    house.bot.keyClicks(entry, "0.05 0.2")
    stands(house, page)
    house.until(lambda: bool(page.findings.findings))
    said = page.findings.list.item(0).text()
    assert "Trace widths" in said
    assert "0.05 mm is thinner than 0.1 mm" in said
    house.frame.activateWindow()
    at = page.findings.list.visualItemRect(page.findings.list.item(0)).center()
    house.bot.mouseClick(page.findings.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    found = page.findings.findings[0]
    assert page.canvas.spot == (found.x, found.y)
    assert page.canvas.view.scale > 20
    house.until(page.canvas.hasFocus)


def test_what_finds_no_room_is_left_out_and_named(house, page):
    page.form.length.set_value(50)
    stands(house, page)
    assert page.made.scene.drawing.left_out
    assert page.findings.left_out.isVisible()
    assert page.findings.left_out.text().startswith("No room for: ")


def test_a_feature_is_left_out_by_a_tap(house, page):
    house.tap(page.form.features[Feature.QR])
    stands(house, page)
    assert Feature.QR not in page.made.wish.features


def test_sizes_that_are_no_numbers_are_refused_under_their_field(house, page):
    entry = page.form.sizes["gaps"]
    entry.clear()
    house.bot.keyClicks(entry, "small")
    house.until(lambda: not page._soon.isActive())
    house.settle()
    assert "numbers in mm" in page.form.fields["gaps"].under.text()
    assert not page.saving.zip_key.isEnabled()
    entry.clear()
    house.bot.keyClicks(entry, "9")
    house.until(lambda: not page._soon.isActive())
    house.settle()
    assert "from 0.01 to 5" in page.form.fields["gaps"].under.text()
    entry.clear()
    house.bot.keyClicks(entry, "0.2")
    stands(house, page)
    assert page.saving.zip_key.isEnabled()


def test_a_panel_is_looked_at_whole_or_as_one_board(house, page):
    page.form.cut.setCurrentIndex(page.form.cut.findData(Cut.BITES.value))
    page.form.columns.set_value(2)
    stands(house, page)
    one = page.made.scene.size
    house.tap(page.panel)
    stands(house, page)
    assert page.made.scene.size[0] > 2 * one[0]
    page.form.cut.setCurrentIndex(page.form.cut.findData(Cut.NONE.value))
    stands(house, page)
    assert page.made.scene.size == one


def test_a_panel_that_no_factory_makes_is_refused_beside_its_number(house, page):
    page.form.cut.setCurrentIndex(page.form.cut.findData(Cut.SCORE.value))
    page.form.columns.set_value(20)
    page.form.rows.set_value(20)
    said = page.form.fields["columns"].under
    house.bot.waitUntil(lambda: "JLCPCB" in said.text())
    assert "500 × 400 mm" in said.text()
    assert not page.saving.zip_key.isEnabled()
    page.form.columns.set_value(1)
    page.form.rows.set_value(2)
    stands(house, page)
    assert page.saving.zip_key.isEnabled()


def test_the_zip_for_the_factory_is_saved(house, page, tmp_path, monkeypatch):
    file = tmp_path / "ruler.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    house.tap(page.saving.zip_key)
    names = zipfile.ZipFile(file).namelist()
    assert any(name.endswith(".gbr") or "Copper" in name or "F_Cu" in name for name in names)
    assert any(name.endswith(".drl") for name in names)
    assert page.saving.notices.words.text().startswith("Written: ruler.zip")


def test_all_files_are_saved_into_a_folder(house, page, tmp_path, monkeypatch):
    folder = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    house.tap(page.saving.folder_key)
    assert page.saving.notices.words.text() == "Written: out"
    assert (folder / "ruler-README.txt").is_file()
    assert (folder / "ruler.zip").is_file()


def test_a_folder_that_cannot_be_written_says_so_in_place(house, page, tmp_path, monkeypatch):
    folder = tmp_path / "file"
    folder.write_text("no folder")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    house.tap(page.saving.folder_key)
    assert page.saving.notices.isVisible()
    assert folder.read_text() == "no folder"


def test_on_a_small_screen_parameters_and_board_take_turns(house, page):
    house.frame.resize(820, 620)
    house.settle()
    assert page.canvas.isVisible()
    assert not page.form.isVisible()
    house.tap(page.form_key)
    assert page.form.isVisible()
    assert not page.canvas.isVisible()
    assert faults(page) == []
