"""Which article people mean by which words: the catalogue as a shelf, and what was remembered."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.domain.requisitions.matching import Article, Shelf
from desktop.store import turns
from desktop.store.tables import alias, item, variant
from desktop.store.writing import Writer

_ARTICLES = (
    select(
        variant.c.code,
        item.c.name,
        variant.c.label,
        item.c.category,
        item.c.year,
        variant.c.search,
        item.c.unit,
    )
    .join_from(variant, item, variant.c.item == item.c.id)
    .where(variant.c.retired_at.is_(None))
    .order_by(variant.c.id)
)
_WORDS = (
    select(alias.c.id, alias.c.said, variant.c.code, item.c.name, variant.c.label)
    .outerjoin_from(alias, variant, variant.c.id == alias.c.variant)
    .outerjoin(item, item.c.id == variant.c.item)
    .where(alias.c.retired_at.is_(None))
    .order_by(alias.c.said)
)


@dataclass(frozen=True)
class Word:
    """A remembered word, folded, and the article it means; `code` None: no article of ours."""

    id: int
    said: str
    code: str | None
    item: str


def shelf(connection: Connection) -> Shelf:
    """All articles that are not retired, and the remembered words that mean none or one of them."""
    articles = [
        Article(row.code, row.name, row.label, row.category, row.year, row.search, row.unit)
        for row in connection.execute(_ARTICLES)
    ]
    codes = {None, *(one.code for one in articles)}
    words = {row.said: row.code for row in connection.execute(_WORDS) if row.code in codes}
    return Shelf(articles, words)


def words(connection: Connection) -> tuple[Word, ...]:
    """All remembered words, in their order."""
    return tuple(
        Word(row.id, row.said, row.code, f"{row.name or ''} {row.label or ''}".strip())
        for row in connection.execute(_WORDS)
    )


def remember(writer: Writer, key: str, variant_id: int | None) -> None:
    """Writes that these folded words mean this article (None: none of ours), in the place of
    what was remembered for them before.
    """
    turns.take(writer.connection, alias)
    wanted = {"variant": variant_id, "retired_at": None}
    row = writer.connection.execute(select(alias).where(alias.c.said == key)).first()
    if row is None:
        writer.born(alias, {"said": key, **wanted})
        return
    before = {"variant": row.variant, "retired_at": row.retired_at}
    writer.change(alias, {"id": row.id}, before, wanted)


def forget(writer: Writer, key: str) -> bool:
    """These words mean nothing any more; whether they did."""
    turns.take(writer.connection, alias)
    row = writer.connection.execute(
        select(alias).where(alias.c.said == key, alias.c.retired_at.is_(None))
    ).first()
    if row is None:
        return False
    gone = {"retired_at": writer.recorded_at}
    writer.change(alias, {"id": row.id}, {"retired_at": None}, gone)
    return True
