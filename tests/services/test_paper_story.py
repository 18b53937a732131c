"""A paper's story, and how the series of numbers stand."""

from __future__ import annotations

from uuid import uuid4

import pytest

from desktop.domain.errors import NotFound
from desktop.domain.paper.register import Reference, Series
from desktop.services.changes import OpId
from desktop.services.paper import register
from desktop.store.database import Database
from tests.office import VOLUNTEER, Office


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_a_story_tells_what_became_of_a_paper_in_order(office: Office):
    one, other = office.issue("甲", "乙")
    register.mark_printed(office.desk, OpId.new(), [one.ref, other.ref])
    register.mark_claimed(office.desk, OpId.new(), [one.ref])
    register.mark_claimed(office.desk, OpId.new(), [one.ref], False)
    office.void(one.ref, "打错")
    told = register.story(office.desk, one.ref)
    assert [note.what for note in told] == ["printed", "claimed", "unclaimed", "void"]
    assert [note.why for note in told] == ["", "", "", "打错"]
    assert {note.by for note in told} == {"小明"}
    assert [note.what for note in register.story(office.desk, other.ref)] == ["printed"]


def test_papers_are_asked_for_again_in_their_order(office: Office):
    one, other = office.issue("甲", "乙")
    office.void(one.ref)
    now = register.certificates(office.desk, [other.ref, one.ref])
    assert [(paper.recipient, paper.state.value) for paper in now] == [
        ("乙", "valid"),
        ("甲", "void"),
    ]
    with pytest.raises(NotFound):
        register.certificates(office.desk, [Reference(uuid4().hex, 1)])


def test_every_series_says_its_last_number_and_who_gives_the_next(
    office: Office, database: Database
):
    assert register.series(office.desk) == []
    office.issue("甲", "乙")
    other = Office(database)
    other.issue("丙", template=VOLUNTEER)
    tag = other.desk.station.hex[:4]
    assert register.series(office.desk) == [
        Series("KYS-COSCON-2026-…", "KYS-COSCON-2026-0001", 1, tag),
        Series("KYS-STAR-2026-…", "KYS-STAR-2026-0002", 2),
    ]
    office.issue("丁", template=VOLUNTEER, take_over=True)
    assert [one.station for one in register.series(office.desk)] == ["", ""]
