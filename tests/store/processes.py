"""Other processes at work on the same ledger: real ones, started together.

Each runs one function of this module; what it returns comes home as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from desktop.domain.booth.cart import Cart, CartLine, LineKind
from desktop.domain.booth.pay import Tender
from desktop.domain.counts import EntryDraft, Verdicts
from desktop.domain.errors import (
    CountNotOpen,
    MoreThanApproved,
    MoreThanWanted,
    NotNow,
    NotThatManyOut,
    NotValid,
    OutOfStock,
    PartsMissing,
    RequestNotNow,
    Reserved,
    SeriesLeased,
)
from desktop.domain.paper.register import Reference
from desktop.domain.paper.template import Draft
from desktop.domain.requisitions import LineDraft, RequisitionDraft
from desktop.domain.requisitions.arrivals import Back, What
from desktop.domain.requisitions.parcels import Take
from desktop.domain.requisitions.rules import Rules
from desktop.services import allocations, booth, catalogue, counts, kits, rules, stock, transfers
from desktop.services.changes import Desk, OpId
from desktop.services.paper import register
from desktop.services.requisitions import (
    deciding,
    drafting,
    looking,
    parcels,
    receiving,
    returns,
)
from desktop.store.database import connect
from tests.office import DAY, STAR
from tests.store import settling

ROOT = Path(__file__).resolve().parents[2]


def together(ledger: Path | str, work: str, wishes: Sequence[dict[str, Any]]) -> list[Any]:
    """Starts one process for each wish, lets them begin at the same moment, returns the answers."""
    start = [sys.executable, "-m", "tests.store.processes"]
    crowd = [
        subprocess.Popen(
            [*start, str(ledger), work, json.dumps(wish)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        for wish in wishes
    ]  # fmt: skip
    for one in crowd:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in crowd:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    answers = [json.loads(one.communicate()[0].splitlines()[-1]) for one in crowd]
    assert [one.returncode for one in crowd] == [0] * len(crowd)
    return answers


def make_kits(desk: Desk, *, code: str, times: int, place: int) -> int:
    """Puts one kit together again and again; how many it made."""
    made = 0
    for _ in range(times):
        with suppress(PartsMissing, OutOfStock, Reserved):
            kits.assemble(desk, OpId.new(), code, 1, place)
            made += 1
    return made


def part_kits(desk: Desk, *, code: str, times: int, place: int) -> int:
    """Takes one kit apart again and again; how many it took apart."""
    done = 0
    for _ in range(times):
        with suppress(OutOfStock, Reserved):
            kits.apart(desk, OpId.new(), code, 1, place)
            done += 1
    return done


def take(desk: Desk, *, code: str, qty: int, times: int, start: int, goal: int) -> int:
    """Moves pieces again and again; how many pieces it got."""
    got = 0
    for _ in range(times):
        with suppress(OutOfStock, Reserved):
            got += stock.move(desk, OpId.new(), code, qty, start, goal, reason="抢").qty
    return got


def promise(desk: Desk, *, code: str, place: int, owner: int, times: int, purpose: str) -> int:
    """Holds one piece again and again; how many it holds."""
    got = 0
    for _ in range(times):
        with suppress(OutOfStock, Reserved):
            got += allocations.allocate(desk, OpId.new(), code, 1, place, owner, purpose).qty
    return got


def sell(
    desk: Desk, *, event: int, letter: str, account: int, code: str, qty: int, times: int
) -> int:
    """Sells pieces again and again, strictly; how many pieces it sold."""
    sold = 0
    v = catalogue.variant(desk, code)
    for _ in range(times):
        line = CartLine(LineKind.GOODS, v.title, qty, v.price_fen, v.uid, v.code)
        cart = Cart(OpId.new().hex, (line,))
        with suppress(OutOfStock, Reserved):
            booth.sell(desk, event, letter, cart, [Tender(account, cash=True)], strict=True)
            sold += qty
    return sold


def shuffle(desk: Desk, *, codes: list[str], start: int, goal: int, times: int) -> int:
    """Moves many articles at once, there and back; how many acts were done."""
    for _ in range(times):
        lines = [stock.MoveLine(code, 1) for code in codes]
        stock.move_many(desk, OpId.new(), lines, start, goal, reason="换")
        start, goal = goal, start
    return times


def again(desk: Desk, *, op: str, code: str, start: int, goal: int) -> str:
    """One and the same act, as everybody else gives it; the op of its result."""
    return stock.move(desk, UUID(op), code, 1, start, goal, reason="同").op


def issue(desk: Desk, *, who: str, times: int, papers: int, take_over: bool = False) -> list[str]:
    """Issues papers again and again; the numbers it got."""
    got = []
    for turn in range(times):
        drafts = [Draft(f"{who}{turn}-{n}") for n in range(papers)]
        with suppress(SeriesLeased):
            done = register.issue(
                desk, OpId.new(), STAR, drafts, DAY, "开源社", take_over=take_over
            )
            got += [one.number for one in done.certificates]
    return got


def replace_paper(desk: Desk, *, op: str) -> str:
    """Issues the first paper of an act anew; its number, "" where another one did so before."""
    with suppress(NotValid):
        return register.reissue(desk, OpId.new(), Reference(op, 1), "遗失").number
    return ""


def pick(desk: Desk, *, transfer: str, code: str, times: int) -> int:
    """Picks one piece again and again for a transfer; how many pieces it holds."""
    got = 0
    for _ in range(times):
        with suppress(OutOfStock, Reserved):
            transfers.pick(desk, OpId.new(), transfer, [transfers.Pick(code, 1)])
            got += 1
    return got


def pick_parcel(desk: Desk, *, requisition: int, line: int, place: int, times: int) -> int:
    """Picks one piece again and again for a line of a request; how many pieces it holds."""
    got = 0
    for _ in range(times):
        with suppress(OutOfStock, Reserved, MoreThanWanted):
            parcels.pick(desk, OpId.new(), requisition, [Take(line, place, 0, 1)])
            got += 1
    return got


def decide(desk: Desk, *, key: int, act: str, who: str) -> str:
    """Somebody answers a request: done, or the code of the refusal."""
    mine, op = replace(desk, person=who), OpId.new()
    try:
        if act == "approve":
            deciding.approve(mine, op, key)
        elif act == "reject":
            deciding.reject(mine, op, key, "没有了")
        elif act == "cancel":
            deciding.cancel(mine, op, key, "不办了")
        else:
            line = looking.lines(mine, key)[0]
            deciding.revise(mine, op, key, line.id, 1, "少一点")
    except (RequestNotNow, MoreThanApproved) as no:
        return no.code
    return "done"


def mixed(desk: Desk, *, work: str, wish: dict[str, Any]) -> Any:
    """Another one of these, so that one crowd does different things."""
    wish.pop("station", None)
    return globals()[work](desk, **wish)


def receive(desk: Desk, *, transfer: str) -> int:
    """Says that all of a transfer arrived; the pieces booked by it, none where it was too late."""
    with suppress(NotNow):
        return transfers.receive(desk, OpId.new(), transfer).told
    return 0


def receive_request(desk: Desk, *, requisition: int) -> int:
    """Says that all of a request arrived; the pieces, none where somebody said so before."""
    with suppress(RequestNotNow):
        return receiving.receive_all(desk, OpId.new(), requisition).told
    return 0


def give_back(desk: Desk, *, requisition: int, code: str, times: int) -> int:
    """Brings one piece back again and again; how many came."""
    came = 0
    for _ in range(times):
        with suppress(NotThatManyOut):
            back = Back(code, What.RETURNED, 1)
            came += returns.give_back(desk, OpId.new(), requisition, [back]).told
    return came


def settle_rules(desk: Desk, *, first: int, times: int) -> int:
    """Promises other working days again and again; how often that was written."""
    for days in range(first, first + times):
        rules.settle(desk, OpId.new(), Rules(promise_days=days))
    return times


def ask_for(desk: Desk, *, code: str, times: int) -> int:
    """Submits requests one by one; how many."""
    for n in range(times):
        draft = RequisitionDraft(f"{code} {n}", "王芳")
        drafting.save(desk, OpId.new(), draft, [LineDraft(code, 1)])
    return times


def say_rules(desk: Desk, **wish: Any) -> int:
    """Says what there is one alone of; how many were not there before."""
    return settling.say_all(desk, **wish)


def count_in(desk: Desk, *, count: int, code: str, times: int) -> int:
    """Enters one piece again and again into a count; how many it entered."""
    for _ in range(times):
        counts.enter(desk, OpId.new(), count, [EntryDraft(code, qty=1)])
    return times


def close_count(desk: Desk, *, count: int) -> int:
    """Closes a count; how many lines it settled, none where it was too late."""
    with suppress(CountNotOpen):
        why = Verdicts(less="could_not_locate", more="found")
        return counts.close(desk, OpId.new(), count, why).lines
    return 0


if __name__ == "__main__":
    target, chosen, wish = sys.argv[1:]
    opened = connect(target if "://" in target else Path(target))
    given = json.loads(wish)
    station = UUID(given.pop("station", uuid4().hex))
    mine = Desk(opened, station, "别人")
    with opened.reading() as connection:  # awake, before it begins
        connection.exec_driver_sql("SELECT 1")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(json.dumps(globals()[chosen](mine, **given)) + "\n")
    opened.close()
