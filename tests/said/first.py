"""Goods and ways of writing that the reading of requests was tuned on."""

import random

from desktop.domain.catalogue import search_text
from desktop.domain.requisitions.matching import Article
from desktop.services.spelling import spell
from tests.said.judging import Asked, Meant

_SIZES = ("S", "M", "L", "XL", "2XL", "3XL")
_GOODS = (
    ("COSCon T恤", "服饰", 2023, _SIZES),
    ("开源社帽衫", "服饰", 2023, ("M", "L", "XL")),
    ("KCC 城市徽章", "徽章", 2023, ("北京", "上海", "深圳", "成都", "杭州", "新加坡")),
    ("开源社金属徽章", "徽章", 2023, ("金色", "银色")),
    ("正式成员徽章", "徽章", 2023, ("",)),
    ("开源贴纸套装", "贴纸", 2022, ("A 款", "B 款", "C 款")),
    ("“开源人”单张贴纸", "贴纸", 2023, ("",)),
    ("帆布袋", "包袋", 2023, ("本白", "藏青")),
    ("冰箱贴", "文创", 2023, ("熊猫", "火锅", "盖碗茶")),
    ("马克杯", "杯具", 2023, ("白", "黑")),
    ("鼠标垫", "文创", 2023, ("小号", "加长")),
    ("电路板尺子", "硬件", 2021, ("10 cm", "15 cm")),
    ("小O 章鱼毛绒公仔", "毛绒", 2022, ("",)),
    ("开源日历", "印刷", 2023, ("",)),
    ("手写纸与信纸", "印刷", 2023, ("",)),
    ("雪花灯套件（限量）", "硬件", 2023, ("",)),
    ("大礼包手提袋", "包袋", 2023, ("",)),
)
_CHINESE = {1: "一", 2: "两", 3: "三", 5: "五", 10: "十", 20: "二十", 30: "三十", 50: "五十"}
_QTY = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200)


def article(code: str, name: str, label: str, category: str, year: int) -> Article:
    """An article as the catalogue gives it, pinyin and all."""
    spelled = (*spell(name), *spell(label))
    return Article(code, name, label, category, year, search_text(code, name, label, *spelled))


def articles() -> list[Article]:
    made: list[Article] = []
    for name, category, year, labels in _GOODS:
        for label in labels:
            code = f"KYS{year % 100}{len(made):05d}K"
            made.append(article(code, name, label, category, year))
    return made


def _name(dice: random.Random, one: Article) -> str:
    """The article in the asker's words."""
    name, label = one.item, one.label
    ways = [f"{name}/{label}" if label else name] * 3
    if label:
        ways += [f"{name}（{label}）", f"{name} {label}", f"{label}{name}", f"{name}-{label}"]
    if label in _SIZES:
        ways += [f"{name} {label}码", f"{label} 号 {name}", f"{name}/{label.lower()}"]
    if name == "COSCon T恤":
        ways += [
            f"T恤 {label}",
            f"COSCon 23 T恤/{label}",
            f"文化衫（{label}）",
            f"COSConT恤{label}",
        ]
    if label.endswith("款"):
        ways += [f"开源贴纸{label[0]}款", f"贴纸 {label}", f"sticker {label[0]}"]
    if name == "小O 章鱼毛绒公仔":
        ways += ["章鱼公仔", "小O公仔", "章鱼毛绒公仔"]
    if label.endswith("cm"):
        ways += [f"{label}尺子", f"电路板尺 {label}"]
    return dice.choice(ways)


def _counted(dice: random.Random, name: str, qty: int) -> str:
    ways = [f"{name} x{qty}"] * 3 + [f"{name}×{qty}", f"{name} {qty}个", f"{name} * {qty}"]
    ways += [f"{qty}个{name}", f"{name} {qty}"] if not name[0].isascii() else []
    if qty in _CHINESE:
        ways += [f"{name}{_CHINESE[qty]}个"]
    return dice.choice(ways)


def asked(seed: int, count: int) -> tuple[list[Article], list[Asked]]:
    """The goods, and `count` texts about them."""
    dice = random.Random(seed)
    goods = articles()
    return goods, [_one(dice, goods) for _ in range(count)]


def _one(dice: random.Random, goods: list[Article]) -> Asked:
    chosen = dice.sample(goods, dice.randint(1, 4))
    meant = [Meant(one.code, dice.choice(_QTY)) for one in chosen]
    parts = [
        _counted(dice, _name(dice, one), line.qty or 1)
        for one, line in zip(chosen, meant, strict=True)
    ]
    shape = dice.randrange(6)
    if shape == 5:
        text = "\n".join(f"{n}. {part}" for n, part in enumerate(parts, 1))
    else:
        text = ("; ", "；", "，", "、", "\n")[shape].join(parts)
    kind = dice.randrange(12)
    if kind == 0:
        sizes = [one for one in goods if one.item == "COSCon T恤"][:3]
        n = dice.choice(_QTY)
        text += "\n" + dice.choice(
            (
                f"T恤 S码{n}件、M码{n}件、L码{n}件",
                f"T恤 S*{n} M*{n} L*{n}",
                f"T恤：S {n}，M {n}，L {n}",
            )
        )
        meant += [Meant(one.code, n) for one in sizes]
    elif kind == 1:
        text += "\n" + dice.choice(
            ("徽章 20个", "帽子 20 顶", "T恤 20件", "贴纸 20", "充电宝 20个")
        )
        meant.append(Meant(None, 20))
    elif kind == 2:
        text += "\n" + dice.choice(
            ("开源日历 若干", "开源日历 20-30本", "一批开源日历", "开源日历")
        )
        calendar = next(one for one in goods if one.item == "开源日历")
        meant.append(Meant(calendar.code, None))
    return Asked(text, tuple(meant))
