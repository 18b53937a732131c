"""`request return`: what came back of a request, and what became of what did not."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.cli.words.request.receiving import parts
from desktop.domain.requisitions import State
from desktop.domain.requisitions.arrivals import ENDS, Back, What
from desktop.wording import N_, _, ngettext

NAME = "return"
ABOUT = N_("say what came back of a request: loans, left-overs")


def options(parser: argparse.ArgumentParser) -> None:
    """Which request, and what became of what."""
    parser.add_argument("request", metavar="REQUEST")
    parser.add_argument(
        "texts",
        nargs="+",
        metavar="CODE:WHAT:N[=WHY]",
        help=_("e.g. TS-L:returned:3 TS-L:spoiled:1=rain. WHAT: {words}").format(
            words=" ".join(ENDS)
        ),
    )
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why something is missing"))
    parser.add_argument("--to", dest="to_place", metavar="PLACE", help=_("where it was put away"))


def run(visit: Visit) -> Answer:
    """Books it."""
    from desktop.services import places
    from desktop.services.requisitions import returns

    desk, asked = visit.desk, visit.asked
    goal = places.find_place(desk, asked.to_place).id if asked.to_place else None
    backs = backs_of(asked.texts, goal, asked.reason)
    done = returns.give_back(desk, visit.op, asked.request, backs)
    data = {
        "op": op_text(done.op),
        "request": done.code,
        "state": done.state,
        "told": done.told,
        "lent": done.lent,
    }
    words = ngettext(
        "{request}: {n} piece told of, {left} still lent",
        "{request}: {n} pieces told of, {left} still lent",
        done.told,
    )
    said = [words.format(request=done.code, n=done.told, left=done.lent)]
    if done.state == State.CLOSED:
        said.append(_("{request} is closed").format(request=done.code))
    return Answer(data, "\n".join(said))


def backs_of(texts: Iterable[str], goal: int | None, reason: str) -> list[Back]:
    """What the texts say, `reason` where they say none; `goal` is where it was put away."""
    said = (parts(text, ENDS) for text in texts)
    return [Back(code, What(what), qty, goal, why or reason) for code, what, qty, why in said]
