"""What a rehearsal's ledger is filled with, in the reader's language."""

from __future__ import annotations

from desktop.wording import N_, _

WORDS = {
    "kit": N_("Snowflake lamp, kit"),
    "lamp": N_("Snowflake lamp"),
    "category": N_("Workshop"),
    "place": N_("Workshop table"),
    "event": N_("Rehearsal of the workshop"),
    "session": N_("Rehearsal"),
    "reason": N_("sample data"),
}
# Eight people of no community, in turn for the eight boards of a rehearsal.
PEOPLE = (
    *(N_("Ann"), N_("Ben"), N_("Cho"), N_("Dan")),
    *(N_("Eva"), N_("Finn"), N_("Gao"), N_("Hua")),
)


def said(word: str) -> str:
    """One word of the rehearsal's ledger."""
    return _(WORDS[word])


def people() -> list[str]:
    """Who takes part."""
    return [_(name) for name in PEOPLE]
