"""One thing as a page: where it stands, what can be done next, and all that is known of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.production import Offer, Production, Saying
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.facts import Facts, Lines
from desktop.ui.forms import Badge, FlowLayout, SideBySide, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.tool import primary_button
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.part import Part
from desktop.ui.production import books, saying
from desktop.ui.production.books import Whole
from desktop.ui.production.thread import facts, story
from desktop.ui.production.thread.files import Files
from desktop.ui.production.thread.offers import Offers
from desktop.ui.production.thread.steps import NEXT, STEPS, fitting
from desktop.ui.production.ways import Ways, told
from desktop.wording import _
from desktop.wording import production as words

if TYPE_CHECKING:
    from desktop.services.production import Saved


class ThingPage(QWidget):
    """`closed` goes back to where one came from."""

    closed = Signal()

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self.whole: Whole | None = None
        self._id = 0
        self.back_key = tool_button("arrow-left", _("Back"))
        self.name = QLabel(wordWrap=True)
        theme.set_heading(self.name, "page")
        self.stage, self.due = Badge(), Badge()
        self.notices = NoticeBar()
        self.onward_key = primary_button("", "arrow-right")
        self.keys: dict[str, QPushButton] = {}
        self.retire_key = IconKey(theme.icon("trash-2"), _("Retire"))
        self._make_parts()
        self._lay_out()
        self._connect()

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def show_thing(self, thing_id: int) -> None:
        """Another thing."""
        self.notices.clear()
        self._id = thing_id
        self.ask()
        self.onward_key.setFocus()

    def ask(self) -> None:
        """Asks again about the thing in hand."""
        if not self._id:
            return
        desk, thing_id = self._ways.work.desk(), self._id
        self._ways.work.jobs.run(
            *(READ, lambda: books.whole(desk, thing_id)),
            owner=self,
            done=self._show,
            refused=self.notices.refuse,
            latest="thing",
        )

    # ── what is shown ─────────────────────────────────────────────────────────────────────────

    def _show(self, whole: Whole) -> None:
        if whole.thing.id != self._id:
            return
        self.whole = whole
        thing = whole.thing
        self.name.setText(thing.draft.name)
        self.stage.say(words.stage(thing.draft.stage), theme.Tone.ACCENT)
        said = saying.due(thing.due)
        milestone = "" if thing.due is None else words.milestone(thing.due.milestone)
        self.due.say(f"{milestone}: {said}" if said else "", saying.tone(thing))
        self.due.setVisible(bool(said))
        onward = saying.onward(thing.draft.stage)
        if thing.draft.stage in NEXT:
            onward = _("Next: {step}").format(step=_(STEPS[NEXT[thing.draft.stage]][1]))
        self.onward_key.setText(onward)
        self.onward_key.setVisible(bool(onward) and not thing.retired)
        self._show_keys(thing)
        self.about.show_facts(facts.about(thing))
        self.buying.show_facts(facts.buying(thing))
        self.money.show_facts(facts.money(thing))
        design = thing.artwork
        if design and not whole.latest_design:
            design = _("{design}: there is a newer version").format(design=design)
        self.design.show_facts([(_("Design"), design)])
        self.samples.show_lines(story.samples(whole))
        self.offers.show_offers(whole.offers)
        self.parts.show_lines(facts.came(part) for part in whole.parts)
        self.boxes.show_lines(facts.boxed(box) for box in whole.boxes)
        self.files.show_files(story.files(whole))
        self.approvals.show_lines(
            (saying.approval(one), theme.Tone.PLAIN) for one in whole.approvals
        )
        self.story.show_lines(story.told(line) for line in reversed(whole.lines))
        came = thing.arrived or thing.draft.qty is not None
        self.arriving.text.setText(
            _("Arrived: {n}").format(n=saying.arrived(thing)) if came else ""
        )
        self.arriving.text.setVisible(bool(came))
        self.design_part.setVisible(bool(thing.artwork or story.samples(whole)))
        self.quotes_part.setVisible(bool(whole.offers))
        self.buying_part.setVisible(any(value for _n, value in facts.buying(thing)))

    def _show_keys(self, thing: Production) -> None:
        """The steps that fit."""
        for key, button in self.keys.items():
            button.setVisible(fitting(thing, key))
        self.retire_key.setText(_("Bring back") if thing.retired else _("Retire"))

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def _step(self, key: str) -> None:
        self._ways.begin(key, self._id)

    def go_on(self) -> None:
        """Opens the form of what is done next."""
        if self.whole is not None:
            self._step(NEXT.get(self.whole.thing.draft.stage, "stage"))

    def _order(self, offer: Offer) -> None:
        self._ways.begin("order", (self._id, offer))

    def _write(self, act: Callable[[], Saved], said: str) -> None:
        def done(saved: Saved) -> None:
            told(self._ways.work, self, said, saved)

        self._ways.work.jobs.run(WRITE, act, owner=self, done=done, refused=self.notices.refuse)

    def _drop(self, quote: int) -> None:
        desk, op = self._ways.work.desk(), OpId.new()

        def act() -> Saved:
            from desktop.services import production

            return production.retire_quote(desk, op, quote)

        self._write(act, _("The quote was taken out"))

    def attach(self, path: Path) -> None:
        """Puts a file into the thread."""
        desk, op, thing_id = self._ways.work.desk(), OpId.new(), self._id
        folder = self._ways.keeping.folders.attachments

        def act() -> Saved:
            from desktop.services import production

            file = books.attach(desk, path, folder)
            return production.say(desk, op, thing_id, "", what=Saying.FILE, file=file)

        self._write(act, _("Attached: {file}").format(file=path.name))

    def _retire(self) -> None:
        if self.whole is None:
            return
        thing = self.whole.thing
        desk, op, back = self._ways.work.desk(), OpId.new(), thing.retired

        def act() -> Saved:
            from desktop.services import production

            return production.retire(desk, op, thing.id, back=back)

        said = _("Brought back: {name}") if back else _("Retired: {name}")
        self._write(act, said.format(name=thing.draft.name))

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _make_parts(self) -> None:
        self.about, self.design, self.buying, self.money = (Facts() for _n in range(4))
        self.samples, self.parts, self.boxes = Lines(), Lines(), Lines()
        self.approvals, self.story = Lines(), Lines()
        self.offers = Offers()
        self.files = Files(self._ways.work, self._ways.keeping)
        self.about_part = _part(_("What it is"), self.about)
        self.design_part = _part(_("Design and samples"), self.design, self.samples)
        self.quotes_part = _part(_("Quotes side by side"), self.offers)
        self.buying_part = _part(_("Order and shipping"), self.buying)
        self.arriving = _part(_("Goods-in and boxes"), self.parts, self.boxes)
        self.money_part = _part(_("Contract and money"), self.money, self.approvals)
        self.files_part = _part(_("Files"), self.files)
        self.story_part = _part(_("What was said and done"), self.story)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.UNIT)
        top.addWidget(self.back_key)
        top.addWidget(self.name, 1)
        state = FlowLayout(spacing=theme.UNIT)
        state.addWidget(self.stage)
        state.addWidget(self.due)
        acts = FlowLayout(spacing=theme.UNIT)
        acts.addWidget(self.onward_key)
        for key, (icon, title) in STEPS.items():
            button = IconKey(theme.icon(icon), _(title))
            button.clicked.connect(lambda _=False, k=key: self._step(k))
            self.keys[key] = button
            acts.addWidget(button)
        acts.addWidget(self.retire_key)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (
                left,
                (
                    self.about_part,
                    self.quotes_part,
                    self.design_part,
                    self.buying_part,
                    self.arriving,
                ),
            ),
            (right, (self.money_part, self.files_part, self.story_part)),
        ):
            column.setSpacing(theme.UNIT * 2)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, theme.UNIT * 2)
        body.setSpacing(theme.UNIT * 2)
        body.addLayout(state)
        body.addLayout(acts)
        body.addWidget(SideBySide(left, right, spacing=theme.UNIT * 2))
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 2, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(top)
        column.addWidget(self.notices)
        column.addWidget(scrolled(inner), 1)

    def _connect(self) -> None:
        self.back_key.clicked.connect(self.closed)
        self.onward_key.clicked.connect(self.go_on)
        self.retire_key.clicked.connect(self._retire)
        self.offers.ordered.connect(self._order)
        self.offers.dropped.connect(self._drop)
        self.files.attached.connect(self.attach)
        leave = QShortcut("Esc", self, self.closed.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        topics = (Topic.PRODUCTION, Topic.STOCK, Topic.PLACES)
        self._ways.work.news.listen(self, topics, self.ask)


def _part(title: str, *widgets: QWidget) -> Part:
    part = Part(title)
    for widget in widgets:
        part.column.addWidget(widget)
    return part
