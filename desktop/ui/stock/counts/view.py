"""The tab: the list of counts, and in its place whatever page of a count is open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.counts import Count, CountDraft, State
from desktop.services import counts
from desktop.services.changes import Desk, OpId, Topic
from desktop.services.counts import Closed, sheets
from desktop.ui import theme
from desktop.ui.forms import primary_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG, READ, WRITE
from desktop.ui.saving import ask_file
from desktop.ui.sounds import Sounds
from desktop.ui.stock.counts.chat import ChatPage
from desktop.ui.stock.counts.counting import Counting
from desktop.ui.stock.counts.keys import open_file
from desktop.ui.stock.counts.outcome import Outcome
from desktop.ui.stock.counts.review import ReviewPage
from desktop.ui.stock.counts.rows import list_columns
from desktop.ui.stock.counts.sheetin import SheetIn
from desktop.ui.stock.counts.start import NewCount
from desktop.ui.table import Ask, Chip, Empty, ListPage
from desktop.ui.table.short import short
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext


class CountsView(QWidget):
    """`open` takes a count's local id, `new`, or `few`: what was not seen for longest."""

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        folder = keeping.folders.home / "sounds"
        self._sounds = Sounds(folder, on=keeping.settings().sound)
        columns, desk = list_columns(), work.desk
        self.list = ListPage(
            _("Counts"),
            columns,
            short(
                lambda ask: _rows(desk(), ask),
                columns,
                lambda count: count.id,
                {"opened": lambda count: count.opened_at, "progress": lambda count: count.done},
            ),
            work.jobs,
            sort="opened",
            descending=True,
            chips=[Chip("open", _("Open ones"))],
            empty=Empty(
                _("Nothing was counted yet"),
                _(
                    "A count says what really lies somewhere. Goods may keep moving meanwhile: "
                    "each figure is held against the books of its own moment."
                ),
                "clipboard-list",
                _("New count"),
                self.begin,
                _("Count a few lines"),
                self.few,
            ),
        )
        self.few_key = IconKey(theme.icon("zap"), _("Count a few lines"))
        self.few_key.setToolTip(_("The three lines at one place that were not seen for longest"))
        self.few_key.clicked.connect(self.few)
        self.new_key = primary_button(_("New count"), "plus")
        self.new_key.clicked.connect(self.begin)
        self.list.buttons.addWidget(self.few_key)
        self.list.buttons.addWidget(self.new_key)
        self.list.opened.connect(self.show_count)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        work.news.listen(self.list, (Topic.COUNTS, Topic.PLACES), self.list.refresh)
        self.list.refresh()

    @property
    def field(self) -> QWidget:
        """Where the keyboard goes."""
        found: QWidget = getattr(self.page, "field", self.page)
        return found

    @property
    def page(self) -> QWidget:
        """The page in front."""
        found = self._stack.currentWidget()
        assert found is not None
        return found

    def ask(self) -> None:
        """Asks again for what is shown."""
        again = getattr(self.page, "ask", None) or self.list.refresh
        again()

    def open(self, what: object) -> None:
        """Shows a count, or begins one."""
        if what == "new":
            self.begin()
        elif what == "few":
            self.few()
        elif isinstance(what, int):
            desk = self._work.desk()
            self._work.jobs.run(
                READ,
                lambda: counts.count(desk, what),
                owner=self,
                done=self.show_count,
                refused=self.list.notices.refuse,
            )

    def take_scan(self, code: str) -> bool:
        """A scan counts while somebody counts."""
        return isinstance(self.page, Counting) and self.page.take_scan(code)

    def take_place(self, code: str) -> bool:
        """The label of a box says where somebody counts."""
        return isinstance(self.page, Counting) and self.page.take_place(code)

    # ── pages ─────────────────────────────────────────────────────────────────────────────────

    def show_list(self) -> None:
        """Back to all counts."""
        self._turn(self.list)
        self.list.refresh()

    def begin(self) -> None:
        """The form of a new count."""
        form = NewCount(self._work)
        form.opened.connect(self.show_count)
        form.closed.connect(self.show_list)
        self._turn(form)

    def few(self) -> None:
        """A count of the few lines that were not seen for longest, opened at once."""
        desk, op = self._work.desk(), OpId.new()

        def opened() -> Count | None:
            draft = counts.micro(desk)
            return None if draft is None else counts.open_count(desk, op, _named(draft))

        self._work.jobs.run(
            WRITE, opened, owner=self, done=self._few, refused=self.list.notices.refuse
        )

    def _few(self, count: Count | None) -> None:
        if count is None:
            self.list.notices.say(_("Everything was seen within a day: nothing to count."))
        else:
            self.show_count(count)

    def show_count(self, count: Count) -> None:
        """The page that fits the state of a count."""
        if count.state is State.OPEN:
            page = Counting(self._work, self._sounds, count)
            page.go.connect(lambda what: self._next(page, what))
            page.closed.connect(self.show_list)
            self._turn(page)
        else:
            ended = Outcome(self._work, count)
            ended.closed.connect(self.show_list)
            ended.open_again.connect(lambda: self.open(count.id))
            self._turn(ended)

    def _next(self, page: Counting, what: str) -> None:
        count = page.count
        if what == "review":
            review = ReviewPage(self._work, count)
            review.done.connect(lambda done: self._closed(count, done))
            review.again.connect(lambda: self.open(count.id))
            review.closed.connect(lambda: self.open(count.id))
            self._turn(review)
        elif what == "chat":
            chat = ChatPage(self._work, count)
            chat.closed.connect(lambda: self.open(count.id))
            self._turn(chat)
        elif what == "sheet_in":
            path = open_file(self, _("The filled-in sheet"))
            if path is not None:
                self.take_sheet(count, path)
        elif what in ("sheet_out", "paper"):
            self._write(page, what)
        elif what == "drop":
            self._drop(page)

    def take_sheet(self, count: Count, path: Path) -> None:
        """The page that says the fate of every row of a sheet."""
        sheet = SheetIn(self._work, count, path)
        sheet.closed.connect(lambda: self.open(count.id))
        self._turn(sheet)

    def _closed(self, count: Count, done: Closed) -> None:
        differ = len(done.differences)
        said = ngettext("{n} line differed", "{n} lines differed", differ).format(n=differ)
        if done.disputed:
            said += " · " + _("{n} below nothing on the books now").format(n=len(done.disputed))
        if done.freed:
            said += " · " + _("{n} promises gave way").format(n=len(done.freed))
        self._work.toasts.say(_("{count} is closed: {said}").format(count=count.name, said=said))
        self.open(count.id)

    def _write(self, page: Counting, what: str) -> None:
        count, desk = page.count, self._work.desk()
        endings = ("pdf",) if what == "paper" else ("xlsx", "csv")
        path = ask_file(self, _("Sheet of the count"), count.name, *endings)
        if path is None:
            return

        way = sheets.write_paper if what == "paper" else sheets.write_sheet

        def done(lines: int) -> None:
            said = ngettext("{n} line written to {file}", "{n} lines written to {file}", lines)
            self._work.toasts.say(said.format(n=f"{lines:,}", file=path.name))

        self._work.jobs.run(
            LONG,
            lambda: way(desk, count.id, path),
            owner=page,
            done=done,
            refused=page.notices.refuse,
        )

    def _drop(self, page: Counting) -> None:
        desk, op, key = self._work.desk(), OpId.new(), page.count.id
        self._work.jobs.run(
            WRITE,
            lambda: counts.drop(desk, op, key),
            owner=self,
            done=lambda _count: self.show_list(),
            refused=page.notices.refuse,
        )

    def _turn(self, page: QWidget) -> None:
        before = self.page
        if page is not self.list:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not self.list and before is not page:
            self._stack.removeWidget(before)
            before.deleteLater()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def _named(draft: CountDraft) -> CountDraft:
    """A few lines get a name that says what they are."""
    return replace(draft, name=_("A few lines at {place}").format(place=draft.name))


def _rows(desk: Desk, ask: Ask) -> list[Count]:
    """The answer to the list's question; runs in a lane."""
    found = counts.counts(desk)
    words = ask.text.casefold().split()
    kept = [
        one for one in found if all(w in f"{one.name} {one.place_path}".casefold() for w in words)
    ]
    return [one for one in kept if one.open] if "open" in ask.chips else kept
