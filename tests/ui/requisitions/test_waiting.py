"""What Today says of requests, and how old they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop.domain.requisitions import LineDraft, RequisitionDraft
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, drafting, ending, receiving
from desktop.ui.theme import Tone
from tests.ui.requisitions.conftest import ago, found, send, today
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


def test_contacts_that_are_kept_too_long_wait_to_be_deleted(house):
    desk = house.session.desk()
    one = found(house, "北京工作坊").id
    ending.reject(replace(desk, now=lambda: ago(60)), OpId.new(), one, "没有库存")
    row = next(row for row in rows(house) if "to be deleted" in row.text())
    house.tap(row)
    assert house.page("requisitions").way_key == "purge"


def test_loans_that_are_overdue_stand_in_red(house):
    desk = house.session.desk()
    lines = [LineDraft("BG", 3, loan=True, back_on=today() - timedelta(days=2))]
    draft = RequisitionDraft("南京展台", "小宁", city="南京", submitted_at=ago(9))
    one = drafting.save(desk, OpId.new(), draft, lines).id
    deciding.approve(desk, OpId.new(), one)
    send(desk, one)
    receiving.receive_all(desk, OpId.new(), one)
    row = next(row for row in rows(house) if "overdue" in row.text())
    assert "开源徽章 (南京展台)" in row.text()
    assert row._waiting.tone is Tone.BAD
    house.tap(row)
    assert house.page("requisitions").tab("list").model.rowCount() == 1


def test_an_event_that_nobody_reported_on_is_asked_for(house):
    desk = replace(house.session.desk(), now=lambda: ago(40))
    draft = RequisitionDraft(
        "合肥年会", "小合", city="合肥", needed_on=today() - timedelta(days=30)
    )
    one = drafting.save(desk, OpId.new(), draft, [LineDraft("BG", 3)]).id
    deciding.approve(desk, OpId.new(), one)
    send(desk, one)
    receiving.receive_all(desk, OpId.new(), one)
    row = next(row for row in rows(house) if "The report of" in row.text())
    assert "合肥年会" in row.text()
