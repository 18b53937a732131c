"""What is known of a thing, as labels with what stands behind them; without a pixel."""

from __future__ import annotations

from desktop.domain.moments import at_home
from desktop.domain.production import GoodsIn, Production
from desktop.ui.production import saying
from desktop.ui.production.books import Boxed
from desktop.ui.theme import Tone
from desktop.wording import _, pgettext
from desktop.wording import production as words
from desktop.wording.joining import labelled, listed


def about(thing: Production) -> list[tuple[str, str]]:
    """What a thing is, and whose its stages are."""
    draft = thing.draft
    event = thing.event
    if event and thing.event_on is not None:
        event = f"{event}  ·  {thing.event_on.isoformat()}"
    people = [
        labelled(words.duty(key), who)
        for key, who in (
            ("design_by", draft.design_by),
            ("buy_by", draft.buy_by),
            ("make_by", draft.make_by),
            ("accept_by", draft.accept_by),
        )
        if who
    ]
    return [
        (_("Quantity"), saying.pieces(draft.qty)),
        (_("Event"), event),
        (_("Needed on"), saying.day(draft.needed_on)),
        (_("What for"), draft.purpose),
        (_("Size, material, print"), draft.spec),
        (_("How it is had"), words.making(draft.kind) if draft.kind else ""),
        (pgettext("budget", "Category"), draft.category),
        (_("Responsible"), draft.responsible),
        (_("People"), listed(people)),
        (_("Article in stock"), f"{thing.item}  ·  {thing.code}" if thing.code else ""),
        (_("Owner"), thing.owner),
        (_("Note"), draft.note),
    ]


def buying(thing: Production) -> list[tuple[str, str]]:
    """What was ordered, where it is, and what it costs."""
    draft, piece = thing.draft, thing.piece
    parcel = "  ·  ".join(part for part in (draft.carrier, draft.waybill) if part)
    each = saying.piece(piece)
    if piece is not None and piece.freight_fen:
        each = _("{piece}, with {freight} of freight spread over {n}").format(
            piece=each, freight=saying.amount(piece.freight_fen), n=saying.pieces(piece.qty)
        )
    return [
        (_("Supplier"), thing.supplier),
        (_("Unit price"), saying.amount(draft.unit_fen)),
        (_("Freight"), saying.amount(draft.freight_fen)),
        (_("Cost of a piece"), each),
        (_("Ordered on"), saying.day(draft.ordered_on)),
        (_("Promised for"), saying.day(draft.promised_on)),
        (_("Sent on"), saying.day(draft.sent_on)),
        (_("Waybill"), parcel),
        (_("Arrived on"), saying.day(draft.arrived_on)),
    ]


def money(thing: Production) -> list[tuple[str, str]]:
    """Contract, payment, invoice and the amounts."""
    draft = thing.draft
    how = words.paid_how(draft.paid_how)
    if draft.advanced_by:
        how = f"{how}  ·  {draft.advanced_by}" if how else draft.advanced_by
    return [
        (_("Budget"), saying.amount(draft.budget_fen)),
        (_("Actual"), saying.amount(draft.actual_fen)),
        (_("Comes to"), saying.amount(draft.cost_fen)),
        (_("Contract"), words.contract(draft.contract)),
        (_("Paid how"), how),
        (_("Payment"), words.pay_state(draft.pay_state)),
        (_("Invoice"), words.invoice_state(draft.invoice_state)),
    ]


def came(part: GoodsIn) -> tuple[str, Tone]:
    """One part that came, in a line."""
    said = [
        _("expected {n}").format(n=f"{part.expected:,}"),
        _("arrived {n}").format(n=f"{part.arrived:,}"),
        _("good {n}").format(n=f"{part.good:,}"),
    ]
    text = f"{at_home(part.at):%Y-%m-%d}  " + listed(said)
    if part.accepted_by:
        text += "  ·  " + labelled(_("accepted by"), part.accepted_by)
    if part.place:
        text += f"  →  {part.place}"
    if len(part.split) > 1:
        text += "\n" + listed(f"{title} × {n:,}" for _code, title, n in part.split)
    if part.problem:
        text += "\n" + labelled(_("Problem"), part.problem)
    short = part.arrived < part.expected or part.bad
    return text, Tone.WARN if short else Tone.PLAIN


def boxed(box: Boxed) -> tuple[str, Tone]:
    """One box in a line."""
    area = f"{box.box} ({box.area})" if box.area else box.box
    text = _("{box}: {item} × {n}").format(box=area, item=box.item, n=f"{box.qty:,}")
    return (f"{text}  ·  {box.stands_in}" if box.stands_in else text), Tone.PLAIN
