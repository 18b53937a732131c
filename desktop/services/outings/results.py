"""How each size did at an event, and the next order that follows from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.catalogue import Variant, size_rank
from desktop.domain.outings import (
    Reason,
    SizeNeed,
    Tally,
    demands,
    next_order,
    tally,
)
from desktop.services.changes import Desk
from desktop.services.outings.sheet import by_thing, flows_of, gone_at
from desktop.store.booth import events
from desktop.store.outings.goods import goods, least_orders, usable


@dataclass(frozen=True)
class OrderProposal:
    """How many to order before the next event, and why."""

    qty: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class SizeResult:
    """One size at an event: what became of it, when the last one went, what to order."""

    variant: Variant
    tally: Tally
    ran_out_at: datetime | None
    order: OrderProposal

    @property
    def back_percent(self) -> int:
        """How much of what was there came back, in per cent."""
        came = self.tally.came
        return round(100 * self.tally.back / came) if came else 0


def results(desk: Desk, event_id: int) -> tuple[SizeResult, ...]:
    """Every thing that was there, the sizes of an item together in their order."""
    with desk.database.reading() as connection:
        event = events.get(connection, event_id)
        things = by_thing(flows_of(connection, event))
        known = goods(connection, things)
        there, least = usable(connection, things), least_orders(connection)
    wanted = demands(things)
    by_item: dict[int, list[Variant]] = defaultdict(list)
    for variant in known.values():
        by_item[variant.item_id].append(variant)
    found = []
    for item, sizes in by_item.items():
        sizes.sort(key=lambda v: size_rank(v.label))
        needs = [
            SizeNeed(v.id, wanted[v.id][0], there.get(v.id, 0), wanted[v.id][1]) for v in sizes
        ]
        orders = next_order(needs, sizes[0].pack_size, least.get(item))
        for variant, order in zip(sizes, orders, strict=True):
            at = gone_at(things, variant.id, event.zone)
            proposed = OrderProposal(order.qty, order.reasons)
            found.append(SizeResult(variant, tally(things[variant.id]), at, proposed))
    return tuple(found)
