"""`kit show`: what a kit is made of, or all kits."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli.telling import Answer, Column, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "show"
ABOUT = N_("what a kit is made of, or all kits")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("code", metavar="CODE", nargs="?")
    parser.add_argument("--versions", action="store_true", help=_("every version there was"))


def run(visit: Visit) -> Answer:
    """Tells it."""
    from desktop.domain.errors import NoKit
    from desktop.services import catalogue, kits

    asked, desk = visit.asked, visit.desk
    if asked.code is None:
        found = kits.kits(desk)
    elif asked.versions:
        found = kits.versions(desk, asked.code)
    else:
        one = kits.kit(desk, asked.code)
        found = [] if one is None else [one]
    if asked.code is not None and not found:
        raise NoKit(catalogue.variant(desk, asked.code).title)
    data = [_kit(one) for one in found]
    columns = [
        *(Column(_("Code")), Column(_("Name")), Column(_("Version"), right=True)),
        Column(_("Parts")),
    ]
    rows = [(k.code, k.title, k.version, _("; ").join(_slots(k))) for k in found]
    return Answer(data, table(columns, rows) if rows else _("There are no kits."))


def _slots(kit: Any) -> list[str]:
    return [_(" or ").join(f"{part.title} × {part.qty}" for part in slot) for slot in kit.slots]


def _kit(kit: Any) -> dict[str, Any]:
    return {
        "code": kit.code,
        "name": kit.title,
        "version": kit.version,
        "note": kit.note,
        "when_sold": kit.when_sold,
        "retired": kit.retired,
        "saved_at": kit.saved_at.isoformat(),
        "parts": [
            [{"code": p.code, "name": p.title, "qty": p.qty, "kit": p.is_kit} for p in slot]
            for slot in kit.slots
        ],
    }
