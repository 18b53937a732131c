"""What a giving takes before it is done: there or not, who had what, which quota it goes beyond."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.requisitions.giving import Weighed
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.requisitions.tables import fill, plain_table
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext
from desktop.wording.requisitions import giving as words

_NAMES = 12
_HOMES = 3


class TakesPart(QWidget):
    """Follows the form; nothing of it is written. `home_wanted(There)` when it shall come from a
    home that has all of it.
    """

    home_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(_("What it takes"))
        theme.set_heading(self.title, "line_head")
        self.hint = QLabel(
            _("Say what each gets and who they are: here stands what that takes."), wordWrap=True
        )
        theme.set_tone(self.hint, "muted")
        heads = [_("Article"), _("Wanted"), _("Free"), _("Lacking")]
        self.table = plain_table(_("What it takes"), heads)
        self.lacks = QLabel(wordWrap=True)
        theme.set_tone(self.lacks, Tone.BAD)
        self.unfit = QLabel(wordWrap=True)
        theme.set_tone(self.unfit, Tone.BAD)
        self.unsaid = QLabel(wordWrap=True)
        self.over = QLabel(wordWrap=True)
        theme.set_tone(self.over, Tone.WARN)
        self.had = QLabel(wordWrap=True)
        self.instead = QWidget()
        self._flow = FlowLayout(self.instead, spacing=theme.UNIT)
        self.homes: list[QPushButton] = []
        self._told = (self.lacks, self.unfit, self.unsaid, self.over, self.had)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.title, self.hint, self.table):
            column.addWidget(part)
        for label in self._told:
            column.addWidget(label)
            if label is self.lacks:
                column.addWidget(self.instead)
        column.addStretch(1)
        self.show_weighed(None)

    def show_weighed(self, seen: Weighed | None) -> None:
        """What stands in the form now; None: not enough to say."""
        self.hint.setVisible(seen is None)
        self.table.setVisible(seen is not None)
        for label in self._told:
            label.clear()
        for key in self.homes:
            self._flow.removeWidget(key)
            key.hide()
            key.deleteLater()
        self.homes = []
        if seen is not None:
            self._show(seen)
        for label in self._told:
            label.setVisible(bool(label.text()))
        self.instead.setVisible(bool(self.homes))

    def _show(self, seen: Weighed) -> None:
        fill(
            self.table,
            [
                (
                    (
                        need.item,
                        f"{need.wanted:,}",
                        f"{need.free:,}",
                        f"{need.short:,}" if need.short else "",
                    ),
                    False,
                )
                for need in seen.needs
            ],
            {1, 2, 3},
        )
        lacking = [need for need in seen.needs if need.short]
        self.lacks.setText("\n".join(words.lacking(need) for need in lacking))
        for there in seen.instead[:_HOMES]:
            key = QPushButton(_("Give from {place}").format(place=there.path))
            key.clicked.connect(lambda _on=False, t=there: self.home_wanted.emit(t))
            self._flow.addWidget(key)
            self.homes.append(key)
        self.unfit.setText(
            "\n".join(
                _("{name}: no {item} in “{size}”").format(name=name, item=item, size=size)
                for name, size, item in seen.unfit[:_NAMES]
            )
        )
        self.unsaid.setText("\n".join(words.size_unsaid(seen)))
        self.over.setText(
            "\n".join(
                _("Over the quota of {audience}: {wanted} of {item}, {may} within it").format(
                    audience=words.audience(o.audience), wanted=o.wanted, item=o.item, may=o.may
                )
                for o in seen.over
            )
        )
        self.had.setText(self._before(seen))

    def _before(self, seen: Weighed) -> str:
        if not seen.had:
            return ""
        n = len(seen.had)
        head = ngettext(
            "{n} of them was given something before",
            "{n} of them were given something before",
            n,
        ).format(n=f"{n:,}")
        said = [
            _("{name}: {this_year} this year, {ever} in all, last “{last}”").format(
                name=one.name, this_year=one.this_year, ever=one.ever, last=one.last
            )
            for one in seen.had[:_NAMES]
        ]
        more = ["…"] if n > _NAMES else []
        return "\n".join([head, *said, *more])
