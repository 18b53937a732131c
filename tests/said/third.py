"""Again other goods and shapes, written when the reading was done: looked at once."""

import random

from desktop.domain.requisitions.matching import Article
from tests.said.first import article
from tests.said.judging import Asked, Meant

_GOODS = (
    ("开源年会纪念衫", "服饰", 2025, ("S", "M", "L", "XL")),
    ("防晒冰袖", "服饰", 2025, ("灰", "粉")),
    ("社区渔夫帽", "服饰", 2024, ("卡其", "牛仔蓝")),
    ("像素风胸针", "徽章", 2025, ("飞船", "灯塔", "咖啡")),
    ("开发者表情包贴纸", "贴纸", 2025, ("第一弹", "第二弹")),
    ("笔记本电脑防水贴", "贴纸", 2024, ("",)),
    ("折叠购物袋", "包袋", 2023, ("墨绿", "酒红")),
    ("陶瓷杯垫", "文创", 2024, ("圆形", "方形")),
    ("Rust 螃蟹公仔", "毛绒", 2025, ("大号", "小号")),
    ("Linux 企鹅抱枕", "毛绒", 2024, ("",)),
    ("手账本", "印刷", 2025, ("A6", "A5")),
    ("开源知识扑克", "文创", 2023, ("",)),
    ("USB-C 数据线", "数码", 2025, ("1 m", "2 m")),
    ("树莓派外壳", "硬件", 2022, ("透明", "黑色")),
    ("ESP32 开发板", "硬件", 2024, ("S3", "C3")),
    ("志愿者工牌", "会务", 2025, ("",)),
    ("感谢状证书夹", "会务", 2023, ("",)),
    ("竹纤维毛巾", "文创", 2022, ("",)),
)
_TAILS = ("", "", "", "，谢谢", "。辛苦啦！", "\n以上，麻烦了")
_HEADS = ("", "", "物料清单：\n", "想申请：", "本次活动需要以下物料：\n", "申请 ")
_NUMERALS = {3: "三", 7: "七", 16: "十六", 35: "三十五", 80: "八十", 150: "一百五十"}


def _articles() -> list[Article]:
    made: list[Article] = []
    for name, category, year, labels in _GOODS:
        for label in labels:
            made.append(article(f"MT{2000 + len(made)}", name, label, category, year))
    return made


def _named(dice: random.Random, one: Article) -> str:
    name, label = one.item, one.label
    ways = [f"{name} {label}".strip(), f"{name}{label}", name if not label else f"{name}，{label}"]
    if label:
        ways[2] = f"{name}[{label}]"
        ways += [
            f"{name}_{label}",
            f"{name}／{label}",
            f"{label}的{name}",
            f"{name}（要{label}的）",
        ]
        ways += [f"{name.upper()} {label}", f"{name}—{label}"]
    else:
        ways += [name.replace("的", ""), f"{name}（{one.year}）", f"{one.year} {name}"]
    return dice.choice(ways)


def _counted(dice: random.Random, name: str, qty: int) -> str:
    ways = [
        f"{name}*{qty}",
        f"{name} X{qty}",
        f"{name}  {qty}  份",
        f"{name}--{qty}个",
        f"{name}={qty}",
    ]
    ways += [f"{name} 数量：{qty}", f"{name}\t{qty}", f"{name} 大概{qty}个", f"{name} 要 {qty} 个"]
    if qty in _NUMERALS:
        ways += [f"{name}{_NUMERALS[qty]}份", f"{_NUMERALS[qty]}个{name}"]
    return dice.choice(ways)


def asked(seed: int, count: int) -> tuple[list[Article], list[Asked]]:
    """The goods, and `count` texts about them."""
    dice = random.Random(seed)
    goods = _articles()
    return goods, [_one(dice, goods) for _ in range(count)]


def _one(dice: random.Random, goods: list[Article]) -> Asked:
    chosen = dice.sample(goods, dice.randint(1, 4))
    by_name = {(one.item, one.label): one.code for one in goods}
    shape = dice.randrange(10)
    if shape == 0:  # one number for all of them
        qty = dice.choice((3, 7, 16))
        names = [f"{one.item}{one.label}" for one in chosen]
        text = "、".join(names) + f" 各{qty}份"
        if len(chosen) == 1:
            text = f"{names[0]} {qty}份"
        return Asked(text, tuple(Meant(one.code, qty) for one in chosen))
    if shape == 1:  # a sheet pasted from a table
        rows = [(one, dice.choice((3, 7, 16, 80))) for one in chosen]
        text = "序号\t名称\t规格\t数量\n" + "\n".join(
            f"{n}\t{one.item}\t{one.label}\t{qty}" for n, (one, qty) in enumerate(rows, 1)
        )
        return Asked(text, tuple(Meant(one.code, qty) for one, qty in rows))
    if shape == 2:
        a, b, c = (dice.choice((3, 7, 16)) for _ in range(3))
        text = dice.choice(
            (
                f"纪念衫：S×{a} M×{b} XL×{c}",
                f"开源年会纪念衫 S码{a}件，M码{b}件，XL码{c}件",
                f"开源年会纪念衫（S {a}件、M {b}件、XL {c}件）",
                f"开源年会纪念衫{a + b + c}件，其中S {a}件，M {b}件，XL {c}件",
            )
        )
        sizes = zip(("S", "M", "XL"), (a, b, c), strict=True)
        meant = tuple(Meant(by_name["开源年会纪念衫", size], n) for size, n in sizes)
        return Asked(text, meant)
    if shape == 3:
        line, found = dice.choice(
            (
                ("公仔 3 个", None),
                ("胸针若干", None),
                ("手机支架 5个", None),
                ("开源社围巾 10 条", None),
                ("树莓派 4B 5 块", None),
                ("毛巾 7条", by_name["竹纤维毛巾", ""]),
                ("企鹅抱枕 7个", by_name["Linux 企鹅抱枕", ""]),
            )
        )
        said = "".join(sign for sign in line[-5:] if sign.isdigit())
        return Asked(line, (Meant(found, int(said) if said else None),))
    rows = [(one, dice.choice((3, 7, 16, 35, 80, 150, 300))) for one in chosen]
    parts = [_counted(dice, _named(dice, one), qty) for one, qty in rows]
    between = dice.choice(("，", "；", "\n", "\n- ", " ， ", "、"))
    text = dice.choice(_HEADS) + between.join(parts) + dice.choice(_TAILS)
    return Asked(text, tuple(Meant(one.code, qty) for one, qty in rows))
