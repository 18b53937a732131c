"""Giving to many where one home is short: which others have it, and which has all of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import NotEnoughForAll
from desktop.domain.stock import PlaceKind
from desktop.services.requisitions import giving
from desktop.store.database import Database
from desktop.wording.refusals import sentence
from tests.press import Desktop
from tests.services.test_requisition_giving import draft, give


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Desktop:
    """成都·仓库 has twenty of each; 上海 has 30 badges, 北京 40 badges and 30 shirts of L."""
    made = Desktop(database, tmp_path)
    supplier = made.outside("supplier")
    for name, goods in (("上海", {"BG": 30}), ("北京", {"BG": 40, "TS-L": 30})):
        home = made.place(name)
        shelf = made.place(f"{name}·柜", PlaceKind.BOX, home)
        for code, qty in goods.items():
            made.move(code, qty, supplier, shelf)
    return made


def test_who_has_what_is_missing_is_said_the_fullest_first(shop: Desktop):
    seen = giving.weigh(shop.desk, draft(shop, gifts=(("TS-L", 1), ("BG", 8))))
    shirt, badge = seen.needs
    assert shirt.elsewhere == ()  # there are enough here
    assert [(there.path, there.free) for there in badge.elsewhere] == [("北京", 40), ("上海", 30)]


def test_a_home_that_has_all_of_everything_is_offered_instead(shop: Desktop):
    seen = giving.weigh(shop.desk, draft(shop, gifts=(("TS-L", 1), ("BG", 8))))
    assert [there.path for there in seen.instead] == ["北京"]
    seen = giving.weigh(shop.desk, draft(shop, gifts=(("BG", 8),)))
    assert [there.path for there in seen.instead] == ["上海", "北京"]
    seen = giving.weigh(shop.desk, draft(shop, gifts=(("TS-S", 8), ("BG", 8))))
    assert seen.instead == ()


def test_where_all_is_there_nobody_else_is_named(shop: Desktop):
    seen = giving.weigh(shop.desk, draft(shop))
    assert seen.fits
    assert seen.instead == ()


def test_the_refusal_says_where_it_is_and_giving_from_there_is_done(shop: Desktop):
    wanted = draft(shop, gifts=(("BG", 8),))
    with pytest.raises(NotEnoughForAll) as no:
        give(shop, wanted)
    assert no.value.elsewhere == (("北京", 40), ("上海", 30))
    said = sentence(no.value)
    assert "Other homes have: 北京 40, 上海 30." in said
    assert "All of it is at 上海: give from there." in said
    (there, *_others) = giving.weigh(shop.desk, wanted).instead
    assert give(shop, replace(wanted, place=there.place)).pieces == 24
