"""A material manager's first evening: nothing is there yet, and in the end nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services import stock
from desktop.settings import Folders, Role, resource
from tests.ui.house import House

LIST = resource("demo", "周边库存示例_周边库存_表格.csv")


@pytest.fixture
def house(qtbot, qapp, tmp_path):
    """A program that was never started before."""
    with House(qtbot, qapp, Folders(tmp_path / "data")) as made:
        yield made


def test_the_first_evening(house):
    # Three questions, nothing else.
    welcome = house.welcome
    assert welcome.isVisible()
    house.tap(welcome.roles[Role.MATERIALS])
    welcome.name.clear()
    house.write(welcome.name, "阿源")
    house.tap(welcome.starts["import"])
    assert house.session.welcome is None
    assert house.frame.isVisible()

    # The window opens where a list is imported.
    house.until(lambda: house.page("stock") is not None)
    page = house.page("stock")
    wizard = page.whole_page
    assert house.frame.here == "stock"
    wizard.take(LIST)
    house.settle()
    assert wizard.fates.said.text().startswith("This is what becomes of")
    assert "成都·仓库" in wizard.fates.more.words.text()
    assert wizard.fates.write.text() == "Import 71 rows"
    house.tap(wizard.fates.write)
    assert wizard.done.title.text() == "71 rows imported"
    house.tap(wizard.done.to_list)
    assert page.items.model.rowCount() == 43

    # Found by the initials of its pinyin.
    house.write(page.items.field, "sqtx")
    assert {row.name for row in page.items.model.here(0, 9)} == {"社区T恤"}
    page.items.grid.selectRow(0)
    house.settle()
    shirt = page.side.card.variant
    before = {(h.place, h.on_hand) for h in page.side.card.lying.lines}

    # Five of them go to another home.
    house.tap(page.side.card.keys["move"])
    form = page.side.form
    house.pick(form.source, "成都")
    house.pick(form.goal, "深圳")
    house.bot.keyClick(
        form.goods.lines[0].qty.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier
    )
    house.bot.keyClicks(form.goods.lines[0].qty.field, "5")
    house.settle()
    there = dict(before)["成都·仓库"]
    assert f"成都·仓库: {there} → {there - 5}; 深圳·KCC: 0 → 5" in form.effect.text()
    house.tap(form.go)
    assert ("深圳·KCC", 5) in {(h.place, h.on_hand) for h in page.side.card.lying.lines}

    # Its story says so, and takes it back, and still says that it happened.
    story = page.side.card.story
    first = story.model.line(story.model.index(0))
    assert (first.qty, first.from_place, first.to_place) == (5, "成都·仓库", "深圳·KCC")
    assert first.by == "阿源"
    story.list.setCurrentIndex(story.model.index(0))
    house.tap(story.undo)
    assert {(h.place, h.on_hand) for h in page.side.card.lying.lines} == before
    lines = [story.model.line(story.model.index(n)) for n in range(2)]
    assert [(line.undone, line.reverses) for line in lines] == [(False, True), (True, False)]

    # The same list again brings nothing new, and then the whole import is taken back.
    page.take_in()
    wizard = page.whole_page
    wizard.take(LIST)
    house.settle()
    assert "already in, 0 new" in wizard.fates.said.text()
    assert not wizard.fates.write.isEnabled()
    desk = house.session.desk()
    imported = next(act for act in stock.acts(desk) if act.kind == "import")
    house.undo(imported)
    page.show_list("items")
    page.items.set_text("")
    house.settle()
    assert page.items.model.rowCount() == 0
    assert page.items.empty_page.isVisible()
    assert stock.holdings(desk).total == 0
    assert shirt.code not in {h.code for h in stock.holdings(desk).rows}


def test_the_questions_come_again_after_looking_around(house):
    house.tap(house.welcome.starts["sample"])
    assert house.session.again == "sample"
    assert house.session._settings.welcomed is False


def test_the_questions_are_asked_in_the_chosen_language(house):
    house.tap(house.welcome.languages["zh"])
    assert house.session.again == "window"
    assert house.session._settings.language == "zh"
