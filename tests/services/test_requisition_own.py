"""Nobody decides on what they asked for, by whatever way it became another's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.domain.errors import OwnRequest
from desktop.domain.requisitions import Act, State, Verdict
from desktop.services.changes import Desk, OpId
from desktop.services.requisitions import deciding, drafting, looking
from desktop.services.requisitions.acting import Saved
from desktop.wording.refusals import sentence
from tests.services.asking import ASKER, KEEPER, MANAGER, OTHER, Asking
from tests.store.ledgers import proven

DECIDE: dict[str, Callable[[Desk, int], Saved]] = {
    "approve": lambda desk, key: deciding.approve(desk, OpId.new(), key),
    "reject": lambda desk, key: deciding.reject(desk, OpId.new(), key, "没有了"),
}


@pytest.fixture
def shop(database):
    return Asking(database)


def becomes(
    shop: Asking, key: int, applicant: str, by: str = MANAGER, *, submit: bool = True
) -> Saved:
    """Somebody enters another applicant."""
    said, lines = looking.draft(shop.desk, key)
    said = replace(said, applicant=applicant)
    return drafting.save(shop.as_(by), OpId.new(), said, lines, key, submit=submit)


@pytest.mark.parametrize("act", DECIDE)
def test_what_others_ask_is_typed_in_and_decided_by_one_manager(shop, act):
    key = shop.ask()
    said, lines = looking.draft(shop.desk, key)
    drafting.save(shop.desk, OpId.new(), replace(said, headcount=60), lines, key)
    DECIDE[act](shop.desk, key)


@pytest.mark.parametrize("act", DECIDE)
def test_a_request_of_ones_own_stays_ones_own_under_another_name(shop, act):
    key = shop.ask(applicant=MANAGER)
    becomes(shop, key, ASKER)
    with pytest.raises(OwnRequest) as no:
        DECIDE[act](shop.desk, key)
    assert "somebody else has to decide" in sentence(no.value)
    assert looking.verdicts(shop.desk, key)[Act.APPROVE] is Verdict.OWN
    DECIDE[act](shop.as_(OTHER), key)


@pytest.mark.parametrize("act", DECIDE)
def test_who_mends_the_name_of_an_applicant_still_decides(shop, act):
    key = shop.ask(applicant="小玉")
    becomes(shop, key, ASKER)
    DECIDE[act](shop.desk, key)
    assert proven(shop.desk) == ()


def test_after_the_change_is_taken_back_whoever_stood_there_last_is_free(shop):
    key = shop.ask()
    done = becomes(shop, key, MANAGER)  # by oversight
    mended = becomes(shop, key, ASKER)
    with pytest.raises(OwnRequest):
        deciding.approve(shop.desk, OpId.new(), key)
    for one in (mended, done):
        shop.undo(one.op)
    deciding.approve(shop.desk, OpId.new(), key)


def test_a_name_that_is_only_spelled_otherwise_is_no_other_applicant(shop):
    key = shop.ask(applicant="王 明")
    becomes(shop, key, "王明")
    deciding.approve(shop.desk, OpId.new(), key)


def test_a_draft_may_become_anybodys_until_it_is_handed_in(shop):
    key = shop.ask(applicant=MANAGER, submit=False)
    becomes(shop, key, ASKER)
    deciding.approve(shop.desk, OpId.new(), key)


def test_the_second_look_is_not_theirs_either(shop):
    key = shop.at(State.SECOND, applicant="小赵")
    deciding.ask(shop.desk, OpId.new(), key, "给谁？")
    becomes(shop, key, ASKER)
    deciding.answer(shop.desk, OpId.new(), key, "小红")
    deciding.approve(shop.desk, OpId.new(), key)
    with pytest.raises(OwnRequest):
        deciding.second(shop.as_("小赵"), OpId.new(), key)
    deciding.second(shop.as_(OTHER), OpId.new(), key)


def test_the_thread_tells_who_stood_there_before(shop):
    key = shop.ask()
    becomes(shop, key, OTHER)
    told = [(one.what, one.text) for one in looking.story(shop.desk, key)]
    assert told == [("submit", ""), ("applicant", ASKER), ("edit", "")]


def test_who_asked_before_has_no_part_in_it_any_more(shop):
    key = shop.ask(applicant=KEEPER)
    keeper = shop.as_(KEEPER)
    assert looking.remark(keeper, key)
    assert Act.CANCEL in looking.may(keeper, key)
    becomes(shop, key, ASKER)
    assert looking.remark(keeper, key) == ""
    assert looking.may(keeper, key) == {Act.SAY}


def test_a_forged_decision_of_who_asked_before_is_found(shop):
    key = shop.ask(applicant=MANAGER)
    becomes(shop, key, ASKER)
    deciding.approve(shop.as_(OTHER), OpId.new(), key)
    assert proven(shop.desk) == ()
    forged = "UPDATE requisition SET decided_by = (SELECT id FROM person WHERE name = '小明')"
    with shop.desk.database.writing() as connection:
        connection.exec_driver_sql(forged)
    assert {problem.code for problem in proven(shop.desk)} == {"differs", "requisition_own"}
