"""The session is opened: three choices that have an answer already, and one button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.bench.sessions import Kind, Session
from desktop.domain.errors import Missing, Refused, TooLong
from desktop.domain.moments import HOME
from desktop.ui import theme
from desktop.ui.bench.books import BenchBooks, Known
from desktop.ui.bench.opening.plugged import Plugged
from desktop.ui.bench.opening.tile import ChoiceTile
from desktop.ui.bench.opening.where import WherePart
from desktop.ui.forms import Field, SideBySide, Stepper, primary_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, WRITE, Jobs
from desktop.ui.notices import NoticeBar
from desktop.ui.part import Part
from desktop.wording import _, bench
from desktop.wording.joining import paragraph

# In which places of a rehearsal what is wrong; by the code of its fault.
FAULTS = {3: "led_dark", 5: "silent", 7: "light_stuck"}
_MOST = 12
USUAL = "snowflake_lamp"


class OpeningPage(QWidget):
    """`opened(Session)`; `practise(count, faults)` when somebody rehearses."""

    opened = Signal(object)
    practise = Signal(int, object)

    def __init__(self, books: BenchBooks, jobs: Jobs, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._books, self._jobs, self._now = books, jobs, now
        self.known: Known | None = None
        self.projects: list[ChoiceTile] = []
        self.kinds: dict[Kind, ChoiceTile] = {}
        self._project_group, self._kind_group = QButtonGroup(self), QButtonGroup(self)

    def parts(self) -> Iterator[None]:
        """Makes the page in several turns."""
        self.title = QLabel(_("What is made today?"), wordWrap=True)
        self.plugged = Plugged()
        self.what = Part(_("Project"), _("Chosen once; then every board plugged in is worked."))
        self._tiles = QVBoxLayout()
        self._tiles.setSpacing(theme.UNIT)
        self.kind_part = Part(_("For whom"))
        for kind, icon, text in (
            (Kind.WORKSHOP, "graduation-cap", _("Participants solder and take their board home.")),
            (Kind.PRODUCTION, "factory", _("Finished boards go into the stock.")),
        ):
            tile = self.kinds[kind] = ChoiceTile(kind, icon, bench.kind(kind), text)
            self._kind_group.addButton(tile)
            self.kind_part.column.addWidget(tile)
        self.kinds[Kind.WORKSHOP].setChecked(True)
        yield
        self.where = WherePart(self._books.desk, self._jobs)
        yield
        self.rehearsal = Part(
            _("Practice"),
            _("Made-up boards on a throw-away ledger: nothing needs to be plugged in."),
        )
        self.count = Stepper(_("Boards"), 1, _MOST)
        self.faulty = QCheckBox(_("Some of them do not pass"))
        self.practise_key = IconKey(theme.icon("repeat"), _("Practise"))
        self.notices = NoticeBar()
        self.start = primary_button(_("Start the session"), "play")
        yield
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme.set_heading(self.title, "page")
        for key in (self.start, self.practise_key):
            key.setMinimumHeight(theme.PAY_KEY)
        self.count.set_value(8)
        self.faulty.setChecked(True)
        self.faulty.setMinimumHeight(theme.TOUCH)
        self.what.column.addLayout(self._tiles)
        for entry in (Field(_("Boards"), self.count), self.faulty):
            self.rehearsal.column.addWidget(entry)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, parts in (
            (left, (self.what, self.kind_part)),
            (right, (self.where, self.rehearsal)),
        ):
            side.setSpacing(theme.UNIT * 2)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 2, theme.UNIT * 2)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.title)
        column.addWidget(self.plugged)
        column.addWidget(SideBySide(left, right, spacing=theme.UNIT * 2))
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, theme.UNIT * 2)
        foot.setSpacing(theme.UNIT)
        foot.addWidget(self.start, 1)
        foot.addWidget(self.practise_key)
        notices = QVBoxLayout()
        notices.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, 0)
        notices.addWidget(self.notices)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.UNIT)
        whole.addWidget(scroll, 1)
        whole.addLayout(notices)
        whole.addLayout(foot)
        self.setFocusProxy(self.start)

    def _connect(self) -> None:
        self.start.clicked.connect(self._start)
        self.practise_key.clicked.connect(self._practise)
        self._kind_group.buttonToggled.connect(lambda *_: self.where.show_kind(self.kind()))
        self._project_group.buttonToggled.connect(lambda *_: self._project_chosen())
        self.where.name.returnPressed.connect(self._start)

    # ── what is offered ───────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Begins anew with what the books know."""
        self.where.ask()
        self._jobs.run(
            READ,
            self._books.known,
            owner=self,
            done=self.show_known,
            refused=self.notices.refuse,
            latest="known",
        )

    def show_known(self, known: Known) -> None:
        """Offers projects, events and what the last session had."""
        self.known = known
        if known.bad:
            self.notices.refuse(known.bad[0])
        for tile in self.projects:
            self._project_group.removeButton(tile)
            self._tiles.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.projects = []
        # What there is something to do for stands first.
        for project in sorted(known.projects, key=lambda p: (p.key != USUAL, p.passive, p.beta)):
            said = project.says
            if project.beta:
                said = paragraph(*(part for part in (_("Beta."), said) if part))
            icon = "ruler" if "ruler" in project.key else "snowflake"
            tile = ChoiceTile(project.key, icon, project.title, said)
            # A passive board has nothing that could be flashed, and says so.
            tile.setEnabled(not project.passive)
            self._project_group.addButton(tile)
            self._tiles.addWidget(tile)
            self.projects.append(tile)
        able = [tile for tile in self.projects if tile.isEnabled()]
        last = known.last.project if known.last else ""
        chosen = next((t for t in able if t.key == last), None) or next(
            (t for t in able if t.key == USUAL), able[0] if able else None
        )
        if chosen is not None:
            chosen.setChecked(True)
        if known.last is not None:
            self.kinds[known.last.kind].setChecked(True)
        title = chosen.text() if chosen is not None else ""
        self.where.show_known(known, self._now().astimezone(ZoneInfo(HOME)).date(), title)
        self.where.show_kind(self.kind())

    def kind(self) -> Kind:
        """What passing will mean for the stock."""
        return next(kind for kind, tile in self.kinds.items() if tile.isChecked())

    def project(self) -> str:
        """The project's key, "" where there is none."""
        return next((tile.key for tile in self.projects if tile.isChecked()), "")

    def project_title(self, key: str) -> str:
        """What a project is called."""
        found = self.known.projects if self.known else ()
        return next((one.title for one in found if one.key == key), key)

    def _project_chosen(self) -> None:
        if key := self.project():
            self.where.show_project(self.project_title(key))

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def begin(self, kind: Kind) -> None:
        """Another room asks for this kind of session."""
        self.kinds[kind].setChecked(True)
        self.start.setFocus()

    def _start(self) -> None:
        self.notices.clear()
        for field in self.where.fields:
            field.clear()
        if not self.where.said():
            return
        setup = self.where.setup(self.project(), self.kind())
        # One identity for one opening: pressing twice opens it once.
        op = self._books.new_op()
        self.start.setEnabled(False)

        def work() -> Session:
            return self._books.open(op, setup)

        def done(session: Session) -> None:
            self.start.setEnabled(True)
            self.opened.emit(session)

        self._jobs.run(WRITE, work, owner=self, done=done, refused=self._refused)

    def _refused(self, no: Refused) -> None:
        # Loaded with the first refusal: the sentences know every kind of error there is.
        from desktop.wording.refusals import sentence

        self.start.setEnabled(True)
        fields = {
            "name": self.where.name_field,
            "place": self.where.place_field,
            "kit": self.where.kit_field,
            "lamp": self.where.lamp_field,
        }
        field = fields.get(no.field) if isinstance(no, Missing | TooLong) else None
        if field is not None:
            field.refuse(sentence(no))
            field.entry.setFocus()
        else:
            self.notices.refuse(no)

    def _practise(self) -> None:
        count = self.count.value()
        faults = {place: word for place, word in FAULTS.items() if place <= count}
        self.practise.emit(count, faults if self.faulty.isChecked() else {})
