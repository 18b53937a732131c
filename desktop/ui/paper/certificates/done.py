"""After issuing: numbers given, and every way the papers go out."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.register import Reference
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import PAPER, READ, WRITE
from desktop.ui.longwork import LongWork
from desktop.ui.notices import NoticeBar
from desktop.ui.paper.apart import ApartKeys
from desktop.ui.paper.certificates.papers import Papers
from desktop.ui.printing import Paper, Printing
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import paragraph
from desktop.wording.refusals import sentence


class Done(QWidget):
    """`drawn` carries the pages (Drawn), `turned` the page (from 0) of a name that was chosen;
    `more` that other papers are wanted, `in_register` the first number.
    """

    drawn = Signal(object)
    turned = Signal(int)
    more = Signal()
    in_register = Signal(str)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._issued: Papers | None = None
        self._papers: Papers | None = None  # what of `_issued` still counts
        self._marked: set[Reference] = set()
        self._printed: tuple[Reference, ...] = ()
        self.title = QLabel(wordWrap=True)
        self.range = QLabel(wordWrap=True)
        self.notices = NoticeBar()
        self.long = LongWork(work.jobs)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Papers and their numbers"))
        self.again = IconKey(theme.icon("refresh-cw"), _("Draw them again"))
        self.register_key = IconKey(theme.icon("clipboard-list"), _("Show in the register"))
        self.more_key = IconKey(theme.icon("arrow-left"), _("Back to the list"))
        self.printing = Printing(work, keeping, "papers")
        self._apart = ApartKeys(
            self.printing, _("PDF and picture of each: zip"), _("The same as a folder")
        )
        self._lay_out()
        self._connect()

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def show_papers(self, papers: Papers) -> None:
        """Says which numbers were given, and draws."""
        self._issued, self._papers, self._marked = papers, papers, set()
        names = papers.names()
        numbered = bool(papers.numbered)
        said = (
            ngettext("{n} paper was issued", "{n} papers were issued", papers.count)
            if numbered
            else ngettext("{n} card is ready", "{n} cards are ready", papers.count)
        )
        self.title.setText(said.format(n=f"{papers.count:,}"))
        first, last = names[0][0], names[-1][0]
        self.range.setText(first if first == last else f"{first} – {last}")
        self.range.setVisible(numbered)
        self.register_key.setVisible(numbered and self._has_register)
        self._show_names(names)
        self.printing.notices.clear()
        self.draw()

    _has_register = False

    def allow_register(self) -> None:
        """There is a register to be shown in."""
        self._has_register = True

    def draw(self) -> None:
        """Draws all papers; the numbers stay whatever comes of it."""
        papers = self._papers
        if papers is None:
            return
        self.notices.clear()
        self.again.hide()
        self.printing.offer(None, _("Drawing…"))
        desk, photos = self._work.desk(), self._keeping.folders.photos
        self.long.start(
            PAPER,
            lambda: papers.draw(desk, photos),
            title=_("Drawing"),
            done=lambda made: self._came(papers, made),
            refused=lambda no: self._not_drawn(papers, no),
        )

    def look_again(self) -> None:
        """The register changed: papers that were taken back are not handed out any more."""
        papers = self._papers
        if papers is None or not papers.numbered:
            return
        desk = self._work.desk()

        def came(rest: Papers) -> None:
            if papers is self._papers and rest.count < papers.count:
                self._keep(rest)

        self._work.jobs.run(
            READ, lambda: papers.still_valid(desk), owner=self, done=came, latest="valid"
        )

    def _keep(self, rest: Papers) -> None:
        """Hands out only these from now on, and says how many of all do not count any more."""
        if not rest.count:
            self._papers = None
            self.again.hide()
            said = _("These papers do not count any more. Look in the register.")
            self.printing.offer(None, said)
            self.notices.say(said, Tone.WARN)
            return
        self._papers = rest
        self._show_names(rest.names())
        self.draw()
        gone = (self._issued.count if self._issued else rest.count) - rest.count
        said = ngettext(
            "{n} of them is void, replaced or without a name, and is left out.",
            "{n} of them are void, replaced or without a name, and are left out.",
            gone,
        )
        self.notices.say(said.format(n=f"{gone:,}"), Tone.WARN)

    def _show_names(self, names: list[tuple[str, str]]) -> None:
        self.list.clear()
        high = theme.row_height(self.font(), theme.TOUCH)
        for number, recipient in names:
            item = QListWidgetItem("   ".join(part for part in (number, recipient) if part))
            item.setSizeHint(QSize(100, high))
            self.list.addItem(item)

    def _came(self, papers: Papers, made: Drawn) -> None:
        if papers is not self._papers:
            return  # some of them were taken back while they were drawn

        def again() -> Generator[Progress, None, Drawn]:
            yield Progress(1, 1)
            return made

        self.printing.offer(Paper(self._name(papers), made.pages, again))
        self.drawn.emit(made)

    def _not_drawn(self, papers: Papers, no: Refused) -> None:
        if papers is not self._papers:
            return
        self.again.show()
        why = _("Drawing was stopped.") if no.code == "cancelled" else sentence(no)
        kept = _("The numbers stand in the register; draw them again here or there.")
        self.notices.say(paragraph(why, kept) if papers.numbered else why, Tone.WARN)

    # ── out ───────────────────────────────────────────────────────────────────────────────────

    def save_each(self, out: Path) -> None:
        """Writes a PDF and a picture of each into a zip or a folder."""
        papers = self._papers
        if papers is None:
            return
        desk, photos = self._work.desk(), self._keeping.folders.photos
        self.printing.run(
            _("Saving"),
            lambda: papers.bundle(desk, photos, out),
            lambda _names: self.printing.say_saved(out),
        )

    def _mark(self, wanted: Sequence[Reference], *, once: bool) -> None:
        """Notes in the register what went out; a file written twice is noted once."""
        refs = [ref for ref in wanted if not (once and ref in self._marked)]
        self._marked.update(refs)
        desk, op = self._work.desk(), uuid4()
        if refs:
            from desktop.services.paper import register

            self._work.jobs.run(
                *(WRITE, lambda: register.mark_printed(desk, op, refs)),
                owner=self,
                refused=self.notices.refuse,
            )

    def _refs(self) -> tuple[Reference, ...]:
        return tuple(one.ref for one in self._papers.numbered) if self._papers else ()

    def _name(self, papers: Papers) -> str:
        title = papers.wanted.template.title
        names = papers.names()
        if len(names) == 1:
            return "-".join(part for part in names[0] if part)
        return f"{title} {papers.wanted.issued_on.isoformat()}"

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.again.clicked.connect(self.draw)
        self.more_key.clicked.connect(self.more)
        self.register_key.clicked.connect(self._to_register)
        self._apart.wanted.connect(self.save_each)
        self.list.currentRowChanged.connect(self._row_chosen)
        self.printing.panel.wanted.connect(self._remember)
        self.printing.printed.connect(lambda _n: self._mark(self._printed, once=False))
        self.printing.saved.connect(lambda _path: self._mark(self._refs(), once=True))

    def _remember(self, _printer: str, pages: tuple[int, ...], _copies: int) -> None:
        refs = self._refs()
        self._printed = tuple(refs[n] for n in pages) if refs else ()

    def _row_chosen(self, row: int) -> None:
        if row >= 0:
            self.turned.emit(row)

    def _to_register(self) -> None:
        if self._issued is not None and self._issued.numbered:
            self.in_register.emit(self._issued.numbered[0].number)

    def _lay_out(self) -> None:
        theme.set_heading(self.title, "part")
        theme.set_tone(self.title, Tone.GOOD)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keys = FlowLayout(spacing=theme.UNIT)
        for key in (self.more_key, self.again, self.register_key):
            keys.addWidget(key)
        self.again.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.title, self.range, self.notices, self.long):
            column.addWidget(part)
        column.addLayout(keys)
        column.addWidget(self.list, 1)
