"""物料申请: what a request is, where it stands, who may do what with it, and what it promises.

`states` is the one table of states, acts and sides; `values` what floors hand to each other. Pure
rules and values: everybody may come in.
"""

from desktop.domain.requisitions.states import (
    BOARD,
    ENDED,
    MAY,
    OPEN,
    WAITING,
    Act,
    Side,
    State,
    Verdict,
    judge,
    settled,
)
from desktop.domain.requisitions.values import (
    CODE,
    Changed,
    Contact,
    Decision,
    Goal,
    Line,
    LineDraft,
    Requisition,
    RequisitionDraft,
    Source,
    Sure,
    Told,
)

__all__ = [
    "BOARD",
    "CODE",
    "ENDED",
    "MAY",
    "OPEN",
    "WAITING",
    "Act",
    "Changed",
    "Contact",
    "Decision",
    "Goal",
    "Line",
    "LineDraft",
    "Requisition",
    "RequisitionDraft",
    "Side",
    "Source",
    "State",
    "Sure",
    "Told",
    "Verdict",
    "judge",
    "settled",
]
