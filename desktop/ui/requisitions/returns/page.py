"""Saying what came back: of loans what became of each piece, of gifts what is left over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.requisitions.arrivals import NEEDS_REASON, Back, There, What
from desktop.services.changes import Desk, OpId
from desktop.ui import theme
from desktop.ui.forms import Choice, Field, Picker
from desktop.ui.forms.scrolling import into_view
from desktop.ui.requisitions.afterwards.page import AboutOne
from desktop.ui.requisitions.afterwards.places import find_homes
from desktop.ui.requisitions.afterwards.row import PiecesRow, tally
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.requisitions import arrivals as words

Rows = list[tuple[There, PiecesRow]]


class ReturnsPage(AboutOne):
    """What of one request is with the asker."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(work, leave, _("What came back?"), _("Book what came back"), "check")
        del keeping  # nothing of it is a setting
        self.rows: Rows = []
        self.goal = Picker(_("Put away at"), find_homes(work), work.jobs)
        hint = _("Empty: at the home it was sent from.")
        self.goal_field = Field(_("Put away at"), self.goal, hint)
        self.goal_field.hide()
        self.tail.addWidget(self.goal_field)

    @property
    def field(self) -> QWidget:
        """The first line."""
        return self.rows[0][1].qty if self.rows else self.close_key

    @property
    def begun(self) -> bool:
        """Whether anything was said."""
        return any(row.begun for _line, row in self.rows) or self.goal.chosen() is not None

    def take_scan(self, code: str) -> bool:
        """A scanned article is one piece that came back."""
        mine = [row for line, row in self.rows if line.code.lower() == code.strip().lower()]
        if mine:
            mine[0].qty.set_value(mine[0].well + 1)
        return bool(mine)

    def look(self, desk: Desk, which: int | str) -> tuple[There, ...]:
        """What arrived."""
        from desktop.services.requisitions import returns

        return tuple(one for one in returns.there(desk, which) if one.open)

    def show_looked(self, looked: tuple[There, ...]) -> None:
        """Loans first, then what was given."""
        self.clear_fields()
        self.rows = rows_of(looked, self._sum)
        lent = [(line, row) for line, row in self.rows if line.loan]
        given = [(line, row) for line, row in self.rows if not line.loan]
        for title, some in ((_("On loan"), lent), (_("Given: what is left over"), given)):
            if some:
                head = QLabel(title)
                theme.set_heading(head, "line")
                self.fields.addWidget(head)
            for _line, row in some:
                self.fields.addWidget(row)
        self.goal_field.setVisible(bool(looked))
        if not looked:
            self.say_empty(
                _(
                    "Nothing of this request can come back: nothing has arrived, or of every "
                    "piece it is known what became of it."
                )
            )
        self.go_key.setEnabled(bool(looked))
        self._sum()

    def do(self) -> None:
        """Books what the lines say."""
        which = self.which
        if which is None:
            return
        if (item := unsaid(self.rows)) is not None:
            asks = _("Say in a few words what happened to {item}.")
            self.notices.say(asks.format(item=item))
            return
        if self.goal.loose():
            self.goal.setFocus()
            self.notices.say(_("Choose the place from the list, or leave it empty."))
            return
        backs = said_of(self.rows, self.goal.chosen())
        if not backs:
            self.notices.say(_("Nothing is said yet. Say how many pieces came back."))
            return

        def act(desk: Desk, op: OpId) -> object:
            from desktop.services.requisitions import returns

            return returns.give_back(desk, op, which, backs)

        code = "" if self.one is None else self.one.code
        self.write(act, _("Return of {request} booked").format(request=code))

    def _sum(self) -> None:
        back = sum(row.well for _line, row in self.rows)
        out = sum(row.untold for line, row in self.rows if line.loan)
        if not self.rows:
            self.sum.setText("")
            return
        said = ngettext("{n} piece came back", "{n} pieces came back", back)
        parts = [said.format(n=f"{back:,}")]
        if out:
            rest = ngettext("{n} still lent", "{n} still lent", out)
            parts.append(rest.format(n=f"{out:,}"))
        parts += tally(row for _line, row in self.rows)
        self.sum.setText("  ·  ".join(parts))


def rows_of(looked: tuple[There, ...], changed: Callable[[], None]) -> Rows:
    """A row for each line, loans first."""
    found: Rows = []
    for line in sorted(looked, key=lambda one: not one.loan):
        row = _row(line)
        row.changed.connect(changed)
        found.append((line, row))
    return found


def said_of(rows: Rows, goal: Choice | None) -> list[Back]:
    """What the rows say; `goal` is the place it was put away at, None for its home."""
    place = goal.key if goal is not None and isinstance(goal.key, int) else None
    backs = []
    for line, row in rows:
        if row.well:
            backs.append(Back(line.line, What.RETURNED, row.well, place))
        for part in row.parts:
            backs.append(Back(line.line, What(part.word), part.qty, None, part.why))
    return backs


def unsaid(rows: Rows) -> str | None:
    """The first item of which is not said why, the keyboard in its field; None where all is."""
    for line, row in rows:
        if (lacking := row.missing()) is not None:
            lacking.setFocus()
            into_view(lacking)
            return line.title
    return None


def _row(line: There) -> PiecesRow:
    parts = [_("{n} arrived").format(n=f"{line.arrived:,}")]
    if line.loan:
        lent = ngettext("{n} still lent", "{n} still lent", line.open)
        parts.append(lent.format(n=f"{line.open:,}"))
        if line.back_on is not None:
            parts.append(_("due on {day}").format(day=line.back_on.isoformat()))
    others: tuple[tuple[str, str], ...] = (("", _("Still with them")),)
    if line.loan:
        told = (What.KEPT, What.SPOILED, What.MISSING)
        others += tuple((word.value, words.what(word)) for word in told)
    return PiecesRow(
        line.title,
        "  ·  ".join(parts),
        _("Came back of {item}"),
        line.open,
        others,
        [word.value for word in NEEDS_REASON],
        first=0,
    )
