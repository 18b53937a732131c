"""Requests in words: `core` (asked, decided), `parcels`, `giving`, `rules`, `taking`, `purging`;
what they say is gathered here for refusals, proofs, lists and the undo button.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.wording.requisitions import (
    arrivals,
    core,
    giving,
    meaning,
    parcels,
    purging,
    rules,
    taking,
)

_ALL = (arrivals, core, meaning, parcels, giving, rules, taking, purging)

ACTS: dict[str, str] = {key: said for one in _ALL for key, said in one.ACTS.items()}
FIELDS: dict[str, str] = {key: said for one in _ALL for key, said in one.FIELDS.items()}
KINDS: dict[str, str] = {key: said for one in _ALL for key, said in one.KINDS.items()}
PROBLEMS: dict[str, str] = {key: said for one in _ALL for key, said in one.PROBLEMS.items()}
TABLES: dict[str, str] = {key: said for one in _ALL for key, said in one.TABLES.items()}
SENTENCES: dict[str, Callable[[Any], str]] = {
    key: said for one in _ALL for key, said in one.SENTENCES.items()
}
