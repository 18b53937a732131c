"""How sure it is which article is meant: a sign and a word, never a colour alone."""

from __future__ import annotations

from desktop.domain.requisitions import Sure
from desktop.ui.forms import Badge
from desktop.ui.theme import Tone
from desktop.wording import N_, _

_SIGNS = {
    Sure.EXACT: ("circle-check", Tone.GOOD, N_("Certain")),
    Sure.KNOWN: ("history", Tone.GOOD, N_("Remembered")),
    Sure.LIKELY: ("check", Tone.PLAIN, N_("Likely")),
    Sure.UNSURE: ("circle-question-mark", Tone.WARN, N_("Please check")),
    Sure.NONE: ("triangle-alert", Tone.WARN, N_("No article yet")),
}


def said(sure: Sure) -> str:
    """In a word or two."""
    return _(_SIGNS[sure][2])


def mark(badge: Badge, sure: Sure) -> None:
    """Shows it in a badge."""
    icon, tone, words = _SIGNS[sure]
    badge.say(_(words), tone, icon)
