"""What a sift means in the database."""

from __future__ import annotations

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.sifting import LOW, Sift
from desktop.store.minimums import short
from desktop.store.tables import balance, item, place, remark, variant


def conditions(sift: Sift) -> list[ColumnElement[bool]]:
    """Conditions on `variant` joined with `item`; a place means all that lies in it too."""
    found: list[ColumnElement[bool]] = []
    if sift.category:
        found.append(item.c.category == sift.category)
    held = [balance.c.variant == variant.c.id, balance.c.qty != 0]
    if sift.place is not None or sift.owner is not None:
        there = list(held)
        if sift.place is not None:
            tree = select(place.c.id).where(place.c.id == sift.place).cte("tree", recursive=True)
            tree = tree.union(select(place.c.id).where(place.c.parent == tree.c.id))
            there.append(balance.c.place.in_(select(tree.c.id)))
        if sift.owner is not None:
            there.append(balance.c.owner == sift.owner)
        found.append(exists(select(balance.c.variant).where(*there)))
    if sift.low:
        scarce = or_(variant.c.on_hand < LOW, variant.c.id.in_(short()))
        found += [~item.c.uncounted, scarce]
    if sift.artwork is not None:
        from desktop.store.production import designs  # not needed to open the window

        found.append(designs.made_of(sift.artwork))
    if sift.unpriced:
        found.append(variant.c.price_fen.is_(None))
    if sift.unpictured:
        found.append(item.c.photo.is_(None))
    if sift.disputed:
        wrong = (balance.c.variant == variant.c.id, balance.c.disputed == 1)
        found.append(exists(select(balance.c.variant).where(*wrong)))
    if sift.unverified:
        noted = and_(
            remark.c.variant == balance.c.variant,
            remark.c.owner == balance.c.owner,
            remark.c.place == balance.c.place,
            remark.c.verified_at.is_not(None),
        )
        found.append(exists(select(balance.c.variant).where(*held, ~exists().where(noted))))
    return found
