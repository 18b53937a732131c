"""Sentences for what is refused about goods at events, each with the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.wording import N_, _, ngettext


def _rest_unnamed(no: errors.RestUnnamed) -> str:
    said = ngettext(
        "“{event}” cannot be closed: {n} piece is not named yet ({items}). "
        "Say what became of it first.",
        "“{event}” cannot be closed: {n} pieces are not named yet ({items}). "
        "Say what became of them first.",
        no.pieces,
    )
    return said.format(event=no.event, n=f"{no.pieces:,}", items=_(", ").join(no.items))


def _outing_closed(no: errors.OutingClosed) -> str:
    return _(
        "The goods of “{event}” are settled. Take the closing back first, then change them."
    ).format(event=no.event)


def _more_than_rest(no: errors.MoreThanRest) -> str:
    return _(
        "Of {item} only {rest} are not named yet, not {wanted}. Enter {rest} or fewer."
    ).format(**no.data())


SENTENCES: dict[str, Callable[[Any], str]] = {
    errors.RestUnnamed.code: _rest_unnamed,
    errors.OutingClosed.code: _outing_closed,
    errors.MoreThanRest.code: _more_than_rest,
}

PROBLEMS: dict[str, str] = {
    "recovery": N_(
        "{event}: {said} pieces are said to have come back in act {op}, {moved} moved there."
    ),
}
