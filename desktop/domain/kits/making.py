"""How many kits can be made of what lies there, of what, and what is short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.kits.solving import Row, largest
from desktop.domain.kits.values import Bill, Bills, reach

PLENTY = 10**9  # pieces: above any stock


@dataclass(frozen=True)
class Use:
    """`kits` kits of a bill (its local id) take this choice in a slot; both from 0 on."""

    bill: int
    slot: int
    choice: int
    kits: int


@dataclass(frozen=True)
class Plan:
    """What is put together of what: `made` kits of each kind, the inner ones first, and which
    choices fill their slots. `taken` pieces leave the shelf.
    """

    made: tuple[tuple[int, int], ...]
    uses: tuple[Use, ...]
    taken: Mapping[int, int]


@dataclass
class _Program:
    """The unknowns: how many of each bill are made, and how many of those take which choice."""

    bills: list[Bill]
    makes: dict[int, int]  # kit → unknown
    fills: dict[tuple[int, int, int], int]  # (position of bill, slot, choice) → unknown
    rows: list[Row]
    shelves: dict[int, int]  # variant → the row that says how much of it there is

    @property
    def count(self) -> int:
        return len(self.makes) + len(self.fills)


def _program(kit: int, bills: Bills, there: Mapping[int, int]) -> _Program:
    chosen = reach(kit, bills)
    makes = {bill.kit: n for n, bill in enumerate(chosen)}
    fills: dict[tuple[int, int, int], int] = {}
    needs: dict[int, dict[int, int]] = {}
    rows: list[Row] = []
    for b, bill in enumerate(chosen):
        for s, slot in enumerate(bill.slots):
            filled = {makes[bill.kit]: 1}
            for c, choice in enumerate(slot.choices):
                unknown = len(makes) + len(fills)
                fills[b, s, c] = unknown
                filled[unknown] = -1
                needs.setdefault(choice.variant, {})[unknown] = choice.qty
            rows.append((filled, 0))  # as many choices as kits
    shelves: dict[int, int] = {}
    for variant, factors in needs.items():
        shelves[variant] = len(rows)
        inner = {makes[variant]: -1} if variant in makes and variant != kit else {}
        rows.append(({**factors, **inner}, max(0, there.get(variant, 0))))
    return _Program(chosen, makes, fills, rows, shelves)


def most(kit: int, bills: Bills, there: Mapping[int, int]) -> int:
    """How many of a kit can be made, exactly, of the pieces there (by variant); kits that lie
    there already are not counted, those within it are used and made as needed.
    """
    if kit not in bills:
        return 0
    bound = _apart_bound(bills[kit], bills, there)
    if bound is not None:
        return bound
    program = _program(kit, bills, there)
    found = largest(program.count, program.rows, {program.makes[kit]: 1})
    return 0 if found is None else found[program.makes[kit]]


def _apart_bound(bill: Bill, bills: Bills, there: Mapping[int, int]) -> int | None:
    """The answer where every slot has parts of its own or only one choice, as nearly always."""
    single: Counter[int] = Counter()
    several: Counter[int] = Counter()
    for slot in bill.slots:
        if len(slot.choices) == 1:
            single[slot.choices[0].variant] += slot.choices[0].qty
        else:
            several.update(choice.variant for choice in slot.choices)
    if any(part in bills for part in bill.parts) or any(
        n > 1 or v in single for v, n in several.items()
    ):
        return None
    lowest = PLENTY
    for variant, qty in single.items():
        lowest = min(lowest, max(0, there.get(variant, 0)) // qty)
    for slot in bill.slots:
        if len(slot.choices) > 1:
            filled = sum(max(0, there.get(c.variant, 0)) // c.qty for c in slot.choices)
            lowest = min(lowest, filled)
    return lowest if bill.slots else 0


def plan(kit: int, n: int, bills: Bills, there: Mapping[int, int]) -> Plan | None:
    """How `n` are made of what is there: usual choices before others, kits within it that lie
    there before new ones. None: it does not suffice.
    """
    if kit not in bills or n < 1:
        return None
    program = _program(kit, bills, there)
    root = program.makes[kit]
    rows = [*program.rows, ({root: 1}, n), ({root: -1}, -n)]
    worse = sum(len(slot.choices) for bill in program.bills for slot in bill.slots) * 1000
    goal = {unknown: -worse * c for (_b, _s, c), unknown in program.fills.items() if c}
    goal |= {unknown: -1 for inner, unknown in program.makes.items() if inner != kit}
    found = largest(program.count, rows, goal)
    return None if found is None else _told(program, found)


def _told(program: _Program, found: list[int]) -> Plan:
    uses: list[Use] = []
    taken: Counter[int] = Counter()
    made: list[tuple[int, int]] = []
    for b, bill in enumerate(program.bills):
        kits = found[program.makes[bill.kit]]
        if not kits:
            continue
        made.append((bill.kit, kits))
        for s, slot in enumerate(bill.slots):
            left = kits  # a slot may be said to be filled more often than there are kits
            for c, choice in enumerate(slot.choices):
                fills = min(left, found[program.fills[b, s, c]])
                left -= fills
                if fills:
                    uses.append(Use(bill.id, s, c, fills))
                    taken[choice.variant] += fills * choice.qty
    for kit, kits in made[1:]:
        taken[kit] -= kits
    return Plan(tuple(reversed(made)), tuple(uses), {v: q for v, q in taken.items() if q > 0})


def short(kit: int, n: int, bills: Bills, there: Mapping[int, int]) -> dict[int, int]:
    """The fewest pieces that are missing for `n` kits, by variant: with them `n` can be made.

    What is missing is asked for in usual choices, kits within it in their parts.
    """
    if kit not in bills or n < 1:
        return {}
    program = _program(kit, bills, there)
    usual = {slot.choices[0].variant for bill in program.bills for slot in bill.slots}
    wanted = sorted(v for v in usual if v not in program.makes or v == kit)
    missing = {variant: program.count + i for i, variant in enumerate(wanted)}
    rows: list[Row] = [({program.makes[kit]: -1}, -n)]
    for factors, bound in program.rows:
        rows.append((dict(factors), bound))
    for variant, unknown in missing.items():
        rows[1 + program.shelves[variant]][0][unknown] = -1
    heavy = 1000 * program.count
    goal = dict.fromkeys(missing.values(), -heavy)
    goal |= {unknown: -1 for (_b, _s, c), unknown in program.fills.items() if c}
    found = largest(program.count + len(missing), rows, goal) or []
    return {variant: found[unknown] for variant, unknown in missing.items() if found[unknown]}


def apart(bill: Bill, n: int, went_in: Mapping[int, int]) -> dict[int, int]:
    """The pieces that come out of `n` kits: in each slot what went in (pieces by variant), the
    usual choice first and where nothing is known.
    """
    left = Counter({variant: max(0, qty) for variant, qty in went_in.items()})
    out: Counter[int] = Counter()
    for slot in bill.slots:
        kits = n
        for choice in slot.choices:
            filled = min(kits, left[choice.variant] // choice.qty)
            left[choice.variant] -= filled * choice.qty
            out[choice.variant] += filled * choice.qty
            kits -= filled
        out[slot.choices[0].variant] += kits * slot.choices[0].qty
    return {variant: qty for variant, qty in out.items() if qty}
