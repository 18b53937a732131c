"""Moments of a board's way become what its card shows: no clock, no port, no ledger."""

from __future__ import annotations

from desktop.domain.bench.card import Card
from hardware.steps import Moment


def reduce(card: Card, moment: Moment) -> Card:
    """The card after one more moment."""
    raise NotImplementedError
