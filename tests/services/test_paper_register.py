"""Papers get numbers by rule, in one transaction, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.errors import (
    AlreadyIssued,
    NothingToPrint,
    OpReused,
    SeriesLeased,
    Taken,
    UnfitPapers,
)
from desktop.domain.paper.register import State
from desktop.domain.paper.template import Draft
from desktop.services.changes import OpId, Topic
from desktop.services.paper import register
from desktop.store.database import Database
from tests.office import DAY, STAR, VOLUNTEER, Office, Pen, numbers, paper
from tests.store.ledgers import proven


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


def test_papers_are_numbered_in_the_order_of_the_list(office: Office):
    issued = office.issue("左文瑒", "Nguyễn Văn A", "丁文昊（止戈）", reason="组织市集")
    assert numbers(issued) == [f"KYS-STAR-2026-000{n}" for n in (1, 2, 3)]
    assert [one.recipient for one in issued] == ["左文瑒", "Nguyễn Văn A", "丁文昊（止戈）"]
    assert numbers(office.issue("琚致远")) == ["KYS-STAR-2026-0004"]
    assert office.told == [frozenset({Topic.PAPER})] * 2
    assert proven(office.desk) == ()


def test_an_issued_paper_is_valid_and_not_yet_printed(office: Office):
    (one,) = office.issue("左文瑒", reason="组织市集", hours="12")
    found = office.paper(one.number)
    assert found == office.all()[0]
    assert (found.recipient, found.fields) == ("左文瑒", {"reason": "组织市集", "hours": "12"})
    assert (found.template, found.body, found.title) == ("star", STAR.sha256, "开源之星")
    assert (found.kind, found.issued_on, found.issuer, found.by) == ("STAR", DAY, "开源社", "小明")
    assert (found.at, found.state) == (office.time, State.VALID)
    assert (found.printed, found.claimed, found.signature, found.note) == (False, False, "", "")


def test_each_year_and_kind_counts_by_itself(office: Office):
    assert numbers(office.issue("甲", template=VOLUNTEER)) == ["KYS-COSCON-2026-0001"]
    assert numbers(office.issue("甲", on=date(2027, 1, 1))) == ["KYS-STAR-2027-0001"]
    assert numbers(office.issue("甲")) == ["KYS-STAR-2026-0001"]


def test_two_templates_whose_rule_gives_the_same_series_share_its_counter(office: Office):
    one = paper("one", rule="KYS-{year}-{nnnn}", kind="A")
    other = paper("other", rule="KYS-{year}-{nnnn}", kind="B")
    assert numbers(office.issue("甲", "乙", template=one)) == ["KYS-2026-0001", "KYS-2026-0002"]
    assert numbers(office.issue("甲", template=other)) == ["KYS-2026-0003"]
    assert proven(office.desk) == ()


def test_a_wider_counter_counts_on(office: Office):
    narrow, wide = paper(rule="K-{nn}"), paper(rule="K-{nnnn}")
    assert numbers(office.issue("甲", template=narrow)) == ["K-01"]
    assert numbers(office.issue("乙", template=wide)) == ["K-0002"]
    assert proven(office.desk) == ()


def test_no_number_is_given_by_two_series(office: Office):
    office.issue("甲", template=paper(rule="K1{nn}"))
    crowd = [f"某{n}" for n in range(101)]
    with pytest.raises(Taken) as refused:
        office.issue(*crowd, template=paper(rule="K{nnn}"))
    assert refused.value.name == "K101"
    assert office.list() == ["甲"]
    assert proven(office.desk) == ()


def test_a_template_without_numbers_never_gets_one(office: Office):
    with pytest.raises(ValueError, match="takes no numbers"):
        office.issue("甲", template=replace(STAR, register=False))
    card = replace(STAR, register=False, rule="")
    assert register.already(office.desk, card, [Draft("甲"), Draft("甲")], DAY) == ()
    assert office.all() == ()


def test_all_problems_are_looked_for_before_anything_is_written(office: Office):
    drafts = [
        Draft("", {"reason": "忘了写名字"}),
        Draft("好人"),
        Draft("\ue000", {}),
        Draft("某人", {"hours": "很多"}),
    ]
    with pytest.raises(UnfitPapers) as refused:
        register.issue(office.desk, OpId.new(), STAR, drafts, DAY, "开源社")
    assert {what for _, what, _ in refused.value.findings} == {"missing", "glyph", "bad_value"}
    assert office.all() == ()
    assert office.told == []


def test_without_anybody_nothing_is_issued(office: Office):
    with pytest.raises(NothingToPrint):
        office.issue()


def test_the_same_paper_is_issued_twice_only_when_that_is_meant(office: Office):
    issued = office.issue("甲", "乙", reason="组织市集")
    with pytest.raises(AlreadyIssued) as refused:
        office.issue("丙", "甲", reason="组织市集")
    assert refused.value.issued == (("甲", issued[0].number),)
    assert len(office.all()) == 2
    again = office.issue("丙", "甲", reason="组织市集", again=True)
    assert numbers(again) == ["KYS-STAR-2026-0003", "KYS-STAR-2026-0004"]


def test_another_reason_day_or_template_makes_another_paper(office: Office):
    office.issue("甲", reason="组织市集")
    office.issue("甲", reason="翻译文档")
    office.issue("甲", reason="组织市集", on=date(2026, 10, 5))
    office.issue("甲", reason="组织市集", template=VOLUNTEER)
    assert len(office.all()) == 4


def test_a_new_look_does_not_make_another_paper(office: Office):
    office.issue("甲")
    with pytest.raises(AlreadyIssued):
        office.issue("甲", template=paper(extra="# 换了颜色\n"))


def test_a_paper_that_stands_twice_in_one_list_is_told(office: Office):
    with pytest.raises(AlreadyIssued) as refused:
        office.issue("张伟", "甲", "张伟")
    assert refused.value.issued == (("张伟", "KYS-STAR-2026-????"),)
    assert len(office.issue("张伟", "甲", "张伟", again=True)) == 3


def test_a_void_paper_may_be_issued_again(office: Office):
    (one,) = office.issue("甲")
    office.void(one.ref)
    assert numbers(office.issue("甲")) == ["KYS-STAR-2026-0002"]


def test_a_reissued_paper_is_issued_already_under_its_new_number(office: Office):
    (one,) = office.issue("张山")
    new = office.reissue(one.ref, "名字写错", recipient="张三")
    drafts = [Draft("张山"), Draft("张三"), Draft("李四")]
    assert register.already(office.desk, STAR, drafts, DAY) == (
        ("张山", new.number),
        ("张三", new.number),
    )
    office.void(new.ref)
    assert register.already(office.desk, STAR, drafts, DAY) == ()


def test_the_same_command_twice_issues_once(office: Office):
    op = OpId.new()
    first = office.issue("甲", "乙", op=op)
    assert office.issue("甲", "乙", op=op) == first
    with pytest.raises(OpReused):
        office.issue("甲", "丙", op=op)
    with pytest.raises(OpReused):
        office.issue("甲", "乙", op=op, issuer="别人")
    assert office.list(sort="number", descending=False) == ["甲", "乙"]
    assert proven(office.desk) == ()


def test_a_series_is_leased_to_one_station(office: Office, database: Database):
    other = Office(database, person="小红")
    office.issue("甲")
    with pytest.raises(SeriesLeased) as refused:
        other.issue("乙")
    assert refused.value.station == office.desk.station.hex[:4]
    assert numbers(other.issue("乙", take_over=True)) == ["KYS-STAR-2026-0002"]
    with pytest.raises(SeriesLeased):
        office.issue("丙")
    assert numbers(other.issue("丙")) == ["KYS-STAR-2026-0003"]
    assert numbers(other.issue("丙", template=VOLUNTEER)) == ["KYS-COSCON-2026-0001"]
    assert proven(office.desk) == ()


def test_a_station_whose_clock_is_behind_takes_a_series_over(office: Office, database: Database):
    other = Office(database, person="小红")
    other.time = office.time - timedelta(minutes=3)
    office.issue("甲", "乙")
    assert numbers(other.issue("丙", take_over=True)) == ["KYS-STAR-2026-0003"]
    assert proven(office.desk) == ()


def test_signing_that_fails_leaves_nothing_behind(office: Office):
    with pytest.raises(OSError, match="dry"):
        office.issue("甲", "乙", "丙", signer=Pen(ink=4))
    assert office.all() == ()
    with pytest.raises(OSError, match="dry"):
        office.issue("甲", signer=Pen(ink=1))
    assert numbers(office.issue("甲", signer=Pen())) == ["KYS-STAR-2026-0001"]
    assert proven(office.desk) == ()
