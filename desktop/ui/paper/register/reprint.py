"""The keys below the papers in hand: print, save, picture, zip, folder; what went out is noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.domain.paper.register import Certificate, State
from desktop.domain.paper.template import Template
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import WRITE
from desktop.ui.paper.apart import ApartKeys
from desktop.ui.paper.certificates.fold import Fold
from desktop.ui.paper.certificates.stock import StockPart
from desktop.ui.paper.register.hand import Hand
from desktop.ui.printing import Printing
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext

_WIDE = 300


class Reprint(QWidget):
    """`changed` tells that pages look different now. The words are above the keys: `asking` is
    what is typed for one print and how papers come onto their stock.
    """

    changed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._papers: tuple[Certificate, ...] = ()
        self._pages: tuple[int, ...] = ()
        self._marked: set[str] = set()
        self.printing = Printing(work, keeping, "papers")
        self.picture_key = IconKey(theme.icon("image"), _("Save as picture"))
        self.printing.add_key(self.picture_key)
        self._apart = ApartKeys(self.printing, _("One file each: zip"), _("One file each: folder"))
        self.stock = StockPart(keeping)
        self.asking = QWidget()
        self.once: dict[str, QLineEdit] = {}
        self._once = FlowLayout(spacing=theme.UNIT)
        self._lay_out()
        self._connect()

    # ── for the card ──────────────────────────────────────────────────────────────────────────

    def show_papers(self, papers: Sequence[Certificate], template: Template | None) -> None:
        """Offers these; `template` is that of the first, which may ask for more for this print."""
        if {one.ref for one in papers} != {one.ref for one in self._papers}:
            self._marked = set()
            self.printing.notices.clear()
            self.printing.panel.hide()
            self._ask_once(template if len(papers) == 1 else None)
        self._papers = tuple(papers)
        if template is not None:
            self.stock.set_template(template)
        self.stock_fold.say(self.stock.said)
        self._apart.set_visible(len(papers) > 1)
        self.picture_key.setVisible(len(papers) == 1)
        self.offer()

    def offer(self) -> None:
        """Opens the keys for what may go out, or says why they are shut."""
        hand = self.hand()
        self.printing.offer(hand.paper(), self._why(hand))

    def hand(self) -> Hand:
        """The papers, and how they are wanted."""
        return Hand(
            self._work.desk(),
            self._keeping.folders.photos,
            self._papers,
            self.stock.preprinted.isChecked(),
            self.stock.shift,
            self._typed(),
        )

    def left_out(self) -> str:
        """What does not go out and why, "" where everything does."""
        n = len(self._papers) - len(self.hand().printable)
        if not n:
            return ""
        if len(self._papers) == 1:
            return self._why(self.hand())
        return ngettext(
            "{n} of them is void, replaced or without a name, and is left out.",
            "{n} of them are void, replaced or without a name, and are left out.",
            n,
        ).format(n=f"{n:,}")

    def _why(self, hand: Hand) -> str:
        if hand.printable or not self._papers:
            return ""
        if len(self._papers) > 1:
            return self.left_out()
        one = self._papers[0]
        if one.state is not State.VALID:
            return _("This paper does not count any more, so it is not printed again.")
        return _("The name on this paper was deleted, so it cannot be drawn again.")

    # ── out ───────────────────────────────────────────────────────────────────────────────────

    def save_picture(self, path: Path) -> None:
        """Writes the page as a PNG."""
        hand = self.hand()
        self.printing.run(_("Saving"), lambda: hand.picture(path), self.printing.say_saved)

    def save_each(self, out: Path) -> None:
        """Writes a PDF and a picture of each into a zip or a folder."""
        hand = self.hand()
        self.printing.run(
            _("Saving"), lambda: hand.bundle(out), lambda _names: self.printing.say_saved(out)
        )

    def _ask_picture(self) -> None:
        paper = self.printing.paper
        if paper and (
            path := self.printing.choose_file(_("Save as picture"), paper.file, "png", "PNG")
        ):
            self.save_picture(path)

    def _mark(self, pages: tuple[int, ...] | None, *, once: bool) -> None:
        """Notes what went out; a file written twice is noted once."""
        good = self.hand().printable
        some = [one for n, one in enumerate(good) if pages is None or n in pages]
        if once:
            some = [one for one in some if one.number not in self._marked]
        self._marked |= {one.number for one in some}
        refs = [one.ref for one in some]
        desk, op = self._work.desk(), OpId.new()
        if refs:
            from desktop.services.paper import register

            self._work.jobs.run(
                *(WRITE, lambda: register.mark_printed(desk, op, refs)),
                owner=self,
                refused=self.printing.notices.refuse,
            )

    # ── what is typed for one print ───────────────────────────────────────────────────────────

    def _ask_once(self, template: Template | None) -> None:
        while (item := self._once.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.once.clear()
        for one in () if template is None else template.fields:
            if one.once:
                entry = QLineEdit()
                entry.textEdited.connect(lambda _text: self._changed())
                field = Field(one.title, entry, _("Typed for this print only, never stored."))
                field.label.setWordWrap(True)
                field.setFixedWidth(theme.grown(self.font(), _WIDE))
                self.once[one.key] = entry
                self._once.addWidget(field)

    def _typed(self) -> Mapping[str, str]:
        said = {key: entry.text().strip() for key, entry in self.once.items()}
        return {key: text for key, text in said.items() if text}

    def _changed(self) -> None:
        self.stock_fold.say(self.stock.said)
        self.offer()
        self.changed.emit()

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.picture_key.clicked.connect(self._ask_picture)
        self._apart.wanted.connect(self.save_each)
        self.stock.changed.connect(self._changed)
        self.printing.panel.wanted.connect(self._remember)
        self.printing.printed.connect(lambda _n: self._mark(self._pages, once=False))
        self.printing.saved.connect(lambda _path: self._mark(None, once=True))

    def _remember(self, _printer: str, pages: tuple[int, ...], _copies: int) -> None:
        self._pages = pages

    def _lay_out(self) -> None:
        self.stock.test_key.hide()
        self.stock_fold = Fold(_("Paper and printer"), self.stock)
        above = QVBoxLayout(self.asking)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(theme.UNIT)
        above.addLayout(self._once)
        above.addWidget(self.stock_fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.printing)
