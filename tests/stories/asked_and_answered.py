"""The first half of the season of `test_requests.py`: taken in, promised, and answered."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.requisitions import Sure
from tests.stories.asking import Asking, day, drop, form, texts
from tests.stories.many_hands import cells


def the_list_of_the_form_is_taken_in(asking: Asking, folder: Path) -> None:
    long_ago, now = f"{day(-30):%Y/%m/%d} 09:55", f"{day(0):%Y/%m/%d} 00:01"
    path = form(
        folder / "使用申请.csv",
        (
            *(1, "李源分", long_ago, "大连开源之夜", "KCC 线下活动", "大连", day(60), 15),
            *("社区T恤/L x20; 小圆牌 x30", "李源分", "15912225319", "大连市示例区样例路 23 号"),
            "请顺丰到付",
        ),
        (
            *(2, "杨开雪", now, "成都开源之夜", "KCC 线下活动", "成都", day(6), 50),
            *("小圆牌 x40; 社区帽衫/XL x4", "杨开雪", "+86-13356428397", "成都市示例区样例路 9 号"),
            "",
        ),
        (
            *(3, "王小五", now, "北京沙龙", "高校讲座", "北京", day(50), 30),
            *("城市徽章 x10", "王小五", "13812340003", "北京市示例区样例路 3 号", ""),
        ),
        (
            *(4, "赵六", now, "上海黑客松", "高校讲座", "上海", day(50), 300),
            *("社区T恤/S x500", "赵六", "13812340004", "上海市示例区样例路 4 号", ""),
        ),
    )
    hands, page = asking.hands, asking.page
    hands.tap(page.empty.button)
    way = page.way
    drop(hands, way.choose, path)
    assert [row[4] for row in cells(way.fates.list.grid)] == [
        "2 lines, 1 to look at", "2 lines, 1 to look at", "1 line, 1 to look at", "1 line",
    ]  # fmt: skip

    # Nobody knows what 小圆牌 are; once one is said to be a badge, the next one is known.
    pane = way.fates.pane
    assert pane.pickers[0].accessibleName() == "Article of line 1: 小圆牌"
    hands.pick(pane.pickers[0], "金属徽章 金色")
    assert [row[4] for row in cells(way.fates.list.grid)] == [
        "2 lines", "2 lines", "1 line, 1 to look at", "1 line",
    ]  # fmt: skip
    hands.tap(way.fates.write)
    assert page.way is None


def the_most_urgent_stands_first(asking: Asking) -> None:
    late, *others = asking.listed()
    assert late[0] == "大连开源之夜"
    assert late[1].endswith(" working days late")
    # It is promised for the same day as the others, and has to leave before to come in time.
    assert others[0] == ("成都开源之夜", "5 working days left", "To answer")
    assert ("成都开源之夜", day(3).isoformat()) in asking.listed(show=("title", "post_by"))
    assert asking.listed("overdue") == [late]
    first, second, *more = asking.today()
    assert first == f"'大连开源之夜 (大连)' waits for an answer: {late[1]}"
    assert second == "'成都开源之夜 (成都)' waits for an answer: 5 working days left"
    assert len(more) == 2


def a_wish_is_answered_with_less(asking: Asking) -> None:
    hands = asking.hands
    way = asking.way("Reference values")
    hands.write(way.kind, "KCC 线下活动")
    hands.type(way.amount, 300)
    hands.tap(way.go_key)
    hands.tap(way.close_key)

    way = asking.go_on("大连开源之夜", "Decide")
    shirts, badges = way.rows
    assert badges.line.sure is Sure.KNOWN
    assert way.side.standing.value.text() == "Reference ¥300 · this one ¥966, ¥666 over"
    hands.type(shirts.qty, 4)
    assert way.side.standing.value.text() == "Reference ¥300 · this one ¥294"
    hands.tap(way.go_key)
    assert "less than was asked for" in shirts.under.text()
    hands.tap(shirts.reason.chips["Over the reference"])
    hands.tap(way.go_key)
    side = asking.page.side
    assert (side.title.text(), side.state.accessibleName()) == ("大连开源之夜", "To send")
    assert "Reason: Over the reference" in "\n".join(texts(side.lines))


def one_above_the_reference_wants_a_sentence(asking: Asking) -> None:
    hands = asking.hands
    way = asking.choose("成都开源之夜", "Edit")
    _badges, hoodies = way.lines.rows
    hands.tick(hoodies.loan)
    hands.type(hoodies.back_on, day(20).isoformat())
    hands.tap(way.go_key)

    way = asking.go_on("成都开源之夜", "Decide")
    assert way.side.standing.value.text() == "Reference ¥300 · this one ¥608, ¥308 over"
    hands.tap(way.go_key)
    assert "¥308 over the reference" in way.side.over_field.under.text()
    hands.write(way.side.over, "周年活动")
    hands.tap(way.go_key)
    side = asking.page.side
    assert side.state.accessibleName() == "To send"
    assert "周年活动" in texts(side.about)
    assert f"Lent until {day(20)}" in "\n".join(texts(side.lines))


def one_goes_back_to_the_asker(asking: Asking) -> None:
    hands = asking.hands
    way = asking.go_on("北京沙龙", "Decide")
    hands.write(way.side.words, "要哪个城市的？")
    hands.tap(way.ask_key)
    assert ("北京沙龙", "Clock stopped", "Asked back") in asking.listed()
    assert not any("北京沙龙" in line for line in asking.today())
    side = asking.take("北京沙龙")
    assert "Waits for the asker: the clock stands still" in texts(side.promise)

    hands.tap(side.next_key)
    hands.write(side.form.entry, "北京的就好")
    hands.tap(side.form.go_key)
    assert side.left.accessibleName() == "5 working days left"
    assert any("北京的就好" in line for line in texts(side.thread_lines))

    way = asking.go_on("北京沙龙", "Decide")
    (badges,) = way.rows
    assert badges.mark.isVisible()
    hands.tap(hands.key("城市徽章 北京", badges))
    hands.tap(way.go_key)
    assert asking.state("北京沙龙") == "To send"
