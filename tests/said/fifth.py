"""A bigger shelf with many look-alikes, asked for in the manners of many hands: wishes before the
number, notes behind it, several labels of one name, labels before the name, all units mixed.
"""

import random
from collections.abc import Mapping

from desktop.domain.requisitions.matching import Article
from tests.said.first import article
from tests.said.judging import Asked, Meant

_SIZES = {size: (size, f"{size}码", f"{size} 码", f"{size}号") for size in ("S", "M", "L", "XL")}
_CITIES = {
    city: (city, f"{city}款", f"{city}版")
    for city in "深圳 南京 上海 北京 成都 杭州 大连 广州 新加坡 硅谷".split()
}
_SHEETS = {f"{k} 款": (f"{k} 款", f"{k}款", f"{k} 版", k) for k in "ABCD"}
_Labels = Mapping[str, tuple[str, ...]]
# Name, counting word, labels with the ways to say them, ways to say the name.
_GOODS: tuple[tuple[str, str, _Labels, tuple[str, ...]], ...] = (
    ("COSCon'23 T恤", "件", {**_SIZES, "2XL": ("2XL", "XXL", "xxl")},
     ("COSCon23 T恤", "COSCon 2023 T恤", "coscon'23 T 恤", "2023 COSCon T恤")),
    ("COSCon'22 T恤", "件", _SIZES, ("COSCon'22 T恤", "COSCon 2022 T恤", "coscon22t恤")),
    ("志愿者 T恤", "件", _SIZES, ("志愿者T恤", "志愿者T-shirt", "志愿者的T恤")),
    ("开源社帽衫", "件", {k: _SIZES[k] for k in ("M", "L", "XL")}, ("帽衫", "开源社的帽衫")),
    ("防晒衣", "件", {k: _SIZES[k] for k in ("M", "L")}, ("防晒衣",)),
    ("儿童 T恤", "件", {"110": ("110", "110码"), "130": ("130", "130码")}, ("儿童T恤",)),
    ("开源社棒球帽", "顶", {"黑": ("黑色",), "藏青": ("藏青", "藏青色")}, ("棒球帽",)),
    ("KCC 城市徽章", "枚", _CITIES, ("KCC城市徽章", "城市徽章", "KCC徽章")),
    ("开源社金属徽章", "枚", {"金色": ("金色", "金"), "银色": ("银色", "银")}, ("金属徽章",)),
    ("正式成员徽章", "枚", {}, ("正式成员的徽章",)),
    ("珐琅别针", "枚", {"章鱼": ("章鱼", "章鱼款"), "企鹅": ("企鹅",)}, ("珐琅 别针",)),
    ("马口铁徽章", "枚", {"58mm": ("58mm", "58毫米"), "44mm": ("44 mm", "44毫米")},
     ("马口铁徽章",)),
    ("开源贴纸套装", "套", _SHEETS, ("贴纸套装", "开源 贴纸套装")),
    ("“开源人”单张贴纸", "张", {}, ("开源人单张贴纸", "「开源人」单张贴纸", "开源人贴纸")),
    ("电路板尺子", "把", {f"{n} cm": (f"{n}cm", f"{n}厘米") for n in (10, 15, 20)},
     ("电路板尺", "PCB尺子")),
    ("雪花灯套件", "套", {"白光": ("白光", "白光版"), "彩光": ("彩光", "彩光款")},
     ("雪花灯的套件",)),
    ("雪花灯成品", "个", {}, ("雪花灯（成品）", "成品雪花灯")),
    ("横幅", "条", {"3 米": ("3米", "3m"), "5 米": ("5米", "5m")}, ("横幅", "开源社横幅")),
    ("延长线", "根", {"3 m": ("3m", "3米"), "5 m": ("5m", "5米")}, ("延长线",)),
    ("易拉宝", "个", {"KCC 介绍": ("KCC介绍",), "COSCon": ("COSCon",)}, ("易拉宝",)),
    ("桌布", "块", {"蓝": ("蓝", "蓝色"), "白": ("白", "白色")}, ("桌布", "开源社桌布")),
    ("胸牌", "个", {k: (k,) for k in ("嘉宾", "讲师", "志愿者")}, ("胸牌",)),
    ("挂绳", "条", {"蓝": ("蓝", "蓝色"), "黑": ("黑", "黑色")}, ("挂绳",)),
    ("帆布袋", "个", {"本白": ("本白", "本白色"), "藏青": ("藏青",)}, ("开源社帆布袋",)),
    ("大礼包手提袋", "个", {}, ("大礼包的手提袋",)),
    ("冰箱贴", "个", {"熊猫": ("熊猫", "熊猫款"), "火锅": ("火锅",)}, ("冰箱贴",)),
    ("马克杯", "个", {"白": ("白", "白色"), "黑": ("黑", "黑色")}, ("开源社马克杯",)),
    ("保温杯", "个", {"350 ml": ("350ml", "350毫升"), "500 ml": ("500ML",)}, ("保温杯",)),
    ("鼠标垫", "张", {"小号": ("小号", "小"), "加长": ("加长", "加长款")}, ("鼠标垫",)),
    ("笔记本", "本", {"A5": ("A5", "a5"), "B5": ("B5",)}, ("开源社笔记本",)),
    ("中性笔", "支", {"黑": ("黑", "黑色"), "蓝": ("蓝", "蓝色")}, ("中性笔",)),
    ("开源台历 2023", "本", {}, ("2023年开源台历", "开源台历2023")),
    ("开源台历 2024", "本", {}, ("开源台历（2024）",)),
    ("书签", "枚", {"竹": ("竹",), "金属": ("金属",)}, ("书签",)),
    ("折扇", "把", {}, ("折扇",)),
    ("雨伞", "把", {"长柄": ("长柄",), "折叠": ("折叠",)}, ("雨伞",)),
    ("U 盘", "个", {"16G": ("16G", "16GB"), "32G": ("32G", "32GB")}, ("U盘", "u盘")),
    ("数据线", "根", {}, ("数据线",)),
    ("手写纸与信纸", "本", {}, ("手写纸和信纸",)),
    ("水晶奖杯", "座", {}, ("奖杯",)),
    ("对讲机", "台", {}, ("对讲机",)),
)  # fmt: skip
_NUMERALS = {2: "两", 5: "五", 8: "八", 12: "十二", 20: "二十", 50: "五十", 100: "一百"}
_WISHES = ("", "", "", "- ", "• ", "申请 ", "需要", "想要", "麻烦给我们", "希望申请")
_NOTES = (
    *("", "", "", "", "（备用）", "，谢谢", "。", " 谢谢", "（如果还有的话）", " 🙏"),
    *("（发给讲师）", "，送嘉宾", "（活动现场用）"),
)
_Row = tuple[str, str, int]  # name, label, pieces


def _name(dice: random.Random, n: int, label: str) -> str:
    name, _unit, labels, calls = _GOODS[n]
    said = dice.choice((name, *calls))
    if not label:
        return said
    word = dice.choice((label, *labels[label]))
    if len(word) > 1 and not word[-1].isascii() and dice.random() < 0.3:
        return dice.choice((f"{word}的{said}", f"{word} {said}", f"{word}{said}"))
    behind = (f"{said}/{word}", f"{said} {word}", f"{said}（{word}）", f"{said}-{word}")
    return dice.choice((*behind, f"{said}【{word}】", f"{said}·{word}", f"{said}_{word}"))


def _single(dice: random.Random) -> tuple[str, list[_Row]]:
    n = dice.randrange(len(_GOODS))
    name, unit, labels, _calls = _GOODS[n]
    label = dice.choice(list(labels)) if labels else ""
    qty = dice.choice(list(_NUMERALS))
    said, number = _name(dice, n, label), _NUMERALS[qty]
    if dice.random() < 0.25 and not said[0].isdigit():
        counted: tuple[str, ...] = (
            f"{qty}{unit}",
            f"{qty} {unit}",
            f"{number}{unit}",
            f"{qty}x ",
            f"{qty} × ",
        )
        text = dice.choice(counted) + said
    else:
        counted = (
            *(f" x{qty}", f" ×{qty}", f"*{qty}", f" {qty}{unit}", f"（{qty}{unit}）", f"({qty})"),
            *(f"：{qty}{unit}", f": {qty}", f" - {qty}pcs", f"——{qty}{unit}", f" 共{qty}{unit}"),
            *(f" 需要{qty}{unit}", f" 数量{qty}", f" 数量：{qty}{unit}", f"申请{qty}{unit}"),
            *(f" {qty}", f" {number}{unit}", f"，{qty}{unit}", f" x {qty} {unit}"),
        )
        ranged = said[-1].isdigit()  # 130 - 20 may be a choice of two
        text = said + dice.choice(counted[:4] if ranged else counted)
    return dice.choice(_WISHES) + text + dice.choice(_NOTES), [(name, label, qty)]


def _several(dice: random.Random) -> tuple[str, list[_Row]]:
    name, unit, labels, calls = dice.choice([one for one in _GOODS if len(one[2]) > 1])
    chosen = dice.sample(list(labels), dice.randint(2, min(4, len(labels))))
    said = dice.choice(calls)
    words = [dice.choice(labels[label]) for label in chosen]
    if dice.random() < 0.5:
        qty = dice.choice(list(_NUMERALS))
        listed = dice.choice(("/", "、", "，")).join(words)
        ways: tuple[str, ...] = (
            f"{said}（{listed}）各{qty}{unit}",
            f"{said} {listed} 各 {qty} {unit}",
        )
        before = f"{listed}{' ' * listed[-1].isascii()}{said}各{_NUMERALS[qty]}{unit}"
        return dice.choice((*ways, before)), [(name, label, qty) for label in chosen]
    counts = [dice.choice(list(_NUMERALS)) for _ in words]
    pairs = list(zip(words, counts, strict=True))
    ways = (
        f"{said}：" + "、".join(f"{word} {n}{unit}" for word, n in pairs),
        f"{said} " + " ".join(f"{word} x{n}" for word, n in pairs),
        f"{said}（" + "，".join(f"{word}*{n}" for word, n in pairs) + "）",
    )
    return dice.choice(ways), [(name, label, n) for label, n in zip(chosen, counts, strict=True)]


def asked(seed: int, count: int) -> tuple[list[Article], list[Asked]]:
    """The goods, and `count` texts about them."""
    dice = random.Random(seed)
    goods = [
        article(f"KYS{n:02d}{k:05d}K", name, label, "", 2023)
        for n, (name, _unit, labels, _calls) in enumerate(_GOODS)
        for k, label in enumerate(labels or ("",))
    ]
    codes = {(one.item, one.label): one.code for one in goods}
    texts = []
    for _ in range(count):
        rows: list[_Row] = []
        parts = []
        for _part in range(dice.choice((1, 1, 2, 3, 4))):
            text, meant = _several(dice) if dice.random() < 0.25 else _single(dice)
            parts.append(text)
            rows += meant
        text = dice.choice(("; ", "；", "\n", "\r\n")).join(parts)
        texts.append(Asked(text, tuple(Meant(codes[name, label], n) for name, label, n in rows)))
    return goods, texts
