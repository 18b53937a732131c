"""The settings: the rules of requests and the years whose holidays are known."""

from __future__ import annotations

import json

import pytest

from desktop.domain.requisitions.rules import End, Rules
from desktop.services import rules
from desktop.services.changes import OpId
from tests.ui.house import House
from tests.ui.walk import faults

OFF = [{"name": "元旦", "date": f"2027-01-0{n}", "isOffDay": True} for n in (1, 2, 3)]


@pytest.fixture
def house(qtbot, qapp, tmp_path):
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        made.session.go("settings", "rules")
        made.settle()
        yield made


@pytest.fixture
def group(house):
    return house.page("settings").rules


def kept(house) -> Rules:
    return rules.rules(house.session.desk())


def test_nothing_is_written_before_the_rules_are_saved(house, group):
    assert faults(house.page("settings")) == []
    assert not group.save.isEnabled()
    group.days["promise_days"].set_value(7)
    group.end.buttons[End.ANSWERED].click()
    group.second.setText("500")
    assert group.save.isEnabled()
    assert kept(house) == Rules()
    house.tap(group.save)
    wanted = Rules(promise_days=7, promise_end=End.ANSWERED, second_above_fen=500_00)
    assert kept(house) == wanted
    assert not group.save.isEnabled()
    assert "saved" in group.notices.words.text()


def test_what_is_no_amount_cannot_be_saved_and_says_why(house, group):
    group.second.setText("much")
    assert not group.save.isEnabled()
    assert "not an amount" in group.second_field.under.text()
    group.second.setText("")
    assert "one person" in group.second_field.under.text()


def test_what_somebody_else_settles_comes_in_but_not_over_what_is_typed(house, group):
    rules.settle(house.session.desk(), OpId.new(), Rules(courier_days=4))
    house.settle()
    assert group.days["courier_days"].value() == 4
    group.days["promise_days"].set_value(9)
    rules.settle(house.session.desk(), OpId.new(), Rules(courier_days=6))
    house.settle()
    assert group.days["promise_days"].value() == 9
    assert group.save.isEnabled()


def test_a_year_is_taken_in_from_its_file_and_a_wrong_one_is_refused(house, group, tmp_path):
    assert "2004 to 2026" in group.years.text()
    file = tmp_path / "2027.json"
    file.write_text(json.dumps({"year": 2027, "days": []}), "utf-8")
    group.take(file)
    house.settle()
    assert "not published" in group.notices.words.text()
    file.write_text(json.dumps({"year": 2027, "days": OFF}), "utf-8-sig")
    group.take(file)
    house.settle()
    assert "Imported: 2027" in group.years.text()
    assert rules.calendar(house.session.desk()).knows(2027)
    group.take(tmp_path / "nowhere.json")
    house.settle()
    assert "nowhere.json" in group.notices.words.text()
