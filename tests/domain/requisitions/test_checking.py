"""What a request says is kept to a bearable length, and errors say nothing of people."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.errors import TooLong
from desktop.domain.requisitions.checking import LINES, checked, checked_lines, short
from desktop.domain.requisitions.values import Contact, LineDraft, RequisitionDraft
from desktop.wording.refusals import sentence

LONG = "欧阳小满 13812345678 " * 500


@pytest.mark.parametrize(
    "said",
    [
        {"applicant": LONG},
        {"remark": LONG},
        {"contact": Contact(LONG, "", "")},
        {"contact": Contact("", LONG, "")},
        {"contact": Contact("", "", LONG)},
    ],
)
def test_an_error_over_a_private_value_holds_nothing_of_it(said: dict[str, Any]):
    with pytest.raises(TooLong) as no:
        checked(
            RequisitionDraft(**{"title": "小满开源社团开学活动", "applicant": "甲", **said}),
            submitted=True,
        )
    told = f"{no.value} {no.value.data()} {sentence(no.value)}"
    assert "欧阳" not in told
    assert "1381" not in told
    assert str(no.value.length) in sentence(no.value)


@pytest.mark.parametrize(
    "field",
    ["reason", "question", "answer", "message", "over_reason", "note", "lines", "report", "said"],
)
def test_free_words_are_private_in_errors_as_well(field: str):
    with pytest.raises(TooLong) as no:
        short(field, LONG, LINES)
    assert no.value.start == ""


def test_what_a_line_said_stays_out_of_its_error():
    for line in (LineDraft("BG", 1, said=LONG), LineDraft("BG", 1, qty_said=LONG)):
        with pytest.raises(TooLong) as no:
            checked_lines([line])
        assert no.value.start == ""


def test_a_title_that_is_too_long_is_shown_by_its_beginning():
    with pytest.raises(TooLong) as no:
        checked(RequisitionDraft(title="春天的聚会" * 100, applicant="甲"), submitted=True)
    assert no.value.start == ("春天的聚会" * 100)[:20]


def test_a_name_stands_on_one_line_and_a_remark_may_have_several():
    draft = RequisitionDraft("活动\n一\x1b[31m 👩‍👩‍👧", "甲\t乙", remark="一\n二")
    said = checked(draft, submitted=True)
    assert (said.title, said.applicant, said.remark) == ("活动 一 [31m 👩‍👩‍👧", "甲 乙", "一\n二")
