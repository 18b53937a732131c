"""Templates of requests as a page: a name, a kind, lines as people write them, read while typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from desktop.domain.requisitions.templates import Template
from desktop.services.changes import Topic
from desktop.ui.facts import Lines
from desktop.ui.forms.typed import text_box
from desktop.ui.jobs import READ
from desktop.ui.requisitions.goods.found import Found, Reader
from desktop.ui.requisitions.settled import SettledPage
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _
from desktop.wording.requisitions.words import sure as sure_words

if TYPE_CHECKING:
    from desktop.services.changes import Desk


class TemplatesPage(SettledPage):
    """What an event of a kind usually asks for."""

    heads = (N_("Template"), N_("Kind of event"), N_("Lines"), N_("Note"))
    numbers = frozenset({2})
    shared = frozenset({3})

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(
            work,
            leave,
            _("Templates"),
            _(
                "A request can begin from a template: its lines stand there at once, and can be "
                "changed. What a template says is read anew each time."
            ),
            _("New template"),
        )
        del keeping  # nothing of it is a setting
        self.nothing.setText(_("No template yet. Begin with one at the right."))
        self._reader = Reader()
        work.news.listen(self, (Topic.CATALOGUE, Topic.REQUISITIONS), self._reader.forget)
        self.name_field = QLineEdit()
        self.kind = QLineEdit()
        self.text = text_box(lines=6)
        self.text.setPlaceholderText(_("One thing a line, e.g. T-shirt L x20"))
        self.note = QLineEdit()
        self.matches = Lines()
        self.add("name", _("Name"), self.name_field)
        self.add("kind", _("Kind of event"), self.kind)
        self.add("lines", _("Goods, one thing a line"), self.text)
        self.column.addWidget(self.matches)
        self.add("note", _("Note"), self.note)
        self.text.textChanged.connect(self._typed)
        self.start()

    def look(self, desk: Desk) -> Sequence[Template]:
        """All of them."""
        from desktop.services.requisitions import templates

        return templates.templates(desk)

    def key(self, row: Template) -> object:
        """Its local id; below 0 for one that came with the program."""
        return row.id

    def cells(self, row: Template) -> tuple[str, ...]:
        """A row of the table."""
        lines = len([line for line in row.lines.splitlines() if line.strip()])
        note = row.note
        if row.shipped:
            note = " · ".join(part for part in (_("came with the program"), note) if part)
        return (row.name, row.kind, f"{lines:,}", note)

    def show_row(self, row: Template | None) -> None:
        """Fills the form."""
        shown = Template("") if row is None else row
        self.name_field.setText(shown.name)
        self.kind.setText(shown.kind)
        self.text.setPlainText(shown.lines)
        self.note.setText(shown.note)

    def command(self) -> Callable[[], Any]:
        """Saves it."""
        draft = Template(
            self.name_field.text(),
            self.kind.text(),
            self.text.toPlainText(),
            self.note.text(),
            0 if self.row is None else self.row.id,
        )
        desk, op = self.work.desk(), self.op

        def act() -> object:
            from desktop.services.requisitions import templates

            return templates.save_template(desk, op, draft)

        return act

    def take_out(self, row: Template) -> Callable[[], Any]:
        """It is offered no more."""
        desk, op, key = self.work.desk(), self.op, row.id

        def act() -> object:
            from desktop.services.requisitions import templates

            return templates.retire_template(desk, op, key)

        return act

    def _typed(self) -> None:
        text, desk = self.text.toPlainText(), self.work.desk()
        if not text.strip():
            self.matches.show_lines([])
            return
        self.work.jobs.run(
            READ,
            lambda: self._reader.read(desk, text),
            owner=self,
            done=lambda found: self._read(text, found),
            refused=self.notices.refuse,
            latest="read",
        )

    def _read(self, text: str, found: Sequence[Found]) -> None:
        if text == self.text.toPlainText():
            self.matches.show_lines(_line(one) for one in found)


def _line(one: Found) -> tuple[str, Tone]:
    """“T-shirt L × 20 · Likely”; what has to be looked at stands out."""
    draft = one.draft
    name = one.article.title if one.article is not None else f"“{draft.said}”"
    count = draft.qty_said or "?" if draft.qty is None else f"{draft.qty:,}"
    sure = draft.sure.certain and draft.qty is not None
    return f"{name} × {count} · {sure_words(draft.sure)}", Tone.PLAIN if sure else Tone.WARN
