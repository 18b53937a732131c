"""`paper key setup`: a key of this station's own."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from desktop.cli.papers.asking import PASSPHRASE
from desktop.cli.papers.signing import passphrase
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "setup"
ABOUT = N_("make a key; a passphrase is taken from the environment (YUANWU_PASSPHRASE)")


def options(parser: argparse.ArgumentParser) -> None:
    """What people call it."""
    parser.add_argument("--label", metavar="TEXT", default="", help=_("what people call it"))


def run(visit: Visit) -> Answer:
    """Makes it, and says where it lies: no backup holds it."""
    from desktop.services.paper import signing

    folder, word = visit.folders.keys, passphrase()
    done = signing.set_up(visit.desk, visit.op, folder, word, visit.asked.label)
    path = signing.key_file(folder)
    said = [_("The key {key} is ready: {file}").format(key=done.key_id, file=path)]
    said.append(_("No backup holds this file. Copy it to a safe place yourself."))
    if not word:
        said.append(
            _("It has no passphrase; {name} in the environment would give it one.").format(
                name=PASSPHRASE
            )
        )
    return Answer({**asdict(done), "file": str(path), "locked": bool(word)}, "\n".join(said))
