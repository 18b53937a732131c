"""`request`: goods asked for an event: taken down, looked at, answered."""

from types import ModuleType

from desktop.cli.words.request import (
    answering,
    approving,
    asking,
    beginning,
    cancelling,
    closing,
    giving,
    guiding,
    handing,
    listing,
    messaging,
    noting,
    papers,
    parcels,
    picking,
    proposing,
    purging,
    putting_back,
    receiving,
    rejecting,
    repaying,
    reporting,
    returning,
    revising,
    seconding,
    shipping,
    showing,
)
from desktop.wording import N_

NAME = "request"
ABOUT = N_("goods asked for an event: take down, look at, answer, send")

WORDS: tuple[ModuleType, ...] = (
    listing,
    showing,
    beginning,
    approving,
    seconding,
    rejecting,
    asking,
    answering,
    revising,
    cancelling,
    proposing,
    picking,
    putting_back,
    shipping,
    handing,
    parcels,
    papers,
    noting,
    repaying,
    receiving,
    returning,
    reporting,
    closing,
    messaging,
    guiding,
    purging,
    giving,
)
