"""Lists that are read whole: sorted by what a column shows, or by its own way."""

from __future__ import annotations

from desktop.ui.table import Ask, Column
from desktop.ui.table.short import short

COLUMNS: list[Column[tuple[str, int]]] = [
    Column("name", "Name", lambda row: row[0]),
    Column("count", "Count", lambda row: str(row[1]), number=True),
]
ROWS = [("b", 10), ("a", 9), ("c", 100)]
LIST = short(lambda ask: list(ROWS), COLUMNS, lambda row: row[0], {"count": lambda row: row[1]})


def names(ask: Ask) -> str:
    return "".join(row[0] for row in LIST.fetch(ask))


def test_a_column_is_sorted_by_what_it_shows_and_a_number_by_its_worth():
    assert names(Ask("name", False)) == "abc"
    assert names(Ask("count", True)) == "cba"


def test_a_sort_that_nobody_knows_leaves_the_order():
    assert names(Ask("colour", True)) == "bac"


def test_a_page_of_it_is_given_and_all_are_counted():
    ask = Ask("name", False, offset=1, limit=1)
    assert names(ask) == "b"
    assert LIST.count(ask) == 3
