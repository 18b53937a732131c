"""What a chart shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.joining import labelled, listed


@dataclass(frozen=True)
class Series:
    """One row of numbers (fen, pieces), one for each label; `tone` where a colour has a meaning."""

    name: str
    values: tuple[int, ...]
    tone: Tone | None = None


@dataclass(frozen=True)
class Figures:
    """Everything that is drawn: series over labels, and how a number is written."""

    series: tuple[Series, ...]
    labels: tuple[str, ...]
    text: Callable[[int], str]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to see."""
        return not self.labels or not any(any(s.values) for s in self.series)

    def totals(self) -> tuple[int, ...]:
        """The sum over all series at each label."""
        return tuple(
            sum(s.values[n] for s in self.series if n < len(s.values))
            for n in range(len(self.labels))
        )


def summary(title: str, figures: Figures) -> str:
    """The chart in words, for those who do not see it."""
    if figures.empty:
        return _("{title}: nothing yet").format(title=title)
    parts = []
    for series in figures.series:
        values = listed(
            f"{label} {figures.text(value)}"
            for label, value in zip(figures.labels, series.values, strict=False)
        )
        parts.append(labelled(series.name, values) if series.name else values)
    return _("{title}. {values}").format(title=title, values=_("; ").join(parts))


def shortest(labels: Sequence[str], most: int) -> list[int]:
    """Which labels to write when only `most` have room: evenly spread, the first among them."""
    step = max(1, -(-len(labels) // max(1, most)))
    return list(range(0, len(labels), step))
