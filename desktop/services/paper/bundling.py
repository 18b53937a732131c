"""Papers that travel by chat and mail: each under its number and name, as PDF and picture."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from functools import partial
from pathlib import Path

from desktop.domain.errors import NothingToPrint
from desktop.domain.paper.sizes import Shift
from desktop.domain.paper.template import Filled
from desktop.domain.progress import Progress
from desktop.exchange.bundles import Piece, write_folder, write_zip
from desktop.services.paper.drawing import apart, stem

SCREEN_DPI = 200  # an A4 page of 2,339 by 1,654 pixels: sharp in a chat, and printable
_KINDS = (".pdf", ".png")


def bundle(
    papers: Sequence[Filled],
    out: Path,
    *,
    dpi: int = SCREEN_DPI,
    preprinted: bool = False,
    shift: Shift | None = None,
) -> Generator[Progress, None, tuple[str, ...]]:
    """Writes `编号-姓名.pdf` and `.png` of every paper into a folder, or a zip (by its ending).

    Gives the files' names. What is there already and the same is left alone; the same papers give
    the same bytes. Raises NothingToPrint, and CannotWrite: `exists` where another file has one of
    the names, before anything is written.
    """
    if not papers:
        raise NothingToPrint()
    pieces = [
        Piece(stem(paper), _KINDS, partial(_files, paper, dpi, preprinted, shift))
        for paper in papers
    ]
    write = write_zip if out.suffix.lower() == ".zip" else write_folder
    return (yield from write(out, pieces))


def _files(paper: Filled, dpi: int, preprinted: bool, shift: Shift | None) -> Mapping[str, bytes]:
    # Here: reportlab is slow to import, and who only looks for names needs none of it.
    from desktop.documents import pages

    [(_stem, pdf)] = apart([paper], preprinted=preprinted, shift=shift)
    return {".pdf": pdf, ".png": pages.png(pdf, 0, dpi)}
