"""Where a request stands, what may be done with it then, and by whom: one table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum, auto


class State(StrEnum):
    """草稿, 待答复, 待申请人补充, 待复核, 备货, 已发出, 已签收, 已关闭, 已驳回, 已取消."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ASKED = "asked"  # the asker has to say more; the promise's clock stands still
    SECOND = "second"  # approved by one, waits for a second person
    APPROVED = "approved"  # being picked and sent; some parcels may have left
    SENT = "sent"  # all that was approved has left
    RECEIVED = "received"  # of every piece it is known what became of it
    CLOSED = "closed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


WAITING = (State.SUBMITTED, State.ASKED, State.SECOND)  # for an answer
OPEN = (*WAITING, State.APPROVED)  # promised, and nothing or not all has left
ENDED = (State.CLOSED, State.REJECTED, State.CANCELLED)
BOARD = (
    State.DRAFT,
    State.SUBMITTED,
    State.ASKED,
    State.SECOND,
    State.APPROVED,
    State.SENT,
    State.RECEIVED,
    State.CLOSED,
)


class Act(StrEnum):
    """What a person does with a request."""

    EDIT = "edit"
    SUBMIT = "submit"
    ASK = "ask"  # 问回去: the asker has to say more
    ANSWER = "answer"  # what the asker said then
    APPROVE = "approve"
    SECOND = "second"
    REJECT = "reject"
    REVISE = "revise"  # less than was approved
    CANCEL = "cancel"
    PICK = "pick"
    SHIP = "ship"
    POSTAGE = "postage"  # waybill and postage of what has left, noted later or corrected
    RECEIVE = "receive"
    RETURN = "return"
    REPORT = "report"  # 活动回执
    CLOSE = "close"
    SAY = "say"  # a word or a message in its thread
    SEE_CONTACT = "see_contact"


class Side(StrEnum):
    """Who a person is to a request."""

    MANAGER = "manager"
    HOME = "home"  # keeps a home that a parcel of it leaves
    KEEPER = "keeper"  # keeps other places
    ASKER = "asker"  # asked for it
    FORMER = "former"  # stood as who asked for it, until another one was entered
    FIRST = "first"  # approved it, and a second person is wanted


class Verdict(StrEnum):
    """Whether somebody may do it, and what stands in the way."""

    YES = auto()
    NOT_NOW = auto()  # nobody may in this state
    NOT_YOURS = auto()  # others may
    OWN = auto()  # nobody decides on what they asked for themselves
    TWICE = auto()  # the second look is another person's


_M = frozenset({Side.MANAGER})
_MA = frozenset({Side.MANAGER, Side.ASKER})
_MH = frozenset({Side.MANAGER, Side.HOME})
_MHA = _MH | _MA
_ALL = frozenset({Side.MANAGER, Side.HOME, Side.KEEPER, Side.ASKER})

# All that may be done, in which state and by whom; what does not stand here may nobody.
MAY: Mapping[tuple[State, Act], frozenset[Side]] = {
    (State.DRAFT, Act.EDIT): _MA,
    (State.DRAFT, Act.SUBMIT): _MA,
    (State.DRAFT, Act.CANCEL): _MA,
    (State.SUBMITTED, Act.EDIT): _M,
    (State.SUBMITTED, Act.ASK): _M,
    (State.SUBMITTED, Act.APPROVE): _M,
    (State.SUBMITTED, Act.REJECT): _M,
    (State.SUBMITTED, Act.CANCEL): _MA,
    (State.ASKED, Act.EDIT): _M,
    (State.ASKED, Act.ANSWER): _MA,
    (State.ASKED, Act.REJECT): _M,
    (State.ASKED, Act.CANCEL): _MA,
    (State.SECOND, Act.SECOND): _M,
    (State.SECOND, Act.ASK): _M,
    (State.SECOND, Act.REJECT): _M,
    (State.SECOND, Act.CANCEL): _MA,
    (State.APPROVED, Act.REVISE): _M,
    (State.APPROVED, Act.CANCEL): _M,
    (State.APPROVED, Act.PICK): _MH,
    (State.APPROVED, Act.SHIP): _MH,
    (State.APPROVED, Act.POSTAGE): _MH,
    (State.APPROVED, Act.RECEIVE): _MHA,
    (State.APPROVED, Act.RETURN): _MH,
    (State.APPROVED, Act.SEE_CONTACT): _MH,
    (State.SENT, Act.POSTAGE): _MH,
    (State.SENT, Act.RECEIVE): _MHA,
    (State.SENT, Act.RETURN): _MH,
    (State.SENT, Act.REPORT): _MA,
    (State.SENT, Act.SEE_CONTACT): _MH,
    (State.RECEIVED, Act.POSTAGE): _MH,
    (State.RECEIVED, Act.RETURN): _MH,
    (State.RECEIVED, Act.REPORT): _MA,
    (State.RECEIVED, Act.CLOSE): _M,
    (State.CLOSED, Act.POSTAGE): _MH,  # the courier's bill comes at the end of the month
    (State.CLOSED, Act.RETURN): _MH,
    (State.CLOSED, Act.REPORT): _MA,
    **{(state, Act.SAY): _ALL for state in State},
}
_DECIDING = frozenset({Act.APPROVE, Act.SECOND, Act.REJECT})
# What somebody may never do who stands on a side, whatever else they are, and why. Typing in what
# others ask for and deciding on it is what managers are for; deciding on what one asked for oneself
# is nobody's, whoever is entered in their place once it was handed in.
NEVER: Mapping[Side, tuple[frozenset[Act], Verdict]] = {
    Side.ASKER: (_DECIDING, Verdict.OWN),
    Side.FORMER: (_DECIDING, Verdict.OWN),
    Side.FIRST: (frozenset({Act.SECOND}), Verdict.TWICE),
}


def settled(state: State, *, on_way: bool, report: bool, lent: bool) -> State:
    """Where a request stands by its pieces: what was sent is received once none of it is `on_way`,
    and what is received has ended at once where nobody reports on it (`report`) and nothing of it
    is `lent`. All else is ended by a person.
    """
    if state is State.SENT and not on_way:
        state = State.RECEIVED
    if state is State.RECEIVED and not report and not lent:
        state = State.CLOSED
    return state


def judge(state: State, act: Act, sides: Collection[Side]) -> Verdict:
    """Whether who stands on these sides may do this now, and if not, why."""
    allowed = MAY.get((state, act))
    if allowed is None:
        return Verdict.NOT_NOW
    if allowed.isdisjoint(sides):
        return Verdict.NOT_YOURS
    for side, (acts, why) in NEVER.items():
        if side in sides and act in acts:
            return why
    return Verdict.YES
