"""The lines of a request as they are found: names, and the numbers that belong to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.requisitions.said.line import SaidLine
from desktop.domain.requisitions.said.quantities import Found
from desktop.domain.requisitions.said.splitting import of_each
from desktop.domain.requisitions.said.trimming import trimmed, worthless


class Gathering:
    """The lines so far, and the heading (`under`) that holds for the next ones. `known` says of
    words whether they certainly name one thing.
    """

    def __init__(self, known: Callable[[str], bool]) -> None:
        self.lines: list[SaidLine] = []
        self.under = ""
        self._known = known
        self._shared: list[Found] = []  # each 各 that was met

    def add(self, text: str, found: Found | None) -> None:
        """One more line; a number without a name is kept as its words."""
        text = trimmed(text)
        if not text or worthless(text):
            if found:
                self.lines.append(SaidLine(found.said, None, found.said, self.under))
            return
        self.lines.append(SaidLine(text, None, "", self.under))
        if found:
            self.give(len(self.lines) - 1, found)

    def give(self, n: int, found: Found) -> None:
        """A line its number."""
        if found.each and (not self._shared or found is not self._shared[-1]):
            self._shared.append(found)
        same = found.same and n
        self.lines[n] = replace(
            self.lines[n],
            qty=self.lines[n - 1].qty if same else found.pieces,
            qty_said=found.said,
            shared=len(self._shared) if found.each else 0,
        )

    def note(self, said: str) -> None:
        """Words behind the last line that are no number."""
        self.lines[-1] = replace(last := self.lines[-1], said=f"{last.said} {said}")

    def apart(self, text: str) -> list[str]:
        """What stands before 各, taken apart."""
        return of_each(text, self._beside(self.under))

    @staticmethod
    def _open(line: SaidLine) -> bool:
        return line.qty is None and not line.qty_said

    def _beside(self, name: str) -> Callable[[str], bool]:
        """What says whether words certainly name one thing, alone or behind a name."""
        return lambda said: self._known(said) or bool(name and self._known(f"{name} {said}"))

    def spread(self, texts: list[str], one: Found) -> None:
        """“徽章、贴纸各20”: also for what was named before it and has no number yet."""
        first = len(self.lines)
        while first and self._open(self.lines[first - 1]):
            first -= 1
        for text in texts:
            self.add(text, None)
        several = len(self.lines) - first > 1
        for n in range(first, len(self.lines)):
            self.give(n, one if several else replace(one, pieces=None))
            if not several:
                self.lines[n] = replace(self.lines[n], each=one.pieces)

    def alone(self, one: Found) -> Found | None:
        """A number with nothing beside it: of what was named just before, a sum, or nothing's."""
        first = len(self.lines)
        while first and self._open(self.lines[first - 1]):
            first -= 1
        if one.each and first == len(self.lines):
            return one
        if one.total and sum(line.qty or 0 for line in self.lines) == one.pieces:
            return None
        if one.each:
            said = [line.said for line in self.lines[first:]]
            texts = [text for words in said for text in of_each(words, self._beside(said[0]))]
            del self.lines[first:]
            self.spread(texts, one)
        elif first < len(self.lines) and not one.total:
            self.give(len(self.lines) - 1, one)
        else:
            self.lines.append(SaidLine(one.said, None, one.said, self.under))
        return None
