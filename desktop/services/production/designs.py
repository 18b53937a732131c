"""Designs with their versions, and who has stock of an old one."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.domain.errors import Missing
from desktop.domain.production import Artwork, ArtworkDraft, Lying
from desktop.services.changes import Desk
from desktop.services.production.acting import Saved, write
from desktop.store.production import designs
from desktop.store.production.rows import plain
from desktop.store.writing import Writer


def save_artwork(
    desk: Desk, op_id: UUID, draft: ArtworkDraft, artwork_id: int | None = None
) -> Saved:
    """Makes or changes a version of a design. Raises Missing, Taken, NotFound, NotYours."""
    clean = replace(
        draft,
        name=draft.name.strip(),
        version=draft.version.strip(),
        made_by=draft.made_by.strip(),
        note=draft.note.strip(),
    )
    if not clean.name:
        raise Missing("name")

    def work(writer: Writer) -> int:
        return designs.save(writer, clean, artwork_id)

    request = {"id": artwork_id, "draft": plain(clean)}
    note = f"{clean.name} {clean.version}".rstrip()
    return write(desk, "save_artwork", op_id, request, work, note=note)


def retire_artwork(desk: Desk, op_id: UUID, artwork_id: int, *, back: bool = False) -> Saved:
    """Takes a version out of lists, or brings it back. Raises NotFound, NotYours."""

    def work(writer: Writer) -> int:
        designs.set_retired(writer, artwork_id, None if back else writer.recorded_at)
        return artwork_id

    kind = "revive_artwork" if back else "retire_artwork"
    with desk.database.reading() as connection:
        note = designs.title(connection, artwork_id)
    return write(desk, kind, op_id, {"id": artwork_id}, work, note=note)


def artworks(desk: Desk, query: str = "") -> list[Artwork]:
    """All versions of all designs by name, the newest of each first."""
    with desk.database.reading() as connection:
        return designs.artworks(connection, query)


def who_has(desk: Desk, artwork: int) -> list[Lying]:
    """Who has stock of this version: what was received from it and lies where now."""
    with desk.database.reading() as connection:
        return designs.lying(connection, artwork)
