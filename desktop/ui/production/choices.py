"""What the pickers of the room offer; asked in the read lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QComboBox

from desktop.domain.booth.event import Event
from desktop.domain.errors import Refused
from desktop.domain.stock import PlaceKind
from desktop.services.changes import OpId
from desktop.ui.forms import Choice, Picker
from desktop.ui.forms.boxes import choice_box
from desktop.ui.jobs import WRITE
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.places import place_kind, place_name

_MOST = 30


def supplier_picker(work: Workplace, refused: Callable[[Refused], None]) -> Picker:
    """Suppliers, and a new one in passing."""

    def look(text: str) -> Sequence[Choice]:
        from desktop.services import production

        found = production.suppliers(work.desk(), text, limit=_MOST).rows
        return [Choice(one.id, one.draft.name, one.draft.city) for one in found]

    def make(name: str, op: UUID) -> int:
        from desktop.domain.production import SupplierDraft
        from desktop.services import production

        return production.save_supplier(work.desk(), op, SupplierDraft(name)).id

    return _picker(work, _("Supplier"), look, _("New supplier: {name}"), make, refused)


def artwork_picker(work: Workplace, refused: Callable[[Refused], None]) -> Picker:
    """Designs with their version, and a new one in passing: `社徽 v3` is name and version."""

    def look(text: str) -> Sequence[Choice]:
        from desktop.services import production

        found = production.artworks(work.desk(), text)[:_MOST]
        return [
            Choice(one.id, one.title, "" if one.latest else _("an old version"), one.latest)
            for one in found
        ]

    def make(name: str, op: UUID) -> int:
        from desktop.domain.production import ArtworkDraft
        from desktop.services import production

        return production.save_artwork(work.desk(), op, ArtworkDraft(*versioned(name))).id

    return _picker(work, _("Design"), look, _("New design: {name}"), make, refused)


def versioned(text: str) -> tuple[str, str]:
    """A name and its version, where the last word is one: `v2`, `2.1`, `终稿`."""
    *name, last = text.split() or [""]
    rest = last.lstrip("vV")
    if name and ((rest and rest[0].isdigit()) or last == "终稿"):
        return " ".join(name), last
    return text.strip(), ""


def item_picker(work: Workplace) -> Picker:
    """Articles of the stock; the key is (local id, code)."""

    def look(text: str) -> Sequence[Choice]:
        from desktop.services import catalogue

        found = catalogue.search(work.desk(), text, limit=_MOST).rows
        return [Choice((v.id, v.code), v.title, v.code) for v in found if not v.uncounted]

    return Picker(_("Article in stock"), look, work.jobs)


def place_picker(work: Workplace, name: str, refused: Callable[[Refused], None]) -> Picker:
    """Places by name or pinyin, and a new one in passing."""

    def look(text: str) -> Sequence[Choice]:
        from desktop.services import places

        found = places.search_places(work.desk(), text, _MOST)
        return [Choice(p.id, place_name(p), place_kind(p.kind)) for p in found]

    def make(said: str, op: UUID) -> int:
        from desktop.services import places

        return places.create_place(work.desk(), op, PlaceKind.SITE, said).id

    return _picker(work, name, look, _("New place: {name}"), make, refused)


def owner_picker(work: Workplace) -> Picker:
    """Whose goods there are."""

    def look(text: str) -> Sequence[Choice]:
        from desktop.services import stock

        found = stock.owners(work.desk())
        return [Choice(o.id, o.name) for o in found if text.lower() in o.name.lower()]

    return Picker(_("Owner"), look, work.jobs)


def event_box(events: Sequence[Event], chosen: int | None, none: str) -> QComboBox:
    """The events, the latest first; `none` stands for no event or for all."""
    box = choice_box(_("Event"))
    fill_events(box, events, chosen, none)
    return box


def fill_events(
    box: QComboBox, events: Sequence[Event], chosen: int | None, none: str, *, days: bool = True
) -> None:
    """Other events, with their first `days`; the one that is chosen stays so."""
    box.blockSignals(True)
    box.clear()
    box.addItem(none, None)
    for one in events:
        first = f"  ·  {one.starts_on.isoformat()}" if days else ""
        box.addItem(one.name + first, one.id)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
    box.blockSignals(False)


def picked(picker: Picker) -> int | None:
    """The local id that was picked, None for nothing."""
    choice = picker.chosen()
    return None if choice is None else int(str(choice.key))


def _picker(
    work: Workplace,
    name: str,
    look: Callable[[str], Sequence[Choice]],
    create: str,
    make: Callable[[str, UUID], int],
    refused: Callable[[Refused], None],
) -> Picker:
    picker = Picker(name, look, work.jobs, create=create)

    def begin(text: str) -> None:
        op = OpId.new()
        work.jobs.run(
            WRITE,
            lambda: make(text, op),
            owner=picker,
            done=lambda made: picker.made(text, Choice(made, text)),
            refused=refused,
        )

    picker.created.connect(begin)
    return picker
