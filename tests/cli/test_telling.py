from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from desktop.cli.telling import Column, document, local, money, pairs, signed, table, wide


def test_columns_line_up_in_chinese_too():
    shown = table(
        [Column("Item"), Column("Qty", right=True), Column("Where")],
        [("帆布袋", 5, "成都"), ("Bag", 1200, "x")],
    )
    assert shown.splitlines() == [
        "Item     Qty  Where",
        "帆布袋     5  成都",
        "Bag     1200  x",
    ]


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("物料", 4), ("ＡＢ", 4), ("e\u0301", 1), ("𠮷", 2), ("", 0)]
)
def test_a_character_takes_the_columns_a_terminal_gives_it(text, columns):
    assert wide(text) == columns


def test_no_cell_tears_a_table_or_commands_the_terminal():
    shown = table([Column("a")], [("two\nlines",), ("\x1b[2J",)])
    assert shown.splitlines() == ["a", "two lines", " [2J"]


def test_facts_stand_below_each_other():
    assert pairs([("应有", "¥1"), ("a", "¥2")]) == "应有  ¥1\na     ¥2"


def test_amounts_for_people():
    assert (money(None), money(-150), signed(150), signed(0)) == ("–", "-¥1.50", "+¥1.50", "¥0.00")


def test_a_document_has_offsets_and_readable_chinese():
    at = local(datetime(2026, 10, 24, 6, 30, tzinfo=UTC))
    text = document({"at": at, "name": "源物"})
    assert "源物" in text
    assert json.loads(text)["at"] == "2026-10-24T14:30:00+08:00"
