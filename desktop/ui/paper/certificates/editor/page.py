"""The editor: a template's text at the left, its page at the right, drawn while one writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import BadTemplate, Refused
from desktop.domain.paper.parsing import parse
from desktop.domain.paper.template import Draft, Template
from desktop.ui import days, theme
from desktop.ui.jobs import PAPER, READ, WRITE
from desktop.ui.notices import NoticeBar, ask
from desktop.ui.paper.certificates.editor import files
from desktop.ui.paper.certificates.editor.head import Head
from desktop.ui.paper.certificates.editor.helping import FormatHelp
from desktop.ui.paper.certificates.editor.text import TemplateText
from desktop.ui.paper.certificates.wanted import Wanted, example
from desktop.ui.paper.halves import Halves
from desktop.ui.paper.preview import Preview
from desktop.ui.paper.sheaf import Sheaf
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording.joining import labelled
from desktop.wording.refusals import sentence

# With reading and drawing (some 80 ms) the page follows a key within a seventh of a second.
_SETTLE_MS = 20


class EditorPage(QWidget):
    """`open` shows a template; `left` carries the key to go on with."""

    left = Signal(str)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._key = ""
        self._own = False
        self._shipped = False
        self._saved = ""
        self._template: Template | None = None
        self._sample: Draft | None = None
        self._title = ""
        self.head = Head()
        self.notices = NoticeBar()
        self.fault = NoticeBar()
        self.text = TemplateText()
        self.help = FormatHelp()
        self.preview = Preview(work.jobs, keeping)
        self._soon = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._lay_out()
        self._connect()

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def open(self, key: str, sample: Draft | None = None) -> None:
        """Shows the template of a key, its page with `sample` or an example on it."""
        desk, self._sample = self._work.desk(), sample

        def look() -> tuple[Template, bool, bool]:
            from desktop.services.paper import templates

            own = key in templates.own_keys(desk)
            return templates.template(desk, key), own, key in templates.shipped()

        def came(found: tuple[Template, bool, bool]) -> None:
            template, self._own, self._shipped = found
            self._key, self._saved = template.key, template.text
            self.notices.clear()
            self.text.put(template.text)
            self.text.setFocus()
            self._look()

        self._work.jobs.run(
            READ, look, owner=self, done=came, refused=self.notices.refuse, latest="open"
        )

    @property
    def changed(self) -> bool:
        """Whether something is written that was not saved."""
        return self.text.toPlainText() != self._saved

    @property
    def template(self) -> Template | None:
        """The template as it is written, None while it cannot be used."""
        return self._template

    # ── while one writes ──────────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        """Reads the text in the lane, then shows its page or its mistake."""
        text, key = self.text.toPlainText(), self._key
        self._say()
        self._work.jobs.run(
            *(PAPER, lambda: parse(text, key)),
            owner=self,
            done=self._good,
            refused=self._bad,
            latest="text",
        )

    def _good(self, template: Template) -> None:
        self._template = template
        self.fault.clear()
        self.text.mark(0)
        self.head.show_fields(template)
        today = _today()
        issuer = self._keeping.settings().issuer
        sample = self._sample or example(template, today)
        wanted = Wanted(template, (sample,), today, issuer, example=True)
        self.preview.show_sheaf(Sheaf(1, wanted.draw, wanted.size))
        self._say()

    def _bad(self, no: Refused) -> None:
        self._template = None
        line = no.line if isinstance(no, BadTemplate) else 0
        self.text.mark(line)
        go = _("Go to line {n}").format(n=line) if line else ""
        self.fault.say(sentence(no), Tone.BAD, go, (lambda: self.text.go_to(line)))
        self._say()

    def _say(self) -> None:
        if self._template:
            self._title = self._template.title
        self.head.say(
            self._title,
            changed=self.changed,
            own=self._own,
            shipped=self._shipped,
            good=self._template is not None,
        )

    def _insert(self, said: str) -> None:
        self.text.insertPlainText(said)
        self.text.setFocus()

    # ── keeping ───────────────────────────────────────────────────────────────────────────────

    def save(self) -> None:
        """Makes the text the community's template of its key."""
        if self._template is None:
            return
        desk, text, key = self._work.desk(), self.text.toPlainText(), self._key

        def write() -> Any:
            from desktop.services.paper import templates

            return templates.save(desk, uuid4(), text, key=key)

        self._write(write, _("Saved. Papers issued before keep the template they had."))

    def go_back(self) -> None:
        """Takes the community's text away, after asking."""
        question = _(
            "Take your community's text of “{title}” away? Papers issued with it keep it."
        ).format(title=self._title)
        if ask(self, question, self.head.restore.text()):
            self.restore_now()

    def restore_now(self) -> None:
        """The shipped template stands again; one that was never shipped goes."""
        desk, key = self._work.desk(), self._key

        def write() -> Any:
            from desktop.services.paper import templates

            return templates.restore(desk, uuid4(), key)

        self._write(write, _("The shipped template stands again."))

    def _write(self, write: Callable[[], Any], said: str) -> None:
        def done(now: Any) -> None:
            if not now.sha256:
                self.left.emit("")
                return
            self._key = now.key
            self.open(now.key, self._sample)
            self._work.toasts.say(said, tone=Tone.GOOD)

        self._work.jobs.run(WRITE, write, owner=self, done=done, refused=self.notices.refuse)

    def leave(self) -> None:
        """Back to the form; what is not saved is asked for."""
        if self.changed and not ask(
            self, _("Leave without saving what was written?"), _("Leave it unsaved")
        ):
            return
        self.left.emit(self._key)

    # ── files and copies ──────────────────────────────────────────────────────────────────────

    def copy(self) -> None:
        """Begins a new template with this text; saved, it stands beside this one."""
        title = labelled(_("Copy"), self._title)[:40]
        self.text.replace_all(files.copied(self.text.toPlainText(), self._key, title))
        self._key, self._own, self._shipped = "", False, False
        self._saved = ""
        self.notices.say(
            _("This is a new template now. Give it a title and a word for its numbers."),
            Tone.ACCENT,
        )

    def take_file(self, path: Path) -> None:
        """Puts a file's text here; it is not saved before somebody saves it."""
        self._work.jobs.run(
            *(READ, lambda: files.read(path)),
            owner=self,
            done=self.text.replace_all,
            refused=self.notices.refuse,
        )

    def write_file(self, path: Path) -> None:
        """Writes the text into a file."""
        text = self.text.toPlainText()
        self._work.jobs.run(
            *(READ, lambda: files.write(path, text)),
            owner=self,
            done=lambda _none: self.notices.say(
                _("Written: {file}").format(file=path.name), Tone.GOOD
            ),
            refused=self.notices.refuse,
        )

    def _export(self) -> None:
        if path := files.ask_where(self, self._keeping, f"{self._key or 'template'}.toml"):
            self.write_file(path)

    def _import(self) -> None:
        if path := files.ask_which(self):
            self.take_file(path)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _turn_help(self, on: bool) -> None:
        if on:
            self.help.read()
        self.help.setVisible(on)
        self.preview.setVisible(not on)

    def _lay_out(self) -> None:
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.preview, 1)
        beside.addWidget(self.help, 1)
        writing = QWidget()
        under = QVBoxLayout(writing)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(theme.UNIT)
        under.addWidget(self.text, 1)
        under.addWidget(self.fault)
        self.halves = Halves(writing, right, (_("Text"), _("Page")))
        self.halves.set_left_width(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addWidget(self.halves, 1)

    def _connect(self) -> None:
        self.head.back.clicked.connect(self.leave)
        self.head.save.clicked.connect(self.save)
        self.head.help.toggled.connect(self._turn_help)
        self.head.insert.connect(self._insert)
        for act, does in (
            (self.head.copy, self.copy),
            (self.head.take, self._import),
            (self.head.give, self._export),
            (self.head.restore, self.go_back),
        ):
            act.triggered.connect(does)
        self.text.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._look)


def _today() -> date:
    day = days.today()
    return date(day.year(), day.month(), day.day())
