"""Other goods, other hands: texts that the reading of requests was not tuned on."""

import random

from desktop.domain.requisitions.matching import Article
from tests.said.first import article
from tests.said.judging import Asked, Meant

_GOODS = (
    ("社区十周年纪念T恤", "服饰", 2024, ("XS", "S", "M", "L", "XL", "XXL")),
    ("志愿者马甲", "服饰", 2024, ("均码",)),
    ("开源之夏棒球帽", "服饰", 2023, ("黑色", "米白")),
    ("珐琅徽章 小企鹅", "徽章", 2024, ("",)),
    ("珐琅徽章 源码猫", "徽章", 2024, ("",)),
    ("激光镭射贴纸", "贴纸", 2024, ("云朵", "火箭", "括号")),
    ("PCB 钥匙扣", "文创", 2022, ("绿色", "紫色")),
    ("亚克力立牌", "文创", 2024, ("小企鹅", "源码猫")),
    ("城市明信片", "印刷", 2023, ("西安", "武汉", "厦门", "苏州")),
    ("Hack 笔记本", "印刷", 2024, ("A5", "B5")),
    ("不锈钢保温杯", "杯具", 2023, ("350 ml", "500 ml")),
    ("双面挂绳", "会务", 2024, ("蓝", "橙")),
    ("讲师感谢礼盒", "礼品", 2024, ("",)),
    ("Arduino 入门套件", "硬件", 2022, ("",)),
    ("LED 胸牌", "硬件", 2024, ("",)),
    ("棉麻桌布", "会务", 2021, ("1.2 m", "1.8 m")),
    ("雨伞", "文创", 2023, ("长柄", "折叠")),
    ("编程桌游", "文创", 2022, ("",)),
)
_SEPARATORS = (" ; ", "；\n", " / ", "，另外", "。", " + ", "\r\n", "\t|\t")
_UNITS = {
    "服饰": "件", "徽章": "枚", "贴纸": "张", "印刷": "本", "杯具": "个", "硬件": "套",
    "会务": "条", "礼品": "份", "文创": "个",
}  # fmt: skip
_NUMERALS = {
    4: "四",
    6: "六",
    8: "八",
    12: "十二",
    15: "十五",
    25: "二十五",
    40: "四十",
    60: "六十",
}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _articles() -> list[Article]:
    made: list[Article] = []
    for name, category, year, labels in _GOODS:
        for label in labels:
            made.append(article(f"YW-{len(made) + 100}", name, label, category, year))
    return made


def _slipped(dice: random.Random, name: str) -> str:
    """With one slip of the hand: two signs swapped, one doubled, one left out in the middle."""
    if len(name) < 6:
        return name
    at = dice.randrange(2, len(name) - 2)
    return dice.choice(
        (
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1 :],
        )
    )


def _named(dice: random.Random, one: Article) -> str:
    name, label = one.item, one.label
    if not label:
        return dice.choice((name, name, name.replace(" ", ""), name.lower(), _slipped(dice, name)))
    return dice.choice(
        (
            f"{name}/{label}",
            f"{name}【{label}】",
            f"{name} - {label}",
            f"{label} {name}",
            f"{name.replace(' ', '')}{label}",
            f"{name.lower()}·{label.lower()}",
            f"{name}（{label}）",
            f"{_slipped(dice, name)}/{label}",
        )
    )


def _counted(dice: random.Random, name: str, one: Article, qty: int) -> str:
    unit = _UNITS[one.category]
    ways = [
        f"{name} × {qty}{unit}",
        f"{name}：{qty}{unit}",
        f"{name} {qty} {unit}",
        f"{name}（{qty}{unit}）",
        f"{name}*{qty}",
        f"{name} {str(qty).translate(_WIDE)}{unit}",
        f"{name}，{qty}{unit}",
        f"{name} 共{qty}{unit}",
    ]
    if not one.label.isascii() or not one.label:
        ways += [f"{qty}{unit}{name}", f"{qty} {unit} {name}"]
    if qty in _NUMERALS:
        ways.append(f"{name} {_NUMERALS[qty]}{unit}")
    return dice.choice(ways)


def asked(seed: int, count: int) -> tuple[list[Article], list[Asked]]:
    """The goods, and `count` texts about them."""
    dice = random.Random(seed)
    goods = _articles()
    return goods, [_one(dice, goods) for _ in range(count)]


def _one(dice: random.Random, goods: list[Article]) -> Asked:
    chosen = dice.sample(goods, dice.randint(1, 5))
    meant = [Meant(one.code, dice.choice((4, 6, 8, 12, 15, 25, 40, 60, 120))) for one in chosen]
    parts = [
        _counted(dice, _named(dice, one), one, line.qty or 1)
        for one, line in zip(chosen, meant, strict=True)
    ]
    text = dice.choice(_SEPARATORS).join(parts)
    if dice.random() < 0.2:
        text = "您好，我们需要：\n" + text
    extra = dice.randrange(10)
    by_name = {(one.item, one.label): one.code for one in goods}
    if extra == 0:
        text += "\n明信片 西安、武汉、苏州各 15 张"
        meant += [Meant(by_name["城市明信片", city], 15) for city in ("西安", "武汉", "苏州")]
    elif extra == 1:
        text += "\n" + dice.choice(
            ("珐琅徽章 8枚", "雨伞 8把", "保温杯 8个", "定制U盘 8个", "立牌 8个")
        )
        meant.append(Meant(None, 8))
    elif extra == 2:
        text += "\n" + dice.choice(("编程桌游 适量", "编程桌游 10~15套", "编程桌游若干套"))
        meant.append(Meant(by_name["编程桌游", ""], None))
    elif extra == 3:
        text += "\n纪念T恤：XS码 4件，XL码 6件，XXL码 8件"
        sizes = zip(("XS", "XL", "XXL"), (4, 6, 8), strict=True)
        meant += [Meant(by_name["社区十周年纪念T恤", size], n) for size, n in sizes]
    return Asked(text, tuple(meant))
