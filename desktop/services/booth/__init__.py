"""摊位: a stand opened, worked and closed. Screens and commands come in here; the files behind it
are `event` (open and close), `sell`, `back` (refund, exchange, correct), `look` (what there is),
`explain` (补登出库, bring back), `day` (figures) and `carts` (the cart file).
"""

from desktop.services.booth.back import Remethod, correct, refund, remethod
from desktop.services.booth.carts import Drawer, resume
from desktop.services.booth.day import figures
from desktop.services.booth.event import (
    Closed,
    EventMade,
    Setup,
    ShiftOpened,
    close_shift,
    last_setup,
    open_stand,
    save_event,
)
from desktop.services.booth.exchange import exchange
from desktop.services.booth.explain import BroughtBack, bring_back, explain, unexplained
from desktop.services.booth.look import (
    Claim,
    accounts,
    claims,
    event,
    events,
    find_sale,
    last_sale,
    methods,
    open_shift,
    sale,
    sales,
    shifts,
    tiles,
)
from desktop.services.booth.posting import ToPost, post, to_post
from desktop.services.booth.sell import Heard, give, hear, sell

__all__ = [
    "BroughtBack",
    "Claim",
    "Closed",
    "Drawer",
    "EventMade",
    "Heard",
    "Remethod",
    "Setup",
    "ShiftOpened",
    "ToPost",
    "accounts",
    "bring_back",
    "claims",
    "close_shift",
    "correct",
    "event",
    "events",
    "exchange",
    "explain",
    "figures",
    "find_sale",
    "give",
    "hear",
    "last_sale",
    "last_setup",
    "methods",
    "open_shift",
    "open_stand",
    "post",
    "refund",
    "remethod",
    "resume",
    "sale",
    "sales",
    "save_event",
    "sell",
    "shifts",
    "tiles",
    "to_post",
    "unexplained",
]
