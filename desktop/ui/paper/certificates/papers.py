"""Papers that were issued, in the order of their list, and what is done with them in a lane."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.register import State, to_keep
from desktop.domain.paper.template import Draft
from desktop.domain.progress import Progress
from desktop.services.changes import Desk
from desktop.ui.paper.certificates.wanted import Wanted

if TYPE_CHECKING:
    from desktop.domain.paper.signed import Signs
    from desktop.services.paper.register import Numbered


@dataclass(frozen=True)
class Papers:
    """`numbered` goes with `wanted.drafts` one for one, and is empty for cards."""

    wanted: Wanted
    numbered: tuple[Numbered, ...] = ()

    @property
    def count(self) -> int:
        """How many papers."""
        return len(self.wanted.drafts)

    def names(self) -> list[tuple[str, str]]:
        """(number, recipient) of each."""
        if self.numbered:
            return [(one.number, one.recipient) for one in self.numbered]
        return [("", draft.recipient) for draft in self.wanted.drafts]

    def still_valid(self, desk: Desk) -> Papers:
        """Those that still count and can be drawn: not void, not replaced, not without a name."""
        from desktop.services.paper import register

        now = register.certificates(desk, [one.ref for one in self.numbered])
        kept = [n for n, one in enumerate(now) if one.state is State.VALID and one.recipient]
        drafts = tuple(self.wanted.drafts[n] for n in kept)
        numbered = tuple(self.numbered[n] for n in kept)
        return Papers(replace(self.wanted, drafts=drafts), numbered)

    def draw(self, desk: Desk, photos: Path) -> Generator[Progress, None, Drawn]:
        """All pages, as the register has them."""
        if not self.numbered:
            return (yield from self.wanted.draw_all())
        from desktop.services.paper import drawing

        return (
            yield from drawing.issued(
                desk,
                [one.ref for one in self.numbered],
                pictures=photos,
                once=self.wanted.once,
                preprinted=self.wanted.preprinted,
                shift=self.wanted.shift,
            )
        )

    def bundle(
        self, desk: Desk, photos: Path, out: Path
    ) -> Generator[Progress, None, tuple[str, ...]]:
        """A PDF and a picture of each, in a folder or a zip."""
        from desktop.services.paper import bundling, register

        refs = [one.ref for one in self.numbered]
        filled = (
            register.papers(desk, refs, pictures=photos, once=self.wanted.once)
            if refs
            else self.wanted.papers()
        )
        return (
            yield from bundling.bundle(
                filled, out, preprinted=self.wanted.preprinted, shift=self.wanted.shift
            )
        )


@dataclass(frozen=True)
class Issue:
    """One act of issuing: everything it needs, so that it can run in a lane and be tried again."""

    op: UUID
    wanted: Wanted
    photos: Path
    names: Mapping[str, str]
    again: bool = False
    take_over: bool = False

    def run(self, desk: Desk, signer: Signs | None) -> Papers:
        """Gives the numbers. Raises AlreadyIssued, SeriesLeased, UnfitPapers and others."""
        from desktop.services.paper import pictures, register

        wanted = self.wanted
        kept = {
            slot: pictures.keep(self.photos, self.names.get(slot, slot), data)
            for slot, data in wanted.pictures.items()
        }
        issued = register.issue(
            *(desk, self.op, wanted.template, wanted.drafts, wanted.issued_on, wanted.issuer),
            again=self.again,
            take_over=self.take_over,
            signer=signer,
            pictures=kept,
        )
        return Papers(wanted, issued.certificates)


@dataclass(frozen=True)
class Known:
    """Which papers of a list have numbers already, by their place, and which are new."""

    wanted: Wanted
    numbered: Mapping[int, Numbered]
    fresh: tuple[int, ...]

    def only_fresh(self) -> Wanted:
        """The new ones alone."""
        return replace(self.wanted, drafts=tuple(self.wanted.drafts[n] for n in self.fresh))

    def with_fresh(self, issued: tuple[Numbered, ...] = ()) -> Papers:
        """All of them, the new ones with the numbers they got."""
        every = {**self.numbered, **dict(zip(self.fresh, issued, strict=True))}
        places = sorted(every)
        drafts = tuple(self.wanted.drafts[n] for n in places)
        return Papers(replace(self.wanted, drafts=drafts), tuple(every[n] for n in places))


def look_for(desk: Desk, wanted: Wanted) -> Known:
    """Looks in the register for papers issued before; one that stands twice counts once."""
    from desktop.services.paper import register
    from desktop.services.paper.register import Numbered

    found: dict[int, Numbered] = {}
    fresh: list[int] = []
    seen: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
    for n, draft in enumerate(wanted.drafts):
        key = (draft.recipient, tuple(sorted(to_keep(wanted.template, draft.fields).items())))
        if key in seen:
            continue
        seen.add(key)
        before = _before(desk, wanted, draft)
        if before:
            one = register.certificate(desk, before)
            found[n] = Numbered(one.ref, one.number, one.recipient)
        else:
            fresh.append(n)
    return Known(wanted, found, tuple(fresh))


def _before(desk: Desk, wanted: Wanted, draft: Draft) -> str:
    from desktop.services.paper import register

    found = register.already(desk, wanted.template, [draft], wanted.issued_on)
    return found[0][1] if found else ""
