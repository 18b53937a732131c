"""Refusals as sentences in the reader's language, each with the next step where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain.errors import Refused
from desktop.wording import _

SENTENCES: dict[str, Callable[[Any], str]] = {
    "cancelled": lambda no: _("Cancelled; nothing was written."),
}


def sentence(refused: Refused) -> str:
    """The sentence for a refusal; one without its own is still said, with its data."""
    if worded := SENTENCES.get(refused.code):
        return worded(refused)
    data = ", ".join(f"{name}: {value}" for name, value in refused.data().items())
    return _("This cannot be done ({code}). {data}").format(code=refused.code, data=data)
