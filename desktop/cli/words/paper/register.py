"""`paper register`: what was issued to whom, and what became of it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, local, op_text, table
from desktop.cli.visit import Visit
from desktop.domain.paper.register import State
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.domain.paper.register import Certificate

NAME = "register"
ABOUT = N_("look into the register of what was issued")


def options(parser: argparse.ArgumentParser) -> None:
    """What to look for."""
    parser.add_argument("query", nargs="?", default="", help=_("a name, number, title or issuer"))
    parser.add_argument("--state", choices=tuple(State), help=_("only those that are …"))
    parser.add_argument("--template", metavar="TEMPLATE", help=_("only those of this template"))
    parser.add_argument("--unprinted", action="store_true", help=_("only those not yet printed"))
    parser.add_argument(
        "--unclaimed", action="store_true", help=_("only those not yet handed over")
    )
    parser.add_argument(
        "--limit", type=reading.quantity, default=10**9, help=_("no more than so many")
    )


def run(visit: Visit) -> Answer:
    """Lists them, the newest act first."""
    from desktop.services.paper import register, templates
    from desktop.wording import paper

    asked, desk = visit.asked, visit.desk
    page = register.register(
        desk,
        asked.query,
        state=State(asked.state) if asked.state else None,
        printed=False if asked.unprinted else None,
        claimed=False if asked.unclaimed else None,
        template=templates.template(desk, asked.template).key if asked.template else None,
        limit=asked.limit,
    )
    columns = [
        Column(_("Certificate number")),
        Column(_("Issued to")),
        Column(_("Kind of paper")),
        Column(_("Date")),
        Column(_("State")),
        Column(_("Collected")),
    ]
    rows = [
        (
            one.number,
            one.recipient,
            one.title,
            one.issued_on,
            paper.state(one.state),
            "✓" if one.claimed else "",
        )
        for one in page.rows
    ]
    said = ngettext("{n} paper", "{n} papers", page.total).format(n=page.total)
    text = "\n".join([table(columns, rows), said]) if rows else _("Nothing was issued yet.")
    if not rows and (asked.query or page.total == 0) and asked.query:
        text = _("Nothing fits “{query}”.").format(query=asked.query)
    return Answer([told(one) for one in page.rows], text)


def told(one: Certificate) -> dict[str, Any]:
    """An issued paper for scripts."""
    return {
        "number": one.number,
        "kind": one.kind,
        "template": one.template,
        "title": one.title,
        "recipient": one.recipient,
        "fields": dict(one.fields),
        "issued_on": one.issued_on,
        "issuer": one.issuer,
        "state": one.state.value,
        "printed": one.printed,
        "claimed": one.claimed,
        "signed": bool(one.signature),
        "replaces": one.replaces,
        "replaced_by": one.replaced_by,
        "note": one.note,
        "at": local(one.at),
        "by": one.by,
        "op": op_text(one.ref.op),
        "line": one.ref.line,
    }
