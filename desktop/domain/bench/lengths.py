"""How long names may be at the bench: beyond this nobody typed one, something was pasted."""

from __future__ import annotations

from desktop.domain.errors import TooLong

LONGEST_NAME = 100  # characters of a session's, a product's or a person's name
LONGEST_LOT = 40  # characters; it stands on boards and on a label


def bounded(field: str, text: str, most: int = LONGEST_NAME) -> str:
    """The text, when it has at most so many characters. Raises TooLong."""
    if len(text) > most:
        raise TooLong(field, text[:20], len(text), most)
    return text
