"""The lines of a request: written, changed, and read back with what became of their pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select

from desktop.domain.errors import NotFound
from desktop.domain.requisitions import Line, LineDraft, Sure
from desktop.domain.requisitions.arrivals import What
from desktop.store.requisitions import pieces
from desktop.store.tables import item, private, requisition_line, variant
from desktop.store.writing import Writer

c = requisition_line.c
_CHUNK = 500
_sub, _sub_item = variant.alias("sub"), item.alias("sub_item")
_WHOLE = (
    select(
        requisition_line,
        variant.c.code,
        variant.c.label,
        variant.c.value_fen,
        item.c.name,
        _sub.c.code.label("sub_code"),
        _sub.c.label.label("sub_label"),
        _sub.c.value_fen.label("sub_value"),
        _sub_item.c.name.label("sub_name"),
        private.c.value.label("why"),
    )
    .outerjoin(variant, variant.c.id == c.variant)
    .outerjoin(item, item.c.id == variant.c.item)
    .outerjoin(_sub, _sub.c.id == c.substitute)
    .outerjoin(_sub_item, _sub_item.c.id == _sub.c.item)
    .outerjoin(private, private.c.id == c.reason)
    .where(c.retired_at.is_(None))
    .order_by(c.requisition, c.position, c.id)
)


class Article(NamedTuple):
    """What a line has to know of an article: local id, whether it comes back, value in fen,
    whether it was retired.
    """

    id: int
    returnable: bool
    value_fen: int
    title: str
    retired: bool


def articles(connection: Connection, codes: Iterable[str]) -> dict[str, Article]:
    """Articles by code, as typed or in another case. Raises NotFound for one that is not there."""
    wanted = set(codes)
    found = known_articles(connection, wanted)
    for code in sorted(wanted - found.keys()):
        raise NotFound("item", code)
    return found


def known_articles(connection: Connection, codes: Iterable[str]) -> dict[str, Article]:
    """As `articles`, without those that are not there."""
    wanted = sorted(set(codes))
    found: dict[str, Article] = {}
    v, i = variant.c, item.c
    ask = select(v.code, v.id, i.returnable, v.value_fen, i.name, v.label, v.retired_at).join(
        item, i.id == v.item
    )
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        for known in connection.execute(ask.where(v.code.in_(some))):
            found[known.code] = _article(known)
    for code in wanted:
        if code not in found:
            row = connection.execute(ask.where(func.lower(v.code) == code.lower())).first()
            if row is not None:
                found[code] = _article(row)
    return found


def _article(row: Any) -> Article:
    title = f"{row.name} {row.label}".rstrip()
    gone = row.retired_at is not None
    return Article(row.id, bool(row.returnable), int(row.value_fen or 0), title, gone)


def row_of(
    requisition_id: int, position: int, draft: LineDraft, known: Mapping[str, Article]
) -> dict[str, Any]:
    """A new line as the table keeps it."""
    return {
        "requisition": requisition_id,
        "approved": None,
        "substitute": None,
        "reason": None,
        "lacking": 0,
        "retired_at": None,
        **said_of(position, draft, known),
    }


def said_of(position: int, draft: LineDraft, known: Mapping[str, Article]) -> dict[str, Any]:
    """The columns that say what is asked for."""
    article = known[draft.code] if draft.code else None
    loan = draft.loan
    if loan is None:
        loan = article is not None and article.returnable
    return {
        "position": position,
        "said": draft.said,
        "qty_said": draft.qty_said,
        "variant": None if article is None else article.id,
        "sure": (Sure.NONE if article is None else draft.sure).value,
        "qty": draft.qty,
        "loan": loan,
        "back_on": None if draft.back_on is None else draft.back_on.isoformat(),
    }


def value_of(lines: Iterable[LineDraft], known: Mapping[str, Article]) -> int:
    """What is asked for is worth so many fen; what nobody knows yet counts nothing."""
    return sum(known[one.code].value_fen * (one.qty or 0) for one in lines if one.code)


def rewrite(writer: Writer, requisition_id: int, drafts: Sequence[LineDraft]) -> None:
    """The request asks for these from now on: lines change place by place, the rest is retired."""
    known = articles(writer.connection, [one.code for one in drafts if one.code])
    stand = rows(writer.connection, requisition_id)
    for place, (row, draft) in enumerate(zip(stand, drafts, strict=False), start=1):
        change(writer, row, **said_of(place, draft, known))
    for row in stand[len(drafts) :]:
        change(writer, row, retired_at=writer.recorded_at)
    fresh = list(enumerate(drafts, start=1))[len(stand) :]
    writer.born_many(
        requisition_line, [row_of(requisition_id, place, one, known) for place, one in fresh]
    )


def rows(connection: Connection, requisition_id: int) -> list[Row[Any]]:
    """The rows of a request's lines in their order, retired ones left out."""
    return list(
        connection.execute(
            select(requisition_line)
            .where(c.requisition == requisition_id, c.retired_at.is_(None))
            .order_by(c.position, c.id)
        )
    )


def change(writer: Writer, row: Row[Any], **after: Any) -> None:
    """Changes columns of a line."""
    before = {name: getattr(row, name) for name in after}
    writer.change(requisition_line, {"id": row.id}, before, after)


def of(connection: Connection, requisition_id: int) -> list[Line]:
    """The lines of a request by its local id, in their order."""
    return of_many(connection, [requisition_id])[requisition_id]


def of_many(connection: Connection, ids: Sequence[int]) -> dict[int, list[Line]]:
    """As `of` for many requests: a few statements for thousands of them."""
    found: dict[int, list[Line]] = {number: [] for number in ids}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        stand = connection.execute(_WHOLE.where(c.requisition.in_(some))).all()
        told = pieces.by_line(connection, [row.id for row in stand])
        for row in stand:
            found[row.requisition].append(_value(row, told[row.id]))
    return found


def _value(row: Row[Any], told: Counter[str]) -> Line:
    given = row.sub_value if row.substitute is not None else row.value_fen
    return Line(
        id=row.id,
        position=row.position,
        said=row.said,
        qty_said=row.qty_said,
        sure=Sure(row.sure),
        code=row.code or "",
        item=f"{row.name or ''} {row.label or ''}".strip(),
        qty=row.qty,
        approved=row.approved,
        substitute=row.sub_code or "",
        substitute_item=f"{row.sub_name or ''} {row.sub_label or ''}".strip(),
        reason=row.why or "",
        lacking=row.lacking,
        loan=bool(row.loan),
        back_on=None if row.back_on is None else date.fromisoformat(row.back_on),
        value_fen=int(given or 0),
        picked=told[What.PICKED],
        sent=told[What.SENT],
        arrived=told[What.ARRIVED],
    )
