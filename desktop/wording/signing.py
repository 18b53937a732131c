"""Sentences and words for keys that sign papers, and for what a signed paper is worth."""

from __future__ import annotations

import shlex

from desktop.domain import errors
from desktop.domain.paper.keys import KeyState, Standing
from desktop.wording import N_, _
from desktop.wording.joining import paragraph

# Why a signing key cannot be used, by KeyTrouble.what.
KEYS: dict[str, str] = {
    "absent": N_(
        "There is no signing key at {path}. Papers are printed without one; "
        "set one up to have them signed."
    ),
    "passphrase": N_("The passphrase for the signing key {path} is missing or wrong. Try again."),
    "unreadable": N_(
        "The signing key {path} is damaged or no such key. Put its copy back, or retire it and "
        "set up another; papers can still be printed without a signature."
    ),
    "unsafe": N_(
        "The signing key {path} can be read by others on this machine. "
        "Allow it to its owner alone and try again: chmod 600 {quoted}"
    ),
    "exists": N_("There is a signing key already at {path}. Retire it before another is set up."),
    "unwritable": N_(
        "The signing key could not be written to {path}. Look whether the disk is full or may not "
        "be written to; papers can be printed without a signature."
    ),
}

# Why a signed text is not valid, by BadSignature.what.
SIGNATURES: dict[str, str] = {
    "shape": N_("This is no signed paper's text ({detail}). Scan the code again, all of it."),
    "key": N_(
        "The key of this paper is not known here ({detail}). Ask the issuer for the public key; "
        "until then nobody can say whether the paper is real."
    ),
    "signature": N_(
        "The signature does not fit what the paper says ({detail}): the paper was altered or "
        "forged. Ask the issuer for the number in the register."
    ),
}

# The part of a signed text that is not right, by BadSignature.detail where its shape is wrong.
PARTS: dict[str, str] = {
    "text": N_("QR code"),
    "key": N_("Key"),
    "number": N_("Certificate number"),
    "kind": N_("Kind"),
    "recipient": N_("Issued to"),
    "date": N_("Date"),
    "signature": N_("Signature"),
}

# How it stands with the key of this station, by KeyStatus.state.
STATES: dict[str, str] = {
    KeyState.OFF: N_("There is no key here: papers are printed without a signature."),
    KeyState.READY: N_("The key of this station is ready to sign papers."),
    KeyState.LOCKED: N_("The key of this station is ready; it asks for its passphrase."),
    KeyState.STRANGE: N_(
        "The key at {path} is not known to this register. Set it up to take it in; until then "
        "papers are printed without a signature."
    ),
    KeyState.RETIRED: N_("The key of this station is retired: papers are printed unsigned."),
    KeyState.UNSAFE: N_(
        "The key at {path} can be read by others on this machine and is not used. Allow it to its "
        "owner alone: chmod 600 {quoted}"
    ),
    KeyState.UNREADABLE: N_("The key at {path} is damaged and cannot be used. Put its copy back."),
}

# What the register says of a paper whose signature holds.
STANDINGS: dict[str, str] = {
    Standing.VALID: N_("The paper is real and valid."),
    Standing.VOID: N_("The paper is real, but it was made void: it does not count any more."),
    Standing.REISSUED: N_("The paper is real, but {number} stands for it now."),
    Standing.ABSENT: N_(
        "The signature is real, but this register does not have the number. Ask the station that "
        "issued it."
    ),
    Standing.OTHER: N_(
        "The signature is real, but the register has something else under this number. "
        "Ask the issuer."
    ),
}


def key_state(state: KeyState, path: str) -> str:
    """How it stands with the key of this station, with the next step."""
    return _(STATES[state]).format(path=path, quoted=shlex.quote(path))


def standing(found: Standing, replaced_by: str = "", *, late: bool = False) -> str:
    """What a paper is worth whose signature holds; `late`: dated after its key was retired."""
    said = _(STANDINGS[found]).format(number=replaced_by or "–")
    if not late:
        return said
    return paragraph(said, _("Its key was retired before its date: ask the issuer."))


def key_trouble(no: errors.KeyTrouble) -> str:
    """The sentence for a signing key that cannot be used."""
    usual = N_("The signing key {path} cannot be used.")
    return _(KEYS.get(no.what, usual)).format(path=no.path, quoted=shlex.quote(no.path))


def bad_signature(no: errors.BadSignature) -> str:
    """The sentence for a signed text that is not valid."""
    usual = N_("This is not valid ({detail}).")
    detail = _(PARTS[no.detail]) if no.what == "shape" and no.detail in PARTS else no.detail
    return _(SIGNATURES.get(no.what, usual)).format(detail=detail or no.what)
