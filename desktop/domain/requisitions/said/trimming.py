"""Words around a name that say nothing of it: greetings, wishes, politeness, headings."""

from __future__ import annotations

import re

from desktop.domain.requisitions.said.numerals import NUMERAL, UNIT

_INTRODUCED = re.compile(r"(?:我|我们|这里|这边)(?:是|叫|来自).{1,24}")
_HEADINGS = frozenset(
    "名称 物料 物料名称 品名 规格 型号 款式 尺码 数量 单位 备注 序号 编号 申请物料 所需物料 "
    "需要物料 物品 周边 物资 清单 物料清单 申请清单 需求 明细 如下 申请 我们 我 我们需要 需要 想要 "
    "您好、我们 item name qty quantity size".split()
)
_BEFORE = re.compile(
    r"^(?:[\s,、:;/\-—–~+&.*•·=>]+|(?:hi|hello)\b|您好|你好|谢谢|麻烦|(?:我们|我方|我|咱们|这边|[此本这]次|活动|现场|现)+"
    r"(?=想|需|要|申|希|请|打|准|用)|能否|能(?=给)|给到|要?用到|求(?=[“\w])|想要|希望|想|需要|需求|打算|准备|申请(?:一?下)?|申領|申领|领取|请(?:寄|给|发|帮)?|"
    r"寄送?|给我们?|各需|以下|如下|包括|包含|分别(?:是|为)?|主要是|和(?=\s)|与(?=\s)|要(?=\s|[A-Za-z\d\u4e00-\u9fff])|"
    r"(?:物料|申请物料|所需物料|物品|周边|物资)(?:清单)?\s*[:：]|一共|总共|共|那|就|的(?=\S)|"
    r"(?:we\s+)?(?:need|want|please send)\s|(?:of|pls|please)\s)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[\s,、:;/\-—–~+&=*·]+|谢谢|即可|就行|就好|就可以|可以吗|左右|吧|哦|呀|啦|行吗|数量|需要|各|共|要|申请|也是?|同样)+$"
)
_EMPTY = re.compile(r"[(\[【]\s*[)\]】]")
_WISH = re.compile(
    r"^(?:[-–—•·]\s+)?(?:(?:(?:hi|hello)[~,!]?|您好|你好|麻烦|我们|想要?|希望|需要|需求|打算|准备|申请(?:一?下|一?些)?|申領|申领|领取|请(?:寄|给|发|帮)?|"
    rf"寄送?|给[我到]?们?|能|求|[此本这]次|活动|要?用到|要)\s?)*(?=\d|{NUMERAL}+{UNIT})"
)
# What is said of a line and names nothing: (备用), 送嘉宾, (如果还有的话).
_FOR = (
    "嘉宾|讲师|志愿者|老师|同学|学生|参会者|参与者|观众|听众|获奖者|评委|组织者|选手|开发者|伙伴|"
    "合作方|赞助商|工作人员|领导|朋友|会员|成员|大家|他们|礼物|礼品|奖品|奖励|抽奖|互动|签到|纪念|"
    "现场|活动|当天|[作做为当的和与及、]"
)
_NOTE = re.compile(
    rf"(?:用于|用作|作为|[送发赠留做作]给?|给|奖励)(?:{_FOR})+(?:使?用|准备)?|(?:{_FOR})*(?:备用|使用|用)(?:的)?|"
    r"(?:如果?|若|要是)(?:还|仍)?有.{0,12}|(?:还)?有的话.{0,8}|没有.{0,6}也(?:行|可以|没关系)"
)
_THANKS = re.compile(
    r"[\s,、]+(?:谢谢|多谢|感谢|辛苦了?|拜托了?)"
    r"(?:[\u4e00-\u9fff]{0,6}(?:您|你|大家|老师|们|伙伴|同学))?[\s,、~]*$"
)
_BEHIND_NUMBER = re.compile(
    rf"(?P<number>(?:\d|{NUMERAL})\s?(?:{UNIT})?)\s*(?P<note>[(\[【][^()\[\]【】\d]{{1,24}}[)\]】])\s*$"
    r"|(?P<name>\w)\s*[-—–]{2,}\s*(?P<said>[^\d\-—–]{2,24})$"
)
_NOTED = re.compile(r"\s*[(\[【]\s*([^()\[\]【】]{1,24}?)\s*[)\]】]\s*$")
# What asks for nothing: it counts people, says a day, an hour or a place, or speaks to somebody.
_OTHER_NUMBER = r"\d+\s?(?:人|位|名|点|楼|层|室|月|日|号)|(?:1[3-9]\d|0\d{2,3}-?)\d{7,8}(?!\d)"
_REMARK = re.compile(
    rf"{_OTHER_NUMBER}|请|我|您|你|联系|寄|的话|可以|谢|辛苦|参加|预计|场地|电话|如果|也行|不(?:要|用|需要)了?$|"
    r"^[放摆]|[前后]到?$|归还|用$"
)
_BEHIND = re.compile(r"\s+(\S{2,16})$")
_POLITE = re.compile(
    r"(?:\W|以上|支持|就这些|这些|麻烦|辛苦|谢谢|多谢|感谢|感激不尽|拜托|您|你|大家|老师|各位|同学|们|先|帮忙|尽快|"
    r"了|啦|哦|哈|吧|呀|啊|呢|喽|您好|你好|请|收到|好的|thanks?|thx|hi|hello|pls|please)+",
    re.IGNORECASE,
)


def trimmed(text: str) -> str:
    """Without the words before and behind that say nothing."""
    text = _EMPTY.sub("", text).strip()
    text = _BEFORE.sub("", text, count=1)
    return _AFTER.sub("", text).strip()


def wanted(text: str) -> str:
    """Without the wish before a number and the thanks behind it: 想要30个徽章 谢谢."""
    return _THANKS.sub("", _WISH.sub("", text.strip(), count=1))


def behind_number(text: str) -> tuple[str, str]:
    """A text and the brackets behind its number: 120（志愿者）, 5枚（金色）; "" where none are. So
    is what stands behind dashes there.
    """
    found = _BEHIND_NUMBER.search(text)
    if not found:
        return text, ""
    if found["said"]:
        return text[: found.end("name")], f"({found['said'].strip()})"
    return text[: found.end("number")], found["note"]


def noted(text: str) -> tuple[str, str]:
    """A text and the note behind it, which names nothing; "" where one is missing."""
    if _NOTE.fullmatch(text.strip()):
        return "", f"({text.strip()})"
    found = _NOTED.search(text) or _BEHIND.search(text)
    if found and _NOTE.fullmatch(found[1]):
        return text[: found.start()], f"({found[1]})"
    return text, ""


def remark(text: str) -> bool:
    """Whether words that name nothing are a remark: 活动预计 80 人, 请发顺丰, （展台用）."""
    said = text.strip("()[]【】 ")
    uncounted = not re.search(r"\d", re.sub(_OTHER_NUMBER, "", said))
    uncounted = uncounted or said.endswith(("不要", "不用"))
    return bool(uncounted and not said.endswith(":") and _REMARK.search(said))


def worthless(text: str) -> bool:
    """Whether it is the heading of a column, politeness, or no word at all."""
    if _POLITE.fullmatch(text) or _INTRODUCED.fullmatch(text):
        return True
    words = text.lower().replace(":", " ").split()
    return not any(c.isalnum() for c in text) or all(word in _HEADINGS for word in words)
