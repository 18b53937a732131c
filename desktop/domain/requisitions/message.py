"""A pasted message of somebody who asks for goods, read into a draft of a request."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import TooLong
from desktop.domain.money import narrow
from desktop.domain.requisitions.contact import phone_of, read_contact
from desktop.domain.requisitions.days import said_days
from desktop.domain.requisitions.phrases import (
    ASKS,
    COUNT,
    DAY_BEFORE,
    FIELD_OF,
    GONE,
    KINDS,
    LABEL,
    LONG,
    LOOSE,
    PEOPLE,
    PHONE,
    POLITE,
    QUOTED,
    SEND,
    STOP,
    STOPS,
    TITLE,
    WHERE,
    WHO,
)
from desktop.domain.requisitions.said.numerals import pieces
from desktop.domain.requisitions.values import Contact, RequisitionDraft, Source

MOST = 10_000  # characters
_CONTACT = ("recipient", "phone", "address")


@dataclass(frozen=True)
class ReadMessage:
    """What a message says: the draft, and the words that name goods (for `read_lines`)."""

    draft: RequisitionDraft
    goods: str


def read_message(text: str, today: date) -> ReadMessage:
    """Takes a message apart; what is not certain stays empty, what is left over is the remark.

    `today` is the day of reading: days without a year lie near it. Raises TooLong.
    """
    if len(text) > MOST:
        raise TooLong("message", "", len(text), MOST)
    return _Message(text.replace(GONE, " ").replace("\r\n", "\n"), today).read()


class _Message:
    """The text with what was read of it blotted out."""

    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._today = today
        self._said: dict[str, str] = {}

    def read(self) -> ReadMessage:
        """All fields, the certain ones first."""
        self._labelled()
        self._loose()
        self._goods()
        self._who()
        contact = self._contact()
        needed = self._needed()
        headcount = self._headcount()
        city = self._short("city") or self._city()
        title = self._short("title") or self._title()
        draft = RequisitionDraft(
            title=title,
            applicant=self._short("applicant"),
            kind=self._short("kind") or self._kind(title),
            city=city,
            team=self._short("team"),
            headcount=headcount,
            needed_on=needed,
            contact=contact if contact != Contact() else None,
            remark=self._rest(),
            source=Source.MESSAGE,
        )
        return ReadMessage(draft, self._said.get("goods", ""))

    def _take(self, start: int, end: int) -> str:
        """What stands there, which nobody reads again."""
        taken = self._text[start:end]
        blot = "".join(sign if sign == "\n" else GONE for sign in taken)
        self._text = self._text[:start] + blot + self._text[end:]
        return taken.replace(GONE, "")

    def _keep(self, field: str, value: str) -> None:
        """A field said twice: the first holds, the second goes to the remark."""
        value = value.strip(" \t\n,，。;；、")
        if field in self._said or not value:
            field = "remark"
        if value:
            self._said[field] = "\n".join(filter(None, (self._said.get(field), value)))

    def _labelled(self) -> None:
        """What stands behind “活动名称：”, up to the next label or the end of the line."""
        marks = list(LABEL.finditer(self._text))
        ends = [*(mark.start() for mark in marks), len(self._text)][1:]
        for mark, end in zip(marks, ends, strict=True):
            field = FIELD_OF[mark[0].rstrip(":： \t")]
            stop = self._stop(mark.end(), end, field)
            value = self._take(mark.start(), stop)[len(mark[0]) :]
            self._keep(field, value)

    def _stop(self, start: int, end: int, field: str) -> int:
        """Goods and remarks go on over lines until an empty one; others end with theirs."""
        first = start
        while first < end and self._text[first] in " \t\n":
            first += 1
        mark = "\n\n" if field in ("goods", "remark") else "\n"
        found = self._text.find(mark, first, end)
        stop = end if found < 0 else found
        if field == "goods":
            return self._before_contact(first, stop)
        if field == "remark":
            return stop
        loose = LOOSE.search(self._text, first, stop)
        stop = loose.start() if loose else stop
        full = re.compile("[。,，]" if field == "city" else "。").search(self._text, first, stop)
        return full.start() if full else stop

    def _before_contact(self, start: int, stop: int) -> int:
        """Goods end before a line with a phone in it: that one says who gets them."""
        phone = PHONE.search(self._text, start, stop)
        line = self._text.rfind("\n", start, phone.start()) if phone else -1
        return stop if line < 0 else line

    def _loose(self) -> None:
        while found := LOOSE.search(self._text):
            field = found.lastgroup or ""
            end = found.end()
            if field == "phone":
                phone = re.compile(r"\+?[\d\s()-]{5,24}").match(self._text, end)
                stop = phone.end() if phone else end
            else:
                stops = ",，。;；\n\0" if field == "address" else " \t,，。;；\n\0"
                stop = end
                while stop < len(self._text) and self._text[stop] not in stops:
                    stop += 1
            value = self._take(found.start(), stop)[end - found.start() :]
            self._keep(field, value)

    def _goods(self) -> None:
        """What follows “想申请”, to the end of the sentence or of the list below it."""
        if "goods" in self._said:
            return
        for found in ASKS.finditer(self._text):
            start = found.end()
            lines = found["colon"] or self._text[start : start + 1] == "\n"
            stop = self._before_contact(start, self._sentence(start, whole=bool(lines)))
            if not re.search(
                r"\d|[一二两三四五六七八九十百]|若干|一批|少量", self._text[start:stop]
            ):
                continue
            goods = self._take(found.start(), stop)[start - found.start() :]
            self._keep("goods", goods)
            return

    def _sentence(self, start: int, *, whole: bool) -> int:
        for mark in re.compile(r"[。!！\0]" if not whole else r"\n\s*\n|\0").finditer(
            self._text, start
        ):
            return mark.start()
        return len(self._text)

    def _who(self) -> None:
        found = WHO.search(self._text)
        if not found or "applicant" in self._said:
            return
        team = found["team"] or ""
        self._take(*found.span())
        self._keep("applicant", found["name"])
        if team and "team" not in self._said:
            self._keep("team", team)

    def _short(self, field: str) -> str:
        value = self._said.pop(field, "")
        if len(value) > LONG or "\n" in value:
            self._keep("remark", value)
            return ""
        return value

    def _contact(self) -> Contact:
        """Labelled, or said around the one phone; what one label has all of is taken apart."""
        said = {field: self._said[field] for field in _CONTACT if field in self._said}
        if any(PHONE.search(said.get(field, "")) for field in ("recipient", "address")):
            contact = read_contact("\n".join(said.values()))
            if contact.address:
                for field in said:
                    del self._said[field]
                return contact
        phones = [] if said else list(PHONE.finditer(self._text))
        if len(phones) == 1:
            contact, span = self._around(*phones[0].span())
            if contact.address:
                self._take(*span)
                return contact
        return Contact(self._short("recipient"), self._phone(), self._said.pop("address", ""))

    def _around(self, start: int, end: int) -> tuple[Contact, tuple[int, int]]:
        """What stands around a phone: from “寄到” to the end of the sentence, or a whole line."""
        first = max(self._text.rfind(mark, 0, start) for mark in STOPS) + 1
        last = STOP.search(self._text, end)
        stop = last.start() if last else len(self._text)
        sends = list(SEND.finditer(self._text, first, start))
        if sends:
            parts = re.split("[,，]", self._text[sends[-1].end() : stop])
            while parts and POLITE.match(parts[-1]):
                stop -= len(parts.pop()) + 1
            return read_contact("，".join(parts)), (sends[-1].start(), stop)
        first = self._text.rfind("\n", 0, start) + 1
        stop = self._text.find("\n", end)
        stop = len(self._text) if stop < 0 else stop
        contact = read_contact(self._text[first:stop])
        whole = contact.recipient and GONE not in self._text[first:stop]
        return (contact if whole else Contact()), (first, stop)

    def _phone(self) -> str:
        said = self._said.pop("phone", "")
        if said:
            return phone_of(said)
        found = list(PHONE.finditer(self._text))
        if len(found) != 1:
            return ""
        return phone_of(self._take(*found[0].span()))

    def _needed(self) -> date | None:
        for field in ("needed_on", "event_on"):
            said = self._said.pop(field, "")
            days = said_days(narrow(said), self._today)
            if said and days:
                rest = narrow(said)[: days[0].start] + narrow(said)[days[-1].end :]
                if any(sign.isalnum() for sign in rest):
                    self._keep("remark", said)
                other = self._said.pop("event_on", "")
                self._keep("remark", other)
                return days[0].day
            self._keep("remark", said)
        days = tuple(
            day
            for day in said_days(self._text, self._today)
            if not day.short or DAY_BEFORE.match(self._text, day.end)
        )
        if len({one.day for one in days}) != 1:
            return None
        return days[0].day

    def _headcount(self) -> int | None:
        said = self._said.pop("headcount", "")
        if said:
            found = PEOPLE.fullmatch(narrow(said))
            if found:
                return pieces(found[1])
            self._keep("remark", said)
            return None
        counts = list(COUNT.finditer(narrow(self._text)))
        if len(counts) != 1 or counts[0]["more"]:
            return None
        return pieces(counts[0]["n"])

    def _city(self) -> str:
        """The one town that is said to be the event's; where a parcel goes says nothing of it."""
        team = self._said.get("team", "")
        found = {m["city"] or m["at"] for m in WHERE.finditer(f"{self._text}\n{team}")}
        return found.pop() if len(found) == 1 else ""

    def _title(self) -> str:
        quoted = QUOTED.search(self._text)
        if quoted:
            return quoted[1].strip()
        found = TITLE.search(self._text)
        return found["plain"].strip() if found else ""

    def _kind(self, title: str) -> str:
        text = title + self._text
        found = [kind for kind in KINDS if kind in text or kind.replace(" ", "") in text]
        return found[0] if len(found) == 1 else ""

    def _rest(self) -> str:
        """What nobody read, without greetings; sentences that tell of the event stay whole."""
        parts = []
        for line in self._text.split("\n"):
            for part in re.split(r"\0+|(?<=[。!！])", line):
                part = part.strip(" \t,，;；、")
                if part and any(s.isalnum() for s in part) and not POLITE.match(part):
                    parts.append(part)
        said = self._said.pop("remark", "")
        return "\n".join(filter(None, (*parts, said)))
