"""Files of a thread or a design: beside the database by their hash, missing or changed is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from desktop.domain.production import Attachment, FileState
from desktop.services.changes import Desk
from desktop.services.production.acting import Saved, write
from desktop.store import photos
from desktop.store.production import files
from desktop.store.writing import Writer


@dataclass(frozen=True)
class File:
    """A file and where it lies; `path` is None where it is missing."""

    attachment: Attachment
    path: Path | None
    state: FileState


def attach(desk: Desk, op_id: UUID, path: Path, folder: Path) -> Saved:
    """Copies a file beside the database (`folder`: settings' attachments); its local id. The same
    file twice is one. Raises BadFile (missing, unreadable, empty, too_large), NotYours.
    """
    data = files.read(path)
    sha256 = files.store(folder, path.name, data)

    def work(writer: Writer) -> int:
        return files.keep(writer, sha256, path.name, len(data))

    return write(desk, "attach", op_id, {"file": sha256}, work, note=path.name)


def file(desk: Desk, attachment_id: int, folder: Path) -> File:
    """A file, read whole to see whether it is what it was. Raises NotFound."""
    with desk.database.reading() as connection:
        known = files.get(connection, attachment_id)
    return _found(known, folder)


def astray(desk: Desk, folder: Path) -> list[File]:
    """All files that are missing or changed."""
    with desk.database.reading() as connection:
        known = files.everything(connection)
    return [one for one in (_found(k, folder) for k in known) if one.state is not FileState.THERE]


def _found(known: Attachment, folder: Path) -> File:
    path = photos.original(folder, known.sha256)
    state = files.state(path, known.sha256)
    return File(known, None if state is FileState.MISSING else path, state)
