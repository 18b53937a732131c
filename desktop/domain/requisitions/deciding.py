"""What is decided on the lines of a request: enough, less, something else, nothing; and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.errors import BadQuantity, DecidedTwice, NeedsReason, NotFound, Undecided
from desktop.domain.requisitions.checking import LINES, MOST, short
from desktop.domain.requisitions.values import Decision, Line, Sure


@dataclass(frozen=True)
class Decided:
    """A line with what it gets. `looked`: a person chose it, so that its article is sure."""

    line: Line
    decision: Decision
    looked: bool

    @property
    def gives(self) -> str:
        """The code of what is given, "" where nothing is."""
        return (self.decision.substitute or self.line.code) if self.decision.qty else ""

    @property
    def differs(self) -> bool:
        """Whether it is something else than was asked for."""
        return self.decision.qty != self.line.qty or bool(self.decision.substitute)


def decide(lines: Sequence[Line], decisions: Iterable[Decision]) -> tuple[Decided, ...]:
    """Each line with its decision; a line that none speaks of gets what was asked for.

    Raises NotFound for a line of another request, DecidedTwice, BadQuantity, Undecided for a
    line whose article or number nobody knows, or that nobody looked at though it is a guess, and
    NeedsReason.
    """
    said: dict[int, Decision] = {}
    known = {line.id: line for line in lines}
    for one in decisions:
        if one.line not in known:
            raise NotFound("requisition_line", str(one.line))
        if one.line in said:
            line = known[one.line]
            raise DecidedTwice(line.position, line.item or line.said)
        said[one.line] = one
    return tuple(_decided(line, said.get(line.id)) for line in lines)


def _decided(line: Line, said: Decision | None) -> Decided:
    if said is None:
        return Decided(line, _as_asked(line), looked=False)
    if not 0 <= said.qty <= MOST:
        raise BadQuantity(str(said.qty))
    refused = MOST if line.qty is None else max(0, line.qty - said.qty)
    if not 0 <= said.lacking <= refused:
        raise BadQuantity(str(said.lacking))
    itself = said.substitute.casefold() == line.code.casefold()
    substitute = "" if itself or not said.qty else said.substitute
    if said.qty and not (line.code or substitute):
        raise Undecided(line.position, line.said or line.item, "article")
    reason = short("reason", said.reason, LINES)
    what = _differs(line, said.qty, substitute)
    if what and not reason:
        raise NeedsReason(what, line.item or line.said, 0)
    if said.qty == line.qty and not substitute:
        reason = ""  # what is given as it was asked for wants none: the asker would be told it
    decision = Decision(line.id, said.qty, substitute, reason, said.lacking)
    return Decided(line, decision, looked=bool(said.qty))


def _as_asked(line: Line) -> Decision:
    for lacks, missing in (
        ("article", not line.code),
        ("quantity", line.qty is None),
        ("look", not line.sure.certain),
    ):
        if missing:
            raise Undecided(line.position, line.said or line.item, lacks)
    return Decision(line.id, line.qty or 0)


def _differs(line: Line, qty: int, substitute: str) -> str:
    """Why a decision wants a reason, "" where it is what was asked for."""
    if not qty:
        return "nothing"
    if substitute and line.code:
        return "substitute"
    if line.qty is None or qty == line.qty:
        return ""
    return "less" if qty < line.qty else "more"


def in_words(decided: Iterable[Decided]) -> str:
    """What differs from what was asked for, a line each, as the thread keeps it in any tongue."""
    told = []
    for one in decided:
        if not one.differs:
            continue
        line, said = one.line, one.decision
        asked = line.qty_said or "?" if line.qty is None else str(line.qty)
        given = f"{said.substitute} × {said.qty}" if said.substitute else str(said.qty)
        why = f"（{said.reason}）" if said.reason else ""
        told.append(f"{line.item or line.said} × {asked} → {given}{why}")
    return "\n".join(told)


def sure_of(one: Decided) -> Sure:
    """How sure the article of a line is after its decision."""
    return Sure.EXACT if one.looked and one.line.code else one.line.sure
