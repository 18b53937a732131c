"""What the page of parcels asks: one look at a request, its homes and its parcels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.requisitions import Act, Contact, Line, Requisition, State, Verdict
from desktop.domain.requisitions.parcels import Parcel, Proposal

if TYPE_CHECKING:
    from desktop.services.changes import Desk


@dataclass(frozen=True)
class Looked:
    """One request with its lines, the homes that could give (while it is packed), its parcels, and
    what the person at work may do with it.
    """

    request: Requisition
    lines: tuple[Line, ...]
    proposal: Proposal | None
    parcels: tuple[Parcel, ...]
    verdicts: Mapping[Act, Verdict]

    @property
    def sees(self) -> bool:
        """Whether the person at work may see who gets an open parcel."""
        return self.verdicts[Act.SEE_CONTACT] is Verdict.YES

    @property
    def notes(self) -> bool:
        """Whether the person at work may note waybill and postage of what has left."""
        return self.verdicts[Act.POSTAGE] is Verdict.YES

    @property
    def packs(self) -> bool:
        """Whether goods are being picked for it."""
        return self.request.state is State.APPROVED


def look(desk: Desk, which: int | str) -> Looked:
    """One request by its id or code. Raises NotFound."""
    from desktop.services.requisitions import looking, parcels

    one = looking.requisition(desk, which)
    packs = one.state is State.APPROVED
    return Looked(
        one,
        looking.lines(desk, one.id),
        parcels.propose(desk, one.id) if packs else None,
        parcels.parcels(desk, one.id),
        looking.verdicts(desk, one.id),
    )


def contact(desk: Desk, code: str) -> Contact:
    """Who gets a parcel, whole. Raises ContactClosed and RequestNotYours."""
    from desktop.services.requisitions import parcels

    return parcels.contact(desk, code)
