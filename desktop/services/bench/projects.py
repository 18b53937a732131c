"""Kinds of boards as people choose them, shipped ones and a person's own."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.bench.sessions import Project
from desktop.domain.errors import BadBoardFolder, BenchTrouble, NotFound
from hardware import boards, images
from hardware.faults import Fault
from hardware.model import Board, Flasher

_EITHER = ("zh", "en")


def projects(folder: Path | None = None, lang: str = "zh") -> list[Project]:
    """All kinds of boards, in the reader's language; a person's own folder overlays the shipped.

    Raises BadBoardFolder for a folder that cannot be understood.
    """
    return [value(board, lang) for board in known(folder).values()]


def project(key: str, folder: Path | None = None, lang: str = "zh") -> Project:
    """One kind by its key. Raises NotFound with the keys there are, BadBoardFolder."""
    return value(board(key, folder), lang)


def known(folder: Path | None = None) -> dict[str, Board]:
    """All kinds as the bench itself needs them. Raises BadBoardFolder."""
    try:
        return boards.known(folder)
    except boards.BadBoard as bad:
        raise BadBoardFolder(str(bad.file), bad.key, bad.what.value) from bad


def board(key: str, folder: Path | None = None) -> Board:
    """One kind as the bench itself needs it. Raises NotFound and BadBoardFolder."""
    every = known(folder)
    if key not in every:
        raise NotFound("project", key, tuple(every))
    return every[key]


def examine(board: Board, file: Path) -> None:
    """Makes sure that a chosen file is a firmware for one of the board's chips. Raises
    BenchTrouble with what is wrong with it.
    """
    found: Fault | None = None
    for part in board.parts:
        try:
            images.choose(board, part, file)
        except Fault as fault:
            found = found or fault
        else:
            return
    if found is not None:
        raise BenchTrouble(found.code.value, dict(found.data)) from found


def value(board: Board, lang: str) -> Project:
    """A kind of board as people see it."""
    return Project(
        key=board.key,
        title=_said(board.title, lang) or board.key,
        images=tuple(f"{image.version} · {image.part}" for image in board.images),
        series=board.series,
        leds=board.leds,
        passive=board.flasher is Flasher.NONE,
        beta=board.beta,
        says=_said(board.says or {}, lang),
        folder=str(board.folder),
        usb=tuple(f"{vid:04x}:{pid:04x}" if pid >= 0 else f"{vid:04x}:*" for vid, pid in board.usb),
    )


def _said(texts: dict[str, str], lang: str) -> str:
    return next((texts[one] for one in (lang, *_EITHER) if texts.get(one)), "")
