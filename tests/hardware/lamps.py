"""A lamp whose image was made here: a board as a maker's folder has it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from random import Random

from hardware.boards import shipped
from hardware.link.protocol import crc16
from hardware.model import Board, Image
from hardware.way import Tempo
from tests.hardware.intel_hex import hex_of

# No test need wait for a person's eyes.
QUICK = Tempo(colour=0.02, settle=0.01, look=0.01, rest=0.1)


def code(size: int = 1500, *, product: str = "snowlamp", version: str = "1.0.0") -> bytes:
    """Bytes of a firmware that nobody could run, but for its tag."""
    start = bytes.fromhex("0c946500") * 26 + f"SNOWFW:{product}:{version}:2".encode() + b"\0"
    return start + bytes(Random(size).randrange(256) for _ in range(size - len(start)))


def lamp(folder: Path, size: int = 1500, version: str = "1.0.0") -> Board:
    """The shipped lamp with an image of its own for each chip."""
    board = shipped()["snowflake_lamp"]
    data = code(size, version=version)
    file = folder / f"lamp-{version}.hex"
    file.write_text(hex_of([(0, data)]))
    images = tuple(
        Image(
            file=file,
            sha256=sha256(file.read_bytes()).hexdigest(),
            product=board.product,
            version=version,
            protocol=2,
            part=part.name,
            compiler="none",
            size=len(data),
            crc=crc16(data),
        )
        for part in board.parts
    )
    return replace(board, images=images)
