"""Names of goods as units that can be compared: words, numbers, sizes, Chinese signs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.domain.money import narrow
from desktop.domain.requisitions.said.numerals import NUMERAL, chinese

Units = tuple[str, ...]

# Signs that goods are written with in traditional Chinese → simplified.
_SIMPLE = str.maketrans(
    "貼紙張個條馬盃磚燈電腦圖書簽繩鑰環開廣東國灣藍綠黃銀銅鐵單雙號碼襯衛帳龍魚貓筆記簿曆冊頁禮雜誌紀"
    "實體會員徽獎狀標誌證絲圍襪褲鞋頸掛飾製機臺鍵盤點熱藝創東區學樣請領鴨雞鳥蟲業帥傘燭鏡體繪畫積組裝"
    "滑鼠墊線闆板資訊網際應該與這種類級優質純棉紅筆籤寫紙禮燈連質蓋針縫裏裡袖擺臉兒賽聯",
    "贴纸张个条马杯砖灯电脑图书签绳钥环开广东国湾蓝绿黄银铜铁单双号码衬卫帐龙鱼猫笔记簿历册页礼杂志纪"
    "实体会员徽奖状标志证丝围袜裤鞋颈挂饰制机台键盘点热艺创东区学样请领鸭鸡鸟虫业帅伞烛镜体绘画积组装"
    "滑鼠垫线板板资讯网际应该与这种类级优质纯棉红笔签写纸礼灯连质盖针缝里里袖摆脸儿赛联",
)
# One thing under several names: all of them are read as the first.
_SAME: Mapping[str, str] = {
    "t恤": r"t[\s-]?恤衫?|t[\s-]?shirts?|tees?\b|文化衫|体恤衫?|t血|短袖衫?|圆领衫",
    "贴纸": r"stickers?|不干胶贴?|帖纸|贴画|tiezhi",
    "徽章": r"badges?|pins?\b|胸章|胸针|微章|huizhang",
    "帆布袋": r"帆布包|canvas\s?bags?|tote\s?bags?|totes?\b|fanbudai",
    "帽衫": r"卫衣|连帽衫|hoodies?|weiyi",
    "马克杯": r"mugs?\b|makebei",
    "鼠标垫": r"mouse\s?pads?|滑鼠垫|shubiaodian",
    "冰箱贴": r"冰箱磁贴|fridge\s?magnets?|magnets?|bingxiangtie",
    "公仔": r"玩偶|娃娃|毛绒玩具|plush(?:ie|y)?s?|gongzai",
    "日历": r"calendars?|rili\b",
    "尺子": r"直尺|rulers?|chizi",
    "笔记本": r"notebooks?|(?:笔记)?本子|bijiben",
    "明信片": r"postcards?|mingxinpian",
    "钥匙扣": r"钥匙链|钥匙圈|key\s?chains?|key\s?rings?|yaoshikou",
    "挂绳": r"lanyards?|guasheng",
    "雨伞": r"umbrellas?|yusan",
    "袜子": r"socks?\b|wazi",
    "cm": r"厘米|公分",
    "mm": r"毫米",
    "ml": r"毫升",
    "m": r"(?<=\d)\s?米(?![色白黄老])",
    "gb": r"(?<=\d)\s?gb?(?![a-z])",
    "黑": r"\bblack\b",
    "白": r"\bwhite\b",
    "红": r"\bred\b",
    "蓝": r"\bblue\b",
    "绿": r"\bgreen\b",
    "黄": r"\byellow\b",
    "灰": r"\bgr[ae]y\b",
    "金": r"\bgold(?:en)?\b",
    "银": r"\bsilver\b",
    "粉": r"\bpink\b",
}
_SAID_SO = re.compile(
    "|".join(f"(?P<g{n}>{pattern})" for n, pattern in enumerate(_SAME.values())), re.IGNORECASE
)
_CANONICAL = tuple(_SAME)
_UNIT = re.compile(r"\d+(?:\.\d+)?|[a-z]+|[^\W\d_a-z]")
# 三米, 二四年: a measure and a year are digits, however they are written.
_SAID_NUMBER = re.compile(
    rf"(?<!{NUMERAL}){NUMERAL}{{1,4}}(?=\s?(?:米|厘米|公分|毫米|毫升|英?寸|年))"
)
_SIZE = re.compile(r"(?<![a-z0-9])(\d?)\s?(x{0,4})(s|m|l)(?![a-z0-9])")
_AFTER_SIZE = frozenset("码号")
_MANNER = frozenset("款版色制质製")  # 黑色, 男款, 竹制: as without them
_STEPS = frozenset("大中小均")
_YEAR = re.compile(r"20([1-3]\d)")


def fold(text: str) -> str:
    """The key of remembered words: one for all ways of writing the same words."""
    return "".join(sign for sign in narrow(text).lower().translate(_SIMPLE) if sign.isalnum())


def without_brackets(name: str) -> str:
    """A name without what stands in brackets: COSCon T恤（限量）."""
    return re.sub(r"[(\[【][^()\[\]【】]*[)\]】]", " ", narrow(name)).strip() or name


def _size(found: re.Match[str]) -> str:
    times = int(found[1]) if found[1] else len(found[2])
    if found[1] and not found[2]:
        return found[0]  # 3m: no size
    return f"{times if times > 1 else ''}{'x' if times else ''}{found[3]}"


def _in_digits(found: re.Match[str]) -> str:
    number = chinese(found[0])
    return found[0] if number is None else str(number)


def units(text: str) -> Units:
    """The words, numbers and Chinese signs of a name, with one form for all ways to write them.

    `XXL` and `2XL`, `L码` and `L`, `A款` and `A`, `黑色` and `黑`, `文化衫` and `T恤`,
    `2023年` and `'23` are alike.
    """
    plain = narrow(text).lower().translate(_SIMPLE)
    plain = _SAID_NUMBER.sub(_in_digits, plain)
    plain = _SAID_SO.sub(lambda m: f" {_CANONICAL[int((m.lastgroup or 'g0')[1:])]} ", plain)
    found: list[str] = []
    end = 0
    for size in _SIZE.finditer(plain):
        found += _UNIT.findall(plain[end : size.start()])
        said = _size(size)
        found += (
            [said]
            if said[-1] in "sml" and not (size[1] and not size[2])
            else list(_UNIT.findall(said))
        )
        end = size.end()
    found += _UNIT.findall(plain[end:])
    return tuple(_bare(found))


def _bare(found: list[str]) -> list[str]:
    """Without the signs that only say what a word is: 码 号 款 色 制; a year by two digits."""
    kept: list[str] = []
    for one in found:
        last = kept[-1] if kept else ""
        short = last.isascii() and (len(last) == 1 or is_size(last))
        if one in _AFTER_SIZE and (short or last in _STEPS):
            continue
        if one in _MANNER and last:
            continue
        if one == "年" and last.isdigit() and len(last) == 2:
            continue
        year = _YEAR.fullmatch(one)
        kept.append(year[1] if year else one)
    return kept


def is_size(unit: str) -> bool:
    """Whether a unit is a letter size."""
    return bool(re.fullmatch(r"\d?x?[sml]", unit))


def worth(unit: str) -> int:
    """How much a unit says: a word more than a sign."""
    return min(len(unit), 3) if unit.isascii() else 1


NOISE = frozenset("的那种些个款色号码版型和与之用等及各要")
# The community's own name says nothing of which article is meant.
OWN = ("开", "源", "社")
