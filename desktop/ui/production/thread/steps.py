"""What can be done with a thing, and what is done next in each stage; without a pixel."""

from __future__ import annotations

from desktop.domain.production import Production, Stage
from desktop.wording import N_

# The steps with their icon and name.
STEPS: dict[str, tuple[str, str]] = {
    "stage": ("arrow-left-right", N_("Another stage")),
    "sample": ("circle-check", N_("Sample looked at")),
    "quote": ("receipt", N_("Quote")),
    "order": ("shopping-cart", N_("Order")),
    "ship": ("truck", N_("It was sent")),
    "arrive": ("inbox", N_("Goods-in")),
    "box": ("package", N_("Into boxes")),
    "word": ("pencil", N_("Note or file")),
    "fault": ("triangle-alert", N_("Supplier's fault")),
    "money": ("wallet", N_("Contract and money")),
    "approve": ("check", N_("Approval")),
    "edit": ("settings", N_("Edit")),
    "again": ("repeat", N_("Order once more")),
}

# What is done next in a stage; in the others it is moved on with a few words.
NEXT = {
    Stage.SAMPLE: "sample",
    Stage.QUOTE: "order",
    Stage.ORDER: "ship",
    Stage.SHIPPING: "arrive",
    Stage.GOODS_IN: "box",
}


def fitting(thing: Production, step: str) -> bool:
    """Whether a step is offered: what fits, and what was proposed already only once."""
    if step == NEXT.get(thing.draft.stage):
        return False
    if thing.retired:
        return step == "again"
    every = list(Stage)
    ordered = every.index(thing.draft.stage) >= every.index(Stage.ORDER)
    arrived = thing.arrived > 0
    shown = {
        "sample": not ordered,
        "quote": not ordered,
        "order": not arrived,
        "ship": ordered and not arrived,
        "arrive": ordered or bool(thing.draft.qty),
        "box": thing.good > 0,
        "fault": bool(thing.supplier),
    }
    return shown.get(step, True)
