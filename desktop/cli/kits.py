"""What `kit assemble` and `kit apart` have in common."""

from __future__ import annotations

from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.domain.kits.views import Assembled
from desktop.wording import _
from desktop.wording.joining import labelled, listed


def whose(visit: Visit) -> int | None:
    """The owner that was named, by local id."""
    from desktop.cli.finding import owner

    return owner(visit.desk, visit.asked.owner).id if visit.asked.owner else None


def answer(done: Assembled, said: str) -> Answer:
    """What was done: the sentence and the pieces that went in or came out."""
    data = {
        "op": op_text(done.op),
        "code": done.code,
        "qty": done.qty,
        "place": done.place,
        "owner": done.owner,
        "parts": [{"name": title, "qty": qty} for title, qty in done.pieces],
    }
    parts = listed(f"{title} {qty}" for title, qty in done.pieces)
    head = said.format(n=abs(done.qty), kit=done.title)
    return Answer(data, f"{head}\n{labelled(_('Parts'), parts)}")
