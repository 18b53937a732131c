"""`paper key status`: how it stands with this station's key, and which keys are known."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer, Column, day, local, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "status"
ABOUT = N_("say how it stands with this station's key, and which keys this register knows")


def options(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(visit: Visit) -> Answer:
    """Needs no passphrase."""
    from desktop.services.paper import signing
    from desktop.wording.signing import key_state

    status = signing.status(visit.desk, visit.folders.keys)
    known = signing.public_keys(visit.desk)
    data = {
        "state": status.state.value,
        "signs": status.signs,
        "locked": status.locked,
        "file": status.path,
        "key": status.key.key_id if status.key else None,
        "keys": [
            {
                "uid": key.uid,
                "key": key.key_id,
                "label": key.label,
                "public": key.public.hex(),
                "retired_at": local(key.retired_at),
            }
            for key in known
        ],
    }
    lines = [key_state(status.state, status.path)]
    if known:
        columns = [Column(_("Key")), Column(_("Name")), Column(_("Retired"))]
        lines.append(table(columns, [(k.key_id, k.label, day(k.retired_at)) for k in known]))
    return Answer(data, "\n".join(lines))
