"""物料申请 from the wish to the answer, told as people do it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from desktop.domain.errors import (
    ApprovedTwice,
    BadQuantity,
    Missing,
    NeedsReason,
    NotFound,
    NothingApproved,
    OwnRequest,
    RequestNotNow,
    TooLong,
    Undecided,
)
from desktop.domain.requisitions import (
    Act,
    Contact,
    Decision,
    LineDraft,
    State,
    Sure,
    Verdict,
)
from desktop.domain.requisitions.guides import GuideDraft
from desktop.services import rules
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, drafting, guides, looking
from desktop.store.tables import journal, operation
from tests.services.asking import ADDRESS, ASKER, MANAGER, OTHER, PHONE, Asking

EARLY = date(2020, 1, 1)


@pytest.fixture
def shop(database):
    return Asking(database)


def test_a_request_is_taken_down_and_looked_at(shop):
    key = shop.ask(needed_on=date(2026, 12, 20), number="A-7")
    one = looking.requisition(shop.desk, key)
    assert one.state is State.SUBMITTED
    assert one.code.startswith("RQ-")
    assert looking.requisition(shop.desk, f" {one.code.lower()} ").id == key
    assert (one.title, one.applicant, one.city, one.number) == (
        "成都开源之夜",
        ASKER,
        "成都",
        "A-7",
    )
    assert (one.lines, one.pieces, one.unsure) == (2, 7, 0)
    assert one.due_on == date(2026, 11, 27)  # a Sunday, and five working days
    assert one.value_fen == 2 * 42_00 + 5 * 10_00
    assert [(line.code, line.qty) for line in looking.lines(shop.desk, key)] == [
        ("TS-L", 2),
        ("BG", 5),
    ]


def test_who_gets_it_is_shown_masked_and_never_read_back(shop):
    key = shop.ask()
    one = looking.requisition(shop.desk, key)
    for whole in (PHONE, ADDRESS, "王小明"):
        assert whole not in one.contact_masked
    assert "王**" in one.contact_masked
    said, _lines = looking.draft(shop.desk, key)
    assert said.contact is None
    drafting.save(shop.desk, OpId.new(), said, _lines, key)
    assert looking.requisition(shop.desk, key).contact_masked == one.contact_masked


def test_nothing_that_identifies_people_stands_in_the_journal(shop):
    key = shop.ask(contact=Contact("欧阳收件", PHONE, ADDRESS), remark="找前台老赵")
    deciding.ask(shop.desk, OpId.new(), key, "给老赵的问题")
    deciding.answer(shop.desk, OpId.new(), key, "老赵说可以")
    with shop.desk.database.reading() as connection:
        said = b"".join(connection.execute(select(journal.c.body)).scalars()).decode()
        assert "成都开源之夜" in said
        said += " ".join(str(row) for row in connection.execute(operation.select()))
    for hidden in ("欧阳收件", "13812348000", "武侯区", "老赵"):
        assert hidden not in said


def test_a_draft_waits_until_it_is_handed_in(shop):
    key = shop.ask(submit=False)
    assert looking.requisition(shop.desk, key).due_on is None
    shop.wait(3)
    drafting.submit(shop.as_(ASKER), OpId.new(), key)
    one = looking.requisition(shop.desk, key)
    assert one.state is State.SUBMITTED
    assert one.submitted_at == shop.time
    with pytest.raises(RequestNotNow):
        drafting.submit(shop.desk, OpId.new(), key)


def test_what_is_not_said_is_asked_for(shop):
    with pytest.raises(Missing) as no:
        drafting.save(shop.desk, OpId.new(), shop.draft(title=" "), [LineDraft("BG", 1)])
    assert no.value.field == "title"
    with pytest.raises(Missing):
        drafting.save(shop.desk, OpId.new(), shop.draft(applicant=""), [LineDraft("BG", 1)])
    with pytest.raises(Missing):
        drafting.save(shop.desk, OpId.new(), shop.draft(), [])
    with pytest.raises(NotFound):
        drafting.save(shop.desk, OpId.new(), shop.draft(), [LineDraft("NO-SUCH", 1)])
    for qty in (0, -3, 10**12):
        with pytest.raises(BadQuantity):
            drafting.save(shop.desk, OpId.new(), shop.draft(), [LineDraft("BG", qty)])
    with pytest.raises(TooLong):
        drafting.save(shop.desk, OpId.new(), shop.draft(remark="长" * 1_000_000), [])


def test_the_same_wish_twice_is_one_request(shop):
    op, draft = OpId.new(), shop.draft()
    first = drafting.save(shop.desk, op, draft, [LineDraft("BG", 1)])
    assert drafting.save(shop.desk, op, draft, [LineDraft("BG", 1)]) == first
    assert looking.requisitions(shop.desk).total == 1


def test_an_edit_changes_what_is_said_and_leaves_the_rest(shop):
    key = shop.ask("TS-Lx2 BGx5 TS-Mx1")
    said, lines = looking.draft(shop.desk, key)
    kept = looking.lines(shop.desk, key)
    wanted = [replace(lines[0], qty=3), lines[1]]
    edit = drafting.save(shop.desk, OpId.new(), replace(said, city="重庆"), wanted, key)
    now = looking.lines(shop.desk, key)
    assert [(line.id, line.qty) for line in now] == [(kept[0].id, 3), (kept[1].id, 5)]
    assert looking.requisition(shop.desk, key).city == "重庆"
    shop.undo(edit.op)
    assert looking.lines(shop.desk, key) == kept
    assert looking.requisition(shop.desk, key).city == "成都"


def test_it_is_approved_as_asked_and_the_decision_is_kept(shop):
    key = shop.ask()
    deciding.approve(shop.desk, OpId.new(), key, message="好的")
    one = looking.requisition(shop.desk, key)
    assert (one.state, one.decided_by) == (State.APPROVED, MANAGER)
    assert one.decided_at == shop.time
    assert [line.approved for line in looking.lines(shop.desk, key)] == [2, 5]
    told = looking.story(shop.desk, key)
    assert [(one.what, one.by, one.text) for one in told] == [
        ("submit", MANAGER, ""),
        ("approve", MANAGER, "好的"),
    ]


def test_less_a_substitute_and_nothing_want_a_reason_and_are_told(shop):
    key = shop.ask("TS-Lx4 BGx5 TS-Mx1")
    shirt, badge, other = looking.lines(shop.desk, key)
    with pytest.raises(NeedsReason):
        deciding.approve(shop.desk, OpId.new(), key, [Decision(shirt.id, 1)])
    deciding.approve(
        shop.desk,
        OpId.new(),
        key,
        [
            Decision(shirt.id, 1, reason="只剩一件", lacking=3),
            Decision(badge.id, 5, "TS-S", "徽章没有了"),
            Decision(other.id, 0, reason="不合适"),
        ],
    )
    now = looking.lines(shop.desk, key)
    assert [(line.approved, line.gives, line.lacking) for line in now] == [
        (1, "TS-L", 3),
        (5, "TS-S", 0),
        (0, "TS-M", 0),
    ]
    text = looking.story(shop.desk, key)[-1].text
    for word in ("只剩一件", "TS-S", "徽章没有了", "不合适"):
        assert word in text


def test_giving_nothing_at_all_is_a_rejection(shop):
    key = shop.ask("BGx5")
    with pytest.raises(NothingApproved) as no:
        deciding.approve(shop.desk, OpId.new(), key, shop.decide(key, BG=0))
    assert no.value.instead == Act.REJECT
    with pytest.raises(NeedsReason):
        deciding.reject(shop.desk, OpId.new(), key, " ")
    line = looking.lines(shop.desk, key)[0].id
    deciding.reject(shop.desk, OpId.new(), key, "没有了", [line])
    assert looking.lines(shop.desk, key)[0].lacking == 5
    one = looking.requisition(shop.desk, key)
    assert (one.state, one.closed_at) == (State.REJECTED, shop.time)


def test_a_line_nobody_understood_waits_for_a_look(shop):
    lines = [LineDraft(None, 2, "小旗", sure=Sure.NONE), LineDraft("BG", None, "徽章", "若干")]
    key = drafting.save(shop.desk, OpId.new(), shop.draft(), lines).id
    assert looking.requisition(shop.desk, key).unsure == 2
    with pytest.raises(Undecided):
        deciding.approve(shop.desk, OpId.new(), key)
    flag, badge = looking.lines(shop.desk, key)
    decisions = [Decision(flag.id, 0, reason="没有小旗"), Decision(badge.id, 20)]
    deciding.approve(shop.desk, OpId.new(), key, decisions)
    assert looking.requisition(shop.desk, key).unsure == 0


def test_over_the_guide_wants_a_sentence_and_then_is_done(shop):
    guides.save_guide(shop.desk, OpId.new(), GuideDraft("", 0, EARLY, 30_00))
    shop.add("NEW", "新品", None)
    lines = [LineDraft("BG", 5), LineDraft(None, 3), LineDraft("NEW", 1), LineDraft("XX", 1)]
    found = deciding.weigh(shop.desk, lines, "KCC 线下活动", 30)
    assert (found.value_fen, found.guide_fen, found.over_fen) == (50_00, 30_00, 20_00)
    assert found.unvalued == ("NEW", "XX")
    key = shop.ask("BGx5")
    with pytest.raises(NeedsReason) as no:
        deciding.approve(shop.desk, OpId.new(), key)
    assert (no.value.what, no.value.amount) == ("over", 20_00)
    assert shop.state(key) is State.SUBMITTED
    deciding.approve(shop.desk, OpId.new(), key, over_reason="十周年")
    one = looking.requisition(shop.desk, key)
    assert (one.value_fen, one.guide_fen, one.over_reason) == (50_00, 30_00, "十周年")
    assert "十周年" in looking.story(shop.desk, key)[-1].text


def test_nobody_approves_their_own_by_person_or_by_name(shop):
    mine = shop.ask(applicant=MANAGER)
    foreign = shop.ask(applicant="外来人", by=OTHER)
    for act in (
        lambda: deciding.approve(shop.desk, OpId.new(), mine),
        lambda: deciding.reject(shop.desk, OpId.new(), mine, "不"),
        lambda: deciding.approve(shop.as_("外来人"), OpId.new(), foreign),
    ):
        with pytest.raises(OwnRequest):
            act()
    assert looking.verdicts(shop.desk, mine)[Act.APPROVE] is Verdict.OWN
    assert Act.APPROVE not in looking.may(shop.desk, mine)
    deciding.approve(shop.as_(OTHER), OpId.new(), mine)


@pytest.mark.parametrize("typed", ["小　明", "小 明 ", "ｍary  ann", "MaryAnn"])
def test_blanks_and_width_make_nobody_another_person(shop, typed):
    me = MANAGER if "明" in typed else "Mary Ann"
    key = shop.ask(applicant=typed, by=OTHER)
    with pytest.raises(OwnRequest):
        deciding.approve(shop.as_(me), OpId.new(), key)
    deciding.approve(shop.as_(OTHER), OpId.new(), key)


def test_a_second_person_only_above_what_the_group_settled(shop):
    usual = rules.rules(shop.desk)
    rules.settle(shop.desk, OpId.new(), replace(usual, second_above_fen=40_00))
    small, great = shop.ask("BGx4"), shop.ask("BGx5")
    deciding.approve(shop.desk, OpId.new(), small)
    deciding.approve(shop.desk, OpId.new(), great)
    assert (shop.state(small), shop.state(great)) == (State.APPROVED, State.SECOND)
    with pytest.raises(ApprovedTwice):
        deciding.second(shop.desk, OpId.new(), great)
    with pytest.raises(RequestNotNow):
        deciding.second(shop.as_(OTHER), OpId.new(), small)
    deciding.second(shop.as_(OTHER), OpId.new(), great, "同意")
    one = looking.requisition(shop.desk, great)
    assert (one.state, one.decided_by) == (State.APPROVED, MANAGER)


def test_asking_back_before_the_second_look_opens_the_decision_again(shop):
    key = shop.at(State.SECOND)
    deciding.ask(shop.desk, OpId.new(), key, "真要这么多？")
    one = looking.requisition(shop.desk, key)
    assert (one.decided_by, one.guide_fen, one.value_fen) == ("", None, 134_00)
    assert [line.approved for line in looking.lines(shop.desk, key)] == [None, None]


def test_asking_back_stops_the_clock_and_the_answer_goes_on(shop):
    key = shop.ask()
    asked = looking.requisition(shop.desk, key).due_on
    assert asked == date(2026, 11, 27)
    shop.wait(1)  # Monday
    deciding.ask(shop.desk, OpId.new(), key, "几号要？")
    one = looking.requisition(shop.desk, key)
    assert (one.state, one.due_on, one.left) == (State.ASKED, None, None)
    assert one.answered_at is None  # a question is no answer: the promise goes on afterwards
    shop.wait(7)
    with pytest.raises(Missing):
        deciding.answer(shop.as_(ASKER), OpId.new(), key, " ")
    deciding.answer(shop.as_(ASKER), OpId.new(), key, "五号")
    one = looking.requisition(shop.desk, key)
    assert one.state is State.SUBMITTED
    assert one.due_on == date(2026, 12, 4)  # five working days later
    assert [t.text for t in looking.story(shop.desk, key)] == ["", "几号要？", "五号"]


def test_a_loan_without_a_day_is_back_when_the_report_is_due(shop):
    lines = [LineDraft("BG", 2, loan=True), LineDraft("TS-L", 1)]
    said = drafting.save(shop.desk, OpId.new(), shop.draft(needed_on=date(2026, 12, 20)), lines)
    deciding.approve(shop.as_(OTHER), OpId.new(), said.id)
    lent, given = looking.lines(shop.desk, said.id)
    assert (lent.back_on, given.back_on) == (date(2027, 1, 3), None)
