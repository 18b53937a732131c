"""Pictures: the original in the data folder by its hash, a thumbnail in the database."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from desktop.domain.errors import BadFile
from desktop.store.tables import item, photo
from desktop.store.writing import Writer

LARGEST_THUMBNAIL = 40 * 1024  # bytes


def store_original(folder: Path, name: str, original: bytes) -> str:
    """Writes a picture as `ab/abcdef….ext` below `folder`; returns its SHA-256 in hex.

    The same picture twice is harmless. Raises BadFile when the folder cannot be written.
    """
    sha256 = hashlib.sha256(original).hexdigest()
    target = folder / sha256[:2] / f"{sha256}{Path(name).suffix.lower()[:8]}"
    if target.exists():
        return sha256
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(original)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except OSError as error:
        raise BadFile(str(target), "unreadable", str(error)) from error
    return sha256


def original(folder: Path, sha256: str) -> Path | None:
    """The file of a picture, None if it is not in this folder."""
    return next((folder / sha256[:2]).glob(f"{sha256}*"), None)


def keep(writer: Writer, sha256: str, name: str, thumbnail: bytes) -> int:
    """The picture's row, made if new; its local id. Raises BadFile above 40 KB of thumbnail."""
    if len(thumbnail) > LARGEST_THUMBNAIL:
        raise BadFile(name, "too_large")
    found = writer.connection.execute(select(photo.c.id).where(photo.c.sha256 == sha256)).scalar()
    if found is not None:
        return int(found)
    uid = bytes.fromhex(sha256)[:16]  # the same picture is the same entity everywhere
    row = {"uid": uid, "sha256": sha256, "name": name, "thumbnail": thumbnail}
    return writer.born(photo, row)


def give(writer: Writer, item_id: int, photo_id: int) -> None:
    """Makes a picture the one of an item."""
    before = writer.connection.execute(select(item.c.photo).where(item.c.id == item_id))
    writer.change(item, {"id": item_id}, {"photo": before.scalar_one()}, {"photo": photo_id})


def thumbnails(connection: Connection, shas: Sequence[str]) -> dict[str, bytes]:
    """Thumbnails by SHA-256; pictures without one are left out."""
    rows = connection.execute(
        select(photo.c.sha256, photo.c.thumbnail).where(photo.c.sha256.in_(shas))
    )
    return {row.sha256: bytes(row.thumbnail) for row in rows if row.thumbnail is not None}
