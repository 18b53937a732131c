"""Whose papers are in hand, in what state; and of one paper its story."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.paper.register import Certificate, State
from desktop.ui import theme
from desktop.ui.forms import Badge, ElidedLabel, FlowLayout, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.paper.register import tale as tales
from desktop.ui.paper.register.rows import TONES, name
from desktop.ui.paper.register.tale import Tale
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext, paper
from desktop.wording.joining import listed

_NAMES = 6


class Head(QWidget):
    """Name, number and state; `close_key` puts the papers away."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(wordWrap=True)
        self.below = ElidedLabel(muted=True)
        self.close_key = tool_button("x", _("Put the papers away"))
        self.state, self.printed, self.claimed = Badge(), Badge(), Badge()
        self.more = QLabel(wordWrap=True)
        self._badges = QWidget()
        badges = FlowLayout(self._badges, spacing=theme.UNIT)
        for badge in (self.state, self.printed, self.claimed):
            badges.addWidget(badge)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.below)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        row.addLayout(words, 1)
        row.addWidget(self.close_key, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(row)
        column.addWidget(self._badges)
        column.addWidget(self.more)
        theme.set_heading(self.title, "part")
        theme.set_tone(self.more, "muted")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_papers(self, papers: Sequence[Certificate]) -> None:
        """One by its name, many by their count."""
        first = papers[0]
        alone = len(papers) == 1
        self._badges.setVisible(alone)
        self.say("")
        if alone:
            self.title.setText(name(first))
            self.below.set_text(f"{first.number} · {first.title}")
            self.state.say(paper.state(first.state), TONES[first.state])
            # What does not count any more waits for nothing.
            waits = Tone.WARN if first.state is State.VALID else Tone.PLAIN
            self.printed.say(paper.printed(first.printed), Tone.PLAIN if first.printed else waits)
            self.claimed.say(paper.claimed(first.claimed))
            return
        said = ngettext("{n} paper", "{n} papers", len(papers))
        self.title.setText(said.format(n=f"{len(papers):,}"))
        names = listed(name(one) for one in papers[:_NAMES])
        self.below.set_text(names + ("…" if len(papers) > _NAMES else ""))

    def say(self, more: str) -> None:
        """A further line, "" for none."""
        self.more.setText(more)
        self.more.setVisible(bool(more))


class Told(QWidget):
    """The story of one paper; `wanted` carries the number of the one before or after it."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.verdict = QLabel(wordWrap=True)
        self.code_key = IconKey(theme.icon("copy"), _("Copy the text of its QR code"))
        self.before = IconKey(theme.icon("arrow-left"), _("The paper before"))
        self.after = IconKey(theme.icon("arrow-right"), _("The paper after"))
        self.facts = QLabel(wordWrap=True)
        self.story_head = QLabel(_("Story"))
        self.story = QLabel(wordWrap=True)
        self._others: tuple[str, str] = ("", "")
        theme.set_heading(self.story_head, "line")
        links = FlowLayout(spacing=theme.UNIT)
        links.addWidget(self.before)
        links.addWidget(self.after)
        codes = FlowLayout(spacing=theme.UNIT)
        codes.addWidget(self.code_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(links)
        column.addWidget(self.facts)
        column.addWidget(self.verdict)
        column.addLayout(codes)
        column.addWidget(self.story_head)
        column.addWidget(self.story)
        for label in (self.facts, self.story, self.verdict):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.before.clicked.connect(lambda: self.wanted.emit(self._others[0]))
        self.after.clicked.connect(lambda: self.wanted.emit(self._others[1]))

    def show_tale(self, tale: Tale) -> None:
        """Tells all about one paper."""
        one = tale.paper
        self._others = (one.replaces, one.replaced_by)
        self.before.setText(_("Stands for {number}").format(number=one.replaces))
        self.after.setText(_("Replaced by {number}").format(number=one.replaced_by))
        self.before.setVisible(bool(one.replaces))
        self.after.setVisible(bool(one.replaced_by))
        self.facts.setText("\n".join(tales.facts(tale)))
        self.story.setText("\n".join(tales.story(tale.notes, one)))
        mark = "✓" if tale.genuine else "✗"
        signed = _("Signed. {verdict}").format(verdict=tale.verdict)
        self.verdict.setText(f"{mark} {signed}" if tale.verdict else "")
        theme.set_tone(self.verdict, Tone.GOOD if tale.genuine else Tone.BAD)
        for part in (self.verdict, self.code_key):
            part.setVisible(bool(tale.verdict))
