"""Requests asked, decided, changed: names, refusals, what a proof found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.wording import N_

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {
    "requisition": N_("request"),
    "guide": N_("reference value of events"),
    "requisition_template": N_("template of requests"),
}
PROBLEMS: dict[str, str] = {}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "requisition": N_("request"),
    "requisition_line": N_("line of a request"),
    "requisition_note": N_("word about a request"),
    "guide": N_("reference value of events"),
    "requisition_template": N_("template of requests"),
    "alias": N_("word that means an article"),
}
SENTENCES: dict[str, Callable[[Any], str]] = {}
