"""A signed paper's text is pasted or scanned; the verdict stands under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.errors import BadSignature
from desktop.domain.paper.keys import Standing, Verified
from desktop.domain.paper.signed import VERSION
from desktop.services.changes import Desk
from desktop.ui import theme
from desktop.ui.forms import Field, FlowLayout, primary_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, paper, pgettext, signing
from desktop.wording.joining import labelled
from desktop.wording.refusals import sentence

_MOST = 4000  # characters: the largest QR holds fewer


@dataclass(frozen=True)
class Verdict:
    """What a text is worth: in a word, in a sentence; `found` where its signature holds."""

    tone: Tone
    word: str
    said: str
    found: Verified | None = None


def judge(desk: Desk, text: str) -> Verdict:
    """Verifies a text; runs in a lane."""
    from desktop.services.paper import signing as keys

    try:
        found = keys.verify(desk, text)
    except BadSignature as no:
        words = {"signature": _("Forged or altered"), "key": _("Unknown key")}
        return Verdict(Tone.BAD, words.get(no.what, _("No signed paper")), sentence(no))
    said = signing.standing(found.standing, found.replaced_by, late=found.late)
    if found.standing is Standing.VALID and not found.late:
        return Verdict(Tone.GOOD, _("Real and valid"), said, found)
    return Verdict(Tone.WARN, _("Real, but look closer"), said, found)


class VerifyPart(QWidget):
    """`in_register` carries a number that is to be shown there."""

    in_register = Signal(str)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.verdict: Verdict | None = None
        self.text = QLineEdit()
        self.text.setMaxLength(_MOST)
        self.text.setPlaceholderText(f"{VERSION}|…")
        self.field = Field(
            _("Text of the QR code"),
            self.text,
            _("Scan the code with the scanner, or paste what a phone read: KYS1|…"),
        )
        self.go = primary_button(pgettext("paper", "Verify"), "check")
        self.word = QLabel(wordWrap=True)
        self.said = QLabel(wordWrap=True)
        self.facts = QLabel(wordWrap=True)
        self.show_key = IconKey(theme.icon("clipboard-list"), _("Show in the register"))
        theme.set_heading(self.word, "part")
        keys = FlowLayout(spacing=theme.UNIT)
        keys.addWidget(self.go)
        keys.addWidget(self.show_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.field, self.word, self.said, self.facts):
            column.addWidget(part)
        column.addLayout(keys)
        self.setFocusProxy(self.text)
        self.text.returnPressed.connect(self.ask)
        self.text.textEdited.connect(lambda _text: self._say(None))
        self.go.clicked.connect(self.ask)
        self.show_key.clicked.connect(self._show)
        self._say(None)

    def verify(self, text: str) -> None:
        """Verifies this text."""
        self.text.setText(" ".join(text.split("\n")).strip())
        self.ask()

    def ask(self) -> None:
        """Verifies what stands in the field."""
        text = self.text.text().strip()
        if not text:
            self.field.refuse(_("Paste the text first, or scan the code."))
            self.text.setFocus()
            return
        self.field.clear()
        desk = self._work.desk()
        self._work.jobs.run(
            *(READ, lambda: judge(desk, text)), owner=self, done=self._say, latest="verify"
        )

    def _say(self, verdict: Verdict | None) -> None:
        self.verdict = verdict
        for part in (self.word, self.said, self.facts):
            part.setVisible(verdict is not None)
        found = None if verdict is None else verdict.found
        known = found is not None and found.standing is not Standing.ABSENT
        self.show_key.setVisible(known)
        if verdict is None:
            return
        mark = {Tone.GOOD: "✓", Tone.WARN: "!"}.get(verdict.tone, "✗")
        self.word.setText(f"{mark} {verdict.word}")
        self.said.setText(verdict.said)
        theme.set_tone(self.word, verdict.tone)
        self.facts.setVisible(found is not None)
        if found is not None:
            signed = found.signed
            key = f"{signed.key} {found.key.label}".strip()
            self.facts.setText(
                "\n".join(
                    (
                        labelled(paper.field("number"), signed.number),
                        labelled(paper.field("recipient"), signed.recipient),
                        labelled(paper.field("date"), signed.on.isoformat()),
                        labelled(_("Key"), key),
                    )
                )
            )
        self.setAccessibleDescription(labelled(verdict.word, verdict.said))
        QAccessible.updateAccessibility(QAccessibleEvent(self.word, QAccessible.Event.Alert))

    def _show(self) -> None:
        if self.verdict is not None and self.verdict.found is not None:
            self.in_register.emit(self.verdict.found.signed.number)
