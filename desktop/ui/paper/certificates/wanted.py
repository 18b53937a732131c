"""What is wanted as a value: papers before they have numbers, drawn and checked one by one."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.domain.paper.lists import Entry, Roster, Skipped
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.sizes import Shift
from desktop.domain.paper.template import Draft, FieldKind, Filled, Template
from desktop.domain.progress import Progress

if TYPE_CHECKING:
    from desktop.domain.paper.drawn import Drawn

# Checking is interrupted so often that another question need not wait.
_EVERY = 25
# Of a template with bleed the marks and their gap stand outside (mm), as drawing has them.
_SLUG = 5.0


@dataclass(frozen=True)
class Wanted:
    """Papers of one template. `pictures` are PNG or JPEG bytes by slot; `signed` that a signature
    is wanted on them; `findings` what their list was found to lack, `skipped` its rows that become
    no paper; `example` that nobody is on the list yet and one is drawn for the eye alone.
    """

    template: Template
    drafts: tuple[Draft, ...]
    issued_on: date
    issuer: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    preprinted: bool = False
    shift: Shift = field(default_factory=Shift)
    signed: bool = False
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    example: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """The page with what is printed beyond the cut (mm)."""
        made = self.template
        beyond = made.bleed + _SLUG if made.bleed else 0.0
        return made.wide + 2 * beyond, made.high + 2 * beyond

    @property
    def once(self) -> tuple[Mapping[str, str], ...]:
        """What was typed for this one print, paper by paper."""
        return tuple(draft.fields for draft in self.drafts)

    def paper(self, n: int) -> Filled:
        """The n-th paper (from 0) as a preview shows it."""
        from desktop.services.paper.drawing import unnumbered

        drafts = self.drafts[n : n + 1]
        made = unnumbered(self.template, drafts, self.issued_on, self.issuer, self.pictures)[0]
        return replace(made, signed=_unsigned(made)) if self.signed else made

    def papers(self) -> Sequence[Filled]:
        """All of them."""
        return [self.paper(n) for n in range(len(self.drafts))]

    def draw(self, page: int) -> Generator[Progress, None, tuple[bytes, int]]:
        """One page (from 0) as a PDF of its own."""
        from desktop.services.paper.drawing import together

        drawn = yield from together(
            [self.paper(page)], preprinted=self.preprinted, shift=self.shift
        )
        return drawn.data, 0

    def draw_all(self) -> Generator[Progress, None, Drawn]:
        """All pages without numbers, as cards have none."""
        from desktop.services.paper.drawing import together

        return (yield from together(self.papers(), preprinted=self.preprinted, shift=self.shift))

    def check(self) -> Generator[Progress, None, tuple[Finding, ...]]:
        """Everything a person should look at, each with its page (from 1)."""
        from desktop.documents import certificates

        pages = {draft.recipient: n for n, draft in reversed(list(enumerate(self.drafts, 1)))}
        found = [replace(one, page=pages.get(one.who, 0)) for one in self.findings]
        said = {(one.page, one.what, one.detail) for one in found}
        for n in range(len(self.drafts)):
            if n % _EVERY == 0:
                yield Progress(n, len(self.drafts))
            for one in certificates.check(self.paper(n)):
                if (n + 1, one.what, one.detail) not in said:
                    found.append(replace(one, page=n + 1))
        return tuple(found)


@dataclass(frozen=True)
class Question:
    """What the form says, before its rows were read as papers; `common` stands where a row says
    nothing.
    """

    template: Template
    entries: tuple[Entry, ...]
    common: Mapping[str, str]
    issued_on: date
    issuer: str
    pictures: Mapping[str, bytes]
    preprinted: bool
    shift: Shift
    signed: bool

    def answer(self) -> Wanted:
        """The papers; runs in a lane, as there may be thousands. A draft's `row` is the entry's."""
        from desktop.services.paper import filling

        filled = filling.fill(
            *(self.template, Roster(self.entries)), issued_on=self.issued_on, common=self.common
        )
        drafts = filled.drafts
        if not drafts:
            one = example(self.template, self.issued_on)
            drafts = (replace(one, fields={**one.fields, **self.common}),)
        return Wanted(
            template=self.template,
            drafts=drafts,
            issued_on=self.issued_on,
            issuer=self.issuer,
            pictures=self.pictures,
            preprinted=self.preprinted,
            shift=self.shift,
            signed=self.signed,
            findings=filled.findings,
            skipped=filled.skipped,
            example=not filled.drafts,
        )


def example(template: Template, issued_on: date) -> Draft:
    """A paper for the eye while nobody is on the list: every field says what it is."""
    fields = {}
    for one in template.fields:
        if one.key in ("recipient", "session", "issuer", "date") or one.usual:
            continue
        if one.kind is FieldKind.DATE:
            fields[one.key] = issued_on.isoformat()
        elif one.kind is FieldKind.NUMBER:
            fields[one.key] = str(issued_on.year) if one.key == "year" else "1"
        else:
            fields[one.key] = f"〔{one.title}〕"
    return Draft("张三", fields)


def _unsigned(paper: Filled) -> str:
    """As long as the signed text will be, and no signature of anything."""
    said = (paper.number, paper.template.kind, paper.recipient, paper.issued_on.isoformat())
    return "|".join(("KYS1", "?" * 8, *said, "?" * 86))
