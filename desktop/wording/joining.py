"""How words, labels and sentences are put together, as the spoken language does it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.wording import _, spoken

_SOME = 12


def labelled(name: str, value: str) -> str:
    """A label and what stands behind it: “New places: Chengdu”."""
    return _("{name}: {value}").format(name=name, value=value)


def listed(parts: Iterable[str]) -> str:
    """One thing after another in one line."""
    return _(", ").join(parts)


def some(names: Sequence[str]) -> str:
    """The first dozen of many names in one line; dots say that there are more."""
    return listed((*names[:_SOME], *(("…",) if len(names) > _SOME else ())))


def paragraph(*sentences: str) -> str:
    """Whole sentences one after another; Chinese leaves no blank between them."""
    return ("" if spoken() == "zh" else " ").join(sentences)
