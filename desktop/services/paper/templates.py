"""Templates: the shipped ones, over them the community's own, and every version ever used."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from uuid import UUID

from desktop.domain.errors import Ambiguous, BadTemplate, NotFound, Taken
from desktop.domain.paper.parsing import parse
from desktop.domain.paper.template import Template
from desktop.services.changes import Desk, Topic, perform
from desktop.settings import resource
from desktop.store.paper import templates as rows
from desktop.store.writing import Writer

_log = logging.getLogger(__name__)
_ENDING = ".toml"


@dataclass(frozen=True)
class TemplateSaved:
    """The template of a key as it stands now: its title and version.

    `own` says whether it is the community's; all three are empty where there is none any more.
    """

    key: str
    title: str
    sha256: str
    own: bool


@lru_cache(maxsize=256)
def _parsed(text: str, key: str) -> Template:
    return parse(text, key)


def shipped() -> dict[str, Template]:
    """The templates that the program brings along, by key, in the order of their files."""
    files = sorted(f for f in resource("templates").iterdir() if f.suffix == _ENDING)
    found = (_parsed(file.read_text("utf-8"), file.stem) for file in files)
    return {template.key: template for template in found}


def templates(desk: Desk) -> list[Template]:
    """All templates as they stand: the community's own instead of or after the shipped ones."""
    with desk.database.reading() as connection:
        own = rows.current(connection)
    found = shipped()
    for key, text in sorted(own.items()):
        try:
            found[key] = _parsed(text, key)
        except BadTemplate as wrong:  # saved by a later version of the program
            _log.warning("template %s cannot be read here: %s", key, wrong)
    return list(found.values())


def own_keys(desk: Desk) -> frozenset[str]:
    """The keys whose template is the community's own and not a shipped one."""
    with desk.database.reading() as connection:
        return frozenset(rows.current(connection))


def template(desk: Desk, name: str) -> Template:
    """A template by its key or title. Raises NotFound with likely titles, or Ambiguous."""
    every = templates(desk)
    wanted = name.strip().lower()
    for one in every:
        if one.key.lower() == wanted:
            return one
    titled = [one for one in every if one.title.strip().lower() == wanted]
    if len(titled) == 1:
        return titled[0]
    if titled:
        raise Ambiguous("template", name, tuple(one.key for one in titled))
    raise NotFound("template", name, _near(wanted, every))


def _near(wanted: str, every: list[Template]) -> tuple[str, ...]:
    by_word = {word.lower(): one.title for one in every for word in (one.title, one.key)}
    inside = [title for word, title in by_word.items() if wanted and wanted in word]
    alike = [by_word[word] for word in get_close_matches(wanted, by_word, n=5, cutoff=0.4)]
    return tuple(dict.fromkeys([*inside, *alike]))[:5]


def version(desk: Desk, sha256: str) -> Template:
    """A template as it was in one version. Raises NotFound."""
    with desk.database.reading() as connection:
        found = rows.version(connection, sha256)
    if found is not None:
        return _parsed(found[1], found[0])
    for one in shipped().values():
        if one.sha256 == sha256:
            return one
    raise NotFound("template", sha256)


def save(desk: Desk, op_id: UUID, text: str, *, key: str = "") -> TemplateSaved:
    """Makes a text the community's template of its key; papers issued before keep their version.

    `key` is the one it has where the text does not say. The text of the shipped template itself
    brings that one back. Raises BadTemplate, and Taken for a text that stands under another key.
    """
    if not text.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadTemplate(key, "syntax", "UTF-8")  # half a character cannot be kept
    made = parse(text, key)
    if (standard := shipped().get(made.key)) is not None and standard.sha256 == made.sha256:
        return restore(desk, op_id, made.key)

    def work(writer: Writer) -> TemplateSaved:
        known = rows.version(writer.connection, made.sha256)
        if known is not None and known[0] != made.key:
            raise Taken("template", made.title, by=known[0])
        rows.make_current(writer, made)
        return TemplateSaved(made.key, made.title, made.sha256, True)

    return perform(
        desk,
        "save_template",
        op_id,
        {"key": made.key, "sha256": made.sha256},
        work,
        lambda said: TemplateSaved(**said),
        {Topic.PAPER},
        note=made.title,
    )


def restore(desk: Desk, op_id: UUID, key: str) -> TemplateSaved:
    """Takes the community's own template of a key away: the shipped one stands again, or none.

    Raises NotFound for a key that neither has.
    """
    standard = shipped().get(key)
    back = TemplateSaved(key, "", "", False)
    if standard is not None:
        back = TemplateSaved(key, standard.title, standard.sha256, False)

    def work(writer: Writer) -> TemplateSaved:
        if not rows.retire(writer, key) and standard is None:
            raise NotFound("template", key)
        return back

    return perform(
        desk,
        "restore_template",
        op_id,
        {"key": key},
        work,
        lambda said: TemplateSaved(**said),
        {Topic.PAPER},
        note=back.title or key,
    )
