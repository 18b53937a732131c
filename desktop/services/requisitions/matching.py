"""Free text read into lines with their articles, and the words that were remembered."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from desktop.domain.errors import Missing, NotFound
from desktop.domain.moments import at_home
from desktop.domain.requisitions.matching import Shelf, fold
from desktop.domain.requisitions.message import read_message as taken_apart
from desktop.domain.requisitions.values import LineDraft, RequisitionDraft
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue
from desktop.store.requisitions import words as rows
from desktop.store.requisitions.words import Word
from desktop.store.writing import Writer

__all__ = ["Remembered", "Word", "forget", "read", "read_message", "remember", "shelf", "words"]


@dataclass(frozen=True)
class Remembered:
    """The act in hex, and the words as they are kept."""

    op: str
    said: str


def shelf(desk: Desk) -> Shelf:
    """All articles by the words that mean them, to be asked for many lines."""
    with desk.database.reading() as connection:
        return rows.shelf(connection)


def read(desk: Desk, text: str) -> tuple[LineDraft, ...]:
    """The lines of a free text with their articles. Raises TooLong."""
    return shelf(desk).read(text)


def read_message(desk: Desk, text: str) -> tuple[RequisitionDraft, tuple[LineDraft, ...]]:
    """A pasted message as a draft and its lines. Raises TooLong."""
    found = taken_apart(text, at_home(desk.now()).date())
    return found.draft, read(desk, found.goods)


def words(desk: Desk) -> tuple[Word, ...]:
    """All remembered words, in their order."""
    with desk.database.reading() as connection:
        return rows.words(connection)


def remember(desk: Desk, op_id: UUID, said: str, code: str | None) -> Remembered:
    """From now on these words mean the article with this code; None: no article of ours.

    Said again, they mean what is said now. Raises Missing for words without a letter or digit,
    NotFound for a code that is none.
    """
    key = fold(said)
    if not key:
        raise Missing("said")

    def work(writer: Writer) -> Remembered:
        meant = None if code is None else catalogue.by_code(writer.connection, code).id
        rows.remember(writer, key, meant)
        return Remembered(op_id.hex, key)

    request = {"said": key, "code": code}
    return perform(
        desk, "remember_word", op_id, request, work, _again, {Topic.REQUISITIONS}, note=key
    )


def forget(desk: Desk, op_id: UUID, said: str) -> Remembered:
    """These words are read as any others again. Raises NotFound where nothing was remembered."""
    key = fold(said)

    def work(writer: Writer) -> Remembered:
        if not rows.forget(writer, key):
            raise NotFound("alias", said)
        return Remembered(op_id.hex, key)

    request = {"said": key}
    return perform(
        desk, "forget_word", op_id, request, work, _again, {Topic.REQUISITIONS}, note=key
    )


def _again(said: dict[str, str]) -> Remembered:
    return Remembered(said["op"], said["said"])
