"""The page of what waits, on sample data loaded through the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.app.sample import fill
from desktop.domain.safekeeping import Checked
from desktop.services import booth, catalogue, safekeeping
from desktop.services.changes import OpId
from desktop.ui.today.waiting import current_event, greeting
from tests.ui.house import House
from tests.ui.walk import faults


@pytest.fixture
def house(qtbot, qapp, tmp_path):
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        yield made


@pytest.fixture
def sample(house):
    """The house with the sample data in it."""
    list(fill(house.session.desk(), house.folders))
    house.settle()
    return house


def test_an_empty_house_is_taught_how_to_begin(house):
    page = house.page("today")
    assert page.empty.isVisible()
    house.tap(page.empty.button)
    assert house.frame.here == "stock"
    assert house.page("stock").whole_page is not None


def test_sample_data_may_be_tried_from_an_empty_page(house):
    house.tap(house.page("today").empty.other)
    assert house.session.again == "sample"


def test_sample_data_are_whole_and_show_everything(sample):
    desk = sample.session.desk()
    steps = safekeeping.check(desk)
    found = None
    while found is None:
        try:
            next(steps)
        except StopIteration as end:
            found = end.value
    assert isinstance(found, Checked)
    assert found.problems == ()
    assert catalogue.search(desk, limit=1).total == 43
    event = booth.events(desk)[-1]
    assert booth.figures(desk, event.id).sales == 6


def test_what_waits_stands_first_and_leads_to_its_place(sample):
    page = sample.page("today")
    said = [row.text() for row in page.rows]
    assert said[0].startswith("1 payment at")
    assert "5 items have fewer than 10 pieces left" in said
    assert faults(page) == []
    low = next(row for row in page.rows if "fewer than" in row.text())
    sample.tap(low)
    stock = sample.page("stock")
    assert stock.items.chip_buttons["low"].isChecked()
    assert stock.items.model.rowCount() == 5


def test_an_event_begins_with_its_own_day_wherever_it_is(house):
    desk, day, made = house.session.desk(), date(2026, 12, 5), None
    for zone, midnight in (("Asia/Shanghai", 16), ("UTC", 24)):
        made = booth.save_event(desk, OpId.new(), "COSCon", day, day, zone=zone, event_id=made).id
        begins = datetime(2026, 12, 4, tzinfo=UTC) + timedelta(hours=midnight)
        for now, there in ((begins - timedelta(minutes=1), False), (begins, True)):
            found = current_event(replace(desk, now=lambda now=now: now))
            assert (found is not None) is there


def test_charts_say_in_words_what_they_show(sample):
    page = sample.page("today")
    assert "成都·仓库" in page.places.canvas.accessibleName()
    assert page.hours.isVisible()


def test_the_hour_is_greeted():
    now = datetime.now().astimezone()
    assert "阿源" in greeting(now.replace(hour=9), "阿源")
    assert greeting(now.replace(hour=9), "") != greeting(now.replace(hour=20), "")
    assert "," not in greeting(now, "")
