"""What can be done with a request from its story: the words, the order, and where it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.requisitions import Act, Line, Requisition, State, Verdict
from desktop.domain.requisitions.arrivals import UNREPORTED
from desktop.wording import N_, _


@dataclass(frozen=True)
class Step:
    """One key. `way` is the page it opens; without one it is done in the pane itself."""

    act: Act
    said: str
    icon: str
    way: str = ""

    @property
    def title(self) -> str:
        """In the words of now."""
        return _(self.said)


STEPS = (
    Step(Act.SUBMIT, N_("Submit"), "check"),
    Step(Act.APPROVE, N_("Decide"), "scale", "decide"),
    Step(Act.ANSWER, N_("What the asker answered"), "check"),
    Step(Act.SECOND, N_("Agree as the second"), "check", "decide"),
    Step(Act.PICK, N_("Pick and pack"), "package", "parcels"),
    Step(Act.SHIP, N_("Ship"), "truck", "parcels"),
    Step(Act.RECEIVE, N_("Confirm what arrived"), "inbox", "receive"),
    Step(Act.REPORT, N_("Report of the event"), "camera", "report"),
    Step(Act.CLOSE, N_("Close the request"), "circle-check"),
    Step(Act.RETURN, N_("Take back what returns"), "undo-2", "returns"),
    Step(Act.ASK, N_("Ask back"), "circle-question-mark"),
    Step(Act.EDIT, N_("Edit"), "pencil", "edit"),
    Step(Act.REVISE, N_("Give less than approved"), "minus"),
    Step(Act.SEE_CONTACT, N_("See the receiver"), "map-pin", "parcels"),
    Step(Act.POSTAGE, N_("Waybill and postage"), "wallet", "parcels"),
    Step(Act.SAY, N_("Write a note"), "pencil"),
    Step(Act.SAY, N_("Message to the asker"), "copy", "message"),
    Step(Act.REJECT, N_("Reject"), "circle-x"),
    Step(Act.CANCEL, N_("Cancel the request"), "x"),
)

# What is done next in a state, the best first; only what a person may do is offered.
_NEXT: Mapping[State, tuple[Act, ...]] = {
    State.DRAFT: (Act.SUBMIT,),
    State.SUBMITTED: (Act.APPROVE,),
    State.ASKED: (Act.ANSWER,),
    State.SECOND: (Act.SECOND,),
    State.APPROVED: (Act.PICK, Act.SHIP, Act.RECEIVE),
    State.SENT: (Act.RECEIVE,),
    State.RECEIVED: (Act.REPORT, Act.CLOSE),
    State.CLOSED: (Act.REPORT,),
}


def upcoming(one: Requisition) -> tuple[Act, ...]:
    """What would be done next with a request by whoever may, the best first."""
    acts = _NEXT.get(one.state, ())
    return tuple(act for act in acts if act is not Act.REPORT or unreported(one))


def unreported(one: Requisition) -> bool:
    """Whether its event's report is waited for."""
    return one.reported_at is None and one.source not in UNREPORTED


def next_step(
    one: Requisition, verdicts: Mapping[Act, Verdict], lines: Sequence[Line] = ()
) -> Step | None:
    """The one key that most people come for, None where there is nothing of theirs to do."""
    may = [act for act in upcoming(one) if verdicts.get(act) is Verdict.YES]
    packed = any(line.picked for line in lines) and not any(line.open for line in lines)
    if packed and Act.SHIP in may:
        may = [Act.SHIP]
    return next((step for step in STEPS if may and step.act is may[0]), None)


def others(verdicts: Mapping[Act, Verdict], first: Step | None) -> tuple[Step, ...]:
    """All that may be done besides."""
    return tuple(s for s in STEPS if s != first and verdicts.get(s.act) is Verdict.YES)


def why_not(one: Requisition, verdicts: Mapping[Act, Verdict]) -> str:
    """Who does what is next, where it is not who is at work; "" where there is nothing to say."""
    coming = upcoming(one)
    if not coming or any(verdicts.get(act) is Verdict.YES for act in coming):
        return ""
    verdict = verdicts.get(coming[0])
    if verdict is Verdict.OWN:
        return _("You asked for it yourself: somebody else decides.")
    if verdict is Verdict.TWICE:
        return _("You approved it: the second look is another person's.")
    return _("What is next is done by others: who manages, or keeps the home it leaves from.")
