"""A new ledger out of the journals of another one: nothing is decided again, only entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, case, func, insert, select, union_all

from desktop.domain.catalogue import search_text
from desktop.domain.errors import DatabaseTrouble
from desktop.domain.progress import Progress
from desktop.domain.stock import REAL
from desktop.store.bench.deriving import derive as derive_boards
from desktop.store.journal import entry_hash
from desktop.store.paper.deriving import derive as derive_register
from desktop.store.requisitions.deriving import derive as derive_requisitions
from desktop.store.streaming import about
from desktop.store.tables import (
    balance,
    item,
    journal,
    metadata,
    movement,
    operation,
    place,
    requisition,
    sale,
    station,
    till,
    till_claim,
    variant,
)
from desktop.store.telling import (
    ENTITIES,
    FACTS_BY_NAME,
    LINKS,
    Entry,
    Life,
    Lives,
    entries,
    is_change,
    read,
    rows_in_shape,
)
from desktop.store.writing import shape

Ids = dict[str, dict[str | None, int | None]]


def rebuild(source: Connection, target: Connection) -> Iterator[Progress]:
    """Fills `target`, a migrated ledger without facts, from the journals of `source`.

    The result does not depend on the order in which stations are read. Private values do not
    come back: the journals do not hold them. Raises DatabaseTrouble("corrupt") for an entry that
    is not what its hash says.
    """
    total = 2 * about(source, journal)
    done = 0
    lives = Lives()
    for batch in entries(source):
        for entry in batch:
            lives.hear(entry, _facts(entry)[0])
        done += len(batch)
        yield Progress(done, max(done, total), "entities")
    lives.settle()
    target.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    ids = _enter_lives(target, lives)
    decoders: dict[str, _Decoder] = {}
    ends: dict[bytes, Entry] = {}
    for batch in entries(source):
        rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for entry in batch:
            facts, head = _facts(entry)
            for fact in facts:
                table = FACTS_BY_NAME.get(fact[0])
                if table is None or is_change(fact):
                    continue
                decode = decoders.setdefault(table.name, _Decoder(table, ids))
                for said in rows_in_shape(fact, table):
                    rows[table.name].append(_own(table, entry) | decode(said))
            if head is not None:
                rows[operation.name].append(_act(entry, head, ids))
            rows[journal.name].append(entry._asdict())
            ends[entry.station] = entry
        for name, full in rows.items():
            target.execute(insert(metadata.tables[name]), full)
        done += len(batch)
        yield Progress(done, max(done, total), "facts")
    if ends:
        heads = [{"id": e.station, "seq": e.seq, "head": e.hash} for e in ends.values()]
        target.execute(insert(station), heads)
    _derive(target)
    derive_register(target)
    derive_boards(target)
    derive_requisitions(target)


def _facts(entry: Entry) -> tuple[list[list[Any]], dict[str, Any] | None]:
    if entry_hash(entry.prev, *entry[:-2]) != entry.hash:
        raise DatabaseTrouble("corrupt", f"{entry.station.hex()[:4]} {entry.seq}")
    return read(entry.body)


def _own(table: Table, entry: Entry) -> dict[str, Any]:
    return {n: getattr(entry, n) for n in ("op_id", "at", "recorded_at") if n in table.c}


def _act(entry: Entry, head: Mapping[str, Any], ids: Ids) -> dict[str, Any]:
    reverses = head["reverses"]
    return {
        "op_id": entry.op_id,
        "kind": entry.kind,
        "at": entry.at,
        "recorded_at": entry.recorded_at,
        "actor": ids["person"][entry.actor],
        "station": entry.station,
        "note": head["note"],
        "request": bytes.fromhex(head["request"]),
        "result": head["result"],
        "reverses": None if reverses is None else bytes.fromhex(reverses),
    }


class _Decoder:
    """The journal's words for a table's rows, as the table keeps them."""

    def __init__(self, table: Table, ids: Ids) -> None:
        said = shape(table)
        self._columns = said.columns
        self._references = [(name, ids[target]) for name, target in said.references]
        self._raw = said.raw

    def __call__(self, words: list[Any]) -> dict[str, Any]:
        row = dict(zip(self._columns, words, strict=True))
        for name, known in self._references:
            row[name] = known[row[name]]
        for name in self._raw:
            if row[name] is not None:
                row[name] = bytes.fromhex(row[name])
        return row


def _enter_lives(target: Connection, lives: Lives) -> Ids:
    """Enters entities and links as they stand now; local ids in the order of their births."""
    ids: Ids = {}
    born: dict[str, list[Life]] = {}
    for table in ENTITIES:
        # What a new ledger holds already keeps its ids, which the program may have answered with.
        mine = ids[table.name] = {None: None}
        rows = target.execute(select(table.c.id, table.c.uid)).all()
        mine |= {bytes(row.uid).hex(): row.id for row in rows}
        last = max((row.id for row in rows), default=0)
        born[table.name] = sorted(lives.by_table[table.name].values(), key=lambda a: a.born["#"])
        for life in born[table.name]:
            if life.born["uid"] not in mine:
                last += 1
                mine[life.born["uid"]] = last
        target.execute(table.delete())
    names: dict[str, str] = {}
    for table in [*ENTITIES, *LINKS]:
        decode = _Decoder(table, ids)
        columns = shape(table).columns
        moments = [n for n in ("at", "recorded_at") if n in table.c]
        full = []
        for life in born.get(table.name, lives.by_table[table.name].values()):
            words = [life.last(name) for name in columns]
            row = decode(words) | {n: life.born[n] for n in moments}
            if "uid" in table.c:
                row["id"] = ids[table.name][life.born["uid"]]
            if table is item:
                names[life.born["uid"]] = row["name"]
            full.append(row | _looks(table, dict(zip(columns, words, strict=True)), names))
        if full:
            target.execute(insert(table), full)
    return ids


def _looks(table: Table, said: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What lists search in and sort by, without pinyin, which a long job fills in again."""
    if table is variant:
        name = names[said["item"]]
        return {
            "search": search_text(said["code"], name, said["label"]),
            "sort": search_text(name, said["label"]),
            "spelled": False,
            "on_hand": 0,
        }
    if table is place:
        words = (said["name"],) if said["kind"] in REAL else (said["name"], said["kind"])
        return {"search": search_text(*words), "sort": said["name"].lower()}
    if table is requisition:
        return {"search": ""}  # derived from its lines, which come after it
    return {}


def _derive(target: Connection) -> None:
    """Balances, kept totals and tills, computed from the facts."""
    m = movement.c
    came = select(m.variant, m.owner, m.to_place.label("place"), m.qty)
    left = select(m.variant, m.owner, m.from_place, -m.qty)
    both = union_all(came, left).subquery("both")
    key, qty = (both.c.variant, both.c.owner, both.c.place), func.sum(both.c.qty)
    sums = (
        select(*key, qty, case((qty < 0, 1), else_=0))
        .join(place, place.c.id == both.c.place)
        .where(place.c.kind.in_(REAL))
        .group_by(*key)
    )
    columns = ["variant", "owner", "place", "qty", "disputed"]
    target.execute(insert(balance).from_select(columns, sums))
    held = select(func.coalesce(func.sum(balance.c.qty), 0)).where(
        balance.c.variant == variant.c.id
    )
    target.execute(variant.update().values(on_hand=held.scalar_subquery()))
    tills: dict[str, dict[str, Any]] = {}
    claims = select(till_claim).order_by(till_claim.c.first_n, till_claim.c.recorded_at)
    for row in target.execute(claims):
        tills[row.letter] = {"letter": row.letter, "station": row.station,
                             "last_n": row.first_n - 1}  # fmt: skip
    numbers = select(sale.c.letter, sale.c.station, func.max(sale.c.n).label("n"))
    for row in target.execute(numbers.group_by(sale.c.letter, sale.c.station)):
        mine = tills[row.letter]
        if mine["station"] == row.station:
            mine["last_n"] = max(mine["last_n"], row.n)
    if tills:
        target.execute(insert(till), list(tills.values()))
