"""Giving to many in the window: weighed while it is typed, given, handed over; quotas."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt

from desktop.domain.stock import PlaceKind
from desktop.services import places, stock
from desktop.services.changes import OpId
from desktop.services.requisitions import giving, quotas
from desktop.services.requisitions.quotas import QuotaDraft
from desktop.ui.requisitions.giving import page as giving_page
from tests.ui.requisitions.conftest import room, undo
from tests.ui.walk import faults


@pytest.fixture
def way(house):
    """The page, opened as the room opens it."""
    page = room(house)
    page.begin("give", None)
    house.settle()
    return page.way


def shot(house, name: str) -> None:
    folder = os.environ.get("YUANWU_SHOTS")
    if folder:
        house.frame.resize(1366, 768)
        house.settle()
        house.frame.grab().save(f"{folder}/{name}.png")


def fill(house, way, people: str, each: int = 1) -> None:
    form = way.form
    house.write(form.name, "2026 年度贡献者纪念品")
    house.pick(form.home, "成都·仓库")
    house.pick(form.gifts.rows[0].item, "开源徽章")
    form.gifts.rows[0].each.set_value(each)
    form.people.text.setPlainText(people)
    house.until(lambda: not form._clock.isActive())
    house.settle()


def acts(house):
    return giving.giveaways(house.session.desk())


def test_what_it_takes_stands_there_while_it_is_typed_and_it_is_given_with_one_undo(house, way):
    assert faults(way) == []
    shot(house, "give_empty")
    fill(house, way, "甲, L\n乙\t13812345678\t成都市某路\n丙", each=2)
    assert way.form.takes.table.item(0, 1).text() == "6"
    assert "3 people" in way.form.go_key.text()
    shot(house, "give_form")
    house.tap(way.form.go_key)
    (one,) = acts(house)
    assert (one.people, one.pieces) == (3, 6)
    assert way.stack.currentWidget() is way.acts
    house.settle()
    assert house.frame.focusWidget() is way.acts.table
    assert way.acts.list.rowCount() == 3
    assert faults(way) == []
    shot(house, "give_acts")
    undo(house)
    assert acts(house) == ()


def test_another_home_that_has_all_of_it_is_one_press_away(house, way):
    desk = house.session.desk()
    home = places.create_place(desk, OpId.new(), PlaceKind.SITE, "上海·小李家").id
    outside = places.find_place(desk, "supplier").id
    stock.move(desk, OpId.new(), "BG", 2000, outside, home, reason="到货")
    fill(house, way, "甲\n乙", each=900)
    takes = way.form.takes
    assert "Other homes have: 上海·小李家 2,000." in takes.lacks.text()
    (key,) = takes.homes
    assert key.text() == "Give from 上海·小李家"
    assert faults(way) == []
    shot(house, "give_elsewhere")
    house.tap(key)
    assert way.form.home.chosen().key == home
    assert not takes.lacks.isVisible()
    assert takes.homes == []
    assert house.frame.focusWidget() is way.form.go_key
    house.bot.keyClick(way.form.go_key, Qt.Key.Key_Space)
    house.settle()
    assert [(one.people, one.pieces) for one in acts(house)] == [(2, 1800)]


def test_what_is_not_there_for_all_is_said_by_name_and_given_to_nobody(house, way):
    fill(house, way, "甲\n乙", each=900)
    assert "甲" in way.form.takes.lacks.text()
    house.tap(way.form.go_key)
    assert acts(house) == ()
    assert not way.form.notices.isHidden()
    shot(house, "give_lacking")


def test_all_get_theirs_at_once_or_those_who_are_there(house, way):
    fill(house, way, "甲\n乙\n丙")
    house.tap(way.form.go_key)
    house.settle()
    way.acts.list.selectRow(0)
    house.tap(way.acts.hand_key)
    assert acts(house)[0].handed == 1
    way.acts.list.clearSelection()
    house.settle()
    house.tap(way.acts.hand_key)
    assert acts(house)[0].handed == 3
    assert not way.acts.hand_key.isEnabled()


def test_more_than_the_quota_asks_for_a_reason(house, way):
    desk = house.session.desk()
    quotas.save_quota(desk, OpId.new(), QuotaDraft("讲师", "BG", 1, 1))
    way.form.audience.setCurrentIndex(1)
    fill(house, way, "甲\n乙")
    assert not way.form.fields["reason"].isHidden()
    house.tap(way.form.go_key)
    assert acts(house) == ()
    house.write(way.form.reason, "多一位讲师")
    house.tap(way.form.go_key)
    assert acts(house)[0].audience == "speaker"


def test_people_come_out_of_a_file_and_nothing_typed_is_lost_silently(
    house, way, tmp_path, monkeypatch
):
    path = tmp_path / "名单.csv"
    path.write_text("姓名,尺码,手机号\n甲,L,13812345678\n乙,,\n甲,L,13812345678\n", "utf-8-sig")
    way.open(path)
    house.settle()
    assert way.form.people.text.toPlainText() == "甲\tL\t13812345678\t\n乙"
    assert "甲" in way.form.people.said.text()
    answers = iter([False, True])
    monkeypatch.setattr(giving_page, "ask", lambda *_said: next(answers))
    way.leave()
    assert house.page("requisitions").way is way
    way.leave()
    house.settle()
    assert house.page("requisitions").way is None


def test_quotas_are_kept_and_what_went_out_stands_beside(house):
    page = room(house)
    page.begin("quotas", None)
    house.settle()
    way = page.way
    assert faults(way) == []
    way.audience.setCurrentIndex(2)
    house.pick(way.item, "开源徽章")
    way.people.set_number(10)
    house.tap(way.go_key)
    (one,) = quotas.quotas(house.session.desk())
    assert (one.audience, one.code, one.total, one.left) == ("volunteer", "BG", 10, 10)
    shot(house, "quotas") if way.table.rowCount() else None
    way.table.selectRow(0)
    house.settle()
    house.tap(way.out_key)
    assert quotas.quotas(house.session.desk()) == ()
