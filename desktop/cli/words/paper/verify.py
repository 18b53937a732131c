"""`paper verify`: whether a signed paper is real, and how it stands in the register."""

from __future__ import annotations

import argparse
import sys

from desktop.cli.telling import Answer, pairs
from desktop.cli.visit import Visit
from desktop.domain.errors import BadSignature
from desktop.wording import N_, _

NAME = "verify"
ABOUT = N_("tell whether a signed paper is real, by the text of its QR code")
_GOOD = "valid"


def options(parser: argparse.ArgumentParser) -> None:
    """The text."""
    parser.add_argument(
        "text", metavar="TEXT", help=_("what a scanner reads; - for standard input")
    )


def run(visit: Visit) -> Answer:
    """Verifies; a forged, void or unknown paper is exit 1, what is no signed text at all 2."""
    from desktop.services.paper import signing
    from desktop.wording.refusals import sentence
    from desktop.wording.signing import standing

    text = sys.stdin.read() if visit.asked.text == "-" else visit.asked.text
    try:
        found = signing.verify(visit.desk, text)
    except BadSignature as refused:
        if refused.what == "shape":
            raise
        said = sentence(refused)
        return Answer({"ok": False, "why": refused.what, "message": said}, "", 1, aside=said)
    signed = found.signed
    ok = found.standing.value == _GOOD and not found.late
    said = standing(found.standing, found.replaced_by, late=found.late)
    data = {
        "ok": ok,
        "why": found.standing.value,
        "message": said,
        "number": signed.number,
        "kind": signed.kind,
        "recipient": signed.recipient,
        "date": signed.on,
        "key": signed.key,
        "key_label": found.key.label,
        "late": found.late,
        "replaced_by": found.replaced_by,
    }
    facts = (
        (_("Certificate number"), signed.number),
        (_("Issued to"), signed.recipient),
        (_("Date"), signed.on),
        (_("Key"), f"{signed.key} {found.key.label}".strip()),
    )
    return Answer(data, "\n".join([pairs(facts), said]), 0 if ok else 1)
