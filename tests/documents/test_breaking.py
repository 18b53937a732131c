"""Lines of Chinese and Latin: what every way of breaking them must keep."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.certificates.breaking import HANGING, NOT_FIRST, NOT_LAST, Paragraph
from desktop.documents.faces import Face
from desktop.domain.paper.saying import together

WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "开源社",
                "年会",
                "，",
                "。",
                "「",
                "」",
                "（止戈）",
                "COSCon'26",
                " ",
                "2026年",
                "——",
            ),
            *("open", "-", "《", "》", "从零开始", "！", "16 小时", "O’Brien", "𠮷"),
        ]
    ),
    min_size=1,
    max_size=40,
).map("".join)
ROOMS = st.floats(min_value=4, max_value=40)


def lines(text: str, room: float, *, hanging: bool = False) -> list[str]:
    paragraph = Paragraph(text, Face.KAI, 0.0, 0.0)
    return [paragraph.line(*span).text for span in paragraph.broken(room, hanging=hanging)]


@given(WORDS, ROOMS)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_but_blanks_at_the_ends_of_lines(text, room):
    assert "".join(lines(text, room)).replace(" ", "") == text.replace(" ", "")


@given(WORDS, ROOMS)
@settings(max_examples=300, deadline=None)
def test_no_line_is_wider_than_its_room(text, room):
    paragraph = Paragraph(text, Face.KAI, 0.0, 0.0)
    for span in paragraph.broken(room):
        assert paragraph.line(*span).wide <= room + 1e-6
    for span in paragraph.broken(room, hanging=True):
        line = paragraph.line(*span)
        over = 0.5 if line.text and line.text[-1] in HANGING else 0
        assert line.wide <= room + over + 1e-6


@given(WORDS, st.floats(min_value=14, max_value=40))
@settings(max_examples=300, deadline=None)
def test_where_a_line_may_end_it_ends_rightly(text, room):
    """Unless so many marks follow each other that no right place is left in most of a line."""
    paragraph = Paragraph(text, Face.KAI, 0.0, 0.0)
    spans = paragraph.broken(room)
    for (start, end), (following, _) in pairwise(spans):
        places = [n for n in range(start + 1, end + 1) if n < len(text) and paragraph.loose[n]]
        wide = [n for n in places if paragraph.ends[n] - paragraph.ends[start] > room * 0.31]
        if wide and following < len(paragraph.text):
            assert paragraph.text[following] not in NOT_FIRST or paragraph.text[end - 1] in "-/ "
            assert paragraph.text[end - 1] not in NOT_LAST


@given(WORDS)
@settings(max_examples=100, deadline=None)
def test_breaking_is_the_same_every_time(text):
    assert lines(text, 12) == lines(text, 12)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("感谢您，我们", 3, ["感谢", "您，我", "们"]),
        ("开源「年会」好", 3, ["开源", "「年", "会」好"]),
        ("感谢 COSCon 志愿者", 7.1, ["感谢 COSCon", "志愿者"]),
        ("丁文昊（止戈）", 5, ["丁文昊", "（止戈）"]),
        ("共计2026年届", 3.5, ["共计", "2026年", "届"]),
        ("很好——是的", 3, ["很", "好——", "是的"]),
        (together("王瑒（䶮𠮷）"), 5, ["王瑒", "（䶮𠮷）"]),
        (together("欧阳瑒）"), 3, ["欧阳", "瑒）"]),
    ],
)
def test_lines_end_as_chinese_is_set(text, room, expected):
    assert lines(text, room) == expected


def test_a_word_longer_than_a_line_is_broken_all_the_same():
    assert len(lines("Donaudampfschifffahrtsgesellschaft", 6)) > 2


def test_a_closing_mark_may_hang_over_the_edge():
    assert lines("感谢您，我们", 3.5, hanging=True) == ["感谢您，", "我们"]


def test_centred_lines_come_out_about_even():
    paragraph = Paragraph("中国开源年会全体志愿者", Face.KAI, 0.0, 0.0)
    assert [end - start for start, end in paragraph.broken(10)] == [10, 1]
    even = paragraph.broken(paragraph.even(10, 2))
    assert [end - start for start, end in even] == [6, 5]
