"""Saying what arrived: one key for all of it, or line by line what did not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.requisitions.arrivals import NEEDS_REASON, OnWay, Outcome, What
from desktop.services.changes import Desk, OpId
from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import into_view
from desktop.ui.requisitions.afterwards.page import AboutOne
from desktop.ui.requisitions.afterwards.row import PiecesRow, tally
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.requisitions import arrivals as words

_AT_HOME = "at_home"


class ReceivePage(AboutOne):
    """What is on its way for one request, by parcel."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(work, leave, _("What arrived?"), _("Book what arrived"), "check")
        del keeping  # nothing of it is a setting
        self.rows: list[tuple[OnWay, PiecesRow]] = []
        self._scanning = False
        self.all_key = IconKey(theme.icon("inbox"), _("All of it arrived"))
        self.all_key.setEnabled(False)
        self.add_key(self.all_key)
        self.all_key.clicked.connect(self.receive_all)

    @property
    def field(self) -> QWidget:
        """The key that most parcels want."""
        return self.all_key if self.all_key.isEnabled() else self.close_key

    @property
    def begun(self) -> bool:
        """Whether a line says something of its own."""
        return any(row.begun for _line, row in self.rows)

    def take_scan(self, code: str) -> bool:
        """A scanned article is one piece that arrived; the first scan starts at none."""
        mine = [row for line, row in self.rows if line.code.lower() == code.strip().lower()]
        if not mine:
            return False
        if not self._scanning:
            self._scanning = True
            for _line, row in self.rows:
                row.qty.set_value(0)
        row = next((one for one in mine if one.fewer), mine[-1])
        row.qty.set_value(row.well + 1)
        return True

    def look(self, desk: Desk, which: int | str) -> tuple[OnWay, ...]:
        """What is on its way."""
        from desktop.services.requisitions import receiving

        return tuple(one for one in receiving.on_way(desk, which) if one.open)

    def show_looked(self, looked: tuple[OnWay, ...]) -> None:
        """A row for each article of each parcel."""
        self.clear_fields()
        self.rows, self._scanning = [], False
        parcel = ""
        for line in looked:
            if line.parcel != parcel:
                parcel = line.parcel
                head = QLabel(_("Parcel {code}").format(code=parcel))
                theme.set_heading(head, "line")
                self.fields.addWidget(head)
            row = _row(line)
            row.changed.connect(self._sum)
            self.fields.addWidget(row)
            self.rows.append((line, row))
        if not looked:
            self.say_empty(
                _(
                    "Nothing of this request is on its way. When a parcel has left, what arrived "
                    "of it is said here."
                )
            )
        self.go_key.setEnabled(bool(looked))
        self.all_key.setEnabled(bool(looked))
        self._sum()

    def told(self) -> dict[str, list[Outcome]]:
        """What the lines say, by parcel; nothing of what is still on its way."""
        found: dict[str, list[Outcome]] = {}
        for line, row in self.rows:
            said = []
            if row.well:
                said.append(Outcome(line.line, What.ARRIVED, row.well))
            for part in row.parts:
                home = part.word == _AT_HOME
                what = What.SHORT if home else What(part.word)
                said.append(Outcome(line.line, what, part.qty, part.why, at_home=home))
            if said:
                found.setdefault(line.parcel, []).extend(said)
        return found

    def receive_all(self) -> None:
        """All of it arrived as it was sent."""
        which = self.which
        if which is None or not self.rows:
            return

        def act(desk: Desk, op: OpId) -> object:
            from desktop.services.requisitions import receiving

            return receiving.receive_all(desk, op, which)

        self.write(act, self._words())

    def do(self) -> None:
        """Books what the lines say."""
        which, said = self.which, self.told()
        if which is None:
            return
        for line, row in self.rows:
            if (lacking := row.missing()) is not None:
                lacking.setFocus()
                into_view(lacking)
                asks = _("Say in a few words why {item} did not arrive well.")
                self.notices.say(asks.format(item=line.title))
                return
        if not said:
            self.notices.say(_("Nothing is said yet: all of it is still on its way."))
            return

        def act(desk: Desk, op: OpId) -> object:
            from desktop.services.requisitions import receiving

            return receiving.receive_all(desk, op, which, said)

        self.write(act, self._words())

    def _words(self) -> str:
        code = "" if self.one is None else self.one.code
        return _("Receipt of {request} booked").format(request=code)

    def _sum(self) -> None:
        arrived = sum(row.well for _line, row in self.rows)
        left = sum(row.untold for _line, row in self.rows)
        if not self.rows:
            self.sum.setText("")
            return
        said = ngettext("{n} piece arrived", "{n} pieces arrived", arrived)
        parts = [said.format(n=f"{arrived:,}")]
        if left:
            rest = ngettext("{n} still on the way", "{n} still on the way", left)
            parts.append(rest.format(n=f"{left:,}"))
        parts += tally(row for _line, row in self.rows)
        self.sum.setText("  ·  ".join(parts))


def _row(line: OnWay) -> PiecesRow:
    under = ngettext("{n} on its way", "{n} on their way", line.open).format(n=f"{line.open:,}")
    parts = [under, line.owner, _("on loan") if line.loan else ""]
    return PiecesRow(
        line.title,
        "  ·  ".join(part for part in parts if part),
        _("Arrived of {item}"),
        line.open,
        (
            ("", _("Still on the way")),
            (_AT_HOME, _("Was not in it: it stayed at the home")),
            (What.SHORT.value, _("Was not in it: nobody knows where")),
            (What.DAMAGED.value, words.what(What.DAMAGED)),
            (What.LOST.value, words.what(What.LOST)),
        ),
        [word.value for word in NEEDS_REASON],
    )
