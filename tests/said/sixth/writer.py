"""One person with a pen: what she asks for, and how she says one line of it."""

import random
from collections.abc import Callable

from tests.said.sixth.goods import Ware

#: A text and its lines: the article, the kind ("" for none), how many.
Row = tuple[str, str, int]
Cell = tuple[str, list[Row]]

COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 200)
HANZI = {
    1: "一",
    2: "两",
    3: "三",
    4: "四",
    5: "五",
    6: "六",
    8: "八",
    10: "十",
    12: "十二",
    15: "十五",
    20: "二十",
    25: "二十五",
    30: "三十",
    40: "四十",
    50: "五十",
    60: "六十",
    80: "八十",
    100: "一百",
    120: "一百二十",
    200: "两百",
}
FULL = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)} | {" ": "　"})
TRADITIONAL = str.maketrans(
    "开贡马冰电鼠标垫贴纸装历灯单张枚个银广连杭号码写与这袋员会礼徽书签质衣笔杯线红蓝黑",
    "開貢馬冰電鼠標墊貼紙裝曆燈單張枚個銀廣連杭號碼寫與這袋員會禮徽書籤質衣筆杯線紅藍黑",
)


class Writer:
    """One person with a pen: what she asks for and how she says it."""

    def __init__(self, seed: int, stock: tuple[Ware, ...]) -> None:
        self.dice = random.Random(seed)
        self.stock = stock

    def few(self, least: int, most: int) -> list[tuple[Ware, str]]:
        """Some different goods of the stock, each with a kind."""
        wares = self.dice.sample(self.stock, self.dice.randint(least, most))
        return [(ware, self.dice.choice(list(ware.kinds) or [""])) for ware in wares]

    def kindred(
        self, least: int = 2, test: Callable[[Ware], bool] = bool
    ) -> tuple[Ware, list[str]]:
        """One article of several kinds, and some of its kinds in the stock's order."""
        able = [w for w in self.stock if len(w.kinds) >= least and test(w)]
        ware = self.dice.choice(able)
        kinds = list(ware.kinds)
        some = set(self.dice.sample(kinds, self.dice.randint(least, min(4, len(kinds)))))
        return ware, [kind for kind in kinds if kind in some]

    def count(self) -> int:
        return self.dice.choice(COUNTS)

    def kind(self, ware: Ware, kind: str) -> str:
        return self.dice.choice(ware.kinds[kind]) if kind else ""

    def name(self, ware: Ware, kind: str, *, plain: bool = False) -> str:
        """Article and kind together, in one of the ways people join them."""
        name = ware.name if plain else self.dice.choice(ware.said)
        if not kind:
            return name
        said = self.kind(ware, kind)
        ways = [
            f"{name}/{said}",
            f"{name} {said}",
            f"{name}（{said}）",
            f"{name}-{said}",
            f"{name}({said})",
            f"{name}【{said}】",
            f"{name}·{said}",
            f"{name} {said}",
        ]
        if ware.before and "/" not in said:
            tight = said[-1].isascii() and name[0].isascii()
            ways += [f"{said}{' ' if tight else ''}{name}"] * 2
            if not said.endswith("的"):
                ways.append(f"{said}的{name}")
        return self.dice.choice(ways)

    def lot(self, ware: Ware, kind: str, count: int) -> str:
        """A whole line: goods and how many."""
        name, unit = self.name(ware, kind), ware.unit
        ways = [
            f"{name} x{count}",
            f"{name} x{count}",
            f"{name}×{count}",
            f"{name}*{count}",
            f"{name} X {count}",
            f"{name} {count}{unit}",
            f"{name} {count} {unit}",
            f"{name}：{count}{unit}",
            f"{name}: {count}",
            f"{name}（{count}{unit}）",
            f"{count}{unit}{name}",
            f"{count} {unit} {name}",
            f"{name}共{count}{unit}",
            f"{HANZI[count]}{unit}{name}",
            f"{name}{HANZI[count]}{unit}",
            f"{name}，{count}{unit}",
            f"{name} {count}个",
            f"{name}——{count}{unit}",
            f"{name} ＊{count}",
            f"{name} 数量{count}",
            f"{name} ✖️ {count}",
        ]
        return self.dice.choice(ways)

    def lots(self, least: int = 1, most: int = 4) -> tuple[list[str], list[Row]]:
        lines, meant = [], []
        for ware, kind in self.few(least, most):
            count = self.count()
            lines.append(self.lot(ware, kind, count))
            meant.append((ware.name, kind, count))
        return lines, meant


def gap(said: str) -> str:
    """A blank behind what ends in a digit: nobody writes A540 for forty of A5."""
    return " " if said[-1].isdigit() else ""
