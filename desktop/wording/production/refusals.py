"""Sentences for what production refuses, each with the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.wording import _


def _unknown_word(no: errors.UnknownWord) -> str:
    return _("“{text}” means nothing here. Write one of: {words}.").format(
        text=no.text, words=_(", ").join(no.known)
    )


SENTENCES: dict[str, Callable[[Any], str]] = {
    "split_differs": lambda no: _(
        "{split} pieces are given to articles, but {good} are good. Make both the same."
    ).format(**no.data()),
    "unknown_word": _unknown_word,
    "less_than_before": lambda no: _(
        "The list says {now} where it said {before} before. What came in cannot become less by a "
        "list: undo that goods-in, and take the list in again."
    ).format(**no.data()),
    "goods_stand": lambda no: _(
        "Pieces of “{production}” came in since. Undo that goods-in first."
    ).format(production=no.production),
    "good_above_arrived": lambda no: _(
        "{good} are good, but only {arrived} arrived. Correct one of the two."
    ).format(**no.data()),
}
