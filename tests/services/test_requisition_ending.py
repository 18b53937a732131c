"""What is lowered, given up or taken back, and who may pack: told as people do it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from desktop.domain.errors import (
    AlreadyLeft,
    LaterStands,
    MoreThanApproved,
    NeedsReason,
    NothingApproved,
)
from desktop.domain.requisitions import (
    OPEN,
    Act,
    LineDraft,
    State,
)
from desktop.domain.requisitions.parcels import Postage
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, drafting, looking, noting, parcels
from tests.services.asking import HOME, OTHER, Asking


@pytest.fixture
def shop(database):
    return Asking(database)


def test_lowering_frees_exactly_what_it_held(shop):
    key = shop.ask("TS-Lx2 BGx5")
    deciding.approve(shop.desk, OpId.new(), key)
    shop.pick(key)
    assert shop.held() == {"TS-L": 2, "BG": 5}
    line = looking.lines(shop.desk, key)[1].id
    with pytest.raises(MoreThanApproved):
        deciding.revise(shop.desk, OpId.new(), key, line, 6, "多一点")
    with pytest.raises(NeedsReason):
        deciding.revise(shop.desk, OpId.new(), key, line, 3, "")
    lower = deciding.revise(shop.desk, OpId.new(), key, line, 3, "别处也要")
    assert shop.held() == {"TS-L": 2, "BG": 3}
    assert looking.requisition(shop.desk, key).value_fen == 114_00
    shop.undo(lower.op)
    assert shop.held() == {"TS-L": 2, "BG": 5}
    assert looking.requisition(shop.desk, key).value_fen == 134_00


def test_what_has_left_is_not_lowered_and_the_rest_closes_the_sending(shop):
    key = shop.ask("BGx5")
    deciding.approve(shop.desk, OpId.new(), key)
    box = shop.pick(key, 2)
    parcels.ship(shop.desk, OpId.new(), box, Postage())
    assert shop.state(key) is State.APPROVED
    line = looking.lines(shop.desk, key)[0].id
    with pytest.raises(AlreadyLeft):
        deciding.revise(shop.desk, OpId.new(), key, line, 1, "少一点")
    with pytest.raises(AlreadyLeft):
        deciding.cancel(shop.desk, OpId.new(), key, "不办了")
    shop.pick(key, 3)
    deciding.revise(shop.desk, OpId.new(), key, line, 2, "就这些")
    one = looking.requisition(shop.desk, key)
    assert one.state is State.SENT
    assert one.sent_at is not None
    assert set(shop.held()) <= {"BG"}


def test_nothing_left_is_a_cancelling(shop):
    key = shop.ask("BGx5")
    deciding.approve(shop.desk, OpId.new(), key)
    line = looking.lines(shop.desk, key)[0].id
    with pytest.raises(NothingApproved) as no:
        deciding.revise(shop.desk, OpId.new(), key, line, 0, "没了")
    assert no.value.instead == Act.CANCEL


@pytest.mark.parametrize("state", [State.DRAFT, *OPEN])
def test_cancelling_frees_exactly_what_was_held_and_comes_back(shop, state):
    other = shop.ask("BGx1")
    deciding.approve(shop.as_(OTHER), OpId.new(), other)
    if shop.state(other) is State.APPROVED:
        shop.pick(other)
    before = shop.held()
    key = shop.at(state)
    held = shop.held()
    gone = deciding.cancel(shop.desk, OpId.new(), key, "不办了")
    assert shop.state(key) is State.CANCELLED
    assert shop.held() == before
    shop.undo(gone.op)
    assert shop.state(key) is state
    assert shop.held() == held


def test_who_keeps_a_home_may_pack_from_it_and_no_more(shop):
    key = shop.at(State.APPROVED)
    assert looking.may(shop.as_(HOME), key) >= {Act.PICK, Act.SHIP, Act.SEE_CONTACT, Act.SAY}
    assert Act.REVISE not in looking.may(shop.as_(HOME), key)
    assert looking.remark(shop.as_(HOME), key) == "请顺丰到付"
    assert looking.remark(shop.as_("小李"), key) == ""


def test_what_others_built_upon_is_taken_back_from_the_last_act_on(shop):
    lines = [LineDraft("BG", 5)]
    asked = drafting.save(shop.desk, OpId.new(), shop.draft(), lines)
    approved = deciding.approve(shop.desk, OpId.new(), asked.id)
    with pytest.raises(LaterStands) as no:
        shop.undo(asked.op)
    assert (no.value.request, no.value.act) == (asked.code, "approve_requisition")
    shop.undo(approved.op)
    assert shop.state(asked.id) is State.SUBMITTED
    assert looking.requisition(shop.desk, asked.id).due_on == date(2026, 11, 27)
    assert [told.undone for told in looking.story(shop.desk, asked.id)] == [False, True]
    shop.undo(asked.op)
    assert looking.requisitions(shop.desk).total == 0


def test_an_undone_answer_is_not_done_again_over_a_later_one(shop):
    key = shop.ask("BGx5")
    deciding.approve(shop.desk, OpId.new(), key)
    back = OpId.new()
    stock.undo(shop.desk, back, UUID(looking.story(shop.desk, key)[-1].op))
    deciding.reject(shop.desk, OpId.new(), key, "没有了")
    with pytest.raises(LaterStands):
        shop.undo(back.hex)


def test_a_word_or_a_message_holds_nothing_up(shop):
    key = shop.ask("BGx5")
    done = deciding.approve(shop.desk, OpId.new(), key)
    noting.note(shop.desk, OpId.new(), key, "电话里说好了")
    shop.undo(done.op)
    assert shop.state(key) is State.SUBMITTED
