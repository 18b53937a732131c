"""Names sort as people count."""

from __future__ import annotations

import dataclasses

import pytest

from desktop.services import catalogue
from desktop.services.spelling import place_spelling, variant_sort
from desktop.store.database import Database
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


@pytest.mark.parametrize(
    "names",
    [
        ["A1", "A2", "A10"],
        ["1号箱", "2号箱", "10号箱"],
        ["成都", "杭州", "上海"],  # by pinyin: chengdu hangzhou shanghai
    ],
)
def test_places_stand_in_the_order_of_their_numbers_and_sounds(names):
    keys = [place_spelling(name)[1] for name in names]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    "labels", [["S", "M", "L", "2XL"], ["款2", "款10", "款19"], ["5 cm", "10 cm", "15 cm"]]
)
def test_variants_stand_as_on_the_size_strip_and_by_number(shop, labels):
    one = catalogue.variant(shop.desk, "TS-L")
    keys = [variant_sort(dataclasses.replace(one, label=label)) for label in labels]
    assert keys == sorted(keys)


def test_names_with_numbers_stand_in_the_order_of_the_numbers(shop):
    one = catalogue.variant(shop.desk, "TS-L")
    names = ["第1种", "第2种", "第10种"]
    keys = [variant_sort(dataclasses.replace(one, name=name)) for name in names]
    assert keys == sorted(keys)
