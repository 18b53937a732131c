"""哪家发货: the candidates for a wish, each with what it has, how sure that is, and how busy."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid5

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.domain.moments import at_home
from desktop.domain.sources import Part, Source
from desktop.services import transfers
from desktop.services.changes import OpId
from desktop.services.transfers import Pick
from desktop.ui import theme
from desktop.ui.forms import Badge, FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.part import Part as Card
from desktop.ui.stock.transfers.form import TransferForm
from desktop.ui.stock.transfers.whole import WholePage
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext
from desktop.wording.joining import labelled, listed


class HomesPage(WholePage):
    """Asks for the goods of a form; `done` carries the code of the first draft it made."""

    def __init__(self, form: TransferForm) -> None:
        super().__init__(form.work, _("Which home ships it?"), "map-pin", _("Back to the form"))
        self._form = form
        self._titles = form.titles()
        self.sources: list[Source] = []
        self.choices: list[QPushButton] = []
        self.empty = QLabel(wordWrap=True)
        theme.set_tone(self.empty, "muted")
        self.fields.addWidget(self.empty)
        self.go.clicked.connect(self.closed)
        self.ask()

    def start(self) -> None:
        """The keyboard comes to the best one."""
        (self.choices[0] if self.choices else self.go).setFocus()

    def ask(self) -> None:
        """Asks who has what."""
        desk, wants, goal = self.work.desk(), self._form.wants(), self._form.to_place()
        self.work.jobs.run(
            READ,
            lambda: transfers.sources(desk, wants, to_place=goal),
            owner=self,
            done=self._arrived,
            refused=self.notices.refuse,
            latest="sources",
        )

    def _arrived(self, found: Sequence[Source]) -> None:
        self.sources = list(found)
        self.empty.setVisible(not found)
        self.empty.setText(_("No home has any of it that is not held for something else."))
        for source in found:
            self.fields.addWidget(self._card(source))
        self.start()

    def _card(self, source: Source) -> QWidget:
        home = source.home
        told = [part for part in (home.city, home.keeper) if part and part != home.path]
        card = Card(home.path, " · ".join(told))
        badges = QHBoxLayout()
        badges.setSpacing(theme.UNIT)
        for badge in self._badges(source):
            badges.addWidget(badge)
        badges.addStretch(1)
        card.column.addLayout(badges)
        for part in (source.first, *source.rest):
            label = QLabel(self._gives(part, own=part is source.first), wordWrap=True)
            card.column.addWidget(label)
        if source.short:
            short = listed(
                f"{self._titles.get(code, code)} × {qty}" for code, qty in source.short.items()
            )
            label = QLabel(labelled(_("Nobody has"), short), wordWrap=True)
            theme.set_tone(label, Tone.BAD)
            card.column.addWidget(label)
        keys = QWidget()
        flow = FlowLayout(keys, spacing=theme.UNIT)
        one = IconKey(theme.icon("check"), _("From here: {home}").format(home=home.path))
        one.clicked.connect(lambda: self.choose_parts((source.first,)))
        flow.addWidget(one)
        self.choices.append(one)
        if source.rest:
            said = ngettext(
                "From {n} home: a transfer each", "From {n} homes: a transfer each", source.parcels
            ).format(n=source.parcels)
            every = IconKey(theme.icon("truck"), said)
            every.clicked.connect(lambda: self.choose_parts((source.first, *source.rest)))
            flow.addWidget(every)
        card.column.addWidget(keys)
        return card

    def _badges(self, source: Source) -> list[Badge]:
        home, found = source.home, []
        said = ngettext("{n} parcel", "{n} parcels", source.parcels).format(n=source.parcels)
        found.append(Badge(said, Tone.GOOD if source.whole else Tone.PLAIN))
        pieces = source.first.pieces
        if source.verified == pieces:
            found.append(Badge(_("All verified"), Tone.GOOD))
        else:
            said = _("{n} of {all} verified").format(n=source.verified, all=pieces)
            found.append(Badge(said, Tone.WARN))
        if source.seen_at is not None:
            day = f"{at_home(source.seen_at):%Y-%m-%d}"
            found.append(Badge(labelled(_("Seen"), day)))
        if home.load:
            said = ngettext("{n} open transfer", "{n} open transfers", home.load)
            found.append(Badge(said.format(n=home.load)))
        if home.joins:
            found.append(Badge(_("Can go with {code}").format(code=home.joins[0]), Tone.ACCENT))
        return found

    def _gives(self, part: Part, *, own: bool) -> str:
        goods = listed(
            _("{item} × {qty} ({free} free)").format(
                item=self._titles.get(have.code, have.code), qty=qty, free=have.free
            )
            for have, qty in part.takes
        )
        rest = _("The rest from {home}").format(home=part.home.path)
        return goods if own else labelled(rest, goods)

    def choose_parts(self, parts: Sequence[Part]) -> None:
        """Begins a transfer from each of these homes."""
        desk = self.work.desk()
        drafts = []
        for part in parts:
            wanted = self._form.draft(part.home.place_id)
            if wanted is None:
                self.closed.emit()  # the form says what is missing
                return
            picks = [Pick(h.code, qty, h.owner, h.place_id) for h, qty in part.takes]
            drafts.append((wanted, picks))

        def act(op: OpId) -> str:
            first = ""
            for n, (wanted, picks) in enumerate(drafts):
                own = uuid5(op, str(n)) if n else op  # the same again when it is tried again
                made = transfers.draft(desk, own, wanted, picks)
                first = first or made.transfer
            return first

        self.write(act, self.done.emit)
