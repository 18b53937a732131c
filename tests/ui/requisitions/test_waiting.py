"""What Today says of requests, and how old they are."""

from __future__ import annotations

from desktop.ui.theme import Tone
from tests.ui.walk import faults


def rows(house):
    """What waits, from top to bottom."""
    house.session.go("today")
    house.settle()
    return house.page("today").rows


def test_requests_wait_with_their_working_days_the_late_ones_first_and_red(house):
    said = [row.text() for row in rows(house)]
    assert said[0].startswith("'北京工作坊 (北京)' waits for an answer: ")
    assert said[0].endswith("working days late")
    assert any(
        "'上海黑客松 (上海)' is to be sent" in one and "too late for the post" in one
        for one in said
    )
    assert any("left" in one and "成都见面会" in one for one in said)
    assert not any("广州分享会" in one for one in said)  # its asker has the word
    late = house.page("today").rows[0]._waiting
    assert (late.tone, late.icon) == (Tone.BAD, "triangle-alert")
    assert faults(house.page("today")) == []


def test_one_click_leads_from_today_to_the_request(house):
    house.tap(rows(house)[0])
    page = house.page("requisitions")
    assert page.side.title.text() == "北京工作坊"


def test_what_was_sent_and_not_confirmed_waits_too(house):
    row = next(row for row in rows(house) if "confirmed that it arrived" in row.text())
    assert "深圳年会" in row.text()
    house.tap(row)
    assert house.page("requisitions").tab("list").model.rowCount() == 1


def test_a_chart_shows_how_old_the_open_requests_are(house):
    rows(house)
    chart = house.page("today").ages
    assert chart.isVisible()
    assert "To be sent" in chart.canvas.accessibleName()


def test_the_chart_is_away_while_nothing_waits(empty):
    rows(empty)
    assert empty.page("today").ages.isHidden()
