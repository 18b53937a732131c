"""Keys that sign papers: Ed25519 in one PEM file, read by nobody but its owner.

The file holds two PEM blocks (RFC 7468): the private key as PKCS#8 (RFC 5958; with a passphrase
encrypted by AES-256) and its public key, so that the key can be told without the passphrase.
`openssl pkey -in FILE` reads it. A passphrase is kept nowhere and stands in no refusal.
"""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import BadSignature, KeyTrouble
from desktop.domain.paper.keys import PublicKey
from desktop.domain.paper.signed import Signed, joined, key_id, parse, payload

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# cryptography is imported inside the functions: a start signs nothing.

_BLOCK = re.compile(rb"-----BEGIN ([A-Z ]+)-----\n.*?-----END \1-----\n", re.DOTALL)
_LARGEST = 10_000  # bytes; a key file has some four hundred


class Signer:
    """A key ready to sign, in any thread. What it prints as tells nothing of the private key."""

    __slots__ = ("_private", "key_id", "public")

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes_raw()
        self.key_id = key_id(self.public)

    def sign(self, number: str, kind: str, recipient: str, on: date) -> str:
        """The whole text for a paper's QR; the same paper gives the same text.

        Raises BadSignature (shape) for a text with half a character in it.
        """
        paid = payload(self.key_id, number, kind, recipient, on)
        return joined(paid, self._private.sign(paid.encode()))

    def __repr__(self) -> str:
        return f"Signer({self.key_id})"


@dataclass(frozen=True)
class KeyFile:
    """A key file as it was read: its public key (32 bytes), and whether it has a passphrase."""

    path: Path
    public: bytes
    locked: bool
    private: bytes = field(repr=False)


def make(path: Path, passphrase: str | None = None) -> KeyFile:
    """Makes a new key and its file: whole or not at all, mode 600 from its first byte.

    Its folder is made for its owner alone. Raises KeyTrouble: exists (nothing is ever
    overwritten), unsafe (the file system cannot keep others out), unwritable.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        KeySerializationEncryption,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    private = Ed25519PrivateKey.generate()
    lock: KeySerializationEncryption = NoEncryption()
    if passphrase:
        lock = BestAvailableEncryption(_spelled(passphrase))
    text = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
    text += private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, text)
    except FileExistsError as error:
        raise KeyTrouble("exists", str(path)) from error
    except OSError as error:
        raise KeyTrouble("unwritable", str(path)) from error
    return read(path)


def read(path: Path) -> KeyFile:
    """Reads a key file without opening its private key.

    Raises KeyTrouble: absent, unreadable, unsafe (others than its owner may read it).
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(_LARGEST).replace(b"\r\n", b"\n")
    except FileNotFoundError as error:
        raise KeyTrouble("absent", str(path)) from error
    except OSError as error:
        raise KeyTrouble("unreadable", str(path)) from error
    # Windows keeps others out by the rights of the person's own folder; its modes say nothing.
    if os.name == "posix" and mode & 0o077:
        raise KeyTrouble("unsafe", str(path))
    blocks = {found[1]: found[0] for found in _BLOCK.finditer(text)}
    locked = b"ENCRYPTED PRIVATE KEY" in blocks
    private = blocks.get(b"ENCRYPTED PRIVATE KEY") or blocks.get(b"PRIVATE KEY")
    try:
        public = load_pem_public_key(blocks.get(b"PUBLIC KEY", b""))
    except ValueError as error:
        raise KeyTrouble("unreadable", str(path)) from error
    if private is None or not isinstance(public, Ed25519PublicKey):
        raise KeyTrouble("unreadable", str(path))
    return KeyFile(path, public.public_bytes_raw(), locked, private)


def load(path: Path, passphrase: str | None = None) -> Signer:
    """The key of a file, ready to sign. A passphrase that none is asked for does not matter.

    Raises KeyTrouble: absent, unreadable, unsafe, passphrase (it is missing or wrong).
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    file = read(path)
    if file.locked and not passphrase:
        raise KeyTrouble("passphrase", str(path))
    given = _spelled(passphrase) if file.locked and passphrase else None
    try:
        private = load_pem_private_key(file.private, given)
    except (ValueError, UnsupportedAlgorithm):
        # Its own words and cause stay out: they were made while the passphrase was at hand.
        raise KeyTrouble("passphrase" if file.locked else "unreadable", str(path)) from None
    if (
        not isinstance(private, Ed25519PrivateKey)
        or private.public_key().public_bytes_raw() != file.public
    ):
        raise KeyTrouble("unreadable", str(path))
    return Signer(private)


def put_aside(path: Path) -> Path:
    """Gives the file of a retired key a name of its own, so that a new one can be made; the name.

    Raises KeyTrouble as `read` does, and exists, unwritable.
    """
    aside = path.with_name(f"{path.stem}-{key_id(read(path).public)}{path.suffix}")
    try:
        if not aside.exists():
            path.rename(aside)
        elif aside.read_bytes() == path.read_bytes():
            path.unlink()  # it was put back and is put aside again
        else:
            raise KeyTrouble("exists", str(aside))
    except OSError as error:
        raise KeyTrouble("unwritable", str(path)) from error
    return aside


def verify(text: str, keys: Iterable[PublicKey]) -> tuple[Signed, PublicKey]:
    """A signed text taken apart, and the key it is signed with.

    Raises BadSignature: shape, key (none of these keys), signature (forged or altered).
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    signed = parse(text)
    known = [key for key in keys if key_id(key.public) == signed.key]
    if not known:
        raise BadSignature("key", signed.key)
    for key in known:
        with suppress(InvalidSignature):
            public = Ed25519PublicKey.from_public_bytes(key.public)
            public.verify(signed.signature, signed.payload.encode())
            return signed, key
    raise BadSignature("signature", signed.number)


def _spelled(passphrase: str) -> bytes:
    """The same bytes from every keyboard: é is one character or two, by the system."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _write(path: Path, text: bytes) -> None:
    """A new file, never a changed one: written beside its place, then given its name."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    handle = os.open(
        beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    try:
        with os.fdopen(handle, "wb") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & 0o077:
                raise KeyTrouble("unsafe", str(path))  # a stick that knows no modes
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # Either fails where there is a file already.
        if os.name == "nt":
            beside.rename(path)
        else:
            os.link(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
