"""Places are numbered once, in the order in which they were first used."""

from __future__ import annotations

from desktop.ui.bench.station.numbering import Numbering, hub
from desktop.ui.bench.station.spot import cards_of


def test_a_new_place_gets_the_next_number_and_it_is_kept():
    kept: list[tuple[str, ...]] = []
    numbering = Numbering(("1-1.3",), kept.append)
    assert numbering.number("1-1.3") == 1
    assert numbering.number("1-1.1") == 2
    assert numbering.number("1-1.1") == 2
    assert kept == [("1-1.3", "1-1.1")]


def test_numbering_begins_anew():
    kept: list[tuple[str, ...]] = []
    numbering = Numbering(("1-1.3", "1-1.1"), kept.append)
    numbering.forget()
    assert numbering.number("1-1.1") == 1
    assert kept == [(), ("1-1.1",)]


def test_another_hub_in_the_drawer_needs_no_cards():
    numbering = Numbering(("1-1.1", "1-1.2", "3-2.1"))
    assert numbering.neighbours([]) == ["1-1.1", "1-1.2", "3-2.1"]
    assert numbering.neighbours(["1-1.2"]) == ["1-1.1", "1-1.2"]
    assert [card.place.number for card in cards_of({}, numbering)] == [1, 2, 3]


def test_the_hub_of_a_place():
    assert (hub("1-2.3"), hub("1-2.3.4"), hub("1-4"), hub("COM7")) == ("1-2", "1-2.3", "1", "COM7")
