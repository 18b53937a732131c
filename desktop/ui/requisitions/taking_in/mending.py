"""The lines of one request of a list: what was said, which article that is, mended in place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.requisitions import LineDraft
from desktop.domain.requisitions.matching import fold
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms import Badge, Choice, Picker
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.requisitions.goods import found as books
from desktop.ui.requisitions.goods.found import Found, Reader
from desktop.ui.requisitions.goods.sureness import mark
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

_MOST = 60  # lines shown at once


class MendingPane(QWidget):
    """`mended(said, code)`: a person says which article the words mean, None: none of ours."""

    mended = Signal(str, object)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._reader = Reader()
        work.news.listen(self, (Topic.CATALOGUE, Topic.REQUISITIONS), self._reader.forget)
        self.pickers: list[Picker] = []
        self.keys: list[QPushButton] = []
        self._columns: Collection[str] = ()
        self.title = QLabel(_("Lines of the request"), wordWrap=True)
        theme.set_heading(self.title, "part")
        self.hint = QLabel(
            _("Choose a row: its lines stand here. Which article you choose is remembered."),
            wordWrap=True,
        )
        theme.set_tone(self.hint, "muted")
        self.what = QLabel(wordWrap=True)
        self.what.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.UNIT)
        whole = QWidget()
        inner = QVBoxLayout(whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.UNIT)
        for part in (self.title, self.hint, self.what):
            inner.addWidget(part)
        inner.addLayout(self._column)
        inner.addStretch(1)
        self._area = scrolled(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT, 0, 0, 0)
        column.addWidget(self._area)

    def show_lines(
        self, lines: Sequence[LineDraft], what: str = "", columns: Collection[str] = ()
    ) -> None:
        """Another request's lines, what is to be looked at first; `what` is to be known of it, in
        whole, where the table has room for its beginning alone. `columns` are the words of those
        that have a column each, which may be no goods after all.
        """
        self._columns = columns
        self.what.setText(what)
        self.what.setVisible(bool(what))
        desk, reader = self._work.desk(), self._reader
        some = sorted(lines, key=lambda line: line.sure.certain and bool(line.qty))[:_MOST]

        def look() -> Sequence[Found]:
            return reader.named(desk, some)

        self._work.jobs.run(READ, look, owner=self, done=self._came, latest="lines")

    def _came(self, found: Sequence[Found]) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.pickers, self.keys = [], []
        for number, one in enumerate(found, start=1):
            self._column.addWidget(self._line(number, one))

    def _line(self, number: int, one: Found) -> QWidget:
        draft = one.draft
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, theme.UNIT)
        column.setSpacing(theme.UNIT // 2)
        said = QLabel(f"{draft.said}  {_pieces(draft)}", wordWrap=True)
        badge = Badge()
        mark(badge, draft.sure)
        picker = Picker(
            _("Article of line {n}: {said}").format(n=number, said=draft.said),
            lambda text: self._choices(one, text),
            self._work.jobs,
        )
        picker.set_choice(one.article)
        picker.picked.connect(partial(self._picked, draft))
        self.pickers.append(picker)
        column.addWidget(said)
        column.addWidget(badge)
        column.addWidget(picker)
        if draft.said in self._columns and not draft.sure.certain:
            key = QPushButton(_("They mean no article of ours"))
            key.clicked.connect(lambda: self.mended.emit(draft.said, None))
            self.keys.append(key)
            column.addWidget(key)
        return box

    def _choices(self, one: Found, text: str) -> Sequence[Choice]:
        if not text and one.others:
            return one.others
        return books.articles(self._work.desk(), text)

    def _picked(self, draft: LineDraft, choice: Choice | None) -> None:
        if choice is not None and fold(draft.said) and str(choice.key) != draft.code:
            self.mended.emit(draft.said, str(choice.key))


def _pieces(draft: LineDraft) -> str:
    if draft.qty is None:
        return _("how many is open ({said})").format(said=draft.qty_said or "–")
    return ngettext("{n} piece", "{n} pieces", draft.qty).format(n=f"{draft.qty:,}")
