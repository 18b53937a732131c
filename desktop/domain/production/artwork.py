"""Designs with their versions, and who still has goods that were made from an old one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.production.thread import Attachment


@dataclass(frozen=True)
class ArtworkDraft:
    """What a person says of one version of a design; `file` is an attachment's local id."""

    name: str
    version: str
    made_by: str = ""
    note: str = ""
    file: int | None = None


@dataclass(frozen=True)
class Artwork:
    """One version of a design; `used` counts the things made from it, `latest` whether no later
    version of the same name exists.
    """

    id: int
    uid: str
    draft: ArtworkDraft
    at: datetime
    file: Attachment | None = None
    used: int = 0
    latest: bool = True
    retired: bool = False

    @property
    def title(self) -> str:
        """Name and version in one: `社徽 v2`."""
        return f"{self.draft.name} {self.draft.version}".rstrip()


@dataclass(frozen=True)
class Lying:
    """Goods made from a version of a design that lie somewhere now, in pieces.

    `received` came from that version in all; `mixed` says that the same article also came from
    elsewhere, so that which pieces are old can only be seen by looking.
    """

    artwork: str
    code: str
    item: str
    label: str
    owner: str
    place: str
    place_id: int
    on_hand: int
    received: int
    mixed: bool
