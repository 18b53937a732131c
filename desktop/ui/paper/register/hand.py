"""The papers in hand: one or many, and how they are drawn."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.register import Certificate, Reference, State
from desktop.domain.paper.sizes import Shift
from desktop.domain.paper.template import Template
from desktop.domain.progress import Progress
from desktop.services.changes import Desk
from desktop.ui.paper.sheaf import Sheaf
from desktop.ui.printing import Paper
from desktop.wording import _


@dataclass(frozen=True)
class Hand:
    """What can be printed of some papers: valid ones that still have their names.

    `once` is typed for this one print and belongs to the first.
    """

    desk: Desk
    photos: Path
    papers: tuple[Certificate, ...]
    preprinted: bool = False
    shift: Shift = field(default_factory=Shift)
    once: Mapping[str, str] = field(default_factory=dict)

    @property
    def printable(self) -> tuple[Certificate, ...]:
        """Those that may go out."""
        return tuple(one for one in self.papers if one.state is State.VALID and one.recipient)

    def sheaf(self, template: Template | None) -> Sheaf | None:
        """The pages to look at, drawn one at a time; of one paper also where it is void."""
        shown = self.papers if len(self.papers) == 1 else self.printable
        shown = tuple(one for one in shown if one.recipient)
        if not shown:
            return None

        def draw(page: int) -> Generator[Progress, None, tuple[bytes, int]]:
            drawn = yield from self._draw((shown[page].ref,))
            return drawn.data, 0

        if template is None:
            return Sheaf(len(shown), draw)
        return Sheaf(len(shown), draw, (template.wide, template.high))

    def paper(self) -> Paper | None:
        """All of them as one paper for the printer."""
        good = self.printable
        if not good:
            return None
        refs = tuple(one.ref for one in good)
        return Paper(self.name(), len(good), lambda: self._draw(refs))

    def name(self) -> str:
        """What its file is called: `编号-姓名`, or what they have in common."""
        good = self.printable
        if len(good) == 1:
            return f"{good[0].number}-{good[0].recipient}"
        titles = {one.title for one in good}
        first = good[0].title if len(titles) == 1 else _("Papers")
        return f"{first} {good[0].number}"

    def bundle(self, out: Path) -> Generator[Progress, None, tuple[str, ...]]:
        """A PDF and a picture of each into a zip or a folder."""
        from desktop.services.paper import bundling, register

        refs = [one.ref for one in self.printable]
        once = [self.once] if self.once else ()
        filled = register.papers(self.desk, refs, pictures=self.photos, once=once)
        return (
            yield from bundling.bundle(filled, out, preprinted=self.preprinted, shift=self.shift)
        )

    def picture(self, out: Path) -> Generator[Progress, None, Path]:
        """The first page as a PNG for a chat."""
        from desktop.documents import pages
        from desktop.exchange.tables import replace_file
        from desktop.services.paper.bundling import SCREEN_DPI

        drawn = yield from self._draw((self.printable[0].ref,))
        replace_file(out, pages.png(drawn.data, 0, SCREEN_DPI))
        return out

    def _draw(self, refs: tuple[Reference, ...]) -> Generator[Progress, None, Drawn]:
        from desktop.services.paper import drawing

        return (
            yield from drawing.issued(
                self.desk,
                refs,
                pictures=self.photos,
                once=[self.once] if self.once else (),
                preprinted=self.preprinted,
                shift=self.shift,
            )
        )
