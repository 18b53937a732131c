"""What Ctrl+K and the scanner find besides rooms and acts: items, places, people, sales, templates
of papers, papers that were issued, boards, transfers, counts, requests, things that are had made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from desktop.domain import money
from desktop.domain.bench.card import State
from desktop.domain.bench.sessions import BoardRow
from desktop.domain.catalogue import Variant
from desktop.domain.errors import Refused
from desktop.domain.paper.register import Certificate
from desktop.domain.paper.signed import VERSION
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, people, places
from desktop.ui.search import Hit, Provider
from desktop.ui.workplace import Workplace
from desktop.wording import _, words

# How the text in the QR of a signed paper begins, and what the number of one usually looks like:
# KYS-STAR-2026-0001 is no item's code, and where it is one the item is found all the same.
SIGNED = rf"{VERSION}\|"
NUMBERED = r"[A-Za-z]+-[A-Za-z]+-20\d\d-\d{3,9}$"
_MOST = 12
_NUMBER = re.compile(r"[A-Za-z]-?\d{1,6}")


def providers(work: Workplace) -> dict[str, Provider]:
    """The providers by name, in the order in which their hits stand."""

    def items(text: str) -> Sequence[Hit]:
        found = catalogue.search(work.desk(), text, limit=_MOST).rows
        return [_item(work, v, v.code.lower() == text.lower()) for v in found]

    def lying(text: str) -> Sequence[Hit]:
        return [
            Hit(
                p.name,
                partial(work.go, "stock", ("place", p.id)),
                f"{words.place_kind(p.kind)} · {p.path}",
                "map-pin",
                # A parcel's code names the parcel, not that it is on its way.
                exact=p.kind is not PlaceKind.TRANSIT
                and (text in (p.name, p.path) or text.upper() == p.code),
            )
            for p in places.search_places(work.desk(), text, _MOST)
        ]

    def at_work(text: str) -> Sequence[Hit]:
        return [
            Hit(
                p.name,
                partial(work.go, "settings", ("person", p.name)),
                _("Person"),
                "user",
            )
            for p in people.people(work.desk())
            if text.lower() in p.name.lower()
        ][:_MOST]

    def sales(text: str) -> Sequence[Hit]:
        return _sales(work, text) if _NUMBER.fullmatch(text) else []

    def papers(text: str) -> Sequence[Hit]:
        return _templates(work, text) if text.strip() else []

    def issued(text: str) -> Sequence[Hit]:
        return _issued(work, text.strip()) if len(text.strip()) > 1 else []

    def sent(text: str) -> Sequence[Hit]:
        return _transfers(work, text.strip()) if len(text.strip()) > 2 else []

    def counted(text: str) -> Sequence[Hit]:
        return _counts(work, text.strip()) if text.strip() else []

    def boards(text: str) -> Sequence[Hit]:
        return _boards(work, text.strip()) if len(text.strip()) > 1 else []

    def made(text: str) -> Sequence[Hit]:
        return _made(work, text.strip()) if text.strip() else []

    def asked(text: str) -> Sequence[Hit]:
        return _requests(work, text.strip()) if len(text.strip()) > 1 else []

    return {
        "items": items,
        "places": lying,
        "people": at_work,
        "sales": sales,
        "templates": papers,
        "issued": issued,
        "boards": boards,
        "transfers": sent,
        "counts": counted,
        "production": made,
        "requisitions": asked,
    }


def _item(work: Workplace, found: Variant, exact: bool) -> Hit:
    parts = [found.code, found.category]
    parts.append(_("not for sale") if found.price_fen is None else money.short(found.price_fen))
    if not found.uncounted:
        parts.append(_("{n} on hand").format(n=f"{found.on_hand:,}"))
    return Hit(
        found.title,
        lambda: work.go("stock", ("item", found.uid)),
        " · ".join(part for part in parts if part),
        "tag",
        exact=exact,
    )


def _made(work: Workplace, text: str) -> list[Hit]:
    """Things that are had made, by name, supplier, person or waybill."""
    from desktop.services import production
    from desktop.wording.production import stage

    return [
        Hit(
            one.draft.name,
            partial(work.go, "production", ("thing", one.id)),
            " · ".join(part for part in (stage(one.draft.stage), one.event, one.supplier) if part),
            "factory",
            exact=bool(one.draft.waybill) and text.upper() == one.draft.waybill,
        )
        for one in production.productions(work.desk(), text, limit=_MOST).rows
    ]


def _requests(work: Workplace, text: str) -> list[Hit]:
    """Requests by code (a parcel's too), number, event, city or applicant."""
    from desktop.domain.requisitions import CODE
    from desktop.services.requisitions import looking
    from desktop.wording.requisitions.words import state

    code = "-".join(text.upper().split("-")[:2])
    wanted = code if code.startswith(CODE) else text
    return [
        Hit(
            one.title or one.applicant or one.code,
            partial(work.go, "requisitions", ("request", one.id)),
            " · ".join(
                part
                for part in (one.code, one.number, state(one.state), one.city, one.applicant)
                if part
            ),
            "hand",
            exact=code == one.code or text == one.number != "",
        )
        for one in looking.requisitions(work.desk(), wanted, limit=_MOST).rows
    ]


def _transfers(work: Workplace, text: str) -> list[Hit]:
    """By the code on the parcel, or the courier's number."""
    from desktop.domain.waybills import tidy
    from desktop.services import transfers
    from desktop.wording.transfers import state

    number = tidy(text)
    return [
        Hit(
            f"{one.code}  {one.from_place} → {one.to_place}",
            partial(work.go, "stock", ("transfers", one.code)),
            " · ".join(part for part in (state(one.state), one.carrier, one.waybill) if part),
            "truck",
            exact=text.upper() == one.code or (one.waybill == number != ""),
        )
        for one in transfers.transfers(work.desk(), query=text, limit=_MOST).rows
    ]


def _counts(work: Workplace, text: str) -> list[Hit]:
    """Counts by their name or by where they were held."""
    # The first question loads what counts need; the window is painted before that.
    from desktop.services import counts
    from desktop.wording.counts import state

    wanted = text.lower()
    return [
        Hit(
            one.name,
            partial(work.go, "stock", ("counts", one.id)),
            f"{_('Count')} · {one.place_path} · {state(one.state)}",
            "clipboard-list",
        )
        for one in counts.counts(work.desk())
        if wanted in one.name.lower() or wanted in one.place_path.lower()
    ][:_MOST]


def _sales(work: Workplace, text: str) -> list[Hit]:
    from desktop.services import booth

    try:
        sale = booth.find_sale(work.desk(), text)
    except Refused:
        return []
    return [
        Hit(
            f"{sale.number}  {money.short(sale.total_fen)}",
            lambda: work.go("booth", ("number", sale.number)),
            words.sale_kind(sale.kind),
            "receipt",
            exact=True,
        )
    ]


def _templates(work: Workplace, text: str) -> list[Hit]:
    from desktop.services.paper import templates
    from desktop.ui.paper.certificates import groups

    return [
        Hit(
            one.title,
            partial(work.go, "paper", ("certificates", one.key)),
            groups.title(groups.group(one)),
            groups.ICONS[groups.group(one)],
            exact=text.strip() in (one.title, one.key),
        )
        for one in groups.matching(templates.templates(work.desk()), text)
    ][:_MOST]


def _issued(work: Workplace, text: str) -> list[Hit]:
    from desktop.services.paper import register
    from desktop.wording import paper

    if re.match(SIGNED, text):
        verify = partial(work.go, "paper", ("verify", text))
        return [Hit(_("Verify this paper"), verify, text[:40], "qr-code", exact=True)]

    def hit(one: Certificate) -> Hit:
        return Hit(
            f"{one.number}  {one.recipient}",
            partial(work.go, "paper", ("register", one.number)),
            f"{one.title} · {paper.state(one.state)}",
            "clipboard-list",
            exact=one.number.lower() == text.lower(),
        )

    return [hit(one) for one in register.register(work.desk(), text, limit=_MOST).rows]


def _boards(work: Workplace, text: str) -> list[Hit]:
    from desktop.services.bench import history
    from desktop.wording import bench

    def hit(one: BoardRow) -> Hit:
        how = bench.state(State.PASSED if one.ok else State.FAILED)
        parts = (how, one.participant, one.session_name)
        return Hit(
            one.serial or one.tag,
            partial(work.go, "bench", ("boards", one.key)),
            " · ".join(part for part in parts if part),
            "cpu",
            exact=text.lower() in (one.serial.lower(), one.tag.lower()),
        )

    return [hit(one) for one in history.boards(work.desk(), text, limit=_MOST).rows]
