"""A paper's story in words: what stands in it, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.errors import BadSignature, Refused
from desktop.domain.paper.keys import Standing
from desktop.domain.paper.register import Certificate, Noted, State
from desktop.domain.paper.template import Template
from desktop.services.changes import Desk
from desktop.ui.paper.register.rows import moment
from desktop.wording import N_, _, paper, signing
from desktop.wording.joining import labelled
from desktop.wording.refusals import sentence

_NOTES = {
    "printed": N_("printed"),
    "unprinted": N_("not printed after all"),
    "claimed": N_("handed over"),
    "unclaimed": N_("not handed over after all"),
    "void": N_("made void"),
    "reissued": N_("issued anew"),
}


@dataclass(frozen=True)
class Tale:
    """All about one paper. `template` is its version, None where it cannot be read here;
    `genuine` and `verdict` say what its signed text is worth, "" for an unsigned one.
    """

    paper: Certificate
    template: Template | None
    notes: tuple[Noted, ...]
    genuine: bool = False
    verdict: str = ""

    @property
    def purged(self) -> bool:
        """Whether the name on it was deleted."""
        return not self.paper.recipient

    @property
    def titles(self) -> Mapping[str, str]:
        """What its fields are called."""
        return {} if self.template is None else {f.key: f.title for f in self.template.fields}


def ask(desk: Desk, one: Certificate) -> Tale:
    """Asks everything; runs in a lane."""
    from desktop.services.paper import register, templates

    try:
        template = templates.version(desk, one.body)
    except Refused:
        template = None
    genuine, verdict = worth(desk, one.signature) if one.signature else (False, "")
    return Tale(one, template, tuple(register.story(desk, one.ref)), genuine, verdict)


def worth(desk: Desk, text: str) -> tuple[bool, str]:
    """Whether the signature of a text holds here, and what it is worth, in words."""
    from desktop.services.paper import signing as keys

    try:
        found = keys.verify(desk, text)
    except BadSignature as no:
        return False, sentence(no)
    known = found.standing not in (Standing.ABSENT, Standing.OTHER)
    return known, signing.standing(found.standing, found.replaced_by, late=found.late)


def facts(tale: Tale) -> list[str]:
    """What stands in it, line by line."""
    one = tale.paper
    said = [
        labelled(paper.field("date"), one.issued_on.isoformat()),
        labelled(paper.field("issuer"), one.issuer) if one.issuer else "",
        *(labelled(tale.titles.get(key, key), text) for key, text in one.fields.items()),
    ]
    if one.note:
        said.append(labelled(paper.state(one.state), one.note))
    return [line for line in said if line]


def story(notes: Sequence[Noted], one: Certificate) -> list[str]:
    """What became of it, the oldest first."""
    issued = _("issued for {number}").format(number=one.replaces) if one.replaces else _("issued")
    lines = [_line(moment(one.at), issued, one.by)]
    for note in notes:
        said = _(_NOTES[note.what]) if note.what in _NOTES else note.what
        if note.what == State.REISSUED and one.replaced_by:
            said = _("replaced by {number}").format(number=one.replaced_by)
        lines.append(_line(moment(note.at), said, note.by, note.why))
    return lines


def _line(when: str, what: str, by: str, why: str = "") -> str:
    said = _("{when}  {what} · {by}").format(when=when, what=what, by=by)
    return labelled(said, why) if why else said
