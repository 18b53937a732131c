"""Requests as they go out: headings that we read again, contacts masked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.moments import at_home
from desktop.domain.requisitions.said.reading import SaidLine, read_lines
from desktop.domain.requisitions.values import Line, Requisition
from desktop.exchange.requisitions.synonyms import FORM, OURS
from desktop.exchange.tables import Column, Shape, Table

_SHAPES = {
    **dict.fromkeys(("submitted_at", "answered_at", "sent_at", "received_at", "closed_at"),
                    Shape.MOMENT),
    **dict.fromkeys(("headcount", "pieces"), Shape.COUNT),
    "value_fen": Shape.MONEY,
}  # fmt: skip
# In the order in which they are written; the key is what JSON calls it.
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("number", "number"),
    ("code", "code"),
    ("applicant", "applicant"),
    ("submitted_at", "submitted_at"),
    ("due", "due_on"),
    ("post_by", "post_by"),
    ("state", "state"),
    ("title", "title"),
    ("kind", "kind"),
    ("city", "city"),
    ("team", "team"),
    ("needed_on", "needed_on"),
    ("headcount", "headcount"),
    ("lines", "lines"),
    ("pieces", "pieces"),
    ("value_fen", "value_fen"),
    ("contact", "recipient"),
    ("source", "source"),
    ("decided_by", "decided_by"),
    ("answered_at", "answered_at"),
    ("sent_at", "sent_at"),
    ("received_at", "received_at"),
    ("closed_at", "closed_at"),
)


def requests_table(
    rows: Iterable[tuple[Requisition, tuple[Line, ...]]],
    title: str,
    *,
    chinese: bool,
    words: Mapping[str, str] | None = None,
    whole: bool = False,
) -> Table:
    """Requests with their lines. `whole`: lines as objects and states by their code, for JSON;
    else as text that can be read again, `words` saying what states and sources are called.
    """
    known = {**FORM, **OURS}
    heads = tuple(
        Column(key, _heading(known[name], chinese=chinese), _SHAPES.get(name, Shape.TEXT))
        for key, name in _COLUMNS
    )
    called = words or {}
    return Table(title, heads, [_row(asked, lines, called, whole) for asked, lines in rows])


def _heading(words: tuple[str, ...] | object, *, chinese: bool) -> str:
    every = list(words) if isinstance(words, tuple) else []
    fitting = [word for word in every if word.isascii() is not chinese]
    return str((fitting or every)[0])


def _row(
    one: Requisition, lines: tuple[Line, ...], words: Mapping[str, str], whole: bool
) -> dict[str, object]:
    moments = ("submitted_at", "answered_at", "sent_at", "received_at", "closed_at")
    at = {name: getattr(one, name) for name in moments}
    return {
        "number": one.number or one.code,
        "code": one.code,
        "applicant": one.applicant,
        **{name: None if value is None else at_home(value) for name, value in at.items()},
        "due": one.due_on if one.due_on is None or whole else one.due_on.isoformat(),
        "post_by": one.post_by if one.post_by is None or whole else one.post_by.isoformat(),
        "state": one.state.value if whole else words.get(one.state.value, one.state.value),
        "title": one.title,
        "kind": one.kind,
        "city": one.city,
        "team": one.team,
        "needed_on": None if one.needed_on is None else one.needed_on.isoformat(),
        "headcount": one.headcount,
        "lines": [_object(line) for line in lines] if whole else "; ".join(map(_text, lines)),
        "pieces": one.pieces,
        "value_fen": one.value_fen,
        "contact": one.contact_masked,
        "source": one.source.value if whole else words.get(one.source.value, one.source.value),
        "decided_by": one.decided_by,
    }


def as_asked(lines: Iterable[Line]) -> tuple[SaidLine, ...]:
    """Lines as they would be read of what goes out."""
    return read_lines("; ".join(map(_text, lines)))


def _text(line: Line) -> str:
    """A line as it was asked, so that it reads again."""
    said = line.said or line.item or line.code
    qty = line.qty_said if line.qty is None else f"x{line.qty}"
    return f"{said} {qty}".rstrip().replace(";", ",").replace("\n", " ")


def _object(line: Line) -> dict[str, object]:
    return {
        "item": line.code,
        "said": line.said,
        "name": line.item,
        "qty": line.qty,
        "qty_said": line.qty_said,
        "approved": line.approved,
        "substitute": line.substitute,
        "sent": line.sent,
        "arrived": line.arrived,
        "reason": line.reason,
        "sure": line.sure.value,
    }
