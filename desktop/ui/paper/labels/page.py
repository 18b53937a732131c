"""The labels' page: what and how many at the left, the real page at the right, ways out below."""

from __future__ import annotations

from collections.abc import Generator, Hashable, Iterable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import NotFound, Refused
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.labels import Copies, Label
from desktop.domain.paper.problems import Finding
from desktop.domain.progress import Progress
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.jobs import READ
from desktop.ui.paper.halves import Halves
from desktop.ui.paper.labels import masking
from desktop.ui.paper.labels.checking import Checking, line_of
from desktop.ui.paper.labels.kinds import Kind, teach, title
from desktop.ui.paper.labels.laying import Laid
from desktop.ui.paper.labels.lines import Line
from desktop.ui.paper.labels.ways import FurtherWays
from desktop.ui.paper.labels.wish import Wish
from desktop.ui.paper.sheaf import Draws, Sheaf
from desktop.ui.paper.view import PaperView
from desktop.ui.printing import Paper, Printing
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import labelled, listed

# Whoever types a number is not done with its first digit.
_SETTLE_MS = 150
_SHOWN = 5


class LabelsPage(QWidget):
    """`open_kind(kind, keys)` fills it from elsewhere. `look` carries a Paper to be shown alone."""

    look = Signal(object)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._known: dict[Hashable, Label] = {}
        self._laid: Laid | None = None
        self._follow = False
        self.wish = Wish(work, keeping)
        self.view = PaperView(work.jobs, keeping, teach(Kind.ITEMS))
        self.printing = Printing(work, keeping, "labels", _("Print labels"))
        self.ways = FurtherWays(self.printing, keeping)
        self.printing.add_key(self.ways.copy_shop)
        self.printing.add_key(self.ways.more)
        self._checking = Checking(work.jobs, self)
        self._soon = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._lay_out()
        self._connect()

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def open_kind(self, kind: Kind, keys: Iterable[object]) -> None:
        """Labels of these: codes, place ids, or (code, copies)."""
        pairs = [key if isinstance(key, tuple) else (key, 1) for key in keys]
        self.wish.turn_to(kind)
        self.wish.table.put([Line(key, copies) for key, copies in pairs])
        self.halves.show_half(right=False)

    def take_scan(self, code: str) -> bool:
        """A scanned item comes onto the list, or gets one more copy."""
        if self.wish.kind is not Kind.ITEMS:
            return False
        self.wish.add([(code, "", 1)])
        return True

    @property
    def laid(self) -> Laid | None:
        """What is shown, None while there is nothing."""
        return self._laid

    # ── from lines to pages ───────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Asks for labels that are not known yet, then lays them out and shows them."""
        kind, desk = self.wish.kind, self._work.desk()
        missing = [line.key for line in self.wish.table.lines if line.key not in self._known]
        if not missing:
            self._show()
            return

        def ask() -> dict[Hashable, Label]:
            from desktop.ui.paper.labels.asking import labels_of

            return labels_of(desk, kind, missing)

        def came(found: dict[Hashable, Label]) -> None:
            self._known |= found
            self._show()

        self._work.jobs.run(
            READ, ask, owner=self, done=came, refused=self._not_found, latest="labels"
        )

    def _not_found(self, no: Refused) -> None:
        self.wish.adding.notices.refuse(no)
        if not isinstance(no, NotFound):
            return  # the ledger did not answer: what was wished for stays
        # What was just added is not there: the others stay.
        unknown = [line for line in self.wish.table.lines if line.key not in self._known]
        if len(unknown) == 1:
            self._leave_out_unknown()
        else:
            self._one_by_one(unknown)

    def _leave_out_unknown(self) -> list[Line]:
        """Lines that nobody knows go; the others stay. Returns those that went."""
        lines = self.wish.table.lines
        gone = [line for line in lines if line.key not in self._known]
        self.wish.table.put([line for line in lines if line.key in self._known])
        return gone

    def _one_by_one(self, unknown: Sequence[Line]) -> None:
        """Of many that were added at once some are not there: finds out which."""
        kind, desk = self.wish.kind, self._work.desk()
        keys = [line.key for line in unknown]

        def ask() -> dict[Hashable, Label]:
            from desktop.ui.paper.labels.asking import those_there

            return those_there(desk, kind, keys)

        def came(found: dict[Hashable, Label]) -> None:
            self._known |= found
            if gone := self._leave_out_unknown():
                names = listed(line.title or str(line.key) for line in gone[:_SHOWN])
                more = len(gone) - _SHOWN
                if more > 0:
                    names += ngettext(" and {n} more", " and {n} more", more).format(n=more)
                said = _("Nobody knows these here, they were left out: {names}")
                self.wish.adding.notices.say(said.format(names=names), theme.Tone.WARN)

        self._work.jobs.run(READ, ask, owner=self, done=came, latest="labels")

    def _show(self) -> None:
        from desktop.ui.paper.labels.asking import said, without_price

        table = self.wish.table
        copies = []
        for line in table.lines:
            label = self._known[line.key]
            line.title, line.below = said(label)
            if not self.wish.price.isChecked():
                label = without_price(label)
            copies.append(Copies(label, line.copies))
        table.refresh()
        size = self.wish.sizes
        laid = Laid(tuple(copies), size.stock, size.start)
        self.wish.say(laid.total, laid.pages)
        size.grid.show_wanted(laid.total)
        if not laid.total:
            self._laid = None
            self.view.show_sheaf(None, teach(self.wish.kind))
            self.printing.offer(None, teach(self.wish.kind))
            return
        self._laid = laid
        self.view.show_sheaf(Sheaf(laid.pages, self._drawer(laid), laid.size))
        if self._follow:
            # What was added last is what one wants to see.
            self._follow = False
            self._line_chosen(max(0, table.currentIndex().row()))
        self.ways.offer(laid, size.shift, self._bars())
        self.printing.offer(self._paper(laid))
        self._checking.begin(laid, self._bars())

    def _bars(self) -> bool | None:
        return None if self.wish.bars.isChecked() else False

    def _drawer(self, laid: Laid) -> Draws:
        """Draws one page of it, masked as the screen wants it."""
        shift, bars, whole = self.wish.sizes.shift, self._bars(), self.wish.whole.isChecked()

        def draw(page: int) -> Generator[Progress, None, tuple[bytes, int]]:
            from desktop.documents.labels import labels

            one = laid.only(page)
            copies = one.copies if whole else masking.all_masked(one.copies)
            drawn = yield from labels(copies, one.stock, start=one.start, shift=shift, bars=bars)
            return drawn.data, 0

        return draw

    def _paper(self, laid: Laid) -> Paper:
        shift, bars = self.wish.sizes.shift, self._bars()

        def make() -> Generator[Progress, None, Drawn]:
            from desktop.documents.labels import labels

            return (
                yield from labels(laid.copies, laid.stock, start=laid.start, shift=shift, bars=bars)
            )

        return Paper(labelled(_("Labels"), title(self.wish.kind)), laid.pages, make)

    def _checked(self, found: tuple[Finding, ...]) -> None:
        self.view.show_findings(found)
        if self.view.problems.stops:
            self.printing.offer(None, self.view.problems.summary())

    # ── between the halves ────────────────────────────────────────────────────────────────────

    def _line_chosen(self, row: int) -> None:
        if self._laid is not None and row < len(self._laid.copies):
            self.view.preview.turn_to(self._laid.page_of(row))

    def _follow_line(self) -> None:
        self._follow = True

    def _finding_picked(self, found: Finding) -> None:
        if self._laid is None:
            return
        row = line_of(self._laid, found)
        if row is not None:
            self.wish.table.mark(row)
        if found.page:
            self.view.preview.turn_to(found.page - 1)

    def _calibrate(self) -> None:
        size = self.wish.sizes
        stock, shift = size.stock, size.shift

        def make() -> Generator[Progress, None, Drawn]:
            from desktop.documents.labels import calibration

            yield Progress(0, 1)
            return Drawn(calibration(stock, shift), 1)

        self.look.emit(Paper(_("Test sheet {size}").format(size=stock.name), 1, make))

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self.halves = Halves(self.wish, self.view, (_("What"), _("Page")))
        self.halves.set_left_width(456)
        self.setFocusProxy(self.wish.adding.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.halves, 1)
        column.addWidget(self.printing)

    def _connect(self) -> None:
        self.wish.changed.connect(self._soon.start)
        self.wish.kind_changed.connect(self._forget)
        self.wish.labels_typed.connect(self._typed)
        self.wish.table.added.connect(self._follow_line)
        self.wish.table.chosen.connect(self._line_chosen)
        self.wish.sizes.calibrate.connect(self._calibrate)
        self.view.picked.connect(self._finding_picked)
        self._checking.found.connect(self._checked)
        self._soon.timeout.connect(self.refresh)
        self._work.news.listen(self, (Topic.CATALOGUE, Topic.STOCK, Topic.PLACES), self._again)
        self._show()

    def _typed(self, labels: Sequence[Label]) -> None:
        """Boards and parcels are their own keys: nothing else knows them."""
        self._known |= {label: label for label in labels}
        self.wish.table.add([Line(label) for label in labels])

    def _forget(self) -> None:
        self._known.clear()
        self.view.show_sheaf(None, teach(self.wish.kind))

    def _again(self) -> None:
        """Prices, names and contents may have changed."""
        if self.wish.kind in (Kind.ITEMS, Kind.BOXES, Kind.PLACES):
            self._known.clear()
            self.refresh()
