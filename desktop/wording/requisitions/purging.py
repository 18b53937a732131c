"""Contacts deleted for good: names, refusals, what a proof found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain.requisitions.purging import Proof, Trace
from desktop.wording import N_, _, ngettext

# An act's kind → what the undo button and stories call it.
ACTS: dict[str, str] = {
    "purge_contacts": N_("Contacts deleted"),
    "forget_person": N_("Person forgotten"),
}
# A field of a value → the heading of its column.
FIELDS: dict[str, str] = {}
# What `kind` may be in NotFound, Taken, Retired.
KINDS: dict[str, str] = {
    "applicant": N_("person who asked for something"),
}
PROBLEMS: dict[str, str] = {
    "purged_stands": N_("Request {request}: {n} private values that were deleted stand there."),
}
# Tables, as a proof names them.
TABLES: dict[str, str] = {
    "purge": N_("deletion of contacts"),
}


def _still_open(no: Any) -> str:
    return _(
        "These requests of this person are still open: {requests}. Close or cancel them first."
    ).format(requests=_(", ").join(no.requests))


SENTENCES: dict[str, Callable[[Any], str]] = {
    "gone_for_good": lambda no: ngettext(
        "The contact of {n} request was deleted for good: it cannot be brought back. "
        "Ask the person again if it is needed.",
        "The contacts of {n} requests were deleted for good: they cannot be brought back. "
        "Ask the people again if they are needed.",
        no.requests,
    ).format(n=no.requests),
    "nothing_due": lambda no: ngettext(
        "Nothing is to be deleted: no request that ended at least {n} day ago still has a contact. "
        "How long contacts are kept is a rule in the settings.",
        "Nothing is to be deleted: no request that ended at least {n} days ago still has a "
        "contact. How long contacts are kept is a rule in the settings.",
        no.days,
    ).format(n=no.days),
    "still_open": _still_open,
}


def proof(found: Proof) -> str:
    """What a purge did and what its search found, in a few sentences."""
    done = found.purged
    said = [
        ngettext("Contact of {n} request deleted.", "Contacts of {n} requests deleted.", n).format(
            n=n
        )
        for n in (done.requests,)
    ]
    if found.clean:
        said.append(_("Searched {n} places, found 0.").format(n=found.searched))
    else:
        rest = _("Searched {n} places; deleted words still stand in: {places}.")
        said.append(rest.format(n=found.searched, places=_listed(found.found)))
    if found.backups:
        rest = _("Older backups still hold them: {places}. Delete those, or keep them locked away.")
        said.append(rest.format(places=_listed(found.backups)))
    if found.shared:
        rest = ngettext(
            "{n} text stays elsewhere: as the name of who asked, or in a request that is not due.",
            "{n} texts stay elsewhere: as the name of who asked, or in requests that are not due.",
            found.shared,
        )
        said.append(rest.format(n=found.shared))
    if found.common:
        rest = _("Also common words, which were never private, standing in: {places}.")
        said.append(rest.format(places=_listed(found.common)))
    if found.server:
        said.append(_("The server's own files are not searched; ask who keeps it for its backups."))
    return " ".join(said)


def _listed(traces: tuple[Trace, ...]) -> str:
    return _(", ").join(f"{one.where} ({one.texts})" for one in traces)
