"""Refusals as sentences in the reader's language, each with the next step where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from desktop.domain import errors
from desktop.domain.errors import Refused
from desktop.domain.imports import Trouble
from desktop.domain.money import short
from desktop.wording import N_, _, keeping, ngettext, paper, transfers, values, words
from desktop.wording.bench.refusals import SENTENCES as BENCH
from desktop.wording.counts import SENTENCES as COUNTS
from desktop.wording.files import bad_file, cannot_write, database_trouble
from desktop.wording.joining import paragraph
from desktop.wording.kits import SENTENCES as KITS
from desktop.wording.outings.refusals import SENTENCES as OUTINGS
from desktop.wording.production import KINDS as PRODUCTION_KINDS
from desktop.wording.production import SENTENCES as PRODUCTION
from desktop.wording.requisitions import KINDS as REQUISITION_KINDS
from desktop.wording.requisitions import SENTENCES as REQUISITIONS

# What `kind` may be in NotFound, Ambiguous, Taken, Retired and CannotUndo.
KINDS: dict[str, str] = {
    "account": N_("account"),
    "act": N_("act"),
    "batch": N_("production batch"),
    "board": N_("board"),
    "box": N_("box"),
    "category": N_("category"),
    "chip": N_("chip"),
    "certificate": N_("certificate"),
    "code": N_("code"),
    "count": N_("count"),
    "event": N_("event"),
    "fault": N_("fault"),
    "field": N_("field"),
    "heading": N_("heading"),
    "import": N_("import"),
    "item": N_("item"),
    "key": N_("signing key"),
    "line": N_("line"),
    "method": N_("payment method"),
    "number": N_("number"),
    "op": N_("act"),
    "owner": N_("owner"),
    "participant": N_("participant"),
    "payment": N_("payment"),
    "person": N_("person"),
    "photo": N_("picture"),
    "place": N_("place"),
    "programmer": N_("programmer"),
    "project": N_("project"),
    "refund": N_("refund"),
    "sale": N_("sale"),
    "session": N_("session"),
    "sheet": N_("sheet"),
    "shift": N_("shift"),
    "slot": N_("place for a picture"),
    "station": N_("station"),
    "template": N_("template"),
    "till": N_("till"),
    "transfer": N_("transfer"),
    "variant": N_("variant"),
    **PRODUCTION_KINDS,
    **REQUISITION_KINDS,
}


def kind_word(kind: str) -> str:
    """What a thing of that kind is called; a kind without a word is its own."""
    return _(KINDS[kind]) if kind in KINDS else kind


def _listed(names: Iterable[Any]) -> str:
    return _(", ").join(str(name) for name in names)


def _not_found(no: errors.NotFound) -> str:
    said = _("There is no {kind} “{name}”.").format(kind=kind_word(no.kind), name=no.name)
    if not no.near:
        return said
    return paragraph(said, _("Did you mean: {names}?").format(names=_listed(no.near)))


def _ambiguous(no: errors.Ambiguous) -> str:
    if no.kind == "sheet":
        return _("“{name}” has several sheets that fit: {names}. Say which one is meant.").format(
            name=no.name, names=_listed(no.candidates)
        )
    return _("Several answer to “{name}” ({kind}): {names}. Say which one is meant.").format(
        kind=kind_word(no.kind), name=no.name, names=_listed(no.candidates)
    )


def _taken(no: errors.Taken) -> str:
    if no.by:
        return _("The {kind} “{name}” belongs to {by} already. Choose another one.").format(
            kind=kind_word(no.kind), name=no.name, by=no.by
        )
    return _("There is a {kind} “{name}” already. Choose another name.").format(
        kind=kind_word(no.kind), name=no.name
    )


def _retired(no: errors.Retired) -> str:
    return _("The {kind} “{name}” is retired. Bring it back first, or take another one.").format(
        kind=kind_word(no.kind), name=no.name
    )


def _out_of_stock(no: errors.OutOfStock) -> str:
    return _(
        "{place} has only {on_hand} of {item} ({owner}), not {wanted}. "
        "Take fewer, or correct the stock first."
    ).format(**no.data())


def _reserved(no: errors.Reserved) -> str:
    return _(
        "{place} has only {available} of {item} ({owner}) to give, not {wanted}; "
        "the rest is reserved for: {names}."
    ).format(**no.data(), names=_listed(no.purposes))


def _cannot_undo(no: errors.CannotUndo) -> str:
    return _("“{kind}” is not undone like this. Instead: {instead}.").format(
        kind=words.act(no.kind), instead=words.act(no.instead)
    )


def _undo_blocked(no: errors.UndoBlocked) -> str:
    lines = [
        _("{place} has only {n} of {item} ({owner}), {wanted} are needed").format(
            item=item, place=place, owner=owner, n=n, wanted=wanted
        )
        for item, place, owner, n, wanted in no.lines
    ]
    return _(
        "This cannot be undone now, because goods have moved on since: {lines}. "
        "Bring them back first, then undo."
    ).format(lines=_("; ").join(lines))


def _not_enough_paid(no: errors.NotEnoughPaid) -> str:
    return _("{paid} of {total} is paid: {left} is still missing.").format(
        paid=short(no.paid_fen),
        total=short(no.total_fen),
        left=short(no.total_fen - no.paid_fen),
    )


def _over_paid(no: errors.OverPaid) -> str:
    return _(
        "{paid} is more than the total of {total}, and only cash gives change. "
        "Lower the amount, or let the rest be a donation."
    ).format(paid=short(no.paid_fen), total=short(no.total_fen))


def _already_refunded(no: errors.AlreadyRefunded) -> str:
    if no.left <= 0:
        return _("{item} in {number} is refunded already, all of it.").format(**no.data())
    return _("Of {item} in {number} only {left} can still be given back, not {wanted}.").format(
        **no.data()
    )


def _rows_refused(no: errors.RowsRefused) -> str:
    return ngettext(
        "{n} row cannot be taken, so nothing was written. Correct it in the file, "
        "or import the rest without it.",
        "{n} rows cannot be taken, so nothing was written. Correct them in the file, "
        "or import the rest without them.",
        no.rows,
    ).format(n=no.rows)


SENTENCES: dict[str, Callable[[Any], str]] = {
    **values.SENTENCES,
    "not_found": _not_found,
    "ambiguous": _ambiguous,
    "taken": _taken,
    "retired": _retired,
    "out_of_stock": _out_of_stock,
    "reserved": _reserved,
    "same_place": lambda no: _("The goods are at {place} already. Choose another place.").format(
        place=no.place
    ),
    "place_cycle": lambda no: _(
        "{place} cannot go into {into}, which is the same or lies inside it."
    ).format(place=no.place, into=no.into),
    "not_empty": lambda no: _(
        "“{place}” cannot be retired while something lies in it. Move that elsewhere first."
    ).format(place=no.place),
    "uncounted": lambda no: _(
        "{item} is not kept in stock, so it cannot be moved or counted."
    ).format(item=no.item),
    "op_reused": lambda no: _(
        "This act ({op}) was recorded before with other content. Begin it anew."
    ).format(op=no.op),
    "bad_command": lambda no: _("{text} “yuanwu --help” lists the words.").format(text=no.text),
    "password_shown": lambda no: _(
        "A password on the command line can be read by everybody on this machine. Leave it out "
        "of the address and put the whole address into YUANWU_DATABASE, or the password into "
        "~/.pgpass."
    ),
    "broken": lambda no: _(
        "That is a fault of the program, not yours ({detail}). Nothing was half-written. "
        "The log tells more: {log}"
    ).format(detail=no.detail, log=no.log),
    "already_undone": lambda no: _("This act ({op}) was undone before.").format(op=no.op),
    "cannot_undo": _cannot_undo,
    "undo_blocked": _undo_blocked,
    "empty_cart": lambda no: _("The cart is empty. Put something in it first."),
    "not_enough_paid": _not_enough_paid,
    "over_paid": _over_paid,
    "not_for_sale": lambda no: _(
        "{item} has no price: it can be given away, not sold. Set a price to sell it."
    ).format(item=no.item),
    "no_shift": lambda no: _("Till {till} is not open at “{event}”. Open the stand first.").format(
        till=no.till, event=no.event
    ),
    "shift_open": lambda no: _(
        "Till {till} is open at “{event}” already. Go on there, or close it first."
    ).format(till=no.till, event=no.event),
    "till_elsewhere": lambda no: _(
        "Till {till} belongs to another station ({station}). Choose another letter, "
        "or take the till over."
    ).format(till=no.till, station=no.station),
    "bad_till": lambda no: _("“{text}” is no till. A till is one letter from A to Z.").format(
        text=no.text
    ),
    "shift_closed": lambda no: _(
        "Till {till} is closed already. Open the stand again to go on."
    ).format(till=no.till),
    "nothing_to_change": lambda no: _(
        "{number} is as you wish already, or was taken back; there is nothing to change."
    ).format(number=no.number),
    "already_refunded": _already_refunded,
    # Whatever was done later, in any room: its word is among all acts'.
    "undo_first": lambda no: _("{transfer}: “{act}” came later. Undo that first.").format(
        transfer=no.transfer, act=words.act(no.act)
    ),
    "later_stands": lambda no: _("{request}: “{act}” came later. Undo that first.").format(
        request=no.request, act=words.act(no.act)
    ),
    "posted_already": lambda no: _(
        "{item} in {number} is to be posted as {request}: only {left} can still be chosen, not "
        "{wanted}. Lower or cancel that request first."
    ).format(**no.data()),
    "bad_size_exchange": lambda no: _(
        "{item} cannot be exchanged for {other}: only another variant of the same item can. "
        "Refund it and sell the other one."
    ).format(item=no.item, other=no.other),
    "bad_file": bad_file,
    "cannot_write": cannot_write,
    "rows_refused": _rows_refused,
    "database_trouble": database_trouble,
    "cancelled": lambda no: _("Cancelled; nothing was written."),
    **paper.SENTENCES,
    **BENCH,
    **OUTINGS,
    **COUNTS,
    **KITS,
    **PRODUCTION,
    **REQUISITIONS,
    **keeping.SENTENCES,
    **transfers.SENTENCES,
}


def sentence(refused: Refused) -> str:
    """The sentence for a refusal; one without its own is still said, with its data."""
    if worded := SENTENCES.get(refused.code):
        return worded(refused)
    data = ", ".join(f"{name}: {value}" for name, value in refused.data().items())
    return _("This cannot be done ({code}). {data}").format(code=refused.code, data=data)


def why(trouble: Trouble) -> str:
    """The reason of a trouble alone, for a list that shows row and column by themselves."""
    for child in Refused.__subclasses__():
        if child.code == trouble.code:
            return sentence(child(**trouble.data))
    return trouble.code


def trouble(found: Trouble) -> str:
    """A trouble of an import with its place: `第 12 行「单价」：…`."""
    if not found.column:
        return _("Row {row}: {why}").format(row=found.row, why=why(found))
    return _("Row {row}, “{column}”: {why}").format(
        row=found.row, column=found.column, why=why(found)
    )
