"""What becomes of each request of a list: new, changed, the same, answered since."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain import masking
from desktop.domain.imports import Fate
from desktop.domain.requisitions import Act, Goal, LineDraft, State
from desktop.domain.requisitions.matching import Match, Shelf
from desktop.domain.requisitions.said.reading import MOST
from desktop.domain.requisitions.states import MAY
from desktop.domain.requisitions.taking import (
    AskedFate,
    AskedList,
    AskedRow,
    ListKind,
    Notice,
    Noticed,
)
from desktop.exchange.requisitions import as_asked
from desktop.store.imports.known import View
from desktop.store.requisitions import taking, words
from desktop.store.requisitions.taking import Known

_NAME = 4  # characters: a shorter word may be a size of the line before
_SHOWN_AS: dict[str, Callable[[str], str]] = {
    "applicant": masking.name,
    "recipient": masking.name,
    "phone": masking.phone,
    "address": masking.address,
    "remark": lambda text: "…" if text else "",
}


@dataclass(frozen=True)
class Planned:
    """A row with its fate and, for one that changes a request, which and what of it."""

    row: AskedRow
    fate: AskedFate
    known: Known | None = None
    changed: tuple[str, ...] = ()

    @property
    def approved(self) -> bool:
        """Whether it is approved as soon as it is there, because it was paid for."""
        return self.row.draft.goal is Goal.SOLD and not any(
            one.what is Notice.NOT_APPROVED for one in self.fate.notices
        )


def draw(view: View, asked: AskedList, today: date) -> tuple[Planned, ...]:
    """The fate of every request of a list, against what the ledger knows now."""
    return _Plan(view, asked, today).draw()


class _Plan:
    def __init__(self, view: View, asked: AskedList, today: date) -> None:
        connection = view.connection
        self._asked = asked
        self._today = today
        self._shelf: Shelf = words.shelf(connection)
        self._matches: dict[str, Match] = {}
        rows = asked.rows
        codes = {row.code for row in rows if row.code}
        known = taking.known(connection, {row.draft.number for row in rows}, codes)
        self._by_code = {one.row.code: one for one in known}
        self._by_key: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
        self._numbers: defaultdict[str, list[Known]] = defaultdict(list)
        for one in known:
            if one.content is not None:
                key = (str(one.content["number"]), str(one.content["submitted_at"]))
                self._by_key[key].append(one)
            self._numbers[one.row.number].append(one)
        self._in_list = Counter(row.draft.number for row in rows)
        self._stand = taking.lines_of(
            connection, [self._by_code[code].row.id for code in codes if code in self._by_code]
        )

    def draw(self) -> tuple[Planned, ...]:
        claimed: dict[int, Known] = {}
        taken: set[int] = set()
        said: dict[str, int] = {}
        twice: dict[int, int] = {}
        for row in self._asked.rows:
            whole = repr((row.content(), row.private(), row.code))
            if whole in said:
                twice[row.row] = said[whole]
                continue
            said[whole] = row.row
            found = self._same(row, taken)
            if found is not None:
                claimed[row.row] = found
                taken.add(found.row.id)
        for row in self._asked.rows:
            if row.row not in claimed and row.row not in twice:
                found = self._former(row, taken)
                if found is not None:
                    claimed[row.row] = found
                    taken.add(found.row.id)
        return tuple(
            self._planned(row, claimed.get(row.row), twice.get(row.row)) for row in self._asked.rows
        )

    def _candidates(self, row: AskedRow, taken: set[int]) -> list[Known]:
        if row.code and row.code in self._by_code:
            one = self._by_code[row.code]
            return [] if one.row.id in taken else [one]
        applicant = row.draft.applicant
        return [
            one
            for one in self._by_key[row.draft.number, row.said_at]
            if one.row.id not in taken
            and one.private.get("applicant", applicant) == applicant
            and (row.draft.number or row.said_at or one.row.title == row.draft.title)
        ]

    def _same(self, row: AskedRow, taken: set[int]) -> Known | None:
        return next((c for c in self._candidates(row, taken) if not self._changes(row, c)), None)

    def _former(self, row: AskedRow, taken: set[int]) -> Known | None:
        return next(iter(self._candidates(row, taken)), None)

    def _changes(self, row: AskedRow, known: Known) -> dict[str, tuple[Any, Any]]:
        """Which fields say something else now, as (before, after)."""
        now = row.content()
        before: Mapping[str, Any]
        if known.content is None or row.code:
            ours = known.row
            before = {
                **now,
                **{name: getattr(ours, name) for name in ("title", "kind", "city", "team")},
                "headcount": ours.headcount,
                "needed_on": ours.needed_on,
            }
            stand = self._stand.get(ours.id)
            if stand is not None:
                before["lines"] = [[x.said, x.qty, x.qty_said] for x in as_asked(stand)]
        else:
            before = known.content
        changes = {
            name: (before.get(name), now[name]) for name in now if before.get(name) != now[name]
        }
        for name, value in row.private().items():
            there = known.private.get(name)
            if known.purged and there is None:
                continue
            if value and value != (there or ""):
                changes[name] = (there, value)
        return changes

    def _planned(self, row: AskedRow, known: Known | None, twice: int | None) -> Planned:
        lines = self._lines(row)
        notices = list(row.notices)
        changes = {} if known is None else self._changes(row, known)
        fate = Fate.NEW
        if twice is not None:
            fate = Fate.SAME
            notices.append(Noticed(Notice.TWICE, str(twice)))
        elif known is not None and not changes:
            fate = Fate.SAME
        elif known is not None:
            fate = Fate.CHANGED
            if (known.state, Act.EDIT) not in MAY:
                fate = Fate.DIFFERS
                notices.append(Noticed(Notice.DECIDED))
        if fate in (Fate.NEW, Fate.CHANGED):
            notices += self._told(row, lines)
        if fate is Fate.NEW:
            notices += self._other(row)
        told = AskedFate(
            row=row.row,
            rows=row.rows,
            number=row.draft.number,
            title=row.draft.title,
            fate=fate,
            lines=lines,
            changes=tuple((name, *_shown(name, pair)) for name, pair in changes.items()),
            notices=tuple(notices),
            requisition=None if known is None else int(known.row.id),
        )
        return Planned(row, told, known, tuple(changes))

    def _lines(self, row: AskedRow) -> tuple[LineDraft, ...]:
        """The lines with their articles, those of a column each behind the others."""
        headed = tuple(self._line(one.said, one.qty, one.qty_said) for one in row.headed)
        return self._read(row) + headed

    def _read(self, row: AskedRow) -> tuple[LineDraft, ...]:
        """What a line means may hang on the one before it, unless each of them is certain by
        itself; that is so of most, and those are matched once.
        """
        alone = tuple(self._line(one.said, one.qty, one.qty_said) for one in row.goods)
        plain = all(x.sure.certain and x.qty and len(x.said) >= _NAME for x in alone)
        if plain or not row.text or len(row.text) > MOST:
            return alone
        return self._shelf.read(row.text) or alone

    def _line(self, said: str, qty: int | None, qty_said: str) -> LineDraft:
        found = self._matches.get(said)
        if found is None:
            found = self._matches[said] = self._shelf.match(said)
        return LineDraft(found.code, qty, said, qty_said, found.sure)

    def _told(self, row: AskedRow, lines: Sequence[LineDraft]) -> list[Noticed]:
        notices = []
        day = row.draft.needed_on
        if day is not None and day < self._today:
            notices.append(Noticed(Notice.PAST, day.isoformat()))
        to_see = sum(not line.sure.certain or line.code is None or not line.qty for line in lines)
        if to_see:
            notices.append(Noticed(Notice.OPEN, str(to_see)))
            if row.draft.goal is Goal.SOLD:
                notices.append(Noticed(Notice.NOT_APPROVED))
        return notices

    def _other(self, row: AskedRow) -> list[Noticed]:
        number = row.draft.number
        if not number or self._asked.kind is ListKind.ORDERS:
            return []
        if self._in_list[number] > 1 or self._numbers[number]:
            return [Noticed(Notice.SAME_NUMBER, number)]
        return []


def _shown(name: str, pair: tuple[Any, Any]) -> tuple[object, object]:
    mask = _SHOWN_AS.get(name)
    if mask is not None:
        return mask(pair[0] or ""), mask(pair[1] or "")
    if name == "lines":
        return _goods(pair[0] or ()), _goods(pair[1])
    return pair


def _goods(lines: Sequence[Sequence[Any]]) -> str:
    return "; ".join(
        f"{said} {qty_said if qty is None else f'x{qty}'}" for said, qty, qty_said in lines
    )


def new_state(planned: Planned) -> State:
    """In which state a new request begins."""
    return State.APPROVED if planned.approved else State.SUBMITTED
