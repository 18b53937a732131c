"""What was asked, and what was understood of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Asked:
    """One line of the message a keeper got.

    `qty` is the figure that stood in the message, in pieces; None: a blind count, nobody was told.
    `pack_size` and `box_size` in pieces, None where nobody knows. `place` names the box within the
    home where the message was split by boxes.
    """

    name: str
    label: str = ""
    code: str = ""
    unit: str = "个"
    pack_size: int | None = None
    box_size: int | None = None
    qty: int | None = None
    place: str = ""


class Sure(StrEnum):
    """How sure it is that these words meant this line and this figure."""

    SURE = "sure"
    LIKELY = "likely"  # to be looked at: a shortened name, an order of figures
    ASK = "ask"  # a person has to answer `question` first


class Question(StrEnum):
    """What has to be asked before a line can be taken."""

    HOW_MANY = "how_many"  # the thing is known, no figure can be had from the words
    PACK = "pack"  # so many packs or boxes, but nobody knows how many are in one
    WHICH = "which"  # several of the lines asked fit: `candidates`
    WHAT = "what"  # a figure without any name
    NOT_ASKED = "not_asked"  # a thing nobody asked about: `name`
    NOT_TOLD = "not_told"  # "as you say", but the message named no figure
    AGAIN = "again"  # a second figure for a line that has one already
    NOT_UNDERSTOOD = "not_understood"  # words that are no answer: a greeting, a remark


@dataclass(frozen=True)
class ReplyLine:
    """One thing understood, or not.

    `expected` is the index into the lines asked; `qty` whole pieces; lines of one index add up,
    except those that are `superseded` by a later correction, which count for nothing. `said` are
    the words as they were written. `as_told` marks a figure taken over from the message.
    """

    said: str
    expected: int | None = None
    qty: int | None = None
    estimate: bool = False
    sure: Sure = Sure.SURE
    question: Question | None = None
    candidates: tuple[int, ...] = ()
    name: str = ""
    as_told: bool = False
    superseded: bool = False

    @property
    def counts(self) -> bool:
        """Whether it can be entered as it stands."""
        answered = self.expected is not None and self.qty is not None
        return answered and self.question is None and not self.superseded
