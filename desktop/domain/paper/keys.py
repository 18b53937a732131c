"""Keys that sign papers, as values: the public halves, what is here, what a paper is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.paper.signed import Signed


@dataclass(frozen=True)
class PublicKey:
    """The public half of a key: its uid in hex, short name, 32 bytes, and what people call it.

    `retired_at`: since when nothing new is signed with it; papers signed before still verify.
    """

    uid: str
    key_id: str
    public: bytes
    label: str
    retired_at: datetime | None = None


class KeyState(StrEnum):
    """How it stands with the key of this station."""

    OFF = "off"  # none is here: papers are printed unsigned
    READY = "ready"
    LOCKED = "locked"  # ready, and it asks for its passphrase
    STRANGE = "strange"  # a key lies here that this register does not know; setting up takes it in
    RETIRED = "retired"  # the register retired it: papers are printed unsigned
    UNSAFE = "unsafe"  # others may read its file
    UNREADABLE = "unreadable"  # its file is damaged or may not be opened


@dataclass(frozen=True)
class KeyStatus:
    """The key of this station: where its file lies or would lie, and which key it is.

    `locked` says whether its file has a passphrase. Backups never hold this file.
    """

    state: KeyState
    path: str
    key: PublicKey | None = None
    locked: bool = False

    @property
    def signs(self) -> bool:
        """Whether new papers can be signed."""
        return self.state in (KeyState.READY, KeyState.LOCKED)


class Standing(StrEnum):
    """What the register knows of a paper whose signature holds."""

    VALID = "valid"
    VOID = "void"
    REISSUED = "reissued"
    ABSENT = "absent"  # not in this register
    OTHER = "other"  # the register has another recipient or date under this number


@dataclass(frozen=True)
class Verified:
    """A genuine paper: what was signed, with which key, and how it stands now.

    `late`: it is dated after its key was retired, so somebody should be asked. `replaced_by` is
    the number of the paper that stands for it.
    """

    signed: Signed
    key: PublicKey
    standing: Standing
    late: bool = False
    replaced_by: str = ""
