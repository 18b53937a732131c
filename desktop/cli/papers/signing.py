"""The signer of papers, where --sign asks for one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from desktop.cli.papers.asking import PASSPHRASE
from desktop.cli.visit import Visit

if TYPE_CHECKING:
    from desktop.documents.signing import Signer


def passphrase() -> str | None:
    """The passphrase of the environment; a command line can be read by everybody."""
    return os.environ.get(PASSPHRASE) or None


def signer(visit: Visit) -> Signer | None:
    """This station's key where --sign was said. Raises KeyTrouble."""
    from desktop.services.paper import signing

    if not visit.asked.sign:
        return None
    status = signing.status(visit.desk, visit.folders.keys)
    if not status.signs and status.key is not None:
        from desktop.domain.errors import KeyTrouble

        # A key that this register does not know, or retired: nobody could verify its papers.
        raise KeyTrouble("absent", status.path)
    return signing.signer(visit.folders.keys, passphrase())
