"""How sure it is which article is meant: a sign and a word, never a colour alone."""

from __future__ import annotations

from desktop.domain.requisitions import Sure
from desktop.ui.forms import Badge
from desktop.ui.theme import Tone
from desktop.wording.requisitions.words import sure as said

_SIGNS = {
    Sure.EXACT: ("circle-check", Tone.GOOD),
    Sure.KNOWN: ("history", Tone.GOOD),
    Sure.LIKELY: ("check", Tone.PLAIN),
    Sure.UNSURE: ("circle-question-mark", Tone.WARN),
    Sure.NONE: ("triangle-alert", Tone.WARN),
}


def mark(badge: Badge, sure: Sure) -> None:
    """Shows it in a badge."""
    icon, tone = _SIGNS[sure]
    badge.say(said(sure), tone, icon)
