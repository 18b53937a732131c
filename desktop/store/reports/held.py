"""What lay anywhere, now or at a moment, narrowed by place, category and owner."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause

from desktop.domain.stock import REAL
from desktop.store.tables import balance, item, movement, place, variant


@dataclass(frozen=True)
class Narrow:
    """Which goods: in a place and all that lies in it, of a category, of an owner (local ids)."""

    place: int | None = None
    category: str = ""
    owner: int | None = None

    def places(self, column: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """The condition on a place."""
        return [] if self.place is None else [column.in_(tree(self.place))]

    def goods(
        self, variants: ColumnElement[int], owners: ColumnElement[int]
    ) -> list[ColumnElement[bool]]:
        """The conditions on variant and owner."""
        found: list[ColumnElement[bool]] = []
        if self.category:
            chosen = select(variant.c.id).join(item, item.c.id == variant.c.item)
            found.append(variants.in_(chosen.where(item.c.category == self.category)))
        if self.owner is not None:
            found.append(owners == self.owner)
        return found


def tree(place_id: int) -> Select[tuple[int]]:
    """A place and all that lies in it, as it lies now."""
    below = select(place.c.id).where(place.c.id == place_id).cte(recursive=True)
    below = below.union(select(place.c.id).where(place.c.parent == below.c.id))
    return select(below.c.id)


def held(narrow: Narrow, at: int | None = None) -> FromClause:
    """`variant owner place qty disputed` of what lies (or lay at a moment) at real places."""
    b, m = balance.c, movement.c
    lying = select(b.variant, b.owner, b.place, b.qty, b.disputed).where(
        b.qty != 0, *narrow.places(b.place), *narrow.goods(b.variant, b.owner)
    )
    if at is None:
        return lying.subquery("held")
    # From today's balances backwards: most questions are of a past that is not far.
    ends = [lying.with_only_columns(b.variant, b.owner, b.place, b.qty)]
    for end, sign in ((m.to_place, -1), (m.from_place, 1)):
        ends.append(
            select(m.variant, m.owner, end.label("place"), (sign * m.qty).label("qty")).where(
                m.at > at, *narrow.places(end), *narrow.goods(m.variant, m.owner)
            )
        )
    both = union_all(*ends).subquery("both")
    key = (both.c.variant, both.c.owner, both.c.place)
    qty = func.sum(both.c.qty)
    real = select(place.c.id).where(place.c.kind.in_(REAL))
    summed = (
        select(*key, qty.label("qty"), literal(0).label("disputed"))
        .where(both.c.place.in_(real))
        .group_by(*key)
        .having(qty != 0)
    )
    return summed.subquery("held")
