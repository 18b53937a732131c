"""A list of requests as values: what a row asks for, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.imports import Fate, Trouble
from desktop.domain.requisitions.said.reading import SaidLine
from desktop.domain.requisitions.values import LineDraft, RequisitionDraft, Sure


class ListKind(StrEnum):
    """Which list a file is."""

    FORM = "form"  # what a form collected: a row is a request, or one line of it
    ORDERS = "orders"  # 小红书: paid for, a row is one article of an order
    OURS = "ours"  # our own export


class Notice(StrEnum):
    """What is told about a row that is taken all the same."""

    PAST = "past"  # the day it is needed has gone
    DAY = "day"  # words instead of the day it is needed
    HEADCOUNT = "headcount"  # words instead of how many people come
    PHONE = "phone"  # this does not look like a phone's number
    APART = "apart"  # a phone number in what everybody reads: it goes into the private remark
    SAME_NUMBER = "same_number"  # another request has this number
    TWICE = "twice"  # this very row stands in the list once more
    OPEN = "open"  # lines whose article or quantity a person has to look at
    DECIDED = "decided"  # it was answered since: it stays as it is
    NOT_APPROVED = "not_approved"  # paid, but a person has to say what is meant


@dataclass(frozen=True)
class Noticed:
    """A notice with what its sentence says: a day, words, a count, a row's number."""

    what: Notice
    said: str = ""


@dataclass(frozen=True)
class AskedRow:
    """One request of a list as read.

    `row` is its first line in the sheet (header = 1), `rows` all of them. `goods` are its lines
    as said, and `text` the free text they were read of, "" where each had cells of its own;
    `headed` are those that have a column each, said as its heading says.
    `code` is our own code where the list has one, `said_at` when it was submitted as ISO text, ""
    where the list says nothing.
    """

    row: int
    rows: tuple[int, ...]
    draft: RequisitionDraft
    goods: tuple[SaidLine, ...]
    text: str = ""
    headed: tuple[SaidLine, ...] = ()
    code: str = ""
    said_at: str = ""
    notices: tuple[Noticed, ...] = ()

    def content(self) -> dict[str, object]:
        """What the row says without what identifies people, as JSON values."""
        draft = self.draft
        return {
            "number": draft.number,
            "submitted_at": self.said_at,
            "title": draft.title,
            "kind": draft.kind,
            "city": draft.city,
            "team": draft.team,
            "headcount": draft.headcount,
            "needed_on": None if draft.needed_on is None else draft.needed_on.isoformat(),
            "lines": [[line.said, line.qty, line.qty_said] for line in (*self.goods, *self.headed)],
        }

    def private(self) -> dict[str, str]:
        """What identifies people; "" is nothing said."""
        contact = self.draft.contact
        return {
            "applicant": self.draft.applicant,
            "recipient": contact.recipient if contact else "",
            "phone": contact.phone if contact else "",
            "address": contact.address if contact else "",
            "remark": self.draft.remark or "",
        }


@dataclass(frozen=True)
class Headed:
    """A column that is one article: its heading, the words of it that name the article, and which
    one they mean; `code` None: a person has to say.
    """

    heading: str
    said: str
    code: str | None
    sure: Sure


@dataclass(frozen=True)
class AskedList:
    """A list as read: good rows, troubles of the others, and how columns were understood.

    `headed` are the columns that are one article each, `kept` headings nobody claimed whose values
    go into the private remark, `unknown` those that are left out; `doubtful` maps a field to
    several headings it might be. `left` are rows left out by themselves: orders nobody paid for.
    """

    kind: ListKind
    file: str
    sha256: str
    rows: tuple[AskedRow, ...]
    troubles: tuple[Trouble, ...]
    columns: Mapping[str, str]
    headed: tuple[Headed, ...] = ()
    kept: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    doubtful: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left: tuple[Trouble, ...] = ()


@dataclass(frozen=True)
class AskedFate:
    """What becomes of one request of a list.

    `changes` are (field, before, after) as JSON values, private ones masked. `requisition` is the
    local id of the one that is meant, None for a new one.
    """

    row: int
    rows: tuple[int, ...]
    number: str
    title: str
    fate: Fate
    lines: tuple[LineDraft, ...]
    changes: tuple[tuple[str, object, object], ...] = ()
    notices: tuple[Noticed, ...] = ()
    requisition: int | None = None
