"""What waits of requests: the most urgent by name, and what else must not be forgotten."""

from __future__ import annotations

from datetime import date

from desktop.domain.moments import at_home
from desktop.domain.requisitions import Requisition, State
from desktop.domain.requisitions.lists import Chip
from desktop.services.changes import Desk
from desktop.ui.theme import Tone
from desktop.ui.today.one import Waiting
from desktop.wording import _, ngettext
from desktop.wording.joining import listed

_NAMED = 3
_ROWS = 4
_SOON = 1  # working days
_OURS = (State.SUBMITTED, State.SECOND, State.APPROVED)
_ROOM = "requisitions"


def asked(desk: Desk) -> list[Waiting]:
    """Rows for the page; runs in a lane."""
    return [*_urgent(desk), *_unconfirmed(desk), *_unreported(desk), *_lent(desk), *_kept(desk)]


def _urgent(desk: Desk) -> list[Waiting]:
    """Requests that wait for us, each with what is left of its promise."""
    from desktop.services.requisitions import looking

    page = looking.requisitions(desk, states=_OURS, limit=_ROWS)
    today = at_home(desk.now()).date()
    found = [_request(one, today) for one in page.rows]
    if (more := page.total - len(found)) > 0:
        said = ngettext("{n} more request waits", "{n} more requests wait", more)
        found.append(Waiting(said.format(n=f"{more:,}"), "hand", _ROOM, "board"))
    return found


def _request(one: Requisition, today: date) -> Waiting:
    title = one.title or one.applicant or one.code
    title = _("{event} ({city})").format(event=title, city=one.city) if one.city else title
    if one.state is State.APPROVED:
        said = _("'{request}' is to be sent").format(request=title)
    else:
        said = _("'{request}' waits for an answer").format(request=title)
    tone, icon = Tone.PLAIN, "hand"
    if one.left is not None:
        n = abs(one.left)
        if one.left < 0:
            left = ngettext("{n} working day late", "{n} working days late", n)
            tone, icon = Tone.BAD, "triangle-alert"
        elif one.left == 0:
            left, tone = _("due today"), Tone.WARN
        else:
            left = ngettext("{n} working day left", "{n} working days left", n)
            tone = Tone.WARN if n <= _SOON else Tone.PLAIN
        said = _("{what}: {left}").format(what=said, left=left.format(n=f"{n:,}"))
    if one.post_by is not None and one.post_by < today:
        said = _("{what}, too late for the post").format(what=said)
        tone = Tone.BAD if tone is Tone.BAD else Tone.WARN
    return Waiting(said, icon, _ROOM, ("request", one.id), tone)


def _unconfirmed(desk: Desk) -> list[Waiting]:
    """All has left, and nobody said that it arrived."""
    from desktop.services.requisitions import looking

    page = looking.requisitions(desk, chips=[Chip.UNRECEIVED.value], sort="submitted", limit=_NAMED)
    if not page.total:
        return []
    said = ngettext(
        "{n} request was sent, and nobody confirmed that it arrived: {names}",
        "{n} requests were sent, and nobody confirmed that they arrived: {names}",
        page.total,
    )
    names = _names([one.title or one.code for one in page.rows], page.total)
    text = said.format(n=f"{page.total:,}", names=names)
    return [Waiting(text, "truck", _ROOM, ("chips", ("unreceived",)))]


def _unreported(desk: Desk) -> list[Waiting]:
    """Events whose report (活动回执) is missing."""
    from desktop.services.requisitions import reporting

    missing = reporting.unreported(desk)
    if not missing:
        return []
    said = ngettext(
        "The report of {n} event has not come: {names}",
        "The reports of {n} events have not come: {names}",
        len(missing),
    )
    names = _names([one.title or one.code for one in missing], len(missing))
    text = said.format(n=f"{len(missing):,}", names=names)
    return [Waiting(text, "camera", _ROOM, ("chips", (Chip.UNREPORTED.value,)))]


def _lent(desk: Desk) -> list[Waiting]:
    """What is lent out and due, what is overdue as a warning."""
    from desktop.services.requisitions import loans

    due = loans.due(desk)
    late = [one for one in due if one.overdue]
    if not due:
        return []
    those = late or due
    if late:
        said = ngettext(
            "{n} loan is overdue: {names}", "{n} loans are overdue: {names}", len(those)
        )
    else:
        said = ngettext(
            "{n} loan is due back soon: {names}", "{n} loans are due back soon: {names}", len(those)
        )
    names = _names([f"{one.item} ({one.title or one.code})" for one in those], len(those))
    text = said.format(n=f"{len(those):,}", names=names)
    tone, icon = (Tone.BAD, "triangle-alert") if late else (Tone.WARN, "repeat")
    return [Waiting(text, icon, _ROOM, ("chips", (Chip.LOANS.value,)), tone)]


def _kept(desk: Desk) -> list[Waiting]:
    """Contacts that are kept longer than the group settled."""
    from desktop.services.requisitions import purging

    n = purging.due(desk)
    if not n:
        return []
    said = ngettext(
        "The contact of {n} request that ended is to be deleted",
        "The contacts of {n} requests that ended are to be deleted",
        n,
    )
    return [Waiting(said.format(n=f"{n:,}"), "lock", _ROOM, "purge")]


def _names(names: list[str], n: int) -> str:
    return listed(names[:_NAMED]) + (" …" if n > _NAMED else "")
