"""All lines of what is asked for: typed or pasted, read while typing, mended one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.requisitions import LineDraft
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms import Choice, Field
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.goods import found as books
from desktop.ui.requisitions.goods.found import Found, Reader
from desktop.ui.requisitions.goods.row import LineRow
from desktop.ui.requisitions.goods.typing import TypingField
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext


class LinesEditor(QWidget):
    """`changed` tells of every key. What is typed stands below as lines at once; Enter, or the
    first mending, keeps them and empties the field for the next ones.
    """

    changed = Signal()

    def __init__(self, work: Workplace, today: date) -> None:
        super().__init__()
        self._work, self._today = work, today
        self.reader = Reader()
        work.news.listen(self, (Topic.CATALOGUE, Topic.REQUISITIONS), self.reader.forget)
        self._live: list[LineRow] = []  # read from what still stands in the field
        self._reading = False
        self._enter = False  # keep what is being read as soon as it is there
        self._then: Callable[[], None] | None = None
        self.rows: list[LineRow] = []
        self.field = TypingField(_("Goods, as people write them"))
        self.notices = NoticeBar()
        self.hint = QLabel(wordWrap=True)
        theme.set_tone(self.hint, "muted")
        self.more = IconKey(theme.icon("plus"), _("Choose an article"))
        self.more.clicked.connect(self._one_more)
        self.field.textChanged.connect(self._typed)
        self.field.entered.connect(self.keep)
        self.field.pasted.connect(self.keep)
        self.field.refused.connect(self.notices.refuse)
        self.setFocusProxy(self.field)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.more)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.UNIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(Field(_("What is asked for"), self.field))
        column.addLayout(foot)
        column.addWidget(self.notices)
        column.addLayout(self._column)
        self._say()

    # ── for the forms ─────────────────────────────────────────────────────────────────────────

    def fill(self, found: Sequence[Found]) -> None:
        """Just these lines."""
        self._live = []
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        for row in list(self.rows):
            self._drop(row)
        for one in found:
            self._add(one)
        self._say()
        self.changed.emit()

    def add(self, found: Sequence[Found]) -> None:
        """These lines, too."""
        for one in found:
            self._add(one)
        self._say()
        self.changed.emit()

    def take(self, item: Choice) -> None:
        """A scanned article: one more piece of it, else a line of its own."""
        for row in self.rows:
            chosen = row.item.chosen()
            if chosen is not None and chosen.key == item.key:
                row.qty.set_value(row.qty.value() + 1)
                return
        self.add([books.chosen(item)])

    def drafts(self) -> tuple[LineDraft, ...]:
        """The lines that say something. Raises BadDate."""
        said = (row.draft() for row in self.rows)
        return tuple(draft for draft in said if draft is not None)

    def mended(self) -> dict[str, str]:
        """Words and the codes that a person says they mean."""
        return dict(pair for row in self.rows if (pair := row.mended) is not None)

    def when_read(self, then: Callable[[], None]) -> None:
        """Calls back when everything typed has become lines: at once, or with the answer."""
        if self._reading:
            self._enter, self._then = True, then
        else:
            self.keep()
            then()

    def good(self) -> bool:
        """Says at each line what cannot be taken as typed; whether all can."""
        bad = [row for row in self.rows if not row.good()]
        if bad:
            bad[0].back_on.setFocus()
        return not bad

    def clear(self) -> None:
        """Takes refusals away."""
        self.notices.clear()
        for row in self.rows:
            row.clear()

    @property
    def text(self) -> str:
        """What was typed or mended, to see whether it is another than before."""
        parts = []
        for row in self.rows:
            choice = row.item.chosen()
            code = row.item.loose() if choice is None else str(choice.key)
            lent = (row.loan.isChecked(), row.back_on.text())
            parts.append(f"{row.words}|{code}|{row.qty.value()}|{lent}")
        return "\n".join([self.field.toPlainText(), *parts])

    def keep(self) -> None:
        """Keeps what was read, or will keep it when it is there; the field is free again."""
        if self._reading:
            self._enter = True
            return
        self._live = []
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._say()
        self.changed.emit()

    # ── reading ───────────────────────────────────────────────────────────────────────────────

    def _typed(self) -> None:
        text = self.field.toPlainText().strip()
        self.notices.clear()
        if not text:
            self._show([])
            return
        self._reading = True
        desk = self._work.desk()
        self._work.jobs.run(
            READ,
            lambda: self.reader.read(desk, text),
            owner=self,
            done=lambda found: self._arrived(text, found),
            refused=self._refused,
            failed=self._failed,
            latest="read",
        )

    def _arrived(self, text: str, found: Sequence[Found]) -> None:
        if text == self.field.toPlainText().strip():
            self._show(found)

    def _show(self, found: Sequence[Found]) -> None:
        self._reading = False
        for row, one in zip(self._live, found, strict=False):
            row.show_found(one)
        for one in found[len(self._live) :]:
            self._live.append(self._add(one))
        for row in self._live[len(found) :]:
            self._drop(row)
        self._live = self._live[: len(found)]
        self._say()
        self.changed.emit()
        enter, self._enter = self._enter, False
        then, self._then = self._then, None
        if enter:
            self.keep()
        if then is not None:
            then()

    def _refused(self, no: Refused) -> None:
        self._reading = self._enter = False
        self._then = None
        self.notices.refuse(no)

    def _failed(self, bug: Exception) -> None:
        self._reading = self._enter = False
        self._then = None
        self._work.jobs.bug.emit(bug)

    # ── rows ──────────────────────────────────────────────────────────────────────────────────

    def _one_more(self) -> None:
        self.keep()
        self._add(None).item.setFocus()
        self._say()

    def _add(self, found: Found | None) -> LineRow:
        row = LineRow(self._work, self._today, len(self.rows) + 1, found)
        row.changed.connect(self.changed)
        row.touched.connect(lambda: self._touched(row))
        row.gone.connect(lambda: self._gone(row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()  # at once: what is not shown yet cannot have the keyboard
        return row

    def _touched(self, row: LineRow) -> None:
        if row in self._live:
            self.keep()
        self._say()

    def _gone(self, row: LineRow) -> None:
        if row in self._live:
            self.keep()
        at = self.rows.index(row)
        self._drop(row)
        rest = self.rows[min(at, len(self.rows) - 1)] if self.rows else None
        (rest.qty if rest is not None else self.field).setFocus()
        self._say()
        self.changed.emit()

    def _drop(self, row: LineRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _say(self) -> None:
        lines = len(self.rows)
        if not lines:
            self.hint.setText(_("Enter keeps what was read; a pasted list is kept at once."))
            return
        said = ngettext("{n} line", "{n} lines", lines).format(n=lines)
        look = sum(not row.sure.certain or not row.qty.value() for row in self.rows)
        if look:
            to_look = ngettext("{n} to be checked", "{n} to be checked", look).format(n=look)
            said = f"{said} · {to_look}"
        self.hint.setText(said)
