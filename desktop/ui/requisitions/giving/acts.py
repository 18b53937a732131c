"""What was given to many so far: who has theirs, handing over to all, papers for all."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.domain.requisitions import Requisition, State
from desktop.domain.requisitions.giving import Giveaway
from desktop.services.changes import Desk, OpId
from desktop.ui import theme
from desktop.ui.forms import SideBySide, chip_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.printing.keys import Printing
from desktop.ui.printing.paper import Paper
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.tables import fill, plain_table
from desktop.ui.requisitions.ways import told
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.requisitions import giving as words
from desktop.wording.requisitions.words import state

if TYPE_CHECKING:
    from desktop.services.requisitions.giving import Handed

Seen = tuple[tuple[Requisition, ...], tuple[str, ...]]


class ActsPart(QWidget):
    """The acts at the left, the people of the one in front at the right."""

    chosen = Signal(object)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work = work
        self.acts: tuple[Giveaway, ...] = ()
        self.people: tuple[Requisition, ...] = ()
        self._open: tuple[str, ...] = ()
        self.one: Giveaway | None = None
        self.notices = NoticeBar()
        heads = [_("What"), _("Audience"), _("Day"), _("People"), _("Have theirs")]
        self.table = plain_table(_("Given to many"), heads)
        self.nothing = QLabel(_("Nothing was given to many yet."), wordWrap=True)
        theme.set_tone(self.nothing, "muted")
        self.title = QLabel(wordWrap=True)
        theme.set_heading(self.title, "line_head")
        self.list = plain_table(_("People of the act"), [_("Name"), _("State"), _("Receiver")])
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.hand_key = IconKey(theme.icon("hand"), "")
        self.hand_key.clicked.connect(self.hand_over)
        self.labels = chip_button(_("Labels"), on=True)
        self.packing = chip_button(_("Packing lists"))
        self.labels.clicked.connect(lambda: self._paper(labels=True))
        self.packing.clicked.connect(lambda: self._paper(labels=False))
        self.printing = Printing(work, keeping, "parcels")
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._picked)
        self.list.itemSelectionChanged.connect(self._say)
        self._say()

    def ask(self, key: int | None = None) -> None:
        """Asks again; the act with this local id comes in front."""
        desk = self._work.desk()
        wanted = key if key is not None else (self.one.id if self.one else None)

        def look() -> tuple[Giveaway, ...]:
            from desktop.services.requisitions import giving

            return giving.giveaways(desk)

        def came(found: tuple[Giveaway, ...]) -> None:
            self._came(found, wanted)

        self._work.jobs.run(READ, look, owner=self, done=came, latest="acts")

    def hand_over(self) -> None:
        """Those who are chosen, or all, have theirs."""
        one = self.one
        if one is None:
            return
        desk, op, only = self._work.desk(), OpId.new(), self._only()
        self.notices.clear()

        def act() -> Handed:
            from desktop.services.requisitions import giving

            return giving.hand_over_all(desk, op, one.id, only)

        def done(made: Handed) -> None:
            said = ngettext("{n} person has theirs", "{n} people have theirs", made.people)
            told(self._work, self.window(), said.format(n=f"{made.people:,}"), UUID(made.op))
            self.ask()

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=self.notices.refuse)

    def _came(self, found: tuple[Giveaway, ...], wanted: int | None) -> None:
        self.acts = found
        fill(
            self.table,
            [
                (
                    (
                        one.name,
                        words.audience(one.audience),
                        saying.moment(one.at),
                        f"{one.people:,}",
                        f"{one.handed:,}",
                    ),
                    one.handed == one.people,
                )
                for one in found
            ],
            {3, 4},
        )
        self.nothing.setVisible(not found)
        self.table.setVisible(bool(found))
        at = next((n for n, one in enumerate(found) if one.id == wanted), 0)
        if found:
            self.table.selectRow(at)
            self._picked()
        else:
            self.one = None
            self._seen(((), ()))

    def _picked(self) -> None:
        at = self.table.currentRow()
        if not 0 <= at < len(self.acts):
            return
        self.one = one = self.acts[at]
        desk = self._work.desk()

        def look() -> Seen:
            from desktop.services.requisitions import giving

            return giving.people_of(desk, one.id), giving.open_parcels(desk, one.id)

        self._work.jobs.run(READ, look, owner=self, done=self._seen, latest="people")

    def _seen(self, found: Seen) -> None:
        self.people, self._open = found
        fill(
            self.list,
            [
                ((p.applicant or saying.nobody(), state(p.state), p.contact_masked), p.state
                 is not State.APPROVED)
                for p in self.people
            ],
            (),
        )  # fmt: skip
        self._say()
        self._paper(labels=self.labels.isChecked())

    def _only(self) -> list[int] | None:
        rows = sorted({index.row() for index in self.list.selectionModel().selectedRows()})
        some = [self.people[row].id for row in rows if row < len(self.people)]
        return some or None

    def _say(self) -> None:
        self.title.setText(self.one.name if self.one else "")
        only = self._only()
        waiting = [p for p in self.people if p.state is State.APPROVED]
        n = len(waiting) if only is None else len([p for p in waiting if p.id in only])
        if only is None:
            said = ngettext("Hand over to all ({n})", "Hand over to all ({n})", n)
        else:
            said = ngettext("Hand over to {n} chosen", "Hand over to {n} chosen", n)
        self.hand_key.setText(said.format(n=f"{n:,}"))
        self.hand_key.setEnabled(n > 0)
        for part in (self.list, self.hand_key, self.labels, self.packing, self.printing):
            part.setVisible(self.one is not None)

    def _paper(self, *, labels: bool) -> None:
        self.labels.setChecked(labels)
        self.packing.setChecked(not labels)
        one = self.one
        if one is None or not self._open:
            self.printing.offer(None, _("Nothing is packed for these people any more."))
            return
        said = _("Labels") if labels else _("Packing lists")
        pages = len(self._open) if labels else 1
        make = _made(self._work.desk(), self._open, labels=labels)
        self.printing.offer(Paper(f"{one.name} {said}", pages, make))

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        right.setSpacing(theme.UNIT)
        left.addWidget(self.nothing)
        left.addWidget(self.table, 1)
        chips = QHBoxLayout()
        chips.setSpacing(theme.UNIT)
        chips.addWidget(self.labels)
        chips.addWidget(self.packing)
        chips.addStretch(1)
        right.addWidget(self.title)
        right.addWidget(self.list, 1)
        right.addWidget(self.hand_key)
        right.addLayout(chips)
        right.addWidget(self.printing)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, 0)
        body.addWidget(SideBySide(left, right, spacing=theme.UNIT * 4), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.notices)
        whole.addWidget(scrolled(inner), 1)
        self.setFocusProxy(self.table)


def _made(
    desk: Desk, codes: Sequence[str], *, labels: bool
) -> Callable[[], Generator[Progress, None, Drawn]]:
    """What draws the papers of all parcels."""

    def make() -> Generator[Progress, None, Drawn]:
        from desktop.services.requisitions import papers

        if labels:
            return (yield from papers.parcel_labels(desk, codes))
        yield Progress(0, 1)
        return papers.packing_list(desk, codes)

    return make
