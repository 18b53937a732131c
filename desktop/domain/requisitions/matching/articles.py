"""What can be asked for, and which of it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.requisitions.values import Sure


@dataclass(frozen=True)
class Article:
    """What can be asked for: code, name of the item, label of the variant, and further words to
    find it by (`search`: pinyin and initials, as a catalogue keeps them); `category`, `year` and
    `unit` of the item.
    """

    code: str
    item: str
    label: str
    category: str = ""
    year: int | None = None
    search: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Match:
    """The article that is meant, by its code, None where there is none; `others` are codes that
    it may be as well, the likeliest first.
    """

    code: str | None
    sure: Sure
    others: tuple[str, ...] = ()


NOTHING = Match(None, Sure.NONE)
LONGEST = 120  # characters; nobody names one article with more
OTHERS = 12  # codes that one match names beside its own
