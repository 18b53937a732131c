"""Contacts deleted for good: names, refusals, what a proof found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.wording import N_

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {}
PROBLEMS: dict[str, str] = {}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "purge": N_("deletion of contacts"),
}
SENTENCES: dict[str, Callable[[Any], str]] = {}
