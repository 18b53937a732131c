"""Every problem that a proof can find has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import desktop.store.proving
from desktop.domain.safekeeping import Problem
from desktop.store.tables import metadata
from desktop.wording.problems import CHAINS, SENTENCES, TABLES, problem

PROOFS = "\n".join(
    path.read_text("utf-8") for path in Path(desktop.store.proving.__file__).parent.glob("*.py")
)
CODES = set(re.findall(r'_?[Pp]roblem\(\s*"(\w+)"', PROOFS))


def test_every_code_has_a_sentence():
    assert CODES - {"chain"} <= set(SENTENCES)
    assert set(re.findall(r'_broken\(entry, "(\w+)"', PROOFS)) <= set(CHAINS)


def test_every_table_that_is_proven_has_a_word():
    derived = {name for name, table in metadata.tables.items() if table.info.get("derived")}
    assert set(metadata.tables) - derived - {"journal", "balance"} | {"private"} == set(TABLES)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            Problem("chain", {"station": "ab12cd34", "seq": 5, "why": "gap"}),
            "Journal of station ab12: entries before number 5 are missing.",
        ),
        (
            Problem("differs", {"table": "movement", "op": "00ff", "line": 2}),
            "A movement is not what the journal says (00ff 2).",
        ),
        (
            Problem("balance", {"code": "BG", "owner": "A", "place": "家", "kept": None, "sum": 3}),
            "BG · A · 家: – on the books, 3 by its movements.",
        ),
        (
            Problem("payment", {"number": "A-0001", "op": "0", "total_fen": 9900, "sum_fen": 9950}),
            "A-0001: the payments come to 99.50, the total is 99.",
        ),
    ],
)  # fmt: skip
def test_a_problem_says_where_it_is(found, sentence):
    assert problem(found).replace("¥", "") == sentence
