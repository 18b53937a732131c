"""What volunteers answer when asked to count."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.domain.counts import Expected
from desktop.domain.replies import Question, Sure, read_reply
from desktop.wording.replies import amount, message


def line(title, unit="个", pack_size=None, qty=None, code=None, path="成都/林小北", variant=1):
    return Expected(variant, code, title, unit, pack_size, 1, "开源社", 1, path, qty)


ASKED = (
    line("COSCon'24 文化衫 S", "件", None, 5, "TS24-S"),
    line("COSCon'24 文化衫 M", "件", None, 12, "TS24-M"),
    line("COSCon'24 文化衫 L", "件", None, 8, "TS24-L"),
    line("COSCon'24 文化衫 2XL", "件", None, 2, "TS24-2XL"),
    line("贴纸 A款", "张", 50, 162, "ST-A"),
    line("贴纸 B款", "张", 50, 100, "ST-B"),
    line("正式成员徽章", "枚", 20, 40, "BD-1"),
    line("章鱼毛绒玩具", "个", None, 3),
    line("A4 手写信纸", "包", None, 6),
)
S, M, L, XXL, A, B, BADGE, OCTOPUS, PAPER = range(9)
BLIND = tuple(line(one.title, one.unit, one.pack_size) for one in ASKED)
NOTHING_ELSE = {i: one.qty for i, one in enumerate(ASKED)}


def figures(reply, asked=ASKED):
    """What the reply says of each line; `~12` is an estimate, `?` a question."""
    said: dict[int | None, Any] = {}
    for one in read_reply(reply, asked):
        if one.counts:
            before = said.get(one.expected, 0)
            said[one.expected] = f"~{one.qty}" if one.estimate else before + one.qty
        elif one.expected is not None and not one.superseded:
            said[one.expected] = "?"
    return said


REPLIES = [
    ("文化衫M 12", {M: 12}),
    ("文化衫M 12，贴纸A款 3包+12，徽章40", {M: 12, A: 162, BADGE: 40}),
    ("文化衫 S 3 M 12 L 8", {S: 3, M: 12, L: 8}),
    ("文化衫：S3 M12 L8 2XL1", {S: 3, M: 12, L: 8, XXL: 1}),
    ("文化衫: S=5, M=12, L=8", {S: 5, M: 12, L: 8}),
    ("文化衫 S/M/L 3/12/5", {S: 3, M: 12, L: 5}),
    ("文化衫 3 12 5 1", {S: 3, M: 12, L: 5, XXL: 1}),
    ("文化衫\nS 3\nM 12\nL 5", {S: 3, M: 12, L: 5}),
    ("M12L8S5", {M: 12, L: 8, S: 5}),
    ("XXL 1件", {XXL: 1}),
    ("小号 5 中号 12 大号 8", {S: 5, M: 12, L: 8}),
    ("S码3件，M码12件", {S: 3, M: 12}),
    ("文化衫M(12) L(8)", {M: 12, L: 8}),
    ("文化衫M还剩12，L还剩8", {M: 12, L: 8}),
    ("文化衫Ｍ　１２", {M: 12}),
    ("文化衫M十二件，徽章兩包，貼紙A款沒有了", {M: 12, BADGE: 40, A: 0}),
    ("TS24-M 12 / ST-A 162", {M: 12, A: 162}),
    ("ts24-m: 12", {M: 12}),
    ("贴纸A 3包12张", {A: 162}),
    ("贴纸A 3包又12", {A: 162}),
    ("贴纸A 3包 零 12", {A: 162}),
    ("贴纸A 3整包加12张", {A: 162}),
    ("贴纸A 3x50+12", {A: 162}),
    ("贴纸A 3包少2张", {A: 148}),
    ("贴纸B 两包", {B: 100}),
    ("贴纸B 一百零二", {B: 102}),
    ("贴纸A款：一百二", {A: 120}),
    ("徽章 3包（每包20个）+5", {BADGE: 65}),
    ("徽章 2包*25", {BADGE: 50}),
    ("徽章1,200", {BADGE: 1200}),
    ("徽章四十 章鱼三", {BADGE: 40, OCTOPUS: 3}),
    ("徽章\n40", {BADGE: 40}),
    ("徽章:\n3包+5\n章鱼 3", {BADGE: 65, OCTOPUS: 3}),
    ("徽章没有了", {BADGE: 0}),
    ("没有徽章了", {BADGE: 0}),
    ("徽章送完了，章鱼也没了", {BADGE: 0, OCTOPUS: 0}),
    ("徽章 0", {BADGE: 0}),
    ("徽章：无", {BADGE: 0}),
    ("徽章一个都没了", {BADGE: 0}),
    ("信纸 6包", {PAPER: 6}),
    ("A4手写信纸6", {PAPER: 6}),
    ("12件文化衫M、40个徽章", {M: 12, BADGE: 40}),
    ("10个徽章，3包贴纸A", {BADGE: 10, A: 150}),
    ("贴纸a 162；贴纸b 100；徽章 40；章鱼 3；", {A: 162, B: 100, BADGE: 40, OCTOPUS: 3}),
    ("章鱼 3、徽章 40、文化衫L 8", {OCTOPUS: 3, BADGE: 40, L: 8}),
    ("1. 徽章 40\n2. 章鱼 3", {BADGE: 40, OCTOPUS: 3}),
    ("5 12 8 2 162 100 40 3 6", NOTHING_ELSE),
    ("都在", NOTHING_ELSE),
    ("对的，没变", NOTHING_ELSE),
    ("都对👌", NOTHING_ELSE),
    ("all there", NOTHING_ELSE),
    ("徽章 38，其他都在", {**NOTHING_ELSE, BADGE: 38}),
    ("徽章没变，章鱼对的", {BADGE: 40, OCTOPUS: 3}),
    ("文化衫M和徽章都没变", {M: 12, BADGE: 40}),
    ("徽章✓ 章鱼✓", {BADGE: 40, OCTOPUS: 3}),
    ("章鱼少了1个", {OCTOPUS: 2}),
    ("徽章多出来 2 个", {BADGE: 42}),
    ("文化衫M 12\n不对，是 13", {M: 13}),
    ("徽章不是40，是38", {BADGE: 38}),
    ("徽章 40，章鱼 3\n更正：徽章 38", {BADGE: 38, OCTOPUS: 3}),
    ("徽章 38→40", {BADGE: 40}),
    ("徽章 40，还有 12", {BADGE: 52}),
    ("贴纸B约200", {B: "~200"}),
    ("贴纸B 大概两包", {B: "~100"}),
    ("大概200贴纸B", {B: "~200"}),
    ("贴纸A大半包", {A: "~38"}),
    ("贴纸A 3包半", {A: "~175"}),
    ("贴纸A半包", {A: "~25"}),
    ("徽章 100左右", {BADGE: "~100"}),
    ("徽章200多", {BADGE: "~200"}),
    ("徽章十几个", {BADGE: "~15"}),
    ("徽章大概四十来个吧", {BADGE: "~40"}),
    ("徽章30-40个", {BADGE: "~35"}),
    ("徽章40+", {BADGE: "~40"}),
    ("徽章应该是40，没细数", {BADGE: "~40"}),
    ("贴纸A没拆箱", {A: "~162"}),
    ("文化衫M 12，没拆", {M: "~12"}),
    ("一堆徽章", {BADGE: "?"}),
    ("徽章几十个", {BADGE: "?"}),
    ("贴纸B 1箱没拆", {B: "?"}),
    ("徽章没数", {BADGE: "?"}),
    ("stickers? no. 贴纸A: about 3 packs", {A: "~150"}),
    ("章鱼 two, 徽章 none", {OCTOPUS: 2, BADGE: 0}),
    ("你好，我刚数完：\n文化衫M：十二件\n文化衫L：没了\n徽章：两包", {M: 12, L: 0, BADGE: 40}),
    ("林小北 2026/11/22 10:32\n徽章40\n林小北 10:35\n章鱼3", {BADGE: 40, OCTOPUS: 3}),
    ("我明天下午3点去仓库再数，电话13800138000", {}),
    ("收到，晚点数", {}),
    ("", {}),
]


@pytest.mark.parametrize(("reply", "said"), REPLIES, ids=[r or "nothing" for r, _ in REPLIES])
def test_a_reply_is_read_as_it_was_meant(reply, said):
    assert figures(reply) == said


def only(reply, asked=ASKED):
    (one,) = read_reply(reply, asked)
    return one


def test_the_words_a_figure_came_from_are_kept_as_they_were_written():
    lines = read_reply("嗨！文化衫Ｍ１２件，貼紙A款 3包+12～", ASKED)
    assert [one.said for one in lines] == ["嗨！", "文化衫Ｍ１２件", "貼紙A款 3包+12～"]


def test_a_thing_nobody_asked_about_keeps_its_name_and_figure():
    one = only("蓝色水杯 5个")
    assert (one.expected, one.qty, one.question) == (None, 5, Question.NOT_ASKED)
    assert one.name == "蓝色水杯"


def test_a_name_that_fits_several_lines_is_a_question_with_the_candidates():
    one = only("贴纸 3包")
    assert (one.question, one.candidates, one.qty) == (Question.WHICH, (A, B), 150)


def test_a_figure_without_a_name_is_a_question():
    assert only("40").question is Question.WHAT
    assert only("40").qty == 40


def test_a_figure_alone_is_clear_where_one_thing_was_asked():
    one = only("还有40个", ASKED[BADGE : BADGE + 1])
    assert (one.expected, one.qty, one.sure) == (0, 40, Sure.SURE)


def test_a_second_figure_for_one_thing_is_asked_about_and_not_added():
    first, second = read_reply("徽章 40 徽章 38", ASKED)
    assert first.counts
    assert (second.qty, second.question) == (38, Question.AGAIN)


def test_a_correction_leaves_the_figure_it_replaces_to_be_seen():
    first, second = read_reply("徽章 40\n不对，是 38", ASKED)
    assert (first.qty, first.superseded, first.counts) == (40, True, False)
    assert (second.qty, second.expected) == (38, BADGE)


def test_as_you_say_means_nothing_where_no_figure_was_told():
    lines = read_reply("都在", BLIND)
    assert {one.question for one in lines} == {Question.NOT_TOLD}
    assert len(lines) == len(BLIND)


def test_as_you_say_is_marked_as_taken_from_the_message():
    assert all(one.as_told for one in read_reply("都在", ASKED))
    assert not only("徽章 40").as_told


def test_packs_of_a_thing_whose_pack_nobody_knows_are_a_question():
    one = only("章鱼 2包")
    assert (one.expected, one.qty, one.question) == (OCTOPUS, None, Question.PACK)


def test_the_same_thing_in_two_boxes_is_told_apart_by_the_box():
    asked = [
        line("徽章", "枚", 20, 40, path="成都/林小北/A1"),
        line("徽章", "枚", 20, 7, path="成都/林小北/B2"),
    ]
    assert figures("A1：徽章 38\nB2：徽章 7", asked) == {0: 38, 1: 7}
    assert only("徽章 38", asked).question is Question.WHICH


def test_sizes_after_two_things_belong_to_the_one_named_last():
    asked = [line("T恤 M"), line("T恤 L"), line("卫衣 M"), line("卫衣 L")]
    assert figures("T恤 M 1 L 2 卫衣 M 3 L 4", asked) == {0: 1, 1: 2, 2: 3, 3: 4}
    assert only("M 3", asked).question is Question.WHICH


WORDS = (
    "文化衫 徽章 贴纸 A款 M L S 2XL 3 12 ３ 十二 一百二 包 箱 个 半 大 约 没 有 了 都在 不对 是 + -"
    " x ( ) , ， 、 / ; : ： 。 几 多 来 每包 没拆 其他 ok none about 0 00 999999999999 1,200 1.5 ½"
    " ² ٣ İ ß 𠮷 👌 1. 2、 10:30 SF123"
)
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\t"])
ANY = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@given(ANY)
@example("三三三三三三三三三三三三")
@example("万万")
@example("不对不对不是3是")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_no_digit_of_it_gets_lost(text):
    for asked in (ASKED, BLIND, ASKED[:1], ()):
        lines = read_reply(text, asked)
        said = " ".join(one.said for one in lines)
        assert [c for c in text if c.isdigit() and c not in said] == []
        for one in lines:
            assert one.said.strip() == one.said
            assert one.qty is None or one.qty >= 0
            assert one.expected is None or 0 <= one.expected < len(asked)
            assert (one.sure is Sure.ASK) == (one.question is not None)


TITLES = [one.title for one in ASKED]


@given(
    st.permutations(range(len(ASKED))),
    st.lists(st.integers(0, 3000), min_size=len(ASKED), max_size=len(ASKED)),
    st.sampled_from(["\n", "，", " / ", "；", "、", "\n\n"]),
    st.sampled_from([" ", "：", "", "  ", " 有"]),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_an_honest_reply_reads_back_as_the_figures_in_it(order, counted, between, gap, chinese):
    said = [
        ASKED[i].title
        + (gap or " ")
        + amount(counted[i], ASKED[i].unit, ASKED[i].pack_size, chinese)
        for i in order
    ]
    lines = read_reply("你好，数完了：\n" + between.join(said), ASKED)
    assert {one.expected: one.qty for one in lines if one.counts} == dict(enumerate(counted))
    assert not any(one.estimate for one in lines)


@given(st.lists(st.integers(0, 3000), min_size=len(ASKED), max_size=len(ASKED)))
@settings(max_examples=60, deadline=None)
def test_the_message_sent_back_as_it_is_says_what_it_said(qtys):
    asked = [
        line(one.title, one.unit, one.pack_size, qty) for one, qty in zip(ASKED, qtys, strict=True)
    ]
    for lang in ("zh", "en"):
        body = message(asked, lang).splitlines()[1:-1]
        assert figures("\n".join(body), asked) == dict(enumerate(qtys))


def test_the_message_is_short_and_names_packs():
    text = message(ASKED[A : BADGE + 1])
    assert text.splitlines()[1:-1] == ["贴纸 A款 3包+12", "贴纸 B款 2包", "正式成员徽章 2包"]
    assert "162" not in message(BLIND)
    assert message([]) == ""


def test_the_message_groups_by_box():
    asked = [line("徽章", qty=1, path="成都/A1"), line("贴纸", qty=2, path="成都/B2")]
    assert message(asked).splitlines()[1:-1] == ["A1:", "徽章 1", "B2:", "贴纸 2"]


def test_a_pasted_book_is_read_in_a_moment_too():
    many = [line(f"物料{n:03d} 款{n % 7}", "个", 20, n) for n in range(300)]
    book = "今天我们去了仓库，看了看东西，聊了聊开源社的近况。\n" * 100
    began = time.process_time()
    read_reply(book + "物料007 款0 12", many)
    assert time.process_time() - began < 20  # a guard against a power of the length, no figure
