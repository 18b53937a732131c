"""Signed papers: the text in the QR of a certificate, as a format that others can implement.

The whole text is `payload|signature`, where

    payload   = "KYS1" "|" key "|" number "|" kind "|" recipient "|" date
    key       = the first 8 characters of the base32 (RFC 4648 §6) of the SHA-256 of the raw
                32-byte Ed25519 public key; it tells which key to try and proves nothing
    number, kind, recipient = any text without a lone surrogate, escaped
    date      = YYYY-MM-DD
    signature = base64url (RFC 4648 §5) without padding of the 64 bytes that Ed25519 (RFC 8032,
                pure) gives for the payload's UTF-8 bytes: always 86 characters

Escaped: `%`, `|`, the control characters (U+0000 to U+001F, U+007F to U+009F) and the line ends
U+2028 and U+2029 are written as `%` and two upper-case hexadecimal digits for every byte of
their UTF-8, all other characters as they are. There is exactly one way to write a payload: what
is escaped without need, or in lower case, is refused. Blanks and line ends around the whole text
(pasting brings them) do not count. In the QR the text stands as UTF-8 bytes.
"""

from __future__ import annotations

import re
from base64 import b32encode, urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Protocol
from urllib.parse import unquote

from desktop.domain.errors import BadSignature

VERSION = "KYS1"
_SPECIAL = re.compile("[%|\x00-\x1f\x7f-\x9f\u2028\u2029]")
_KEY = re.compile("[A-Z2-7]{8}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNATURE = re.compile("[A-Za-z0-9_-]{86}")
_AROUND = " \t\r\n"


class Signs(Protocol):
    """Whoever can sign papers."""

    def sign(self, number: str, kind: str, recipient: str, on: date) -> str:
        """The whole text for a paper's QR. Raises BadSignature for what is no text."""
        ...


@dataclass(frozen=True)
class Signed:
    """A signed text taken apart; whether the signature holds is another question.

    `on` is the paper's date, `signature` the 64 bytes.
    """

    key: str
    number: str
    kind: str
    recipient: str
    on: date
    signature: bytes

    @property
    def payload(self) -> str:
        """What was signed."""
        return payload(self.key, self.number, self.kind, self.recipient, self.on)

    @property
    def text(self) -> str:
        """The whole text, as it stands in the QR."""
        return joined(self.payload, self.signature)


def key_id(public: bytes) -> str:
    """The short name of a public key of 32 bytes: 8 characters of A-Z and 2-7."""
    return b32encode(sha256(public).digest())[:8].decode()


def payload(key: str, number: str, kind: str, recipient: str, on: date) -> str:
    """What is signed for a paper. Raises BadSignature (shape) for a lone surrogate."""
    fields = (_escaped("number", number), _escaped("kind", kind), _escaped("recipient", recipient))
    return "|".join((VERSION, key, *fields, on.isoformat()))


def joined(paid: str, signature: bytes) -> str:
    """A payload and its signature of 64 bytes as one text."""
    return f"{paid}|{urlsafe_b64encode(signature).decode().rstrip('=')}"


def parse(text: str) -> Signed:
    """Takes a signed text apart. Raises BadSignature (shape) with the part that is not right."""
    whole = text.strip(_AROUND)
    parts = whole.split("|")
    if parts[0] != VERSION or len(parts) != 7:
        raise BadSignature("shape", "text")
    _, key, *escaped, on, signature = parts
    for name, part, shape in (
        ("key", key, _KEY),
        ("date", on, _DATE),
        ("signature", signature, _SIGNATURE),
    ):
        if not shape.fullmatch(part):
            raise BadSignature("shape", name)
    number, kind, recipient = map(_plain, ("number", "kind", "recipient"), escaped)
    try:
        day = date.fromisoformat(on)
    except ValueError as error:
        raise BadSignature("shape", "date") from error
    signed = Signed(key, number, kind, recipient, day, urlsafe_b64decode(signature + "=="))
    if signed.text != whole:
        # The last character of a signature carries two bits; the others must be zero.
        raise BadSignature("shape", "signature")
    return signed


def _escaped(name: str, text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadSignature("shape", name) from error
    return _SPECIAL.sub(lambda c: "".join(f"%{byte:02X}" for byte in c[0].encode()), text)


def _plain(name: str, escaped: str) -> str:
    try:
        text = unquote(escaped, errors="strict")
    except UnicodeDecodeError as error:
        raise BadSignature("shape", name) from error
    if _escaped(name, text) != escaped:
        raise BadSignature("shape", name)
    return text
