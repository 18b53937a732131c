"""Words around a name that say nothing of it: greetings, wishes, politeness, headings."""

from __future__ import annotations

import re

_HEADINGS = frozenset(
    "名称 物料 物料名称 品名 规格 型号 款式 尺码 数量 单位 备注 序号 编号 申请物料 所需物料 "
    "需要物料 物品 周边 物资 清单 物料清单 申请清单 需求 明细 如下 申请 我们 我 我们需要 需要 想要 "
    "您好、我们 item name qty quantity size".split()
)
_BEFORE = re.compile(
    r"^(?:[\s,、:;/\-—–~+&.*•·=>]+|您好|你好|谢谢|麻烦|(?:我们|我方|我|咱们|这边|此次|本次|活动|现场|现)+"
    r"(?=想|需|要|申|希|请|打|准)|想要|希望|想|需要|需求|打算|准备|申请|申領|申领|领取|请(?:寄|给|发|帮)?|"
    r"寄送?|给我们?|各需|以下|如下|包括|包含|分别(?:是|为)?|主要是|和(?=\s)|与(?=\s)|要(?=\s|[A-Za-z\d\u4e00-\u9fff])|"
    r"(?:物料|申请物料|所需物料|物品|周边|物资)(?:清单)?\s*[:：]|一共|总共|共|那|就|的(?=\S)|"
    r"(?:we\s+)?(?:need|want|please send)\s|(?:of|pls|please)\s)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[\s,、:;/\-—–~+&=*·]+|谢谢|即可|就行|就好|就可以|可以吗|左右|吧|哦|呀|啦|行吗|数量|需要|各|共|要|申请)+$"
)
_POLITE = re.compile(
    r"(?:\W|以上|就这些|这些|麻烦|辛苦|谢谢|多谢|感谢|感激不尽|拜托|您|你|大家|老师|各位|同学|们|先|帮忙|尽快|"
    r"了|啦|哦|哈|吧|呀|啊|呢|喽|您好|你好|请|收到|好的|thanks?|thx|hi|hello|pls|please)+",
    re.IGNORECASE,
)


def trimmed(text: str) -> str:
    """Without the words before and behind that say nothing."""
    text = text.strip()
    text = _BEFORE.sub("", text, count=1)
    return _AFTER.sub("", text).strip()


def worthless(text: str) -> bool:
    """Whether it is the heading of a column, politeness, or no word at all."""
    if _POLITE.fullmatch(text):
        return True
    words = text.lower().replace(":", " ").split()
    return not any(c.isalnum() for c in text) or all(word in _HEADINGS for word in words)
