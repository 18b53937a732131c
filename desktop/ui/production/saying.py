"""Figures and days of production in words; without a pixel."""

from __future__ import annotations

from datetime import date

from desktop.domain import money
from desktop.domain.production import Approval, Due, Landed, Production, Stage
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext
from desktop.wording import production as words


def day(on: date | None) -> str:
    """A day as lists show it, "" for none."""
    return "" if on is None else on.isoformat()


def amount(fen: int | None) -> str:
    """Fen as ¥, "" where nothing is known."""
    return "" if fen is None else money.show(fen)


def pieces(qty: int | None) -> str:
    """Pieces, "" where nothing is said."""
    if qty is None:
        return ""
    return ngettext("{n} piece", "{n} pieces", qty).format(n=f"{qty:,}")


def piece(cost: Landed | None) -> str:
    """What a piece costs with its freight."""
    return "" if cost is None else money.show(cost.rounded_fen)


def due(what: Due | None) -> str:
    """By when what is due next, and how late it is, in words."""
    if what is None:
        return ""
    if what.late:
        return late(what.late)
    said = _("by {day}").format(day=what.on.isoformat())
    return _("{due}, later than planned").format(due=said) if what.tight else said


def late(days: int) -> str:
    """How late something is; never colour alone."""
    return ngettext("{n} day late", "{n} days late", days).format(n=f"{days:,}")


def tone(thing: Production) -> Tone:
    """How urgent a thing is."""
    if thing.late:
        return Tone.BAD
    return Tone.WARN if thing.due is not None and thing.due.tight else Tone.PLAIN


def arrived(thing: Production) -> str:
    """How many of the wanted came: 480 / 500."""
    if not thing.arrived and thing.draft.qty is None:
        return ""
    return f"{thing.arrived:,} / {thing.draft.qty or 0:,}"


def card(thing: Production) -> str:
    """A card of the board in one sentence, for a screen reader."""
    draft = thing.draft
    parts = (
        draft.name,
        words.stage(draft.stage),
        pieces(draft.qty),
        draft.person(),
        due(thing.due),
    )
    return _(", ").join(part for part in parts if part)


def onward(stage: Stage) -> str:
    """What the key that moves a thing on says."""
    nxt = stage.next
    return "" if nxt is None else _("On to: {stage}").format(stage=words.stage(nxt))


def approval(one: Approval) -> str:
    """An approval in a line."""
    draft = one.draft
    people = " → ".join(who for who in (draft.applicant, draft.approver) if who)
    parts = (day(draft.approved_on), draft.matter, amount(draft.amount_fen), people, draft.state)
    return "  ·  ".join(part for part in parts if part)
