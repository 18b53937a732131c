"""Files that belong to a thread or a design: beside the database by their hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import Connection, select

from desktop.domain.errors import BadFile, NotFound
from desktop.domain.production import Attachment, FileState
from desktop.store import photos
from desktop.store.tables import attachment
from desktop.store.writing import Writer

LARGEST = 200 * 1024 * 1024  # bytes; print files are large
_A_PIECE = 1024 * 1024  # bytes read at once


def read(path: Path) -> bytes:
    """A person's file. Raises BadFile: missing, unreadable, empty, too_large."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BadFile(path.name, "too_large")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BadFile(path.name, "missing") from error
    except OSError as error:
        raise BadFile(path.name, "unreadable", error.strerror or "") from error
    if not data:
        raise BadFile(path.name, "empty")
    return data


def store(folder: Path, name: str, data: bytes) -> str:
    """Puts the bytes beside the database; their SHA-256. Raises BadFile.

    A file that is there but was changed is put right again.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    there = photos.original(folder, sha256)
    if there is not None and state(there, sha256) is FileState.CHANGED:
        there.unlink(missing_ok=True)
    return photos.store_original(folder, name, data)


def keep(writer: Writer, sha256: str, name: str, size: int) -> int:
    """The file's row, made if new; its local id."""
    found = select(attachment.c.id).where(attachment.c.sha256 == sha256)
    there = writer.connection.execute(found).scalar()
    if there is not None:
        return int(there)
    uid = bytes.fromhex(sha256)[:16]  # the same file is the same entity everywhere
    row = {"uid": uid, "sha256": sha256, "name": name, "bytes": size}
    return writer.born(attachment, row)


def get(connection: Connection, attachment_id: int) -> Attachment:
    """What is known of a file. Raises NotFound."""
    found = select(attachment).where(attachment.c.id == attachment_id)
    row = connection.execute(found).first()
    if row is None:
        raise NotFound("file", str(attachment_id))
    return Attachment(row.id, row.sha256, row.name, row.bytes)


def everything(connection: Connection) -> list[Attachment]:
    """All files that are known, in the order of their coming."""
    rows = connection.execute(select(attachment).order_by(attachment.c.id))
    return [Attachment(row.id, row.sha256, row.name, row.bytes) for row in rows]


def state(path: Path | None, sha256: str) -> FileState:
    """Whether a file is as its hash says; it is read whole."""
    if path is None:
        return FileState.MISSING
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_A_PIECE):
                digest.update(piece)
    except OSError:
        return FileState.MISSING
    return FileState.THERE if digest.hexdigest() == sha256 else FileState.CHANGED
