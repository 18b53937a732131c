"""Which firmware a board shall have: one for each chip it may carry, all checked beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hardware import boards, images
from hardware.faults import Code, Fault
from hardware.images import Firmware
from hardware.model import Board, Image, Part


@dataclass(frozen=True)
class Choice:
    """A chip, and what is written to it."""

    part: Part
    image: Image
    firmware: Firmware


def choices(board: Board, chosen: Path | None) -> tuple[Choice, ...]:
    """What can be written to each chip. A chip for which there is no image is left out.

    Raises Fault IMAGE_*: of the first chip when there is an image for none.
    """
    found: list[Choice] = []
    without: list[Fault] = []
    for part in board.parts:
        try:
            image = images.choose(board, part, chosen)
        except Fault as fault:
            without.append(fault)
        else:
            found.append(Choice(part, image, images.check(board, image)))
    if not found:
        raise without[0] if without else Fault(Code.IMAGE_MISSING, file=str(board.folder))
    return tuple(found)


def fitting(found: Sequence[Choice], board: Board, signature: str) -> Choice:
    """The choice for the chip that answered. Raises Fault WRONG_CHIP (found, wanted)."""
    part = boards.part(board, signature)
    for choice in found:
        if choice.part is part:
            return choice
    wanted = " / ".join(choice.part.name for choice in found)
    raise Fault(Code.WRONG_CHIP, found=part.name, wanted=wanted)
