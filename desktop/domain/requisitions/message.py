"""A pasted message of somebody who asks for goods, read into a draft of a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import TooLong
from desktop.domain.requisitions.values import RequisitionDraft, Source

MOST = 20_000  # characters


@dataclass(frozen=True)
class ReadMessage:
    """What a message says: the draft, and the words that name goods (for `read_lines`)."""

    draft: RequisitionDraft
    goods: str


def read_message(text: str, today: date) -> ReadMessage:
    """Takes a message apart; what is not certain stays empty or in the remark.

    `today` is the day of reading: days without a year lie near it. Raises TooLong.
    """
    if len(text) > MOST:
        raise TooLong("message", "", len(text), MOST)
    return ReadMessage(RequisitionDraft("", "", remark=text, source=Source.MESSAGE), "")
