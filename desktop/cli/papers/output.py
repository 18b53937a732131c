"""Papers on their way out: one PDF, or a file for each in a folder or a zip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.visit import Visit
from desktop.domain.paper.problems import Finding
from desktop.wording import ngettext

if TYPE_CHECKING:
    from desktop.domain.paper.template import Filled


@dataclass(frozen=True)
class Written:
    """What was written: so many pages, into which files, with what to look at."""

    pages: int
    files: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def data(self) -> dict[str, Any]:
        """For scripts."""
        return {"pages": self.pages, "files": list(self.files)}

    def words(self, out: Path) -> str:
        """For people."""
        return pages_in(self.pages, out)


def pages_in(pages: int, where: object) -> str:
    """That so many pages went to a file, a folder or a printer, for people."""
    return ngettext("{n} page: {file}", "{n} pages: {file}", pages).format(n=pages, file=where)


def write(visit: Visit, some: Sequence[Filled], out: Path) -> Written:
    """Draws papers and writes them by the ending of `out`. Raises CannotWrite, NothingToPrint."""
    from desktop.exchange.tables import replace_file
    from desktop.services.paper import drawing
    from desktop.services.paper.bundling import bundle

    asked = visit.asked
    how = {"preprinted": asked.preprinted, "shift": asked.shift}
    if out.suffix.lower() == ".pdf" and not out.is_dir():
        drawn = visit.follow(drawing.together(some, **how))
        replace_file(out, drawn.data)
        return Written(drawn.pages, (str(out),), drawn.findings)
    names = visit.follow(bundle(some, out, **how))
    inside = out.suffix.lower() == ".zip"
    files = tuple(name if inside else str(out / name) for name in names)
    return Written(len(some), files, drawing.check(some))
