"""Taking in a list: file, columns, fates, writing, taking back, pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services import catalogue
from desktop.settings import resource
from tests.ui.walk import faults

HEAD = "编号,名称,规格,单价,库存数量,存放地点,所属\n"


@pytest.fixture
def wizard(page):
    """The page that imports, in front."""
    page.take_in()
    return page.whole_page


def a_list(tmp_path, text, name="表.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def rows(step):
    """The table of fates as (row, fate, what)."""
    return [(r.row, r.fate.value, r.what) for r in step.list.model.here(0, 99)]


def test_every_row_has_its_fate_before_anything_is_written(house, wizard, tmp_path):
    wizard.take(
        a_list(
            tmp_path,
            HEAD + "TS-L,社区T恤,L,¥109.00,20,成都·仓库,开源社\n"
            "FB-1,帆布袋,本白,35,12,杭州·物料组,赞助商\n"
            "FB-2,帆布袋,藏青,12.001,12,杭州·物料组,赞助商\n",
        )
    )
    house.settle()
    step = wizard.fates
    assert faults(step) == []
    seen = rows(step)
    assert [(row, fate) for row, fate, _what in seen] == [
        *((2, "new"), (3, "new"), (4, "refused")),
    ]
    assert "单价" in seen[2][2]
    assert "12.001" in seen[2][2]
    assert "New places: 杭州·物料组" in step.more.words.text()
    assert "New owners: 赞助商" in step.more.words.text()
    assert catalogue.search(house.session.desk(), "帆布袋").total == 0
    assert not step.write.isVisible()
    step.list.chip_buttons["refused"].click()
    house.settle()
    assert [row for row, _fate, _what in rows(step)] == [4]
    house.tap(step.skip)
    assert "1 refused and left out" in wizard.done.text.text()
    assert catalogue.search(house.session.desk(), "帆布袋").total == 1


def test_the_import_is_taken_back_with_one_click(house, wizard, tmp_path):
    wizard.take(a_list(tmp_path, HEAD + "FB-1,帆布袋,本白,35,12,杭州·物料组,赞助商\n"))
    house.settle()
    house.tap(wizard.fates.write)
    house.tap(wizard.done.take_back)
    assert wizard.done.title.text() == "The import was taken back"
    assert catalogue.search(house.session.desk(), "帆布袋").total == 0


def test_pinyin_is_filled_after_an_import(house, wizard, tmp_path):
    wizard.take(a_list(tmp_path, HEAD + "FB-1,帆布袋,本白,35,12,杭州·物料组,赞助商\n"))
    house.settle()
    house.tap(wizard.fates.write)
    assert catalogue.search(house.session.desk(), "fbd").total == 1


def test_columns_in_doubt_are_asked_about_with_samples(house, wizard, tmp_path):
    wizard.take(
        a_list(tmp_path, "品名,条码,自动编号,单价\n帆布袋,690001,FB-1,35\n布袋,690002,FB-2,36\n")
    )
    house.settle()
    step = wizard.columns
    assert step.isVisible()
    assert set(step.entries) == {"品名", "条码", "自动编号", "单价"}
    assert faults(step) == []
    for heading, field in (("自动编号", "code"), ("条码", "")):
        step.entries[heading].setCurrentIndex(step.entries[heading].findData(field))
    assert step.go.isEnabled()
    house.tap(step.go)
    assert [fate for _row, fate, _what in rows(wizard.fates)] == ["new", "new"]


def test_a_code_and_a_name_are_always_needed(house, wizard, tmp_path):
    wizard.take(a_list(tmp_path, "甲,乙\nFB-1,帆布袋\n"))
    house.settle()
    step = wizard.columns
    assert step.isVisible()
    assert "no column for" in wizard.notices.words.text()
    assert "Still needed: Code, Name" in step.lacking.text()
    assert not step.go.isEnabled()
    for heading, field in (("甲", "code"), ("乙", "name")):
        step.entries[heading].setCurrentIndex(step.entries[heading].findData(field))
    house.tap(step.go)
    assert wizard.fates.isVisible()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leer.csv", b"", "is empty"),
        ("bild.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a text table"),
        ("x.docx", b"PK", "not a table"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    house, wizard, tmp_path, name, content, words
):
    path = tmp_path / name
    path.write_bytes(content)
    wizard.take(path)
    house.settle()
    assert wizard.choose.isVisible()
    assert words in wizard.notices.words.text()


def test_pictures_find_their_items_by_name(house, wizard):
    wizard.take(resource("demo", "周边库存示例_周边库存_表格.csv"))
    house.settle()
    house.tap(wizard.fates.write)
    wizard.choose.take(resource("demo", "pictures"))
    house.settle()
    assert "have their picture" in wizard.done.title.text()
    assert catalogue.variant(house.session.desk(), "KYS24020001K").photo is not None


def test_the_first_step_can_be_worked_by_anybody(wizard):
    assert faults(wizard) == []


def test_the_whole_import_goes_by_enter(house, wizard, tmp_path):
    wizard.take(a_list(tmp_path, HEAD + "FB-1,帆布袋,本白,35,12,杭州·物料组,赞助商\n"))
    house.settle()
    house.frame.activateWindow()
    wizard.fates.write.setFocus()
    house.until(wizard.fates.write.hasFocus)
    house.bot.keyClick(wizard.fates.write, Qt.Key.Key_Return)
    house.until(wizard.done.isVisible)
    assert wizard.done.title.text() == "1 row imported"
