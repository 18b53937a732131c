"""What kinds of things are called in the reader's language: places, methods, sales, acts, fates.

The ledger keeps codes (`supplier`, `wechat`, `refund`); these are their names. A code that has no
name here is shown as it is, so that nothing ever disappears from a screen.
"""

from __future__ import annotations

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import Goods, SaleKind
from desktop.domain.booth.pay import PayState
from desktop.domain.imports import Fate
from desktop.wording import N_, _
from desktop.wording.counts import ACTS as COUNT_ACTS
from desktop.wording.history import ACTS as HISTORY_ACTS
from desktop.wording.keeping import ACTS as KEEPING_ACTS
from desktop.wording.kits import ACTS as KIT_ACTS
from desktop.wording.places import PLACE_KINDS as PLACE_KINDS
from desktop.wording.places import place_kind as place_kind
from desktop.wording.places import place_name as place_name
from desktop.wording.places import place_words as place_words
from desktop.wording.production import ACTS as PRODUCTION_ACTS
from desktop.wording.requisitions import ACTS as REQUISITION_ACTS
from desktop.wording.transfers import ACTS as TRANSFER_ACTS

# The methods every ledger begins with: their stored name, and what a reader calls them.
METHODS: dict[str, tuple[str, str]] = {
    "wechat": ("微信", N_("WeChat Pay")),
    "alipay": ("支付宝", N_("Alipay")),
    "cash": ("现金", N_("Cash")),
    "code": ("聚合码", N_("Combined code")),
    "bank": ("对公转账", N_("Bank transfer")),
    "xiaohongshu": ("小红书", N_("Xiaohongshu")),
    "unionpay": ("云闪付", N_("UnionPay QuickPass")),
    "other": ("其他", N_("Other method")),
}

GIFT_REASONS: dict[str, str] = {
    "speaker": N_("Speaker"),
    "volunteer": N_("Volunteer"),
    "partner": N_("Partner"),
    "draw": N_("Prize draw"),
    "other": N_("Other reason"),
}

SALE_KINDS: dict[str, str] = {
    SaleKind.SALE: N_("Sale"),
    SaleKind.GIFT: N_("Gift"),
    SaleKind.REFUND: N_("Refund"),
    SaleKind.EXCHANGE: N_("Exchange of size"),
    SaleKind.CORRECTION: N_("Correction"),
}

LINE_KINDS: dict[str, str] = {
    LineKind.GOODS: N_("Goods"),
    LineKind.LOOSE: N_("Loose article"),
    LineKind.DONATION: N_("Donation"),
}

GOODS: dict[str, str] = {
    Goods.BACK: N_("Back on the stand"),
    Goods.KEPT: N_("The buyer keeps it"),
    Goods.DAMAGED: N_("Came back damaged"),
}

PAY_STATES: dict[str, str] = {
    PayState.HEARD: N_("Arrived"),
    PayState.CLAIMED: N_("Not yet arrived"),
}

FATES: dict[str, str] = {
    Fate.NEW: N_("New"),
    Fate.CHANGED: N_("Changed"),
    Fate.SAME: N_("Already in"),
    Fate.DIFFERS: N_("Contradicts another row"),
    Fate.REFUSED: N_("Refused"),
    Fate.LEFT: N_("Left out"),
}

# Operations by the kind under which the journal keeps them.
ACTS: dict[str, str] = {
    # lists and items
    "import": N_("Import"),
    "import_pictures": N_("Pictures taken in"),
    "save_item": N_("Item saved"),
    "retire_variant": N_("Item retired"),
    "revive_variant": N_("Item brought back"),
    "set_photo": N_("Picture set"),
    # stock and places
    "receive": N_("Goods in"),
    "move": N_("Movement"),
    "handover": N_("Handover"),
    "correct": N_("Correction"),
    "count": N_("Count"),
    "allocate": N_("Reservation"),
    "allocate_best": N_("Reservation"),
    "release": N_("Reservation released"),
    "create_place": N_("Place made"),
    "rename_place": N_("Place renamed"),
    "move_place": N_("Place moved"),
    "retire_place": N_("Place retired"),
    "add_person": N_("Person entered"),
    "undo": N_("Undo"),
    # the booth
    "save_event": N_("Event saved"),
    "open_stand": N_("Stand opened"),
    "close_shift": N_("Till closed"),
    "code_picture": N_("Picture of a code set"),
    "add_account": N_("Account entered"),
    "sale": N_("Sale"),
    "sell": N_("Sale"),
    "gift": N_("Gift"),
    "refund": N_("Refund"),
    "exchange": N_("Exchange of size"),
    "correction": N_("Correction"),
    "remethod": N_("Payment method changed"),
    "post_sale": N_("Sale to be posted"),
    "heard": N_("Payment arrived"),
    "explain": N_("Found goods explained"),
    "bring_back": N_("Goods brought back"),
    "take_along": N_("Goods taken along"),
    "bring_home": N_("Event goods brought back"),
    "name_rest": N_("Rest of an event named"),
    "close_outing": N_("Event goods settled"),
    # labels and certificates
    "issue_papers": N_("Certificates issued"),
    "reissue_paper": N_("Certificate issued anew"),
    "void_paper": N_("Certificate made void"),
    "papers_printed": N_("Certificates printed"),
    "papers_claimed": N_("Certificates handed over"),
    "save_template": N_("Template saved"),
    "restore_template": N_("Own template taken away"),
    "set_up_key": N_("Signing key set up"),
    "retire_key": N_("Signing key retired"),
    # the bench
    "open_session": N_("Session opened"),
    "close_session": N_("Session closed"),
    "add_participants": N_("Participants entered"),
    "hand_kit": N_("Kit handed over"),
    "sold_kit": N_("Kit sold at the till"),
    "assign_board": N_("Board given its person"),
    "take_number": N_("Serial number given"),
    "return_number": N_("Serial number given back"),
    "attempt": N_("Board tested"),
    "book_board": N_("Board taken into the stock"),
    "add_batch": N_("Batch entered"),
    "inspect_batch": N_("Batch inspected"),
    # counts
    **COUNT_ACTS,
    **HISTORY_ACTS,
    **KEEPING_ACTS,
    **KIT_ACTS,
    # transfers
    **TRANSFER_ACTS,
    # production
    **PRODUCTION_ACTS,
    # requests
    **REQUISITION_ACTS,
}


def method_name(code: str, name: str) -> str:
    """A way of paying: ours in the reader's language, one that people named by their name."""
    stored, said = METHODS.get(code, (None, ""))
    return _(said) if said and name in ("", stored) else name or code


def gift_reason(code: str) -> str:
    """Why something was given away; free words stay as they were typed."""
    return _said(GIFT_REASONS, code)


def sale_kind(kind: str) -> str:
    """What a numbered entry of a till is called."""
    return _said(SALE_KINDS, kind)


def line_kind(kind: str) -> str:
    """What a line of a cart is about."""
    return _said(LINE_KINDS, kind)


def goods(what: str) -> str:
    """What becomes of refunded goods."""
    return _said(GOODS, what)


def pay_state(state: str) -> str:
    """Whether money has arrived."""
    return _said(PAY_STATES, state)


def act(kind: str) -> str:
    """What a person did, by the operation's kind."""
    return _said(ACTS, kind)


def fate(what: str) -> str:
    """What an import does with a row."""
    return _said(FATES, what)


def _said(table: dict[str, str], code: str) -> str:
    return _(table[code]) if code in table else code
