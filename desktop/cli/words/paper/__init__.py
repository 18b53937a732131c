"""`paper`: labels, certificates, slips and the register; each word of it is a file here."""

from types import ModuleType

from desktop.cli.words.paper import (
    calibration,
    certificates,
    claimed,
    key,
    labels,
    register,
    reissue,
    reprint,
    slip,
    template,
    verifier,
    verify,
    void,
)
from desktop.wording import N_

NAME = "paper"
ABOUT = N_("print labels, certificates and slips, and keep the register of what was issued")

WORDS: tuple[ModuleType, ...] = (
    labels,
    certificates,
    register,
    reprint,
    void,
    reissue,
    claimed,
    template,
    verify,
    key,
    verifier,
    slip,
    calibration,
)
