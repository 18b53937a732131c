"""Kits told with names: versions for cards, parts that are there, parts that are short."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from desktop.domain.kits import Choice
from desktop.domain.kits.values import Bill, Bills
from desktop.domain.kits.views import Kit, Part, PartHere, Short
from desktop.domain.moments import moment
from desktop.store import places
from desktop.store.kits import bills
from desktop.store.kits.bills import Version

_ELSEWHERE = 3  # places named for a part that is short


def all_of(connection: Connection, chosen: Bills, known: Bills | None = None) -> list[Kit]:
    """The versions of some kits that are in use, by title."""
    found = [
        one
        for variant in chosen
        for one in bills.versions(connection, variant)
        if one.bill.id == chosen[variant].id
    ]
    return sorted(told(connection, found, known or chosen), key=lambda one: one.title)


def told(connection: Connection, chosen: Iterable[Version], known: Bills) -> list[Kit]:
    """Versions with the names of all that is in them."""
    wanted = list(chosen)
    ids = {v for one in wanted for v in (one.bill.kit, *one.bill.parts)}
    names = bills.named(connection, ids) if ids else {}

    def part(choice: Choice) -> Part:
        row = names[choice.variant]
        is_kit = choice.variant in known
        return Part(row.uid.hex(), row.code, bills.title(row), row.unit, choice.qty, is_kit)

    return [
        Kit(
            uid=names[one.bill.kit].uid.hex(),
            code=names[one.bill.kit].code,
            title=bills.title(names[one.bill.kit]),
            version=one.bill.version,
            note=one.note,
            when_sold=one.bill.when_sold,
            slots=tuple(tuple(part(c) for c in slot.choices) for slot in one.bill.slots),
            saved_at=moment(one.at),
            retired=one.retired,
        )
        for one in wanted
    ]


def missing(
    connection: Connection, short: Mapping[int, int], here: Collection[int]
) -> tuple[Short, ...]:
    """Parts that are short at some places, with where else they lie."""
    if not short:
        return ()
    names = bills.named(connection, short)
    lying = bills.lying(connection, short)
    paths: dict[int, str] = {}
    for found in lying.values():
        for place, _qty in found[: _ELSEWHERE + len(here)]:
            if place not in paths and places.get(connection, place).kind.real:
                paths[place] = places.path_of(connection, place)
    told = []
    for variant, qty in short.items():
        row = names[variant]
        away = [(paths[p], q) for p, q in lying.get(variant, ()) if p in paths and p not in here]
        told.append(
            Short(
                row.uid.hex(),
                row.code,
                bills.title(row),
                row.unit,
                qty,
                tuple(away[:_ELSEWHERE]),
            )
        )
    return tuple(told)


def parts(
    connection: Connection, bill: Bill, known: Bills, there: Mapping[int, int]
) -> tuple[PartHere, ...]:
    """Every choice of a bill with what lies there of it."""
    names = bills.named(connection, bill.parts)
    return tuple(
        PartHere(
            s,
            c,
            Part(
                names[choice.variant].uid.hex(),
                names[choice.variant].code,
                bills.title(names[choice.variant]),
                names[choice.variant].unit,
                choice.qty,
                choice.variant in known,
            ),
            there.get(choice.variant, 0),
        )
        for s, slot in enumerate(bill.slots)
        for c, choice in enumerate(slot.choices)
    )
