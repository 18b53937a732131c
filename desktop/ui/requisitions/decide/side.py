"""What stands beside the lines: value against the guide, what they had before, words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.requisitions.guides import Weighed
from desktop.domain.requisitions.lists import Beside, Had
from desktop.ui import theme
from desktop.ui.facts import Facts, Lines
from desktop.ui.forms import Field
from desktop.ui.forms.typed import text_box
from desktop.ui.part import Part
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.decide.books import Case
from desktop.ui.requisitions.standing import Standing
from desktop.ui.requisitions.story import told as telling
from desktop.wording import _, ngettext
from desktop.wording.joining import listed


class Side(QWidget):
    """`over` is the sentence that a value over the guide wants, `words` what the asker reads."""

    def __init__(self) -> None:
        super().__init__()
        self._limit: int | None = None
        self.standing = Standing()
        self.over = QLineEdit()
        self.over_field = Field(_("Why more than the reference? One sentence"), self.over)
        self.second = QLabel(
            _("Worth this much, it waits for a second person after you."), wordWrap=True
        )
        theme.set_tone(self.second, "muted")
        self.about, self.before, self.told = Facts(), Facts(), Lines()
        self.words = text_box(lines=3)
        self.words_field = Field(
            _("Words to the asker"),
            self.words,
            _("A question to ask back, the reason of a rejection, or a word beside the approval."),
        )
        self.value_part, self.before_part = Part(_("Value")), Part(_("This year"))
        self.about_part = Part(_("Who asks"))
        self.told_part = Part(_("What was said and done"))
        self.told_part.hide()
        for widget in (self.standing, self.over_field, self.second):
            self.value_part.column.addWidget(widget)
        self.before_part.column.addWidget(self.before)
        self.about_part.column.addWidget(self.about)
        self.told_part.column.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.told_part)  # an answer is what one comes back for
        column.addWidget(self.value_part)
        column.addWidget(self.words_field)
        column.addWidget(self.before_part)
        column.addWidget(self.about_part)
        column.addStretch(1)
        self.over_field.hide()
        self.second.hide()

    def show_case(self, case: Case) -> None:
        """Another request."""
        one = case.one
        self._limit = case.second_above_fen
        self.told.show_lines(telling.told(word) for word in case.told)
        self.told_part.setVisible(bool(case.told))
        self.over.setText(one.over_reason)
        people = "" if one.headcount is None else f"{one.headcount:,}"
        self.about.show_facts(
            [
                (_("Who asks"), one.applicant or saying.nobody()),
                (_("City"), one.city),
                (_("Team or community"), one.team),
                (_("Kind of event"), one.kind),
                (_("People expected"), people),
                (_("Needed on"), saying.day(one.needed_on)),
                (_("Post it by"), saying.post_by(one)),
                (_("Promised for"), saying.day(one.due_on)),
                (_("Remark"), case.remark),
            ]
        )
        self.before_part.title.setText(_("What they had in {year}").format(year=case.beside.year))
        self.before.show_facts(_before(case))

    def show_value(self, found: Weighed) -> None:
        """What is decided so far."""
        self.standing.show_value(found)
        self.over_field.setVisible(found.over_fen > 0)
        self.second.setVisible(self._limit is not None and found.value_fen > self._limit)


def _before(case: Case) -> list[tuple[str, str]]:
    beside, one = case.beside, case.one
    return [
        (one.applicant or _("Who asks"), _had(beside.applicant)),
        (one.city, _had(beside.city) if one.city else ""),
        (_("Last report of an event"), _last(beside)),
    ]


def _had(had: Had) -> str:
    if not had.requests:
        return _("nothing yet")
    requests = ngettext("{n} request", "{n} requests", had.requests)
    return listed(
        (
            requests.format(n=f"{had.requests:,}"),
            saying.pieces(had.pieces),
            money.short(had.value_fen),
        )
    )


def _last(beside: Beside) -> str:
    if beside.reported is None:
        return _("none was due yet")
    said = _("came: {what}") if beside.reported else _("has not come: {what}")
    return said.format(what=beside.last_title or beside.last_code)
