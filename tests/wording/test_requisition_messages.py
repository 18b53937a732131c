"""The asker's message at each step: short, polite, complete in both languages, no phone in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain import masking
from desktop.domain.requisitions.arrivals import Step
from desktop.domain.requisitions.letters import (
    Letter,
    LetterLine,
    LetterParcel,
)
from desktop.wording.requisitions import arrivals, messages

LETTER = Letter(
    applicant="小红",
    title="成都见面会",
    code="RQ-7K2QMX",
    due_on=date(2026, 11, 27),
    needed_on=date(2026, 12, 5),
    lines=(
        LetterLine("COSCon T恤 L", 20, 15, reason="库存只有 15 件", sent=15, open=15),
        LetterLine("贴纸 A 款", 50, 50, substitute="贴纸 B 款", reason="A 款没有了"),
        LetterLine("帆布袋", None, 0, reason="停做了"),
        LetterLine("插线板", 2, 2, sent=2, lent=2, loan=True, back_on=date(2026, 12, 12)),
    ),
    parcels=(LetterParcel("post", "顺丰", "SF1234567890123"),),
    said="几号开始？联系人 13812348000",
)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_step_is_written_in_both_languages(step: Step, lang: str):
    said = messages.text(step, LETTER, lang)
    assert "成都见面会" in said
    assert "小红" in said
    assert "RQ-7K2QMX" in said
    assert "13812348000" not in said
    assert "{" not in said
    assert "  " not in said
    assert all(line.strip() for line in said.splitlines())


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_what_nobody_knows_leaves_no_hole(step: Step, lang: str):
    said = messages.text(step, Letter("", "", "RQ-1"), lang)
    assert "RQ-1" in said
    assert "None" not in said
    assert "「」" not in said
    assert all(line.strip() for line in said.splitlines())


def test_received_says_the_day():
    assert messages.text(Step.TAKEN, LETTER).splitlines()[0] == (
        "小红好！「成都见面会」的物料申请（RQ-7K2QMX）收到了。"
        "需要日期：12 月 5 日。我们会在 11 月 27 日前发出。"
    )
    assert "· 帆布袋 数量待定" in messages.text(Step.TAKEN, LETTER)


def test_approved_says_less_substitutes_and_why():
    lines = messages.text(Step.APPROVED, LETTER).splitlines()
    assert lines[1:5] == [
        "· COSCon T恤 L ×15（申请 20）（库存只有 15 件）",
        "· 贴纸 B 款（代替 贴纸 A 款） ×50（A 款没有了）",
        "· 帆布袋：这次没有（停做了）",
        "· 插线板 ×2，借用，请在 12 月 12 日前归还",
    ]
    english = messages.text(Step.APPROVED, LETTER, "en")
    assert "- COSCon T恤 L: 15 of 20 (库存只有 15 件)" in english
    assert "on loan, please return it by December 12" in english


def test_sent_says_courier_and_number():
    said = messages.text(Step.SENT, LETTER)
    assert "已发出" in said
    assert "· 顺丰 快递单号 SF1234567890123" in said
    assert "- 顺丰, waybill SF1234567890123" in messages.text(Step.SENT, LETTER, "en")
    fetched = Letter("小红", "会", "RQ-1", parcels=(LetterParcel("pickup", "", ""),))
    assert "可以自提了" in messages.text(Step.SENT, fetched)


def test_only_what_is_open_is_to_be_confirmed_and_only_what_is_lent_is_due():
    assert "插线板" not in messages.text(Step.CONFIRM, LETTER)
    assert "COSCon T恤 L ×15" in messages.text(Step.CONFIRM, LETTER)
    due = messages.text(Step.BACK, LETTER)
    assert "插线板 ×2，12 月 12 日到期" in due
    assert "T恤" not in due


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("找 13812348000 王", "找 138****8000 王"),
        ("+86 138 1234 8000", "+86 *** **** 8000"),
        ("+86-13812348000", "+86-********8000"),
        ("028-12345678", "028-****5678"),
        ("订单 20231115 共 15 件", "订单 20231115 共 15 件"),
        ("SF1234567890123", "SF1234567890123"),
    ],
)
def test_phones_in_free_words_are_masked(text: str, masked: str):
    told = masking.phones(text)
    if "138" in text or "028" in text:
        assert "12348000" not in told.replace(" ", "")
        assert "*" in told
    else:
        assert told == masked


def test_every_step_and_outcome_has_its_word():
    assert set(arrivals.STEPS) == set(Step)
    assert all(arrivals.step(step) for step in Step)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("step", [Step.SENT, Step.CONFIRM, Step.BACK])
def test_what_is_on_its_way_is_called_what_it_is(step: Step, lang: str) -> None:
    """Who gets B in place of A is not told that A comes, nor asked for A back."""
    line = LetterLine("贴纸 A 款", 9, 7, substitute="贴纸 B 款", sent=7, open=7, lent=7, loan=True)
    said = messages.text(step, replace(LETTER, lines=(line,)), lang)
    assert "贴纸 B 款" in said
    assert "贴纸 A 款" not in said
