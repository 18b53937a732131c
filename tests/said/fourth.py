"""The last texts: other goods and hands once more, half of them in the shape of the form's export.

What reads requests was not changed after these were looked at.
"""

import random

from desktop.domain.requisitions.matching import Article
from tests.said.first import article
from tests.said.judging import Asked, Meant

_GOODS = (
    ("贡献者冲锋衣", "服饰", 2025, ("S", "M", "L", "XL", "2XL")),
    ("开源之星围巾", "服饰", 2024, ("红", "蓝")),
    ("KCC 城市冰箱贴", "文创", 2024, ("西安", "长沙", "青岛", "厦门")),
    ("珐琅胸章 小O", "徽章", 2025, ("",)),
    ("十周年纪念币", "文创", 2024, ("金色", "银色")),
    ("水晶贴纸", "贴纸", 2025, ("A 款", "B 款", "C 款", "D 款")),
    ("帆布双肩包", "包袋", 2023, ("黑", "卡其")),
    ("玻璃水杯", "杯具", 2024, ("300 ml", "500 ml")),
    ("开源日历", "印刷", 2026, ("",)),
    ("线装笔记本", "印刷", 2025, ("横线", "空白")),
    ("铝合金书签", "文创", 2022, ("",)),
    ("PCB 电路板杯垫", "硬件", 2025, ("",)),
    ("焊接练习套件", "硬件", 2023, ("",)),
    ("雪花灯套件", "硬件", 2024, ("暖白", "七彩")),
    ("讲师伴手礼盒", "礼品", 2025, ("",)),
    ("签到桌牌", "会务", 2025, ("",)),
    ("活动横幅", "会务", 2025, ("2 m", "3 m")),
)
_NUMERALS = {2: "两", 5: "五", 10: "十", 20: "二十", 45: "四十五", 100: "一百"}
_QTY = (1, 2, 5, 10, 20, 30, 45, 100, 260)


def _articles() -> list[Article]:
    made: list[Article] = []
    for name, category, year, labels in _GOODS:
        for label in labels:
            made.append(
                article(f"KYS{year % 100}{len(made) + 500:05d}K", name, label, category, year)
            )
    return made


def _form(one: Article, qty: int) -> str:
    return f"{one.item}/{one.label} x{qty}" if one.label else f"{one.item} x{qty}"


def _free(dice: random.Random, one: Article, qty: int) -> str:
    name, label = one.item, one.label
    whole = f"{name} {label}".strip()
    number = _NUMERALS.get(qty, str(qty))
    ways = [
        f"{whole} ✖{qty}",
        f"{whole}：{number}个" if qty in _NUMERALS else f"{whole}：{qty}个",
        f"{qty} x {whole}" if not label[:1].isdigit() else f"{whole} x {qty}",
        f"需要{whole}{number}份",
        f"{whole} 约{qty}个",
        f"{whole}（共{qty}个）",
        f"{whole} ({qty})",
        f"{name.lower().replace(' ', '')} {label} {qty}个" if label else f"{name.lower()} {qty}个",
        f"麻烦寄{whole} {qty}件",
    ]
    if label:
        ways += [
            f"{name}（{label}，{qty}个）",
            f"{name}: {label} {qty}个",
            f"{qty}个{name}（{label}）",
            f"{name}{qty}个（{label}）",
            f"{name} {label}*{qty}pcs",
        ]
    return dice.choice(ways)


def asked(seed: int, count: int) -> tuple[list[Article], list[Asked]]:
    """The goods, and `count` texts about them."""
    dice = random.Random(seed)
    goods = _articles()
    return goods, [_one(dice, goods) for _ in range(count)]


def _one(dice: random.Random, goods: list[Article]) -> Asked:
    chosen = dice.sample(goods, dice.randint(1, 4))
    rows = [(one, dice.choice(_QTY)) for one in chosen]
    meant = [Meant(one.code, qty) for one, qty in rows]
    if dice.random() < 0.5:
        return Asked("; ".join(_form(one, qty) for one, qty in rows), tuple(meant))
    between = dice.choice(("；", "\n", "\n* ", "。", "，", ";"))
    text = between.join(_free(dice, one, qty) for one, qty in rows)
    extra = dice.randrange(9)
    by_name = {(one.item, one.label): one.code for one in goods}
    if extra == 0:
        text += "\n冲锋衣：M码3件、XL码2件"
        meant += [Meant(by_name["贡献者冲锋衣", s], n) for s, n in (("M", 3), ("XL", 2))]
    elif extra == 1:
        text += "\n水晶贴纸A款、B款、D款各30张"
        meant += [Meant(by_name["水晶贴纸", f"{k} 款"], 30) for k in "ABD"]
    elif extra == 2:
        line = dice.choice(("冰箱贴 6个", "围巾 6条", "笔记本 6本", "扑克牌 6副", "开源社雨衣 6件"))
        text += f"\n{line}"
        meant.append(Meant(None, 6))
    elif extra == 3:
        text += "\n" + dice.choice(("铝合金书签 若干", "铝合金书签 30～50个", "铝合金书签少量即可"))
        meant.append(Meant(by_name["铝合金书签", ""], None))
    return Asked(text, tuple(meant))
