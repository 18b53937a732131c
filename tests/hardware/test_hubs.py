"""Turns at a hub: fair, one at a time, and given up without harm."""

from __future__ import annotations

from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.hubs import Hub, Hubs, above


def test_turns_come_in_the_order_in_which_boards_came() -> None:
    hub = Hub()
    first, second, third = hub.queue(), hub.queue(), hub.queue()

    assert [turn.comes() for turn in (first, second, third)] == [True, False, False]
    first.leave()
    assert [turn.comes() for turn in (second, third)] == [True, False]


def test_whoever_gives_up_while_waiting_is_passed_over() -> None:
    hub = Hub()
    first, second, third = hub.queue(), hub.queue(), hub.queue()

    second.leave()
    second.leave()
    first.leave()

    assert third.comes()
    assert hub.waiting == 1


def test_a_turn_that_comes_wakes_whoever_waits_in_another_thread() -> None:
    hub = Hub()
    first, second = hub.queue(), hub.queue()
    came: list[bool] = []
    waiting = Thread(target=lambda: came.append(second.comes(20)))
    waiting.start()

    first.leave()
    waiting.join()

    assert came == [True]


@pytest.mark.parametrize(
    ("location", "hub"),
    [
        ("1-2.3", "1-2"),
        ("1-2.3.4", "1-2.3"),
        ("1-2", "1"),
        ("2-1:x.0", "2"),
        ("1-2.3:x.0", "1-2"),
        ("COM7", "COM7"),
        ("/dev/cu.usbserial-1420", "/dev/cu.usbserial-1420"),
        ("", ""),
    ],
)
def test_the_hub_is_one_up_in_the_tree(location: str, hub: str) -> None:
    assert above(location) == hub


def test_boards_at_one_hub_share_it_and_others_do_not() -> None:
    hubs = Hubs()

    assert hubs.at("1-1.2") is hubs.at("1-1.4")
    assert hubs.at("1-1.2") is not hubs.at("1-2.2")


@given(st.lists(st.tuples(st.sampled_from(["queue", "leave"]), st.integers(0, 9)), max_size=60))
def test_never_two_at_once_and_never_nobody_while_some_wait(acts: list[tuple[str, int]]) -> None:
    hub = Hub()
    turns = []
    for act, which in acts:
        if act == "queue":
            turns.append(hub.queue())
        elif turns:
            turns.pop(which % len(turns)).leave()
        assert sum(turn.comes() for turn in turns) == min(1, len(turns))
