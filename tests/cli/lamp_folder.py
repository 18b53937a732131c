"""A lamp in a person's own folder of boards, with an image that was made here."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from hardware.boards import shipped
from hardware.link.protocol import crc16
from tests.hardware.intel_hex import hex_of
from tests.hardware.lamps import code

LAMP = "snowflake_lamp"


def own_lamp(boards: Path) -> Path:
    """Overlays the shipped lamp; gives the image's file."""
    board = shipped()[LAMP]
    folder = boards / LAMP
    (folder / "images").mkdir(parents=True)
    shutil.copy(board.folder / "board.toml", folder)
    data = code()
    file = folder / "images" / "lamp.hex"
    file.write_text(hex_of([(0, data)]), "ascii")
    image = (
        f'file = "lamp.hex"\nsha256 = "{sha256(file.read_bytes()).hexdigest()}"\n'
        'product = "snowlamp"\nversion = "1.0.0"\nprotocol = 2\ncompiler = "none"\n'
        f"size = {len(data)}\ncrc = {crc16(data)}\n"
    )
    images = [f'[[images]]\npart = "{part.name}"\n{image}' for part in board.parts]
    (folder / "images" / "manifest.toml").write_text("\n".join(images), "utf-8")
    return file


def passive_ruler(boards: Path) -> None:
    """A board with nothing to flash, as a maker describes one."""
    folder = boards / "souvenir_ruler"
    folder.mkdir(parents=True)
    (folder / "board.toml").write_text(
        'flasher = "none"\n[title]\nzh = "纪念品 PCB 尺"\nen = "Souvenir ruler"\n', "utf-8"
    )
