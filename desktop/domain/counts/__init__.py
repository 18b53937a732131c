"""Counts (盘点, 清点): what was said to lie somewhere, and what that says of the books.

An entry is an event. Entries of one pass for one thing at one place add up, so that several
people can count at once; a later pass supersedes the former one of that thing as a whole. The
difference is what was counted less what the books say of the moment it was counted at: what
moves afterwards is not touched. Nothing said is not zero. An estimate (估) proves nothing. There
is no tolerance: one piece is a difference.
"""

from desktop.domain.counts.sums import (
    Books,
    Entry,
    Finding,
    findings,
)
from desktop.domain.counts.values import (
    REASONS_LESS,
    REASONS_MORE,
    SEEN_LATER,
    Closed,
    Count,
    CountDraft,
    Difference,
    EntryDraft,
    Expected,
    Nameless,
    Reason,
    Recount,
    Result,
    Review,
    ReviewLine,
    Said,
    State,
    Verdict,
    Verdicts,
)

__all__ = [
    "REASONS_LESS",
    "REASONS_MORE",
    "SEEN_LATER",
    "Books",
    "Closed",
    "Count",
    "CountDraft",
    "Difference",
    "Entry",
    "EntryDraft",
    "Expected",
    "Finding",
    "Nameless",
    "Reason",
    "Recount",
    "Result",
    "Review",
    "ReviewLine",
    "Said",
    "State",
    "Verdict",
    "Verdicts",
    "findings",
]
