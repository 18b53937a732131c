"""Kinds of boards as people choose them, shipped ones and a person's own."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.bench.sessions import Project
from desktop.domain.errors import BadBoardFolder, BenchTrouble, NotFound
from hardware import boards, images
from hardware.faults import Fault
from hardware.model import Board, Flasher

_EITHER = ("zh", "en")


# The kinds of a person's own that cannot be understood, by key.
Bad = dict[str, BadBoardFolder]


def projects(folder: Path | None = None, lang: str = "zh", bad: Bad | None = None) -> list[Project]:
    """All kinds of boards, in the reader's language; a person's own folder overlays the shipped.

    Kinds that cannot be understood are put into `bad`; without it raises BadBoardFolder.
    """
    return [value(board, lang) for board in known(folder, bad).values()]


def project(key: str, folder: Path | None = None, lang: str = "zh") -> Project:
    """One kind by its key, however it is with the others. Raises NotFound with the keys there
    are, BadBoardFolder.
    """
    return value(board(key, folder), lang)


def known(folder: Path | None = None, bad: Bad | None = None) -> dict[str, Board]:
    """All kinds as the bench itself needs them; `bad` and what is raised as in `projects`."""

    def refused(one: boards.BadBoard) -> None:
        refusal = BadBoardFolder(str(one.file), one.key, one.what.value)
        if bad is None or folder is None:
            raise refusal from one
        bad[one.file.relative_to(folder).parts[0]] = refusal

    return boards.known(folder, refused)


def board(key: str, folder: Path | None = None) -> Board:
    """One kind as the bench itself needs it. Raises NotFound and BadBoardFolder."""
    bad: Bad = {}
    every = known(folder, bad)
    if key in bad:
        raise bad[key]
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
