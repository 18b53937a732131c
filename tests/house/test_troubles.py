"""The tables of the guide say what the cards say, and leave no fault out."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from types import ModuleType

import pytest

from desktop import wording
from desktop.domain.bench.judging import Notice
from desktop.settings import resource
from hardware.faults import Code
from hardware.steps import Hands
from tests.house.code import ROOT


@pytest.fixture(scope="module")
def troubles() -> ModuleType:
    """packaging/troubles.py, which is no package."""
    file = ROOT / "packaging" / "troubles.py"
    spec = importlib.util.spec_from_file_location("troubles", file)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    wording.use("en")


def test_no_fault_is_left_out(troubles: ModuleType):
    told = {trouble.code for table in troubles.TABLES.values() for trouble in table}
    assert told == set(Code) | set(Notice)
    assert {wanted.hands for table in troubles.HANDS.values() for wanted, _when in table} == set(
        Hands
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_guide_says_what_the_cards_say(troubles: ModuleType, language: str):
    wording.use(language)
    page = resource("guide", f"{language}.md").read_text("utf-8")
    for heading, rows in troubles.tables(language):
        # Run packaging/troubles.py when this fails.
        assert troubles.written(page, heading, rows) == page


def test_every_row_is_told_in_full(troubles: ModuleType):
    for _heading, rows in troubles.tables("en"):
        assert "{" not in rows
        assert "–" not in rows
