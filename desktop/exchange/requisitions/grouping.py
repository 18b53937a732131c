"""Which lines of a sheet are one request: each its own, or the rows of one order together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from desktop.domain.errors import Missing
from desktop.domain.requisitions.taking import AskedRow, ListKind
from desktop.domain.requisitions.values import Contact, Goal, RequisitionDraft, Source
from desktop.exchange.requisitions import cells
from desktop.exchange.requisitions.rows import Reader, Said

_OF_REQUEST = ("number", "submitted_at", "applicant", "title")


@dataclass
class _Group:
    key: tuple[object, ...]
    lines: list[Said] = field(default_factory=list)

    def first(self, name: str) -> Any:
        return next((line.values[name] for line in self.lines if name in line.values), None)

    def text(self, name: str) -> str:
        return str(self.first(name) or "")


class Groups:
    """Collects lines; `whole` says that every line is a request of its own."""

    def __init__(self, kind: ListKind, whole: bool) -> None:
        self._kind = kind
        self._whole = whole and kind is not ListKind.ORDERS
        self._groups: list[_Group] = []
        self._by_key: dict[tuple[object, ...], _Group] = {}

    def add(self, said: Said) -> None:
        """One more line; a line that says nothing of its request goes on with the one above."""
        if self._whole:
            self._groups.append(_Group((), [said]))
            return
        names = ("number",) if self._kind is ListKind.ORDERS else _OF_REQUEST
        key = tuple(said.values.get(name) for name in names)
        last = self._groups[-1] if self._groups else None
        if last is not None and not any(key):
            last.lines.append(said)
            return
        known = self._by_key.get(key) if key[0] else last if last and last.key == key else None
        if known is None:
            known = _Group(key)
            self._groups.append(known)
            self._by_key[key] = known
        known.lines.append(said)

    def asked(self, reader: Reader) -> tuple[AskedRow, ...]:
        """The requests; one with a line that cannot be taken is none, and `reader` says why."""
        if self._kind is ListKind.ORDERS:
            for group in self._groups:
                _leave_unpaid(group, reader)
        found = (self._one(group, reader) for group in self._groups if group.lines)
        return tuple(row for row in found if row is not None)

    def _one(self, group: _Group, reader: Reader) -> AskedRow | None:
        first = group.lines[0]
        goods = tuple(one for line in group.lines for one in line.goods)
        headed = tuple(one for line in group.lines for one in line.headed)
        good = all(line.good for line in group.lines)
        applicant = group.text("applicant") or group.text("recipient")
        orders = self._kind is ListKind.ORDERS
        if good and not goods + headed:
            reader.trouble(first, "item" if orders else "lines", "", Missing("lines"))
            good = False
        if good and not applicant:
            name = "recipient" if orders else "applicant"
            reader.trouble(first, name, "", Missing(name))
            good = False
        if good and orders and not group.text("number"):
            reader.trouble(first, "number", "", Missing("number"))
            good = False
        if not good:
            return None
        contact = Contact(group.text("recipient"), group.text("phone"), group.text("address"))
        if self._kind is ListKind.OURS:
            contact = Contact()  # it went out masked
        at = group.first("submitted_at")
        remarks = [line.values["remark"] for line in group.lines if line.values.get("remark")]
        title = group.text("title")
        if not title and orders:
            title = f"小红书 {group.text('number')}"
        draft = RequisitionDraft(
            title=title or (goods + headed)[0].said[:40],
            applicant=applicant,
            kind=group.text("kind"),
            city=group.text("city"),
            team=group.text("team"),
            headcount=group.first("headcount"),
            needed_on=group.first("needed_on"),
            contact=contact,
            remark="\n".join(dict.fromkeys(remarks)),
            number=group.text("number"),
            source=Source.XIAOHONGSHU if orders else Source.FORM,
            goal=Goal.SOLD if orders else Goal.GIVEN,
            submitted_at=at,
        )
        return AskedRow(
            row=first.row,
            rows=tuple(line.row for line in group.lines),
            draft=draft,
            goods=goods,
            text=_text(group.lines),
            headed=headed,
            code=group.text("code"),
            said_at="" if at is None else at.isoformat(),
            notices=tuple(dict.fromkeys(n for line in group.lines for n in line.notices)),
        )


def _leave_unpaid(group: _Group, reader: Reader) -> None:
    """Takes out the lines that nobody paid for; one that says nothing goes with the first one."""
    first = group.lines[0].values.get("state", "")
    paid = []
    for line in group.lines:
        state = line.values.get("state", first)
        if cells.unpaid(state):
            reader.leave(line, state)
        else:
            paid.append(line)
    group.lines = paid


def _text(lines: list[Said]) -> str:
    """The free text that `goods` of a request were read of, "" where not all of them were."""
    if any(line.counted for line in lines):
        return ""
    return "\n".join(text for line in lines for text in line.texts)
