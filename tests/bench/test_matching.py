"""Free text matched: how many lines right on texts not tuned on, and how long many lines take."""

from __future__ import annotations

import time  # of this process alone: nothing here waits for anything

import pytest

from desktop.domain.requisitions.matching import Article, Shelf
from tests.bench.figures import Board
from tests.said import fifth, first, fourth, second, sixth, third
from tests.said.judging import judge

pytestmark = pytest.mark.bench
ARTICLES = 10_000
LINES = 20_000


@pytest.mark.parametrize(
    "corpus", [first, second, third, fourth, fifth], ids=lambda one: one.__name__
)
def test_lines_are_matched_right(corpus, record_property):
    goods, asked = corpus.asked(seed=2026, count=3_000)
    verdict = judge(Shelf(goods), asked)
    record_property("figure", str(verdict))
    assert verdict.share >= 0.98, verdict
    assert not verdict.overconfident, verdict.overconfident[:3]


@pytest.mark.parametrize("stock", [sixth.SAMPLE, sixth.OTHER], ids=["the sample's", "another"])
def test_cells_of_many_voices_are_matched_right(stock, record_property):
    goods, asked = sixth.asked(seed=2026, count=2_400, stock=stock)
    verdict = judge(Shelf(goods), asked)
    record_property("figure", str(verdict))
    assert verdict.share >= 0.98, verdict
    assert not verdict.overconfident, verdict.overconfident[:3]


def test_many_lines_against_many_articles(board: Board):
    words = ("开源", "社区", "纪念", "城市", "贡献者", "年会", "代码", "小企鹅", "硬件", "星空")
    kinds = ("T恤", "徽章", "贴纸", "帆布袋", "马克杯", "明信片", "挂绳", "笔记本", "公仔", "海报")
    labels = ("S", "M", "L", "XL", "北京", "上海", "黑", "白", "A 款", "B 款")
    articles = [
        Article(f"YW{n:05d}", f"{words[n // 10 % 10]}{words[n // 100 % 10]}{kinds[n // 1000]}"
                f"{'' if n % 2 else ' 限定'}", labels[n % 10], kinds[n // 1000], 2020 + n % 6)
        for n in range(ARTICLES)
    ]  # fmt: skip
    start = time.process_time()
    shelf = Shelf(articles)
    built = time.process_time() - start
    texts = []
    for n in range(LINES // 4):
        some = [articles[(n * 37 + k * 2503) % ARTICLES] for k in range(4)]
        texts.append(
            f"{some[0].item}/{some[0].label} x20; {some[1].item}/{some[1].label} x{n % 90 + 1}; "
            f"{some[2].item}（{some[2].label}）5个; {some[3].label} {some[3].item} x{n % 7 + 1}"
        )
    start = time.process_time()
    read = sum(len(shelf.read(text)) for text in texts)
    took = time.process_time() - start
    assert read == LINES
    board.add(f"shelf of {ARTICLES:,} articles", built, below=2.0)
    assert board.add(f"{LINES:,} lines of free text matched", took, below=6.0)
