"""One request's whole story, and the acts that are done from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.domain.requisitions import Act, LineDraft, RequisitionDraft, State
from desktop.services import people, stock
from desktop.services.changes import OpId
from desktop.services.requisitions import drafting, picking, proposing
from desktop.ui.requisitions.story import forms
from desktop.ui.requisitions.story.acts import STEPS
from desktop.ui.requisitions.story.late import SUBSTITUTE
from tests.ui.requisitions.conftest import focus, found, undo
from tests.ui.walk import faults


def open_(house, page, title: str):
    """The story of a request."""
    page.open(("request", found(house, title).id))
    house.settle()
    return page.side


def text(widget) -> str:
    """All that can be read in it."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def take(house, side, act: Act):
    """Chooses an act from the menu."""
    step = next(step for step in side.others if step.act is act and not step.way)
    at = side.others.index(step)
    side.menu.actions()[at].trigger()
    house.settle()
    assert side.form is not None
    return side.form


def acts(side) -> set[Act]:
    """All that is offered."""
    return {step.act for step in side.others} | ({side.next.act} if side.next else set())


def test_the_story_tells_who_asked_what_was_promised_and_what_left(house, page):
    side = open_(house, page, "深圳年会")
    said = text(side)
    for part in ("深圳年会", "老王", "138****8000", "王**", "Sent", "SF1234567890123", "-1"):
        assert part in said, part
    assert "开源徽章 × 40" in said
    assert "approved 40" in said
    assert "sent 40" in said
    assert f"sent off {found(house, '深圳年会').code}-1" in said
    for secret in ("13812348000", "王小明", "天府大道"):
        assert secret not in said
    assert faults(page) == []


def test_what_is_packed_only_has_to_be_shipped(house, page):
    desk, one = house.session.desk(), found(house, "上海黑客松")
    side = open_(house, page, "上海黑客松")
    assert side.next_key.text().strip() == "Pick and pack"
    first, *_rest = proposing.propose(desk, one.id).takes
    picking.pick(desk, OpId.new(), one.id, [replace(first, qty=1)])
    house.settle()
    assert side.next_key.text().strip() == "Pick and pack"
    picking.pick(desk, OpId.new(), one.id, proposing.propose(desk, one.id).takes)
    house.settle()
    assert side.next_key.text().strip() == "Ship"


def test_a_promise_into_a_year_without_published_holidays_says_so(house, page):
    from desktop.ui.requisitions.story import told

    one = found(house, "成都见面会")
    said = "\n".join(line for line, _tone in told.promised(one, (2031,)))
    assert "2031" in said
    assert "Monday to Friday" in said


def test_what_is_not_certain_is_marked_and_said(house, page):
    side = open_(house, page, "北京工作坊")
    assert side.unsure.accessibleName() == "1 line to look at"
    said = text(side)
    assert "神秘贴纸 × 若干" in said
    assert "no article known" in said


def test_the_one_large_key_is_what_is_done_next(house, page):
    nexts = {
        "杭州沙龙": Act.SUBMIT,
        "成都见面会": Act.APPROVE,
        "广州分享会": Act.ANSWER,
        "上海黑客松": Act.PICK,
        "深圳年会": Act.RECEIVE,
    }
    for title, act in nexts.items():
        side = open_(house, page, title)
        assert side.next is not None
        assert side.next.act is act, title
        assert side.next_key.isVisible()


def test_only_what_the_table_allows_is_offered(house, page):
    side = open_(house, page, "成都见面会")
    assert acts(side) == {
        *(Act.APPROVE, Act.ASK, Act.EDIT, Act.REJECT, Act.CANCEL, Act.SAY),
    }


def test_nobody_decides_on_what_they_asked_for_and_is_told_so(house, page):
    house.session.change(person="小红")
    house.settle()
    page = house.page("requisitions")
    side = open_(house, page, "成都见面会")
    assert side.next is None
    assert "somebody else decides" in side.why.text()
    assert Act.REJECT not in acts(side)
    assert Act.CANCEL in acts(side)


def test_a_keeper_is_told_that_others_decide(house, page):
    from desktop.domain.people import Role

    desk = house.session.desk()
    people.add_person(desk, OpId.new(), "小仓")
    people.set_role(desk, OpId.new(), "小仓", Role.KEEPER)
    house.session.change(person="小仓")
    house.settle()
    side = open_(house, house.page("requisitions"), "成都见面会")
    assert acts(side) == {Act.SAY}
    assert "others" in side.why.text()


def test_a_request_is_rejected_with_a_reason_and_that_is_taken_back(house, page):
    side = open_(house, page, "北京工作坊")
    form = take(house, side, Act.REJECT)
    house.tap(form.go_key)  # without a word
    assert form.notices.isVisible()
    assert found(house, "北京工作坊").state is State.SUBMITTED
    house.write(form.entry, "没有库存了")
    house.tap(form.go_key)
    assert side.form is None
    assert found(house, "北京工作坊").state is State.REJECTED
    assert "没有库存了" in text(side)
    undo(house)
    assert found(house, "北京工作坊").state is State.SUBMITTED
    assert "taken back" in text(side)


def test_the_asker_is_asked_back_and_answers(house, page):
    side = open_(house, page, "成都见面会")
    form = take(house, side, Act.ASK)
    house.write(form.entry, "几号需要？")
    house.tap(form.go_key)
    assert found(house, "成都见面会").state is State.ASKED
    assert side.left.accessibleName() == "Clock stopped"
    house.tap(side.next_key)
    house.write(side.form.entry, "十号")
    house.tap(side.form.go_key)
    assert found(house, "成都见面会").state is State.SUBMITTED
    assert "十号" in text(side)


def test_a_draft_is_submitted_and_a_request_cancelled(house, page):
    side = open_(house, page, "杭州沙龙")
    house.tap(side.next_key)
    house.tap(side.form.go_key)
    assert found(house, "杭州沙龙").state is State.SUBMITTED
    form = take(house, side, Act.CANCEL)
    house.write(form.entry, "活动取消")
    house.tap(form.go_key)
    assert found(house, "杭州沙龙").state is State.CANCELLED


def test_less_is_given_than_was_approved(house, page):
    side = open_(house, page, "上海黑客松")
    form = take(house, side, Act.REVISE)
    form.qty.set_value(6)
    house.write(form.entry, "只剩六件")
    house.tap(form.go_key)
    assert "approved 6" in text(side)


def test_a_note_is_written_into_the_thread(house, page):
    side = open_(house, page, "成都见面会")
    form = take(house, side, Act.SAY)
    house.write(form.entry, "电话里说好了")
    house.bot.keyClick(form.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert "电话里说好了" in text(side)


def test_a_received_request_is_closed_with_why_there_is_no_report(house, page):
    from desktop.services.requisitions import receiving

    receiving.receive_all(house.session.desk(), OpId.new(), found(house, "深圳年会").id)
    house.settle()
    side = open_(house, page, "深圳年会")
    assert side.next.act is Act.REPORT
    form = take(house, side, Act.CLOSE)
    house.tap(form.go_key)
    assert form.notices.isVisible()
    house.write(form.entry, "活动没有照片")
    house.tap(form.go_key)
    assert found(house, "深圳年会").state is State.CLOSED


def test_when_it_is_too_late_for_the_post_other_ways_are_offered(house, page):
    side = open_(house, page, "上海黑客松")
    assert side.late.isVisible()
    assert side.late.keys["pickup"].isVisible()
    assert not side.late.keys[SUBSTITUTE].isVisible()  # it is decided already
    house.tap(side.late.keys["carried"])
    assert page.way_key == "parcels"
    side = open_(house, page, "成都见面会")
    assert side.late.isHidden()


def test_a_substitute_is_offered_while_nothing_is_decided(house, page):
    from tests.ui.requisitions.conftest import ask

    ask(house.session.desk(), "西安工坊", "西安", "小安", 2, "BGx5", needed=1)
    house.settle()
    side = open_(house, page, "西安工坊")
    assert side.late.keys[SUBSTITUTE].isVisible()
    house.tap(side.late.keys[SUBSTITUTE])
    assert page.way_key == "decide"


def test_what_is_typed_is_not_lost_by_looking_at_another_request(house, page):
    side = open_(house, page, "成都见面会")
    form = take(house, side, Act.ASK)
    house.write(form.entry, "几个人")
    rows = page.tab("list")
    focus(house, rows.grid)
    house.bot.keyClick(rows.grid, Qt.Key.Key_Down)
    house.settle()
    assert side.form is form
    assert side.title.text() == "成都见面会"


def test_a_request_that_is_taken_back_takes_its_story_along(house, page):
    op = OpId.new()
    desk = house.session.desk()
    draft = RequisitionDraft("武汉沙龙", "小武")
    made = drafting.save(desk, op, draft, [LineDraft("BG", 1)]).id
    house.settle()
    page.open(("request", made))
    house.settle()
    assert page.side.isVisible()
    stock.undo(desk, OpId.new(), op)
    house.settle()
    assert page.side.isHidden()


def test_escape_puts_the_form_away_and_asks_before_words_are_lost(house, page, monkeypatch):
    side = open_(house, page, "成都见面会")
    form = take(house, side, Act.ASK)
    house.write(form.entry, "几个人")
    asked = []

    def ask(_parent, question: str, _yes: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(forms, "ask", ask)
    house.bot.keyClick(form.entry, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert side.form is form
    form.entry.clear()
    house.bot.keyClick(form.entry, Qt.Key.Key_Escape)
    assert side.form is None
    assert side.isVisible()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.act.value}{step.way}")
def test_every_step_has_words_and_an_icon_of_the_set(step):
    from desktop.ui import theme

    assert step.title
    theme.icon(step.icon)
