"""What a proof of the ledger found, as sentences."""

from __future__ import annotations

from typing import Any

from desktop.domain.money import short
from desktop.domain.safekeeping import Problem
from desktop.wording import N_, _
from desktop.wording.counts import PROBLEMS as COUNTS
from desktop.wording.keeping import PROBLEMS as KEEPING
from desktop.wording.kits import PROBLEMS as KITS
from desktop.wording.outings.refusals import PROBLEMS as OUTINGS
from desktop.wording.production import PROBLEMS as PRODUCTION
from desktop.wording.production import TABLES as PRODUCTION_TABLES
from desktop.wording.requisitions import PROBLEMS as REQUISITIONS
from desktop.wording.requisitions import TABLES as REQUISITION_TABLES
from desktop.wording.transfers import PROBLEMS as TRANSFERS

# What the tables are called in a sentence about one of their rows.
TABLES: dict[str, str] = {
    **PRODUCTION_TABLES,
    **REQUISITION_TABLES,
    "account": N_("account"),
    "allocation": N_("promise"),
    "assembly": N_("assembly of kits"),
    "attempt": N_("attempt of a board"),
    "batch": N_("production batch"),
    "bench_note": N_("note on an attempt"),
    "bench_session": N_("session at the bench"),
    "bom": N_("version of a kit"),
    "bom_part": N_("part of a kit"),
    "board_holder": N_("note whose a board is"),
    "board_number": N_("serial number"),
    "booking": N_("booking of a board"),
    "certificate": N_("certificate"),
    "certificate_note": N_("note on a certificate"),
    "count_entry": N_("entry of a count"),
    "count_result": N_("result of a count"),
    "count_scope": N_("article of a count"),
    "event": N_("event"),
    "event_method": N_("way to pay at an event"),
    "import_row": N_("row of an import"),
    "inspection": N_("inspection of a batch"),
    "item": N_("item"),
    "keeping": N_("keeper of a place"),
    "kit_handed": N_("kit handed over"),
    "method": N_("payment method"),
    "minimum": N_("minimum"),
    "movement": N_("movement"),
    "number_lease": N_("lease of serial numbers"),
    "operation": N_("act"),
    "outing_close": N_("closing of an event's goods"),
    "owner": N_("owner"),
    "participant": N_("participant"),
    "payment": N_("payment"),
    "payment_heard": N_("note that a payment was heard of"),
    "person": N_("person"),
    "photo": N_("picture"),
    "place": N_("place"),
    "place_move": N_("move of a place"),
    "private": N_("private value"),
    "remark": N_("remark"),
    "sale": N_("sale"),
    "sale_line": N_("line of a sale"),
    "series_claim": N_("claim of a series of numbers"),
    "settled": N_("settled period"),
    "shift": N_("shift"),
    "shift_close": N_("close of a shift"),
    "signing_key": N_("public key"),
    "stock_count": N_("count"),
    "template": N_("template"),
    "till_claim": N_("claim of a till"),
    "transfer": N_("transfer"),
    "transfer_line": N_("line of a transfer"),
    "variant": N_("variant"),
}

CHAINS: dict[str, str] = {
    "gap": N_("Journal of station {station}: entries before number {seq} are missing."),
    "prev": N_("Journal of station {station}: entry {seq} does not follow the one before it."),
    "hash": N_("Journal of station {station}: entry {seq} was altered."),
    "head": N_("Journal of station {station}: it does not end where it should, at {seq}."),
}

SENTENCES: dict[str, str] = {
    "unreadable": N_("Journal of station {station}: entry {seq} cannot be read."),
    "parts": N_("Act {op}: {entries} journal entries instead of {said}."),
    "unsaid": N_("A {table} stands in the tables but not in the journal ({where})."),
    "missing": N_("A {table} stands in the journal but not in the tables ({where})."),
    "differs": N_("A {table} is not what the journal says ({where})."),
    "orphan": N_("A {table} belongs to something that is not there ({where})."),
    "ends": N_("A {table} leads nowhere or moves nothing ({where})."),
    "balance": N_("{code} · {owner} · {place}: {kept} on the books, {sum} by its movements."),
    "disputed": N_("{code} · {owner} · {place}: the mark for below zero is wrong at {kept}."),
    "outside": N_("{code} · {owner} · {place}: a place outside holds no stock."),
    "on_hand": N_("{code}: {kept} on hand in all, {sum} by its places."),
    "allocation": N_("{code} · {owner} · {place}: {promised} promised, {on_hand} there."),
    "number": N_("Number {number} follows {after}: one is missing between them."),
    "till": N_("Till {till}: the last number is kept as {kept}, it is {last}."),
    "series": N_("Series {series}: the last number is kept as {kept}, it is {last}."),
    "twice": N_("Number {number}: {papers} certificates bear it."),
    "replaced": N_(
        "Certificate {number}: which one was issued in place of which is not said by both ({op})."
    ),
    "bench_moves": N_("Act {op} at the bench: what it says and what it moved do not agree."),
    "board": N_("Board {board}: the list does not say what its attempts say."),
    "board_twice": N_("Serial number {number}: it was given to {boards} boards."),
    "leased_twice": N_("Series {series}: numbers from {first} on are leased to two stations."),
    "not_leased": N_("Serial number {number}: the station that gave it out had no right to."),
    "version": N_("Template {key}: the text kept is not the one it was used with ({sha256})."),
    "lines": N_("{number}: the lines come to {sum_fen}, the total is {total_fen}."),
    "payment": N_("{number}: the payments come to {sum_fen}, the total is {total_fen}."),
    "tender": N_("A payment of {amount_fen} was {tendered_fen} less {change_fen} ({where})."),
    "refund": N_("{number}, line {line}: {sold} sold, {back} given back."),
    **COUNTS,
    **KEEPING,
    **KITS,
    **OUTINGS,
    **PRODUCTION,
    **REQUISITIONS,
    **TRANSFERS,
}


def problem(found: Problem) -> str:
    """One sentence, naming the place where something is wrong."""
    data = found.data
    if found.code == "chain":
        text = CHAINS[data["why"]]
    elif found.code == "payment" and "tendered_fen" in data:
        text = SENTENCES["tender"]
    else:
        text = SENTENCES[found.code]
    return _(text).format(**_shown(data))


def _shown(data: dict[str, Any]) -> dict[str, str]:
    shown = {name: _value(name, value) for name, value in data.items()}
    where = ("key", "op", "line", "field")
    return shown | {"where": " ".join(shown[name] for name in where if name in shown)}


def _value(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if name.endswith("_fen"):
        return short(value)
    if name == "table":
        return _(TABLES.get(value, value))
    if name == "station":
        return str(value)[:4]
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
