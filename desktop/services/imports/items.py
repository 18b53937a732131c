"""Which variants make one item, and what of items and variants changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.services.imports.articles import OF_VARIANT, Article
from desktop.services.imports.values import ItemChange, NewVariant, VariantChange
from desktop.store.imports.known import ItemKey, Known, KnownItem, KnownVariant

_USUAL_UNIT = ItemDraft("").unit
_SHARED = ("unit", "pack_size", "uncounted", "returnable")


@dataclass(slots=True)
class Group:
    """An item with what the list says of it; `item` None: it is to be made."""

    ref: int
    key: ItemKey
    item: KnownItem | None
    after: dict[str, Any] = field(default_factory=dict)
    said: dict[str, tuple[Any, int]] = field(default_factory=dict)
    photos: list[str] = field(default_factory=list)

    @property
    def uncounted(self) -> bool:
        """Whether its variants are kept out of stock, after the import."""
        was = self.item.uncounted if self.item else False
        return bool(self.after.get("uncounted", was))


class Items:
    """Puts the articles of a list into items, by name, category and year.

    `ref` and `variant` of an article are ids, or -1 - the place in `items` and `variants`.
    `shown` says which fields of an article change: {field: (before, after)}.
    """

    def __init__(self, known: Known, articles: Iterable[Article]) -> None:
        self._known = known
        self._articles = list(articles)
        self.groups: dict[int, Group] = {}
        self.of: dict[str, Group] = {}
        self.ids: dict[str, int] = {}
        self.shown: dict[str, dict[str, tuple[Any, Any]]] = {}
        self.variants: list[NewVariant] = []
        self.variant_changes: list[VariantChange] = []
        self.photos: dict[int, tuple[str, str]] = {}  # by row: the item's names before and after
        self._made: dict[ItemKey, int] = {}
        self._moved: list[tuple[KnownVariant, str, str]] = []
        keys = {a.code: self._key(a) for a in self._articles}
        renamed = self._renamed(keys)
        targets = self._targets(renamed)
        for article in self._articles:
            self._place(article, keys[article.code], renamed, targets)

    def _key(self, article: Article) -> ItemKey:
        """The item an article belongs to after the import; notes which of its fields change."""
        said, shown = article.fields, self.shown.setdefault(article.code, {})
        if article.variant is None:
            return (said["name"], said.get("category", ""), said.get("year"))
        item = self._known.items[article.variant.item]
        for name, value in said.items():
            was = getattr(article.variant if name in OF_VARIANT else item, name)
            # The list is compared with what it said last; what a person set since then stays.
            if article.base.get(name, was) != value and was != value:
                shown[name] = (was, value)
        name, category, year = item.key
        return (
            shown.get("name", ("", name))[1],
            shown.get("category", ("", category))[1],
            shown.get("year", (None, year))[1],
        )

    def _renamed(self, keys: Mapping[str, ItemKey]) -> dict[int, ItemKey]:
        """Items that get another name, category or year as a whole: all their variants say so."""
        by_code = {a.code.lower(): keys[a.code] for a in self._articles}
        taken = {item.key for item in self._known.items.values()}
        renamed: dict[int, ItemKey] = {}
        for article in self._articles:
            variant, key = article.variant, keys[article.code]
            if variant is None or key in taken or variant.item in renamed:
                continue
            if all(
                by_code.get(other.code.lower()) == key
                for other in self._known.siblings[variant.item]
                if other.retired_at is None or other.code.lower() in by_code
            ):
                renamed[variant.item] = key
                taken.add(key)
        return renamed

    def _targets(self, renamed: Mapping[int, ItemKey]) -> dict[ItemKey, KnownItem]:
        targets: dict[ItemKey, KnownItem] = {}
        for number in sorted(self._known.items, reverse=True):  # the oldest of equals stays
            item = self._known.items[number]
            targets[renamed.get(number, item.key)] = item
        return targets

    def _place(
        self,
        article: Article,
        key: ItemKey,
        renamed: Mapping[int, ItemKey],
        targets: dict[ItemKey, KnownItem],
    ) -> None:
        variant = article.variant
        home = self._known.items[variant.item] if variant else None
        stays = home is not None and (home.key == key or renamed.get(home.id) == key)
        group = self._group(home if stays else targets.get(key), key)
        self.of[article.code] = group
        shown = self.shown[article.code]
        for name in _SHARED:
            if name in article.fields:
                self._share(group, article, name, stays)
        self._add_photos(group, article)
        if group.item is not None and group.item.id in renamed:
            now = zip(("name", "category", "year"), key, group.item.key, strict=True)
            group.after |= {name: value for name, value, was in now if value != was}
        if variant is None:
            self.ids[article.code] = -1 - len(self.variants)
            said = {name: article.fields[name] for name in OF_VARIANT if name in article.fields}
            draft = VariantDraft(article.code, **said)
            self.variants.append(NewVariant(group.ref, key[0], draft))
            return
        self.ids[article.code] = variant.id
        after = {name: shown[name][1] for name in OF_VARIANT if name in shown}
        if not stays:
            after["item"] = group.ref
        if after:
            self.variant_changes.append(VariantChange(variant, after))
        if "label" in after or not stays:
            self._moved.append((variant, key[0], after.get("label", variant.label)))

    def _group(self, item: KnownItem | None, key: ItemKey) -> Group:
        ref = item.id if item else self._made.setdefault(key, -1 - len(self._made))
        group = self.groups.get(ref)
        if group is None:
            photos = [name for name in item.photo_name.split(",") if name] if item else []
            group = self.groups[ref] = Group(ref, key, item, photos=photos)
        return group

    def _share(self, group: Group, article: Article, name: str, stays: bool) -> None:
        """Gives the item a field that all its variants share; the first code that says it wins."""
        value, shown = article.fields[name], self.shown[article.code]
        there = group.said.setdefault(name, (value, article.source[name]))
        if there[0] != value:
            shown.pop(name, None)
            for line in article.lines:
                if line.said.get(name) == value:
                    line.differs[name] = there
        elif group.item is None:
            group.after[name] = value
        elif there[1] == article.source[name]:
            was = getattr(group.item, name)
            if name in shown if stays else was != value:
                group.after[name] = value
                shown[name] = (was, value)
            else:
                shown.pop(name, None)

    def _add_photos(self, group: Group, article: Article) -> None:
        for line in article.lines:
            before = ",".join(group.photos)
            group.photos += [name for name in line.row.photos if name not in group.photos]
            after = ",".join(group.photos)
            if group.item is not None and after != before:
                self.photos[line.row.row] = (before, after)

    def drafts(self) -> list[tuple[ItemDraft, str]]:
        """The items to be made, with the names of their pictures."""
        return [
            (
                ItemDraft(
                    name=group.key[0],
                    category=group.key[1],
                    year=group.key[2],
                    unit=group.after.get("unit", _USUAL_UNIT),
                    pack_size=group.after.get("pack_size"),
                    uncounted=group.uncounted,
                    returnable=bool(group.after.get("returnable")),
                ),
                ",".join(group.photos),
            )
            for group in (self.groups[ref] for ref in self._made.values())
        ]

    def changes(self) -> list[ItemChange]:
        """The items that are there and get other values."""
        changes = []
        for group in self.groups.values():
            if group.item is None:
                continue
            after = dict(group.after)
            if ",".join(group.photos) != group.item.photo_name:
                after["photo_name"] = ",".join(group.photos)
            if after:
                changes.append(ItemChange(group.item, after))
        return changes

    def retitled(self) -> list[tuple[int, str, str, str]]:
        """Variants found by other words now: local id, code, name of the item, label."""
        titles = {v.id: (v.code, name, label) for v, name, label in self._moved}
        for group in self.groups.values():
            if group.item is None or "name" not in group.after:
                continue
            for variant in self._known.siblings[group.item.id]:
                if variant.id not in titles:
                    titles[variant.id] = (variant.code, group.after["name"], variant.label)
        return [(number, *title) for number, title in sorted(titles.items())]
