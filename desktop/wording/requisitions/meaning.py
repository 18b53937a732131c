"""Words that mean an article: names of what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.wording import N_

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {
    "remember_word": N_("word remembered"),
    "forget_word": N_("word forgotten"),
}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {
    "alias": N_("remembered word"),
}
PROBLEMS: dict[str, str] = {}
# Tables, as a proof names them.
TABLES: dict[str, str] = {}
SENTENCES: dict[str, Callable[[Any], str]] = {}
