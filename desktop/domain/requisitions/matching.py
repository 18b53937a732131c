"""Which article is meant by the words of a request, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.money import narrow
from desktop.domain.requisitions.reading import read_lines
from desktop.domain.requisitions.values import LineDraft, Sure


@dataclass(frozen=True)
class Article:
    """What can be asked for: code, name of the item, label of the variant, and further words to
    find it by (`search`: pinyin and initials, as a catalogue keeps them); `category` and `year` of
    the item.
    """

    code: str
    item: str
    label: str
    category: str = ""
    year: int | None = None
    search: str = ""


@dataclass(frozen=True)
class Match:
    """The article that is meant, by its code, None where there is none; `others` are codes that
    it may be as well, the likeliest first.
    """

    code: str | None
    sure: Sure
    others: tuple[str, ...] = ()


def fold(text: str) -> str:
    """The key of remembered words: one for all ways of writing the same words."""
    return "".join(sign for sign in narrow(text).lower() if sign.isalnum())


class Shelf:
    """All articles by the words that mean them. `words`: folded words → code, None: no article.

    Made once, then asked for thousands of lines.
    """

    def __init__(
        self, articles: Sequence[Article], words: Mapping[str, str | None] | None = None
    ) -> None:
        self._words = dict(words or {})
        self._exact: dict[str, str] = {}
        for one in articles:
            self._exact[fold(one.code)] = one.code
            self._exact[fold(one.item + one.label)] = one.code

    def match(self, said: str) -> Match:
        """The article that these words mean."""
        key = fold(said)
        if key in self._words:
            return Match(self._words[key], Sure.KNOWN)
        code = self._exact.get(key)
        return Match(code, Sure.EXACT if code else Sure.NONE)

    def read(self, text: str) -> tuple[LineDraft, ...]:
        """The lines of a free text with their articles. Raises TooLong."""
        drafts = []
        for line in read_lines(text):
            found = self.match(line.said)
            drafts.append(LineDraft(found.code, line.qty, line.said, line.qty_said, found.sure))
        return tuple(drafts)
