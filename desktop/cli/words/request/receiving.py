"""`request receive`: what arrived of a request, all of it or line by line."""

from __future__ import annotations

import argparse
from collections.abc import Collection

from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand
from desktop.domain.requisitions import State
from desktop.domain.requisitions.arrivals import OUTCOMES, Outcome, What
from desktop.wording import N_, _, ngettext

_AT_HOME = "home"  # it was not in the parcel, because it never left its home
_WORDS = {what.value: what for what in OUTCOMES} | {_AT_HOME: What.SHORT}
NAME = "receive"
ABOUT = N_("say what arrived of a request: all of it, or line by line")


def options(parser: argparse.ArgumentParser) -> None:
    """Which request, and what became of what."""
    parser.add_argument("request", metavar="REQUEST")
    words = " ".join(_WORDS)
    parser.add_argument(
        "texts",
        nargs="*",
        metavar="CODE:WHAT:N[=WHY]",
        help=_(
            "e.g. TS-L:arrived:3 TS-L:damaged:1=rain TS-L:lost:1=nobody has it; "
            "nothing: all of it arrived. WHAT: {words}"
        ).format(words=words),
    )
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why something is missing"))
    parser.add_argument(
        "--at-home", action="store_true", help=_("what was not in it never left its home")
    )


def run(visit: Visit) -> Answer:
    """Books it; a request is received by itself when of every piece it is known, and closed with
    that where nobody reports on it.
    """
    from desktop.services.requisitions import receiving

    desk, asked = visit.desk, visit.asked
    said = [
        Outcome(code, _WORDS[word], qty, why or asked.reason, asked.at_home or word == _AT_HOME)
        for code, word, qty, why in (parts(text, _WORDS) for text in asked.texts)
    ]
    done = receiving.receive_all(desk, visit.op, asked.request, said or None)
    data = {
        "op": op_text(done.op),
        "request": done.code,
        "state": done.state,
        "told": done.told,
        "outstanding": done.outstanding,
    }
    words = ngettext(
        "{request}: {n} piece told of, {left} still on the way",
        "{request}: {n} pieces told of, {left} still on the way",
        done.told,
    )
    told = [words.format(request=done.code, n=done.told, left=done.outstanding)]
    if done.state == State.CLOSED:
        told.append(_("{request} is closed").format(request=done.code))
    return Answer(data, "\n".join(told))


def parts(text: str, words: Collection[str]) -> tuple[str, str, int, str]:
    """An article, what became of it, of how many, and why; `words` are those that may be said."""
    told, _equals, why = text.partition("=")
    head, _colon, qty = told.rpartition(":")
    code, _colon, what = head.rpartition(":")
    if not code or what not in words or not qty.isdecimal() or int(qty) < 1:
        said = _("“{text}” is not CODE:WHAT:N with one of {words}.")
        raise BadCommand(said.format(text=text, words=" ".join(words)))
    return code, what, int(qty), why.strip()
