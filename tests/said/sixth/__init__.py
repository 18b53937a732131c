"""A sixth hand: cells as volunteers fill them, one voice after the other, over two stocks."""

import random
from collections.abc import Callable
from dataclasses import replace

from desktop.domain.requisitions.matching import Article
from tests.said.first import article
from tests.said.judging import Asked, Meant
from tests.said.sixth import cells, groups
from tests.said.sixth.goods import OTHER, SAMPLE, Ware
from tests.said.sixth.writer import Cell, Writer

__all__ = ["OTHER", "SAMPLE", "asked"]

VOICES: tuple[Callable[[Writer], Cell], ...] = (
    cells.form, cells.numbered, cells.circled, cells.bulleted, cells.chatty, cells.noted,
    cells.between, groups.sizes, groups.shared, groups.different, groups.every, groups.alike,
    groups.ditto, groups.rest, cells.table, groups.nested, cells.broad, cells.traditional,
    cells.english, cells.slipped, cells.roughly, groups.mixed, cells.breathless, groups.cities,
)  # fmt: skip


def asked(
    seed: int, count: int, stock: tuple[Ware, ...] = SAMPLE
) -> tuple[list[Article], list[Asked]]:
    """The goods, and `count` texts about them, the voices in turn."""
    dice = random.Random(seed)
    goods: list[Article] = []
    codes: dict[tuple[str, str], str] = {}
    for n, ware in enumerate(stock):
        for k, kind in enumerate(ware.kinds or ("",)):
            code = codes[ware.name, kind] = f"KYS{n:02d}{k:05d}K"
            year = int(kind) if ware.years else 2023
            label = "" if ware.years else kind
            one = article(code, ware.name, label, ware.category, year)
            goods.append(replace(one, unit=ware.unit))
    texts = []
    for n in range(count):
        text, rows = VOICES[n % len(VOICES)](Writer(dice.randrange(10**9), stock))
        texts.append(Asked(text, tuple(Meant(codes[name, kind], qty) for name, kind, qty in rows)))
    return goods, texts
