"""Contacts are deleted for good: listed first, asked about, searched for afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.services.changes import OpId
from desktop.services.requisitions import ending, looking
from desktop.services.rules import rules, settle
from desktop.ui.requisitions.purging import page as purging
from tests.ui.requisitions.conftest import found
from tests.ui.walk import faults


@pytest.fixture
def way(house, page):
    """The page, with one request that was rejected and a rule that keeps no contact a day."""
    desk = house.session.desk()
    ending.reject(desk, OpId.new(), found(house, "成都见面会").id, "今年的已经发完了")
    settle(desk, OpId.new(), replace(rules(desk), purge_days=0))
    page.open("purge")
    house.settle()
    return page.way


def test_what_is_due_stands_there_and_is_gone_after_a_yes(house, way, monkeypatch):
    asked: list[str] = []

    def yes(_parent: object, question: str, _key: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(purging, "ask", yes)
    assert [way.table.item(0, n).text() for n in (0, 3)] == ["成都见面会", "4"]
    assert way.go_key.isEnabled()
    way.go_key.click()
    house.settle()
    assert "1 request" in asked[0]
    assert "found 0" in way.proof.text()
    assert not way.go_key.isEnabled()
    assert not way.table.isVisible()
    assert "Nothing is due" in way.count.text()


def test_a_no_deletes_nothing(house, way, monkeypatch):
    monkeypatch.setattr(purging, "ask", lambda *_words: False)
    way.go_key.click()
    house.settle()
    assert len(way.due) == 1
    assert way.proof.text() == ""


def test_a_person_is_forgotten_or_named_as_still_waiting(house, way, monkeypatch):
    monkeypatch.setattr(purging, "ask", lambda *_words: True)
    way.forget_key.click()
    assert "Write the name" in way.name_field.under.text()
    house.write(way.name, "大刘")
    way.forget_key.click()
    house.settle()
    assert "still open" in way.notices.words.text()
    way.name.clear()
    house.write(way.name, "小红")
    way.forget_key.click()
    house.settle()
    assert "found 0" in way.proof.text(), way.notices.words.text()
    assert looking.requisition(house.session.desk(), found(house, "成都见面会").id).applicant == ""


def test_the_page_has_no_faults(house, way):
    assert faults(way) == []
