"""The short code that closes a handover, and how often a wrong one was tried."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from sqlalchemy import Connection, Row, func, select

from desktop.domain.errors import TooManyCodes, WrongCode
from desktop.domain.transfers import SECRET_DIGITS, WAIT_MINUTES, WRONG_CODES, secret_of
from desktop.store.tables import operation

KIND = "wrong_code"  # a wrong one is an act of its own: every station counts it
_MINUTE = 60 * 1_000_000


def new() -> str:
    """A fresh one."""
    return secret_of(secrets.randbelow(10**SECRET_DIGITS))


def fits(row: Row[Any], typed: str) -> bool:
    """Whether somebody typed the code of this transfer, however it was grouped."""
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    return bool(row.secret) and hmac.compare_digest(digits, row.secret)


def need_tries(connection: Connection, row: Row[Any], now: int) -> int:
    """How many wrong ones it takes yet. `now` in microseconds UTC; raises TooManyCodes."""
    o = operation.c
    since = now - WAIT_MINUTES * _MINUTE
    wrong = select(func.count(), func.min(o.recorded_at)).where(
        o.kind == KIND, o.note == row.code, o.recorded_at > since
    )
    count, first = connection.execute(wrong).one()
    if count >= WRONG_CODES:
        left = -(-(first - since) // _MINUTE)
        raise TooManyCodes(row.code, max(1, int(left)))
    return WRONG_CODES - int(count)


def refuse(row: Row[Any], left: int) -> None:
    """Raises WrongCode with how many tries are left after this one."""
    raise WrongCode(row.code, left)
