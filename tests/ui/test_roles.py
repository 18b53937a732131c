"""The settings: what each may do, and when a number is old."""

from __future__ import annotations

import pytest

from desktop.domain.people import Role
from desktop.services import people
from desktop.services.changes import OpId
from tests.ui.house import House
from tests.ui.walk import faults


@pytest.fixture
def house(qtbot, qapp, tmp_path):
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        for name in ("阿源", "小李"):
            people.add_person(made.session.desk(), OpId.new(), name)
        made.session.go("settings")
        made.settle()
        yield made


def test_a_role_is_given_and_refused_to_who_is_a_keeper(house):
    page = house.page("settings")
    roles = page.people.roles
    box = roles.boxes["小李"]
    assert faults(page) == []
    box.setCurrentIndex(box.findData(Role.KEEPER))
    box.activated.emit(box.currentIndex())
    house.settle()
    desk = house.session.desk()
    assert {p.name: p.role for p in people.people(desk)}["小李"] is Role.KEEPER
    house.session.change(person="小李")
    box = page.people.roles.boxes["小李"]
    box.setCurrentIndex(box.findData(Role.MANAGER))
    box.activated.emit(box.currentIndex())
    house.settle()
    assert "manager" in page.people.notices.words.text()
    assert page.people.roles.boxes["小李"].currentData() == Role.KEEPER


def test_the_days_after_which_a_number_is_old_live_at_once(house):
    house.page("settings").stock.days.set_value(90)
    assert house.session.desk().stale_days == 90
