"""No phone number stays in words that everybody reads, and nothing that was said is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.masking import PHONE
from desktop.domain.requisitions import LineDraft, RequisitionDraft
from desktop.domain.requisitions.apart import request_apart, taken_apart

PHONES = (
    "13755554444",
    "+86 137 5555 4444",
    "137-5555-4444",
    "１３７５５５５４４４４",
    "028-85551234",
)


@pytest.mark.parametrize("phone", PHONES)
def test_a_bracket_with_a_number_goes_as_a_whole(phone):
    said = f"T恤 L x2（寄给王大锤 {phone}）; 徽章 x3"
    assert taken_apart(said) == ("T恤 L x2; 徽章 x3", f"T恤 L x2（寄给王大锤 {phone}）")


@pytest.mark.parametrize("phone", PHONES)
def test_without_a_bracket_only_the_number_goes(phone):
    assert taken_apart(f"武汉活动 {phone} 李四\n徽章 x3") == (
        "武汉活动  李四\n徽章 x3",
        f"武汉活动 {phone} 李四",
    )


def test_two_numbers_of_one_line_are_kept_with_it_once():
    said = "徽章 x3（13755554444 或 13855554444）"
    assert taken_apart(said) == ("徽章 x3", said)


@pytest.mark.parametrize(
    "said", ["", "徽章 x3", "书 9787111213826", "编号 2026112200013755", "T恤 2026 x100000"]
)
def test_what_is_no_phone_number_stays(said):
    assert taken_apart(said) == (said, "")


def test_much_around_a_number_is_kept_in_part():
    open_, apart = taken_apart("徽" * 5_000 + "13755554444" + "章" * 5_000)
    assert len(open_) == 10_000
    assert "13755554444" in apart
    assert len(apart) <= 200


def test_a_request_says_the_same_twice_once_apart():
    draft = RequisitionDraft("活动（13755554444）", "小红", city="成都 028-85551234")
    lines = [LineDraft("BG", 3, "徽章 13755554444", "3"), LineDraft("BG", 1, "徽章 13755554444")]
    said, wanted, apart = request_apart(draft, lines)
    assert (said.title, said.city) == ("活动", "成都")
    assert [one.said for one in wanted] == ["徽章", "徽章"]
    assert apart.split("\n") == ["活动（13755554444）", "成都 028-85551234", "徽章 13755554444"]


@given(st.lists(st.sampled_from([*PHONES[:3], "（", "）", "徽章", " ", "x3", "\n", "[", "]"])))
def test_no_number_is_left_whatever_stands_around_it(words):
    said = " ".join(words)
    open_, apart = taken_apart(said)
    assert not PHONE.search(open_)
    assert bool(PHONE.search(said)) == bool(apart)
    assert taken_apart(open_) == (open_, "")
