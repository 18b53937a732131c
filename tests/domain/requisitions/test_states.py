"""The one table of states, acts and sides, looked at whole."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest

from desktop.domain.requisitions import (
    BOARD,
    ENDED,
    MAY,
    Act,
    Side,
    State,
    Verdict,
    judge,
    settled,
)

EVERY_SET = [
    frozenset(some)
    for some in chain.from_iterable(combinations(Side, n) for n in range(len(Side) + 1))
]
YESNO = (True, False)
DECIDING = {Act.APPROVE, Act.SECOND, Act.REJECT}


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_every_state_act_and_set_of_sides_has_one_verdict(state, act):
    allowed = MAY.get((state, act))
    for sides in EVERY_SET:
        verdict = judge(state, act, sides)
        if allowed is None:
            assert verdict is Verdict.NOT_NOW
        elif not allowed & sides:
            assert verdict is Verdict.NOT_YOURS
        elif act in DECIDING and {Side.ASKER, Side.FORMER} & sides:
            assert verdict is Verdict.OWN
        elif act is Act.SECOND and Side.FIRST in sides:
            assert verdict is Verdict.TWICE
        else:
            assert verdict is Verdict.YES


def test_nobody_decides_on_what_they_asked_for_or_made_anothers():
    for state, act, sides in product(State, DECIDING, EVERY_SET):
        if sides & {Side.ASKER, Side.FORMER}:
            assert judge(state, act, sides) is not Verdict.YES


def test_who_asked_before_may_do_no_more_than_anybody():
    for state, act in product(State, Act):
        assert judge(state, act, {Side.FORMER}) in (Verdict.NOT_NOW, Verdict.NOT_YOURS)


def test_every_act_can_be_done_by_somebody_some_time():
    done = {act for (_state, act), sides in MAY.items() if sides}
    assert done == set(Act)


def test_out_of_every_state_that_has_not_ended_a_way_leads_on():
    leads = {Act.SUBMIT, Act.ANSWER, Act.APPROVE, Act.SECOND, Act.SHIP, Act.RECEIVE, Act.CLOSE}
    for state in State:
        on = any((state, act) in MAY for act in leads)
        assert on is (state not in ENDED)


def test_what_ended_is_neither_changed_nor_decided():
    acts = {Act.EDIT, Act.SUBMIT, Act.ASK, Act.ANSWER, Act.CANCEL, Act.REVISE, Act.SHIP} | DECIDING
    assert not any((state, act) in MAY for state in ENDED for act in acts)


def test_the_board_shows_what_goes_on():
    assert set(State) - set(BOARD) == {State.REJECTED, State.CANCELLED}


@pytest.mark.parametrize(("state", "on_way", "report", "lent"), list(product(State, *[YESNO] * 3)))
def test_where_its_pieces_bring_a_request(state, on_way, report, lent):
    now = settled(state, on_way=on_way, report=report, lent=lent)
    if state not in (State.SENT, State.RECEIVED) or (state is State.SENT and on_way):
        assert now is state
    elif report or lent:
        assert now is State.RECEIVED
    else:
        assert now is State.CLOSED
    assert settled(now, on_way=on_way, report=report, lent=lent) is now
