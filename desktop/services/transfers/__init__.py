"""调拨、交接: goods from one keeper to another, from the wish to the last piece confirmed.

`acts` begins, picks, packs, sends and cancels; `receiving` says what arrived, line by line or by
the code of a handover; `looking` lists them and tells one; `sources` says which home ships it;
`paper` makes its label and its packing list.
"""

from desktop.services.transfers.acts import (
    Drafted,
    Pick,
    TransferDraft,
    cancel,
    draft,
    edit,
    pack,
    pick,
    pick_box,
    send,
    unpick,
)
from desktop.services.transfers.looking import (
    Card,
    Waiting,
    card,
    sides,
    story,
    transfer,
    transfers,
    waiting,
)
from desktop.services.transfers.receiving import (
    ReceiptLine,
    Received,
    all_arrived,
    confirm,
    key_of,
    receive,
    secret,
)
from desktop.services.transfers.sources import sources

__all__ = [
    "Card",
    "Drafted",
    "Pick",
    "ReceiptLine",
    "Received",
    "TransferDraft",
    "Waiting",
    "all_arrived",
    "cancel",
    "card",
    "confirm",
    "draft",
    "edit",
    "key_of",
    "pack",
    "pick",
    "pick_box",
    "receive",
    "secret",
    "send",
    "sides",
    "sources",
    "story",
    "transfer",
    "transfers",
    "unpick",
    "waiting",
]
