"""Lists of requests from elsewhere: every row's fate, mended in place, then written; one undo."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt

from desktop.domain.imports import Fate
from desktop.domain.requisitions import Sure
from desktop.services.requisitions import looking
from tests.ui.requisitions.conftest import focus, room, undo
from tests.ui.walk import faults

FORM = """自动编号,提交人,提交时间,活动名称,活动城市,需要日期,预计人数,申请物料,收件人,手机号,收件地址,微信号
1,李源分,2026/11/20 23:56,大连开源之夜,大连,2023/12/13,15,COSCon T恤/L x1; 小圆牌 x5,李源分,15912225319,大连市示例区样例路 23 号,wx1
2,杨开雪,2026/11/21 09:55,成都开源之夜,成都,2027/12/18,50,开源徽章 x30; 小圆牌 若干,杨开雪,13356428397,成都市示例区,
{more}"""  # noqa: E501 (a table is read line by line)


@pytest.fixture
def way(house):
    """The page, opened as the room opens it."""
    page = room(house)
    page.begin("import", None)
    house.settle()
    return page.way


def take(house, way, tmp_path, more: str = ""):
    path = tmp_path / "使用申请.csv"
    path.write_text(FORM.format(more=more), "utf-8-sig")
    way.open(path)
    house.settle()
    return path


def requests(house, query: str = "开源之夜"):
    return looking.requisitions(house.session.desk(), query).rows


def shot(widget, name: str) -> None:
    folder = os.environ.get("YUANWU_SHOTS")
    if folder:
        widget.resize(1366, 768)
        widget.grab().save(f"{folder}/{name}.png")


def test_a_list_shows_every_fate_and_goes_in_with_one_undo(house, way, tmp_path):
    assert faults(way) == []
    shot(house.frame, "taking_in_empty")
    take(house, way, tmp_path)
    assert way.steps.currentWidget() is way.fates
    assert faults(way) == []
    assert "微信号" in way.fates.more.words.text()
    assert requests(house) == ()
    shot(house.frame, "taking_in_fates")
    house.tap(way.fates.write)
    found = requests(house)
    assert {one.title for one in found} == {"大连开源之夜", "成都开源之夜"}
    undo(house)
    assert requests(house) == ()


def test_words_are_mended_in_place_and_remembered(house, way, tmp_path):
    take(house, way, tmp_path)
    pane = way.fates.pane
    house.until(lambda: bool(pane.pickers))
    house.pick(pane.pickers[0], "开源徽章")
    house.settle()
    seen = way._preview
    assert [line.sure for line in seen.fates[0].lines] == [Sure.EXACT, Sure.KNOWN]
    assert seen.fates[1].lines[1].code == "BG"
    house.tap(way.fates.write)
    assert {one.unsure for one in requests(house)} == {0, 1}


def test_refused_rows_are_named_and_the_rest_can_be_taken(house, way, tmp_path):
    take(house, way, tmp_path, "3,王,2026/11/20,夜,成都,2027/13/45,1,开源徽章 x1,王,1,成都,\n")
    assert way.fates.write.isHidden()
    assert "1 row of" in way.fates.said.text()
    shot(house.frame, "taking_in_refused")
    rows = map(way.fates.list.model.row, range(way.fates.list.model.rowCount()))
    refused = next(row for row in rows if row.fate is Fate.REFUSED)
    way.fates.list.current.emit(refused)
    assert way.fates.pane.what.text() == refused.what
    house.tap(way.fates.skip)
    assert len(requests(house)) == 2


def test_esc_goes_back_and_the_list_again_is_nothing_new(house, way, tmp_path):
    path = take(house, way, tmp_path)
    house.tap(way.fates.write)
    page = house.page("requisitions")
    page.begin("import", path)
    house.settle()
    way = page.way
    assert "already in" in way.fates.said.text()
    assert not way.fates.write.isEnabled()
    house.tap(way.fates.another)
    assert way.steps.currentWidget() is way.choose
    focus(house, way.choose.file)
    house.bot.keyClick(way.choose.file, Qt.Key.Key_Escape)
    house.settle()
    assert page.way is None


def test_a_list_with_headings_of_its_own_is_asked_which_column_is_which(house, way, tmp_path):
    path = tmp_path / "登记.csv"
    path.write_text("谁,何时,要啥\n王五,2026/11/20,开源徽章 x5\n", "utf-8-sig")
    way.open(path)
    house.settle()
    assert way.steps.currentWidget() is way.asked
    assert way.asked.boxes["lines"].currentData() == "要啥"
    way.asked.boxes["applicant"].setCurrentIndex(0)
    way.asked.mapping.emit({name: b.currentData() for name, b in way.asked.boxes.items()})
    house.settle()
    assert [one.fate for one in way._preview.fates] == [Fate.NEW]


def test_columns_of_articles_are_told_mended_in_place_or_said_to_be_none(house, way, tmp_path):
    path = tmp_path / "登记.csv"
    path.write_text(
        "提交人,提交时间,活动名称,COSCon T恤/L,小圆牌,火箭,箱数,收件地址\n"
        "李源分,2026/11/20 23:56,大连开源之夜,20,3,1,2,大连市示例区样例路 23 号\n",
        "utf-8-sig",
    )
    way.open(path)
    house.settle()
    assert faults(way) == []
    more = way.fates.more.words.text()
    assert "COSCon T恤/L → COSCon T恤 L, 小圆牌" in more
    assert "箱数" in more
    pane = way.fates.pane
    house.until(lambda: len(pane.keys) == 2)
    shot(house.frame, "taking_in_articles")
    house.pick(pane.pickers[0], "开源徽章")
    house.settle()
    assert [line.code for line in way._preview.fates[0].lines] == ["TS-L", "BG", None]
    pane = way.fates.pane
    house.until(lambda: len(pane.keys) == 1)
    house.tap(pane.keys[0])
    house.settle()
    seen = way._preview
    assert [one.heading for one in seen.list.headed] == ["COSCon T恤/L", "小圆牌"]
    assert "火箭" in seen.list.kept
    house.tap(way.fates.write)
    assert [one.title for one in requests(house)] == ["大连开源之夜"]


def test_a_list_of_nothing_certain_may_have_no_column_of_goods(house, way, tmp_path):
    path = tmp_path / "登记.csv"
    path.write_text(
        "提交人,提交时间,活动名称,要啥,T恤,收件地址\n"
        "李源分,2026/11/20 23:56,大连开源之夜,发 3 个徽章,2,大连市示例区样例路 23 号\n",
        "utf-8-sig",
    )
    way.open(path)
    house.settle()
    if way.steps.currentWidget() is way.asked:
        box = way.asked.boxes["lines"]
        box.setCurrentIndex(box.findData(""))
        way.asked.mapping.emit({"lines": box.currentData()})
        house.settle()
    assert [line.said for line in way._preview.fates[0].lines] == ["T恤"]


def test_many_columns_and_long_work_leave_the_window_as_it_is(house, way, tmp_path):
    path = tmp_path / "问卷.csv"
    further = [f"活动里你最想看到的第 {n} 样" for n in range(40)]
    head, first = FORM.split("\n")[:2]
    path.write_text(f"{','.join([head, *further])}\n{first}{',好' * 40}\n", "utf-8-sig")
    house.frame.resize(1180, 690)
    way.open(path)
    house.settle()
    note = way.fates.more
    assert "第 39 样" in note.words.text()
    assert note.focusPolicy() is Qt.FocusPolicy.TabFocus  # the rest is scrolled to
    assert faults(way) == []
    way.working.show()
    house.settle()
    assert house.frame.minimumSizeHint().height() <= 690  # what a screen of 768 lines leaves
    assert house.frame.height() == 690
