"""The lines of the checklist: what it is, and who takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.keeping import Heir, LeftBox, LeftGoods, LeftSite, Why
from desktop.services import people
from desktop.ui import theme
from desktop.ui.forms import Choice, ElidedLabel, Picker
from desktop.ui.stock.choices import find_places
from desktop.ui.workplace import Workplace
from desktop.wording import N_, _, ngettext

WHYS: dict[Why, str] = {
    Why.HAS_IT: N_("has it already"),
    Why.SAME_CITY: N_("in the same city"),
    Why.SITE: N_("a site of the community"),
    Why.MOST: N_("holds most"),
}


class Line(QWidget):
    """One thing and a field for who takes it; `left` is the LeftGoods, LeftBox or LeftSite."""

    def __init__(self, work: Workplace, left: LeftGoods | LeftBox | LeftSite) -> None:
        super().__init__()
        self.left = left
        title, under = _said(left)
        self.title = ElidedLabel(title)
        self.under = ElidedLabel(under, muted=True)
        self.under.setFont(theme.sized(self.font(), 0.88))
        if isinstance(left, LeftSite):
            name, find = _("New keeper of {place}").format(place=title), find_people(work)
            self.to = Picker(name, find, work.jobs, create=_("New keeper “{name}”"))
            self.to.created.connect(lambda said: self.to.set_choice(Choice(said, said)))
        else:
            name = _("Who takes {item}").format(item=title)
            self.to = Picker(name, find_places(work), work.jobs)
            self._propose(left.heir)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(theme.UNIT * 2)
        row.setVerticalSpacing(0)
        row.addWidget(self.title, 0, 0)
        row.addWidget(self.under, 1, 0)
        row.addWidget(QLabel("→"), 0, 1, 2, 1)
        row.addWidget(self.to, 0, 2, 2, 1)
        row.setColumnStretch(0, 1)
        row.setColumnStretch(2, 1)

    @property
    def key(self) -> tuple[object, ...]:
        """What the line speaks of, to find it again."""
        left = self.left
        what = (left.variant, left.owner_id) if isinstance(left, LeftGoods) else ()
        return (type(left), left.place_id, *what)

    def take_up(self, before: Line) -> None:
        """Who was named in the line that stood here before stays named, half-typed too."""
        if (chosen := before.to.chosen()) is not None:
            self.to.set_choice(chosen)
        elif typed := before.to.loose():
            self.to.set_choice(None)
            self.to.field.setText(typed)

    def place(self) -> int | None:
        """The place that takes it, local id."""
        chosen = self.to.chosen()
        return None if chosen is None else int(str(chosen.key))

    def keeper(self) -> str:
        """The name of the new keeper, "" for nobody yet."""
        chosen = self.to.chosen()
        return str(chosen.key) if chosen else self.to.loose()

    def taker(self) -> str:
        """Who takes it, as it is read; "" for nobody yet."""
        chosen = self.to.chosen()
        if isinstance(self.left, LeftSite):
            return self.keeper()
        return chosen.title if chosen else ""

    @property
    def answered(self) -> bool:
        """Whether somebody was named."""
        return bool(self.keeper()) if isinstance(self.left, LeftSite) else bool(self.place())

    def _propose(self, heir: Heir | None) -> None:
        if heir is None:
            return
        self.to.set_choice(Choice(heir.place_id, heir.place))
        why = _("proposed: {why}").format(why=_(WHYS[heir.why]))
        self.under.set_text(" · ".join(part for part in (self.under.text(), why) if part))


def find_people(work: Workplace) -> Callable[[str], Sequence[Choice]]:
    """Who works here, for a new keeper."""

    def look(text: str) -> Sequence[Choice]:
        names = [one.name for one in people.people(work.desk())]
        return [Choice(name, name) for name in names if text.casefold() in name.casefold()]

    return look


def _said(left: LeftGoods | LeftBox | LeftSite) -> tuple[str, str]:
    if isinstance(left, LeftGoods):
        pieces = ngettext("{n} piece", "{n} pieces", left.qty).format(n=f"{left.qty:,}")
        promised = _("{n} promised, goes along").format(n=left.promised) if left.promised else ""
        parts = (pieces, left.owner, left.place, promised)
        return f"{left.item} {left.label}".rstrip(), " · ".join(part for part in parts if part)
    pieces = ngettext("{n} piece in it", "{n} pieces in it", left.pieces)
    return left.place, pieces.format(n=f"{left.pieces:,}")


class Part(QWidget):
    """A heading and its lines; hidden while there are none."""

    def __init__(self, title: str, lines: Sequence[QWidget]) -> None:
        super().__init__()
        head = QLabel(title)
        theme.set_heading(head, "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addWidget(head)
        for line in lines:
            column.addWidget(line)
        self.setVisible(bool(lines))
