"""The register as a list: searched, filtered, sorted, shown by windows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.domain.errors import (
    NotFound,
)
from desktop.domain.paper.register import State
from desktop.services.changes import OpId
from desktop.services.paper import register
from desktop.store.database import Database
from tests.office import VOLUNTEER, Office


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_the_list_is_searched_by_recipient_number_title_and_issuer(office: Office):
    office.issue("左文瑒", "Nguyễn Ánh", issuer="开源社 KCC@成都")
    office.issue("丁文昊（止戈）", template=VOLUNTEER)
    assert office.list("瑒") == ["左文瑒"]
    assert office.list("zwc") == office.list("ZUOWEN") == ["左文瑒"]
    assert office.list("nguyỄn ánh") == ["Nguyễn Ánh"]
    assert office.list("止戈 coscon") == ["丁文昊（止戈）"]
    assert office.list("志愿者证书") == ["丁文昊（止戈）"]
    assert office.list("star-2026-0002") == ["Nguyễn Ánh"]
    assert len(office.list("kcc@成都")) == 2
    assert office.list("文 开源之星") == ["左文瑒"]
    assert office.list("100%") == office.list("没有") == []


def test_the_list_is_filtered(office: Office):
    one, two, three = office.issue("甲", "乙", "丙")
    (other,) = office.issue("丁", template=VOLUNTEER)
    office.void(one.ref)
    new = office.reissue(two.ref)
    register.mark_printed(office.desk, OpId.new(), [three.ref, new.ref])
    register.mark_claimed(office.desk, OpId.new(), [new.ref])

    def found(**how: Any) -> set[str]:
        return {p.number for p in register.register(office.desk, **how).rows}

    assert found(state=State.VOID) == {one.number}
    assert found(state=State.REISSUED) == {two.number}
    assert found(state=State.VALID) == {three.number, new.number, other.number}
    assert found(printed=True) == {three.number, new.number}
    assert found(printed=False, state=State.VALID) == {other.number}
    assert found(claimed=True) == {new.number}
    assert found(claimed=False, printed=True) == {three.number}
    assert found(template="volunteer") == {other.number}


def test_the_list_is_sorted_and_shown_by_windows(office: Office):
    office.issue("张三", "阿明", "李四", issuer="乙方")
    office.time = office.time.replace(hour=5)
    office.issue("陈晨", "Bob", template=VOLUNTEER, on=date(2026, 10, 3), issuer="甲方")
    assert office.list() == ["陈晨", "Bob", "张三", "阿明", "李四"]  # newest act, in its order
    assert office.list(sort="recipient", descending=False) == [
        "阿明",
        "Bob",
        "陈晨",
        "李四",
        "张三",
    ]
    assert office.list(sort="number", descending=False)[0] == "陈晨"
    assert office.list(sort="number") == ["李四", "阿明", "张三", "Bob", "陈晨"]
    assert office.list(sort="issued_on", descending=False)[:2] == ["陈晨", "Bob"]
    assert {len(office.list(sort=sort)) for sort in ("title", "issuer")} == {5}
    page = register.register(office.desk, sort="number", descending=False, offset=1, limit=2)
    assert ([p.recipient for p in page.rows], page.total) == (["Bob", "张三"], 5)


def test_a_paper_is_found_by_its_number_and_likely_ones_are_named(office: Office):
    office.issue("甲", "乙")
    assert office.paper(" kys-star-2026-0002 ").recipient == "乙"
    with pytest.raises(NotFound) as refused:
        office.paper("STAR-2026")
    assert refused.value.near == ("KYS-STAR-2026-0001", "KYS-STAR-2026-0002")
