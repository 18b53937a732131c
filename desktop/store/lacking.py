"""What the books lack at a place although it lay there: booked as found before it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.stock import Key, Move, PlaceKind
from desktop.store import backdating, places, stock
from desktop.store.writing import Writer


def found(writer: Writer, moves: Sequence[Move]) -> list[Move]:
    """Movements from *found* for what the books lack at the place the goods leave."""
    connection = writer.connection
    real = places.is_real(connection, {moves[0].from_place, moves[0].to_place})
    if not real[moves[0].from_place]:
        return []
    wanted: dict[Key, int] = {}
    for m in moves:
        key = Key(m.variant, m.owner, m.from_place)
        wanted[key] = wanted.get(key, 0) + m.qty
    held = stock.lock(connection, wanted)
    if writer.at < writer.recorded_at:  # what was there then, and was not taken since
        held = {k: backdating.lowest(connection, k, n, writer.at)[0] for k, n in held.items()}
    source = places.outside(connection, PlaceKind.FOUND)
    return [
        Move(key.variant, key.owner, qty - held[key], source, key.place)
        for key, qty in wanted.items()
        if qty > held[key]
    ]
