"""`kit define`: says what a kit is made of from now on."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.domain.kits.views import SlotDraft
from desktop.wording import N_, _

NAME = "define"
ABOUT = N_("say what a kit is made of: a new version")


def options(parser: argparse.ArgumentParser) -> None:
    """The kit and its parts."""
    parser.add_argument("code", metavar="CODE")
    parser.add_argument(
        "texts",
        metavar="PART",
        nargs="+",
        help=_("CODEx2 for two of it, CODE|CODE where another may stand in"),
    )
    parser.add_argument("--note", metavar="TEXT", default="", help=_("what is new in it"))
    parser.add_argument(
        "--when-sold", action="store_true", help=_("the till may pack it while selling")
    )


def run(visit: Visit) -> Answer:
    """Saves it as a new version."""
    from desktop.services import kits

    asked = visit.asked
    slots = [_slot(word) for word in asked.texts]
    done = kits.save(
        visit.desk, visit.op, asked.code, slots, note=asked.note, when_sold=asked.when_sold
    )
    data = {"op": op_text(done.op), "code": done.code, "version": done.version}
    said = _("{item}: version {n} saved").format(item=done.title, n=done.version)
    return Answer(data, said)


def _slot(word: str) -> SlotDraft:
    """`CODEx2|OTHER` as choices of a slot; a code may contain an x itself."""
    choices = []
    for one in word.split("|"):
        code, times, qty = one.rpartition("x")
        plain = times and code and qty.isdecimal()
        choices.append((code, int(qty)) if plain else (one, 1))
    return SlotDraft(tuple(choices))
