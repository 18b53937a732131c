"""Every code that the ledger keeps has a name for people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import GIFT_REASONS, Goods, Notice, SaleKind
from desktop.domain.booth.pay import PayState
from desktop.domain.imports import Fate
from desktop.domain.stock import Place, PlaceKind
from desktop.store.booth.events import methods
from desktop.wording import notices, papers, words
from tests.house.code import ROOT, modules


def kinds_of_acts() -> Iterator[str]:
    """The kinds under which services record what they do: the second word of `perform`."""
    for module in modules().values():
        if not module.name.startswith("desktop.services"):
            continue
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("perform", "_save", "_allocation")
                and len(node.args) > 1
                and isinstance(node.args[1], ast.Constant)
            ):
                yield str(node.args[1].value)


def test_every_act_has_a_name():
    kinds = set(kinds_of_acts())
    assert len(kinds) > 15
    assert kinds - set(words.ACTS) == set()


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        (PlaceKind, words.PLACE_KINDS),
        (SaleKind, words.SALE_KINDS),
        (LineKind, words.LINE_KINDS),
        (Goods, words.GOODS),
        (PayState, words.PAY_STATES),
        (Fate, words.FATES),
        (GIFT_REASONS, words.GIFT_REASONS),
    ],
    ids=["places", "sales", "lines", "goods", "payments", "fates", "gifts"],
)
def test_every_code_has_a_name_and_no_name_lacks_its_code(codes, table):
    assert {str(code) for code in codes} == set(table)


def test_the_methods_a_ledger_begins_with_are_the_ones_that_are_translated(database):
    with database.reading() as connection:
        there = {method.code: method.name for method in methods(connection)}
    assert there == {code: name for code, (name, _) in words.METHODS.items()}


def test_a_method_that_people_named_keeps_their_name():
    assert words.method_name("wechat", "微信") == "WeChat Pay"
    assert words.method_name("wechat", "社区微信") == "社区微信"
    assert words.method_name("points", "积分") == "积分"


def test_outside_places_are_called_by_what_they_mean():
    there = Place(1, "", PlaceKind.SUPPLIER, "supplier", "supplier")
    assert words.place_name(there) == "Supplier"
    assert words.place_words("unknown", "去向不明") == "Whereabouts unknown"
    assert words.place_words("site", "成都·仓库/A1") == "成都·仓库/A1"


def test_what_has_no_name_is_shown_as_it_is():
    assert words.act("new_act") == "new_act"
    assert words.gift_reason("生日") == "生日"
    assert notices.notice(Notice("later", "X")) == "later X"


@pytest.mark.parametrize("code", sorted(notices.NOTICES))
def test_every_notice_is_a_sentence(code):
    said = notices.notice(Notice(code, "徽章", 2, ("讲师",)))
    assert "{" not in said
    assert len(said) > 20


def test_papers_use_all_their_words_and_no_others():
    used = set()
    for folder in ("documents", "exchange", "cli"):
        for path in (ROOT / "desktop" / folder).rglob("*.py"):
            text = path.read_text("utf-8")
            used |= set(re.findall(r"[\"']([a-z_]+)[\"']", text))
            if "from desktop.wording.papers import said" in text:
                assert set(re.findall(r'said\("([a-z_]+)"\)', text)) <= set(papers.PAPER)
    assert set(papers.PAPER) - used == set()
