"""日结 on one page, in the order in which the evening goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.errors import Refused
from desktop.ui import theme
from desktop.ui.booth.books import Books, Post
from desktop.ui.booth.closing.drawer_part import DrawerCount
from desktop.ui.booth.closing.evening import Evening, EveningBooks
from desktop.ui.booth.closing.goods_part import BackPart, ExplainPart
from desktop.ui.booth.selling.paykeys import account_below, account_title
from desktop.ui.booth.selling.side import clear_field
from desktop.ui.forms import SideBySide
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, WRITE, Jobs
from desktop.ui.notices import NoticeBar
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext


class ClaimsPart(Part):
    """待到账: `heard(op, line)` for one that arrived after all."""

    heard = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(
            _("Not yet arrived"), _("Look into the phone that receives it, and tick it off.")
        )
        self.keys: list[QPushButton] = []
        self._inner = QWidget()
        self.column.addWidget(self._inner)

    def show_claims(self, evening: Evening) -> None:
        """One line for each; the part hides where everything has arrived."""
        self.setVisible(bool(evening.claims))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self.keys = []
        for claim in evening.claims:
            whose = "  ".join(
                x for x in (account_title(claim.account), account_below(claim.account)) if x
            )
            words = f"{claim.number}   {money.short(claim.amount_fen)}   {whose}"
            key = QPushButton(_("It has arrived"))
            key.setAccessibleName(_("{words}: it has arrived").format(words=words))
            key.setMinimumHeight(theme.TOUCH)
            key.clicked.connect(lambda _=False, c=claim: self.heard.emit(c.op, c.line))
            row = QHBoxLayout()
            row.addWidget(QLabel(words), 1)
            row.addWidget(key)
            column.addLayout(row)
            self.keys.append(key)
        self.column.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner


class ClosePage(QWidget):
    """`closed()` when the till is closed, `slip_wanted()` for how it stands. `ask` fills it."""

    closed = Signal()
    slip_wanted = Signal()

    def __init__(self, evening: EveningBooks, books: Books, jobs: Jobs) -> None:
        super().__init__()
        self._evening, self._books, self._jobs = evening, books, jobs
        self._post: Post | None = None
        self._close_op = ""
        self.heading = QLabel(_("Close the day"))
        self.slip = IconKey(theme.icon("printer"), _("Closing slip"))
        theme.set_flat(self.slip)
        self.slip.setMinimumHeight(theme.TOUCH)
        self.slip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slip.clicked.connect(self.slip_wanted)
        self.notices = NoticeBar()
        self.claims, self.explain = ClaimsPart(), ExplainPart()
        self.back, self.drawer = BackPart(), DrawerCount()
        self._lay()
        self.claims.heard.connect(self._hear)
        self.explain.came_from.connect(self._explain)
        self.back.back_wanted.connect(self._bring_back)
        self.drawer.close_wanted.connect(self._close)

    def _lay(self) -> None:
        self.heading.setFont(theme.sized(self.font(), 1.6, bold=True))
        left, right = QVBoxLayout(), QVBoxLayout()
        goods = (self.claims, self.explain, self.back)
        for side, parts in ((left, goods), (right, (self.drawer,))):
            side.setSpacing(theme.UNIT * 2)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
        both = SideBySide(left, right, spacing=theme.UNIT * 2)
        inner = QWidget()
        within = QVBoxLayout(inner)
        within.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, theme.UNIT * 2)
        within.setSpacing(theme.UNIT * 2)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.slip)
        within.addLayout(head)
        within.addWidget(self.notices)
        within.addWidget(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(clear_field(inner))

    def show_post(self, post: Post | None) -> None:
        """The till that is to be closed."""
        if post is None or self._post is None or post.shift.id != self._post.shift.id:
            self._close_op = self._books.new_op()
            self.drawer.sum.clear()
        self._post = post

    def ask(self) -> None:
        """Asks how the stand stands now."""
        post = self._post
        if post is not None:
            self._jobs.run(
                READ,
                lambda: self._evening.look(post),
                owner=self,
                done=self._show,
                latest="evening",
            )

    def _show(self, evening: Evening) -> None:
        self.claims.show_claims(evening)
        self.explain.show_goods(evening.unexplained, evening.homes, evening.stock)
        self.back.show_goods(evening.table, evening.homes)
        keeper = self._post.shift.opened_by if self._post else ""
        self.drawer.show_evening(evening.expected_fen, evening.people, keeper)

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def _hear(self, op: str, line: int) -> None:
        act = self._books.new_op()
        self._write(lambda: self._books.hear(act, op, line))

    def _explain(self, variant: str, qty: int, home: int) -> None:
        post, op = self._post, self._books.new_op()
        if post is not None:
            work = partial(self._evening.explain, op, post, variant, qty, home)
            self._write(work, refused=self.explain.refuse)

    def _bring_back(self, home: int, counts: dict[str, int]) -> None:
        post, op = self._post, self._books.new_op()
        if post is None:
            return

        def done(back: Any) -> None:
            words = ngettext("{n} piece went home.", "{n} pieces went home.", back.pieces)
            parts = [words.format(n=back.pieces)]
            parts += [f"{title} {difference:+}" for title, difference in back.differences]
            tone = Tone.WARN if back.differences else Tone.GOOD
            self.notices.say("  ·  ".join(parts), tone)

        self._write(lambda: self._evening.bring_back(op, post, home, counts), done)

    def _close(self, counted_fen: int, keeper: str, note: str) -> None:
        post, op = self._post, self._close_op
        if post is None:
            return

        def refused(no: Refused) -> None:
            self._close_op = self._books.new_op()
            self.drawer.notices.refuse(no)

        self._jobs.run(
            WRITE,
            lambda: self._evening.close(op, post, counted_fen, keeper, note),
            owner=self,
            done=lambda _closed: self.closed.emit(),
            refused=refused,
        )

    def _write(
        self,
        work: Callable[[], object],
        then: Callable[[Any], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        def done(answer: object) -> None:
            self.notices.clear()
            if then is not None:
                then(answer)
            self.ask()

        self._jobs.run(WRITE, work, owner=self, done=done, refused=refused or self.notices.refuse)
