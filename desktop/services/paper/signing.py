"""签名: an optional key per station; everybody has the public halves and can verify.

Off until it is set up. Printing never needs it: who has no key, has lost it or does not know its
passphrase prints papers unsigned. The private key lies in one file of the data folder; no backup
holds it, and neither the ledger nor the settings ever see it or its passphrase.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.errors import KeyTrouble
from desktop.domain.moments import HOME
from desktop.domain.paper.keys import KeyState, KeyStatus, PublicKey, Standing, Verified
from desktop.domain.paper.register import Certificate, State
from desktop.domain.paper.signed import Signed, key_id
from desktop.services.changes import Desk, Topic, perform
from desktop.store.paper import keys as rows
from desktop.store.paper import register
from desktop.store.writing import Writer

if TYPE_CHECKING:
    from desktop.documents.signing import Signer

_FILE = "signing.pem"


@dataclass(frozen=True)
class KeySaved:
    """A key that was entered or retired: its uid, short name and label."""

    uid: str
    key_id: str
    label: str


def key_file(folder: Path) -> Path:
    """Where the private key of this station lies, or would: what a person copies to keep it."""
    return folder / _FILE


def status(desk: Desk, folder: Path) -> KeyStatus:
    """How it stands with this station's key. Needs no passphrase and never refuses."""
    from desktop.documents import signing

    path = key_file(folder)
    try:
        file = signing.read(path)
    except KeyTrouble as trouble:
        states = {"absent": KeyState.OFF, "unsafe": KeyState.UNSAFE}
        return KeyStatus(states.get(trouble.what, KeyState.UNREADABLE), str(path))
    with desk.database.reading() as connection:
        key = rows.of_public(connection, file.public)
    if key is None:
        stranger = PublicKey("", key_id(file.public), file.public, "")
        return KeyStatus(KeyState.STRANGE, str(path), stranger, file.locked)
    ready = KeyState.LOCKED if file.locked else KeyState.READY
    return KeyStatus(KeyState.RETIRED if key.retired_at else ready, str(path), key, file.locked)


def set_up(
    desk: Desk, op_id: UUID, folder: Path, passphrase: str | None = None, label: str = ""
) -> KeySaved:
    """Makes a key and tells every station its public half; `label` is what people call it.

    A key that lies there already and that this register does not know (a restored ledger, a set-up
    that was cut short) is taken in instead, with its own passphrase. A retired one is put aside.
    Raises KeyTrouble: exists, passphrase, unsafe, unreadable, unwritable.
    """
    from desktop.documents import signing

    path = key_file(folder)
    if status(desk, folder).state is KeyState.RETIRED:
        signing.put_aside(path)
    if path.exists():
        public = signing.load(path, passphrase).public
    else:
        public = signing.make(path, passphrase).public

    def work(writer: Writer) -> KeySaved:
        if rows.of_public(writer.connection, public) is not None:
            raise KeyTrouble("exists", str(path))
        return _saved(rows.add(writer, public, label.strip()))

    return _save(desk, "set_up_key", op_id, label.strip(), work)


def retire(desk: Desk, op_id: UUID, folder: Path, uid: str) -> KeySaved:
    """Retires a key that was lost or is not wanted any more: nothing new is signed with it.

    Papers signed before still verify. If its file lies here it is put aside, not deleted. Raises
    NotFound.
    """
    from desktop.documents import signing

    def work(writer: Writer) -> KeySaved:
        return _saved(rows.retire(writer, uid))

    saved = _save(desk, "retire_key", op_id, uid, work)
    if status(desk, folder).state is KeyState.RETIRED:
        with suppress(KeyTrouble):  # it signs nothing more; the next set-up puts it aside
            signing.put_aside(key_file(folder))
    return saved


def signer(folder: Path, passphrase: str | None = None) -> Signer:
    """This station's key, ready to sign. Raises KeyTrouble: absent, passphrase, unsafe, unreadable.

    Ask `status` first: only where it signs is a key wanted at all, and only a locked one needs
    its passphrase.
    """
    from desktop.documents import signing

    return signing.load(key_file(folder), passphrase)


def public_keys(desk: Desk) -> list[PublicKey]:
    """Every key that ever signed, those in use first."""
    with desk.database.reading() as connection:
        return rows.all_keys(connection)


def verify(desk: Desk, text: str) -> Verified:
    """Whether a signed text is genuine, and how its paper stands in this register.

    Raises BadSignature: shape, key (no key of this register), signature (forged or altered).
    """
    from desktop.documents import signing

    with desk.database.reading() as connection:
        known = rows.all_keys(connection)
        signed, key = signing.verify(text, known)
        papers = register.numbered(connection, signed.number)
    standing, replaced_by = _standing(signed, papers)
    late = key.retired_at is not None and signed.on > _day(key.retired_at)
    return Verified(signed, key, standing, late, replaced_by)


def verifier(desk: Desk, community: str, language: str = "zh") -> bytes:
    """The verifying page with every public key of this register: one HTML file for any host."""
    from desktop.documents import verifier as pages

    return pages.page(community, public_keys(desk), language)


def _standing(signed: Signed, papers: Sequence[Certificate]) -> tuple[Standing, str]:
    if not papers:
        return Standing.ABSENT, ""
    for paper in papers:
        if _same(signed, paper):
            states = {State.VOID: Standing.VOID, State.REISSUED: Standing.REISSUED}
            return states.get(paper.state, Standing.VALID), paper.replaced_by
    return Standing.OTHER, ""


def _same(signed: Signed, paper: Certificate) -> bool:
    """Whether it is this paper; of a purged one only kind and date can be compared."""
    who = paper.recipient in ("", signed.recipient)
    return who and (paper.kind, paper.issued_on) == (signed.kind, signed.on)


def _day(when: datetime) -> date:
    return when.astimezone(ZoneInfo(HOME)).date()


def _saved(key: PublicKey) -> KeySaved:
    return KeySaved(key.uid, key.key_id, key.label)


def _save(
    desk: Desk, kind: str, op_id: UUID, request: str, work: Callable[[Writer], KeySaved]
) -> KeySaved:
    return perform(desk, kind, op_id, [request], work, lambda said: KeySaved(**said), {Topic.PAPER})
