"""Public keys as rows: with them every station can tell a genuine paper. No private key is here."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import NotFound
from desktop.domain.moments import moment
from desktop.domain.paper.keys import PublicKey
from desktop.domain.paper.signed import key_id
from desktop.store.tables import signing_key
from desktop.store.writing import Writer


def all_keys(connection: Connection) -> list[PublicKey]:
    """Every key that ever signed, those in use first, then by when they came."""
    rows = connection.execute(
        select(signing_key).order_by(signing_key.c.retired_at.is_not(None), signing_key.c.id)
    )
    return [_key(row) for row in rows]


def of_public(connection: Connection, public: bytes) -> PublicKey | None:
    """The key with this public half of 32 bytes, None where the register does not know it."""
    found = connection.execute(select(signing_key).where(signing_key.c.public == public)).first()
    return None if found is None else _key(found)


def add(writer: Writer, public: bytes, label: str) -> PublicKey:
    """Enters a public key. Its uid is the first half of its SHA-256: the same in every ledger."""
    uid = sha256(public).digest()[:16]
    name = key_id(public)
    row = {"uid": uid, "key_id": name, "public": public, "label": label, "retired_at": None}
    writer.born(signing_key, row)
    return PublicKey(uid.hex(), name, public, label)


def retire(writer: Writer, uid: str) -> PublicKey:
    """Retires a key from now on; one that is retired stays so. Raises NotFound."""
    found = writer.connection.execute(
        select(signing_key).where(signing_key.c.uid == bytes.fromhex(uid))
    ).first()
    if found is None:
        raise NotFound("key", uid, tuple(k.key_id for k in all_keys(writer.connection)))
    if found.retired_at is None:
        after = {"retired_at": writer.at}
        writer.change(signing_key, {"id": found.id}, {"retired_at": None}, after)
        return _key(found, writer.at)
    return _key(found)


def _key(row: Row[Any], retired_at: int | None = None) -> PublicKey:
    since = row.retired_at if retired_at is None else retired_at
    return PublicKey(
        row.uid.hex(),
        row.key_id,
        bytes(row.public),
        row.label,
        None if since is None else moment(since),
    )
