"""Full ledgers, written fast: the rows that the program would write, by plain sqlite3.

`check` is clean on them, which a test says.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.domain.catalogue import search_text
from desktop.services.spelling import spell
from desktop.store.journal import ROWS_AN_ENTRY, canonical, entry_hash
from desktop.store.opening import open_ledger
from desktop.store.tables import metadata
from desktop.store.telling import FACTS_BY_NAME
from desktop.store.writing import new_uid, shape

START = 1_767_225_600_000_000  # 2026-01-01 UTC, microseconds
STEP = 7_000_000
_THINGS = (
    "徽章",
    "帆布袋",
    "T恤",
    "贴纸",
    "马克杯",
    "冰箱贴",
    "钥匙扣",
    "明信片",
    "笔记本",
    "帽子",
)
_PEOPLE = ("开源", "北京", "成都", "上海", "杭州", "深圳", "木兰", "社区", "黑客松", "年会")


def open_raw(path: Path) -> sqlite3.Connection:
    """The file as the program opens it, without the program."""
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON",
                   "busy_timeout=10000", "cache_size=-64000", "temp_store=MEMORY"):  # fmt: skip
        raw.execute(f"PRAGMA {pragma}")
    return raw


@dataclass
class Books:
    """A ledger that is being filled; rows are kept and written by `save`."""

    path: Path
    station: bytes = field(default_factory=new_uid)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    uids: dict[tuple[str, int], str] = field(default_factory=dict)
    acts: int = 0

    def __post_init__(self) -> None:
        open_ledger(self.path).close()
        raw = open_raw(self.path)
        for table in ("place", "owner", "method"):
            for local, uid in raw.execute(f"SELECT id, uid FROM {table}"):
                self.uids[table, local] = uid.hex()
        self.outside = dict(raw.execute("SELECT kind, id FROM place").fetchall())
        raw.close()
        self._next = {t.name: 1 for t in metadata.sorted_tables}
        self._next["place"] = len(self.outside) + 1
        self._seq, self._head = 0, bytes(32)
        self._balance: Counter[tuple[int, int, int]] = Counter()
        self._real: set[int] = {self.outside["unknown"]}
        self.born: list[list[Any]] = []
        self.person = self.entity("person", name="张三", retired_at=None, role=None)

    def entity(self, table: str, **values: Any) -> int:
        """One more entity; it is said by the next act."""
        local, uid = self._next[table], new_uid()
        self._next[table] += 1
        self.uids[table, local] = uid.hex()
        row = {"id": local, "uid": uid, **values}
        self.rows.setdefault(table, []).append(row)
        self.born.append(
            [table, list(shape(metadata.tables[table]).columns), [self._say(table, row)]]
        )
        if table == "place":
            self._real.add(local)
        return local

    def _say(self, table: str, row: dict[str, Any]) -> list[Any]:
        said = shape(metadata.tables[table])
        references = dict(said.references)
        line = []
        for name in said.columns:
            value = row[name]
            if name in references and value is not None:
                value = self.uids[references[name], value]
            elif isinstance(value, bytes):
                value = value.hex()
            line.append(value)
        return line

    def act(self, kind: str, facts: Sequence[tuple[str, list[dict[str, Any]]]] = ()) -> bytes:
        """One act with its facts, and with all that was born since the last one."""
        op_id = new_uid()
        self.acts += 1
        at = START + self.acts * STEP
        said = self.born
        self.born = []
        for table, rows in facts:
            own: dict[str, Any] = {"op_id": op_id}
            if "at" in metadata.tables[table].c:
                own |= {"at": at, "recorded_at": at}
            full = [own | {"line": i} | row for i, row in enumerate(rows, start=1)]
            self.rows.setdefault(table, []).extend(full)
            lines = [self._say(table, row) for row in full]
            columns = list(shape(FACTS_BY_NAME[table]).columns)
            said += [
                [table, columns, lines[i : i + ROWS_AN_ENTRY]]
                for i in range(0, len(lines), ROWS_AN_ENTRY)
            ]
            if table == "movement":
                for row in full:
                    key = (row["variant"], row["owner"])
                    self._balance[*key, row["to_place"]] += row["qty"]
                    self._balance[*key, row["from_place"]] -= row["qty"]
        request = bytes(32)
        self.rows.setdefault("operation", []).append({
            "op_id": op_id, "kind": kind, "at": at, "recorded_at": at, "actor": self.person,
            "station": self.station, "note": "", "request": request, "result": "{}",
            "reverses": None,
        })  # fmt: skip
        parts = list(_portions(said))
        head = {"note": "", "request": request.hex(), "result": "{}", "reverses": None,
                "parts": len(parts)}  # fmt: skip
        actor = self.uids["person", self.person]
        for i, portion in enumerate(parts):
            body = canonical({"facts": portion} | ({"op": head} if i == 0 else {})).encode()
            self._seq += 1
            prev = self._head
            self._head = entry_hash(
                prev, self.station, self._seq, op_id, at, at, actor, kind, 1, body
            )
            self.rows.setdefault("journal", []).append({
                "station": self.station, "seq": self._seq, "op_id": op_id, "at": at,
                "recorded_at": at, "actor": actor, "kind": kind, "version": 1, "body": body,
                "prev": prev, "hash": self._head,
            })  # fmt: skip
        return op_id

    def save(self) -> None:
        """Writes everything in one transaction."""
        held: Counter[int] = Counter()
        balances = []
        for (v, o, p), qty in self._balance.items():
            if p in self._real:
                held[v] += qty
                balances.append({"variant": v, "owner": o, "place": p, "qty": qty, "disputed": 0})
        for row in self.rows.get("variant", []):
            row["on_hand"] = held[row["id"]]
        self.rows["balance"] = balances
        self.rows["station"] = [{"id": self.station, "seq": self._seq, "head": self._head}]
        raw = open_raw(self.path)
        raw.execute("BEGIN")
        raw.execute("PRAGMA defer_foreign_keys=ON")
        for table in metadata.sorted_tables:
            if rows := self.rows.get(table.name):
                names = [c.name for c in table.c if c.name in rows[0]]
                marks = ", ".join("?" * len(names))
                raw.executemany(
                    f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})",
                    [[row[name] for name in names] for row in rows],
                )
        raw.execute("COMMIT")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()


def _portions(facts: Iterable[list[Any]]) -> Iterable[list[list[Any]]]:
    portion: list[list[Any]] = []
    size = 0
    for fact in facts:
        if portion and size + len(fact[2]) > ROWS_AN_ENTRY:
            yield portion
            portion, size = [], 0
        portion.append(fact)
        size += len(fact[2])
    yield portion


def stock_books(path: Path, *, items: int, places: int, movements: int) -> Books:
    """Many items at many places, moved about in acts of 1 to 500 lines."""
    chance = random.Random(1)
    books = Books(path)
    variants = catalogue(books, items)
    homes = [
        books.entity(
            "place", kind="site", name=f"家{i}", parent=None, retired_at=None, search=f"家{i}",
            sort=f"家{i}",
        )
        for i in range(places)
    ]  # fmt: skip
    books.act("create_place")
    supplier = books.outside["supplier"]
    left = movements
    while left > 0:
        size = min(left, chance.choice((1, 1, 1, 1, 2, 3, 5, 5, 8, 12, 40, 200)))
        start, end = chance.sample(homes, 2)
        if size == 200 or chance.random() < 0.02:
            start = supplier
        lines = [
            {"variant": chance.choice(variants), "owner": 1, "from_place": start, "to_place": end,
             "qty": 2000 if start == supplier else 1}
            for _ in range(size)
        ]  # fmt: skip
        for line in lines:  # nothing leaves a place that it never reached
            if books._balance[line["variant"], 1, start] < 3 and start != supplier:
                line["from_place"], line["qty"] = supplier, 2000
        books.act("receive" if start == supplier else "move", [("movement", lines)])
        left -= size
    books.save()
    return books


def catalogue(books: Books, items: int) -> list[int]:
    """Items of one variant each, with Chinese names and prices; their local ids."""
    variants = []
    spelled = {word: spell(word) for word in (*_THINGS, *_PEOPLE)}
    for i in range(items):
        name = f"{_PEOPLE[i % 10]}{_THINGS[i // 10 % 10]} {i}"
        code = f"YW{i:06d}"
        who, what = spelled[_PEOPLE[i % 10]], spelled[_THINGS[i // 10 % 10]]
        pinyin = f"{who[0]}{what[0]}{i}"
        item = books.entity(
            "item", name=name, category=_THINGS[i // 10 % 10], year=2010 + i % 16, unit="个",
            pack_size=None, uncounted=False, returnable=False, photo_name="", photo=None,
        )  # fmt: skip
        variants.append(
            books.entity(
                "variant", item=item, label="", code=code, price_fen=100 * (i % 90 + 1),
                value_fen=None, retired_at=None, sort=pinyin,
                search=search_text(code, name, pinyin, f"{who[1]}{what[1]}{i}"),
                spelled=True, on_hand=0,
            )
        )  # fmt: skip
        if i % 200 == 199:
            books.act("import")
    books.act("import")
    return variants
