"""A list that was exported can be imported again, and changes nothing."""

from __future__ import annotations

import pytest


@pytest.fixture
def shelf(say, stock_list):
    """A folder with the list in it."""
    assert say("import", stock_list).code == 0
    return say


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_stock_goes_out_and_comes_back_the_same(shelf, tmp_path, language):
    out = tmp_path / "stock.csv"
    assert shelf("export", "stock", "--out", out, "--lang", language).code == 0
    told = shelf("import", out, "--dry-run", "--json")
    assert told.code == 0
    assert told.data["new"] == 0
    assert not {"现有", "On hand"} & set(told.data["unknown_columns"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pieces_of_all_places_together_are_booked_at_none(shelf, tmp_path, language):
    out = tmp_path / "items.csv"
    assert shelf("export", "items", "--out", out, "--lang", language).code == 0
    told = shelf("import", out, "--dry-run", "--json")
    assert told.code == 0
    assert told.data["new"] == 0
    assert {"现有合计", "On hand in all"} & set(told.data["unknown_columns"])
