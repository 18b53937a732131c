"""The rows of a list sorted by code: who they speak of, and what each code says in all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.domain.errors import DuplicateRow, Refused, Taken
from desktop.domain.imports import StockList, StockRow, Trouble
from desktop.domain.stock import Key
from desktop.services.imports.values import Ref
from desktop.store.imports.known import Content, Known, KnownVariant, Said

# Columns that belong to the item or variant, whoever has it; price and value are the variant's.
OF_ITEM = ("name", "category", "year", "unit", "pack_size", "uncounted", "returnable")
OF_VARIANT = ("label", "price_fen", "value_fen")


@dataclass(slots=True)
class Line:
    """A row with what it refers to: owner and place by id, or by name where they are new.

    `said` are its item columns as far as it says anything, `base` the last import of the same
    key, `differs` what an earlier row says instead, and which one.
    """

    row: StockRow
    said: dict[str, Any]
    owner: Ref
    place: Ref
    path: str
    base: Said | None
    differs: dict[str, tuple[Any, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Article:
    """All rows of one code.

    `fields` is what they say together, the first one that says it, `source` which row that was,
    and `base` what that very row said the last time.
    """

    code: str
    variant: KnownVariant | None
    lines: list[Line] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    source: dict[str, int] = field(default_factory=dict)
    base: Content = field(default_factory=dict)

    def take(self, line: Line, before: Content) -> None:
        """Adds a row that said `before` the last time; notes where it contradicts others."""
        for name, value in line.said.items():
            there = self.fields.get(name, "")
            blank = name != "price_fen" and value in ("", None)
            if name not in self.fields or (there in ("", None) and name != "price_fen"):
                self.fields[name] = value
                self.source[name] = line.row.row
                self.base.pop(name, None)
                if name in before:
                    self.base[name] = before[name]
            elif there != value and not blank:
                line.differs[name] = (there, self.source[name])
        self.lines.append(line)


class Sorter:
    """Finds for each row its article, its owner, its place and its own last import."""

    def __init__(self, stock_list: StockList, known: Known) -> None:
        self._columns = stock_list.columns
        self._known = known
        self._paths = {place.path: place for place in known.places}
        self._norms: dict[str, str] = {}
        self._by_key: dict[Key, Said] = {}
        self._by_words: dict[tuple[int, str, str], Said] = {}
        self._by_variant: dict[int, Said] = {}
        self._remembered: dict[str, int] = {}
        for said in known.said:  # oldest first: the last one stays
            words = (said.key.variant, said.content["owner"], said.content["place"])
            self._by_key[said.key] = self._by_words[words] = said
            self._by_variant[said.key.variant] = said
            self._remembered[said.content["place"]] = said.key.place
        self.articles: dict[str, Article] = {}
        self.troubles: list[Trouble] = []

    def sort(self, rows: Collection[StockRow], without: Collection[int]) -> None:
        """Sorts all rows into `articles`, but those whose number stands in `without`."""
        seen: dict[tuple[str, Ref, Ref], int] = {}
        for row in rows:
            if row.row in without:
                continue
            code = row.code.lower()
            article = self.articles.get(code)
            variant = article.variant if article else self._known.variants.get(code)
            line = self._line(row, variant)
            if line is None:
                continue
            key = (code, line.owner, line.place)
            if key in seen:
                self.refuse(row, "code", row.code, DuplicateRow(seen[key]))
                continue
            seen[key] = row.row
            if article is None:
                article = self.articles[code] = Article(row.code, variant)
            article.take(line, self._before(line, variant))

    def refuse(self, row: StockRow, name: str, value: str, why: Refused) -> None:
        """Notes that a row cannot be taken because of one of its cells."""
        column = self._columns.get(name, "")
        self.troubles.append(Trouble(row.row, column, value, why.code, why.data()))

    def _line(self, row: StockRow, variant: KnownVariant | None) -> Line | None:
        path = self._path(row.place)
        place = self._place(path)
        if place is None:
            self.refuse(row, "place", row.place, Taken("place", row.place))
            return None
        owner: Ref = self._known.owners.get(row.owner, row.owner)
        if not row.owner:
            owner = self._known.first_owner
        base = None
        if variant is not None:
            if isinstance(owner, int) and isinstance(place, int):
                base = self._by_key.get(Key(variant.id, owner, place))
            # The place or owner may have another name by now: the row's own words find it.
            base = base or self._by_words.get((variant.id, row.owner, path))
        if base is not None:
            owner, place = base.key.owner, base.key.place
        return Line(row, said_of(row, self._columns), owner, place, path, base)

    def _before(self, line: Line, variant: KnownVariant | None) -> Content:
        said = line.base or (self._by_variant.get(variant.id) if variant else None)
        return said.content if said else {}

    def _path(self, words: str) -> str:
        path = self._norms.get(words)
        if path is None:
            parts = (part.strip() for part in words.split("/"))
            path = self._norms[words] = "/".join(part for part in parts if part)
        return path

    def _place(self, path: str) -> Ref | None:
        """A place's id, or its path where it is new; None for one outside (`lost`, `sold` …)."""
        if not path:
            return self._known.unknown
        found = self._paths.get(path)
        if found is not None:
            return found.id if found.kind.real else None
        return self._remembered.get(path, path)


def said_of(row: StockRow, columns: Mapping[str, str]) -> dict[str, Any]:
    """The item columns of a row, without those that the list does not have or leaves open."""
    said: dict[str, Any] = {"name": row.name}
    for name in ("label", "category", "price_fen", "value_fen"):
        if name in columns:
            said[name] = getattr(row, name)
    for name in ("year", "pack_size", "uncounted", "returnable"):
        value = getattr(row, name)
        if value is not None:
            said[name] = value
    if row.unit:
        said["unit"] = row.unit
    return said
