"""What a transfer holds of the stock, many keys at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from desktop.domain.errors import OutOfStock, Reserved
from desktop.domain.stock import Key
from desktop.store import stock
from desktop.store.tables import allocation, balance
from desktop.store.writing import Writer

_CHUNK = 500  # ids a statement


def hold(writer: Writer, wanted: Mapping[Key, int], purpose: str) -> None:
    """Writes allocations, negative ones give free; the keys are locked and looked at before."""
    writer.add(
        allocation,
        [
            {
                "line": writer.next_line(allocation),
                "variant": key.variant,
                "owner": key.owner,
                "place": key.place,
                "qty": qty,
                "purpose": purpose,
            }
            for key, qty in sorted(wanted.items())
            if qty
        ],
    )


def lying(
    connection: Connection, places: Iterable[int], variants: Iterable[int] | None = None
) -> dict[Key, int]:
    """What lies at places now, in pieces, of some variants or of all; not locked."""
    some = sorted(set(places))
    wanted = None if variants is None else sorted(set(variants))
    found: dict[Key, int] = {}
    b = balance.c
    for start in range(0, len(some), _CHUNK):
        rows = select(b.variant, b.owner, b.place, b.qty).where(
            b.place.in_(some[start : start + _CHUNK]), b.qty != 0
        )
        if wanted is not None:
            rows = rows.where(b.variant.in_(wanted))
        for v, o, p, qty in connection.execute(rows):
            found[Key(v, o, p)] = int(qty)
    return found


def free(connection: Connection, there: Mapping[Key, int]) -> dict[Key, int]:
    """What of it nobody holds; ask for locked keys."""
    held = stock.promised(connection, there)
    return {key: qty - held[key] for key, qty in there.items()}


def mine(connection: Connection, keys: Iterable[Key], purpose: str) -> dict[Key, int]:
    """What a purpose holds of locked keys, in pieces."""
    claims = stock.claims(connection, keys)
    held = {key: sum(c.qty for c in some if c.purpose == purpose) for key, some in claims.items()}
    return {key: qty for key, qty in held.items() if qty}


def refuse(connection: Connection, key: Key, wanted: int, there: Mapping[Key, int]) -> None:
    """Raises for a wish that is more than is free: OutOfStock, or Reserved with the purposes.

    `there` is what lies anywhere it could be taken from; `key` names item, place and owner.
    """
    on_hand = sum(there.values())
    if on_hand < wanted:
        raise OutOfStock(**stock.names(connection, key), wanted=wanted, on_hand=on_hand)
    claims = stock.claims(connection, there)
    raise Reserved(
        **stock.names(connection, key),
        wanted=wanted,
        available=max(0, sum(free(connection, there).values())),
        purposes=tuple(sorted({c.purpose for some in claims.values() for c in some})),
    )
