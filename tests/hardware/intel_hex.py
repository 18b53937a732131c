"""Writes Intel HEX for tests, records in any order and of any kind."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

END = ":00000001FF"


def record(kind: int, address: int, data: bytes) -> str:
    body = bytes([len(data)]) + address.to_bytes(2, "big") + bytes([kind]) + data
    return ":" + (body + bytes([-sum(body) & 0xFF])).hex().upper()


def hex_of(chunks: Iterable[tuple[int, bytes]], *, width: int = 16, end: bool = True) -> str:
    """A file of chunks (address, bytes)."""
    lines = []
    high = 0
    for start, data in chunks:
        at = 0
        while at < len(data):
            address = start + at
            if address >> 16 != high:
                high = address >> 16
                lines.append(record(4, 0, high.to_bytes(2, "big")))
            size = min(width, len(data) - at, 0x10000 - (address & 0xFFFF))
            lines.append(record(0, address & 0xFFFF, data[at : at + size]))
            at += size
    return "\n".join([*lines, *([END] if end else [])]) + "\n"


def firmware_bytes(
    size: int = 3800, *, tag: str = "SNOWFW:snowlamp:1.0.0:2", seed: int = 1
) -> bytes:
    """Bytes that look like a firmware of `size`, with its tag in the middle; run, they sleep
    (ldi r16,1 · out SMCR,r16 · sei · sleep · rjmp to the sleep).
    """
    data = bytearray(Random(seed).randbytes(size))
    data[:10] = bytes.fromhex("01e0 03bf 7894 8895 fecf")
    where = size // 2
    data[where : where + len(tag) + 1] = tag.encode() + b"\0"
    return bytes(data)
