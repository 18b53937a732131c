"""Pictures of collection codes: kept as every picture is, and named by an account's draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from desktop.services.changes import Desk, Topic, perform
from desktop.store import photos
from desktop.store.writing import Writer


@dataclass(frozen=True)
class CodePicture:
    """The picture's SHA-256 in hex, as `AccountDraft.photo` wants it."""

    sha256: str


def keep_code_picture(
    desk: Desk, op_id: UUID, name: str, original: bytes, thumbnail: bytes, folder: Path
) -> CodePicture:
    """Keeps the picture of a collection code: the original in `folder` by its hash, the thumbnail
    (at most 40 KB, made by the caller) in the database. Raises BadFile.
    """
    sha256 = photos.store_original(folder, name, original)

    def work(writer: Writer) -> CodePicture:
        photos.keep(writer, sha256, name, thumbnail)
        return CodePicture(sha256)

    return perform(
        desk,
        "code_picture",
        op_id,
        {"photo": sha256},
        work,
        lambda said: CodePicture(**said),
        {Topic.EVENTS},
        note=name,
    )
