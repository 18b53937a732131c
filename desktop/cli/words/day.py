"""`day`: the evening's figures, told, or as a page, a picture or tables."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, money, pairs, signed, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.domain.booth.figures import DayFigures, Takings

NAME = "day"
ABOUT = N_("the figures of a day at the booth, or of the whole event")
_PAPERS = (".pdf", ".png")


def options(parser: argparse.ArgumentParser) -> None:
    """Which event, which day, into which file."""
    parser.add_argument("event", metavar="EVENT")
    parser.add_argument(
        "--date", type=reading.day, metavar="D", help=_("one day (else the whole event)")
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=_("also write them: .pdf a page, .png a picture for the group, .csv .xlsx .json"),
    )
    parser.add_argument(
        "--hide-amounts", action="store_true", help=_("a picture without amounts of money")
    )


def run(visit: Visit) -> Answer:
    """Adds up and tells."""
    from desktop.services import booth

    desk, asked = visit.desk, visit.asked
    figures = booth.figures(desk, booth.event(desk, asked.event).id, asked.date)
    if asked.out:
        _write(figures, asked.out, asked.hide_amounts)
    return Answer(_data(figures), _words(figures))


def _write(figures: DayFigures, out: Path, hide: bool) -> None:
    if out.suffix.lower() not in _PAPERS:
        from desktop.exchange.evening import evening_tables
        from desktop.exchange.tables import write_tables

        write_tables(out, evening_tables(figures))
        return
    from desktop.documents.reports import day_page, day_picture
    from desktop.exchange.tables import replace_file

    if out.suffix.lower() == ".pdf":
        replace_file(out, day_page(figures))
    else:
        replace_file(out, day_picture(figures, hide_amounts=hide))


def _data(f: DayFigures) -> dict[str, Any]:
    """Everything the figures hold; what was one code is called `item`, as everywhere."""
    data = asdict(f)
    zone = ZoneInfo(f.zone)
    data["by_item"] = [
        {"item": item.code, **asdict(item), "difference": item.difference} for item in f.by_item
    ]
    data["by_till"] = [
        {
            "till": till.letter,
            **asdict(till),
            "opened_at": till.opened_at.astimezone(zone),
            "difference_fen": till.difference_fen,
        }
        for till in f.by_till
    ]
    data["by_half_hour"] = [
        {**asdict(half), "starts": half.starts.astimezone(zone)} for half in f.by_half_hour
    ]
    data["claims"] = [{**asdict(claim), "at": claim.at.astimezone(zone)} for claim in f.claims]
    return data


def _words(f: DayFigures) -> str:
    from desktop.wording.papers import clock_text, day_text, moment_text, said
    from desktop.wording.words import method_name

    day = said("title_event") if f.day is None else day_text(f.day)
    facts = [
        (said("net"), money(f.net_fen)),
        (said("sales"), f"{f.sales:,}  {money(f.sales_fen)}"),
        (said("refunds"), f"{f.refunds:,}  {money(f.refunds_fen)}"),
        (said("exchanges"), f"{f.exchanges:,}  {money(f.exchanges_fen)}"),
        (said("corrections"), f"{f.corrections:,}  {money(f.corrections_fen)}"),
        (said("gifts"), f"{f.gift_pieces:,}"),
        (said("donations"), money(f.donations_fen)),
        (said("heard"), money(f.heard_fen)),
        (said("claimed"), money(f.claimed_fen)),
        (said("cash_expected"), money(f.expected_cash_fen)),
    ]
    parts = [f"{f.event} · {day}", pairs(facts)]

    def listed(title: str, headings: list[tuple[str, bool]], rows: list[list[object]]) -> None:
        if rows:
            columns = [Column(said(key), right) for key, right in headings]
            parts.append(f"{title}\n{table(columns, rows)}")

    def amounts(t: Takings) -> list[object]:
        return [f"{t.payments:,}", money(t.amount_fen), money(t.heard_fen), money(t.claimed_fen)]

    sums = [("payments", True), ("amount", True), ("heard", True), ("claimed", True)]
    listed(
        said("by_method"),
        [("method", False), *sums],
        [[method_name(t.method, t.name), *amounts(t)] for t in f.by_method],
    )
    listed(
        said("by_account"),
        [("by_holder", False), ("method", False), ("account", False), *sums],
        [
            [t.holder or said("nobody"), method_name(t.method, t.name), t.label, *amounts(t)]
            for t in f.by_account
        ],
    )
    listed(
        said("drawers"),
        [
            ("till", False), ("opened", False), ("opened_by", False), ("float", True),
            ("expected", True), ("counted", True), ("difference", True), ("keeper", False),
        ],
        [
            [
                t.letter, moment_text(t.opened_at, f.zone), t.opened_by, money(t.float_fen),
                money(t.expected_fen), money(t.counted_fen), signed(t.difference_fen), t.keeper,
            ]
            for t in f.by_till
        ],
    )  # fmt: skip
    counts = ("taken", "found", "sold", "given", "brought_back", "difference", "left")
    listed(
        said("items"),
        [("code", False), ("item", False), *((key, True) for key in counts), ("takings", True)],
        [
            [i.code, i.title, *(f"{getattr(i, key):,}" for key in counts), money(i.amount_fen)]
            for i in f.by_item
        ],
    )
    listed(
        said("half_hours"),
        [("time", False), ("sales_count", True), ("takings", True)],
        [
            [clock_text(h.starts, f.zone), f"{h.sales:,}", money(h.amount_fen)]
            for h in f.by_half_hour
        ],
    )
    listed(
        said("claims"),
        [
            ("number", False),
            ("time", False),
            ("method", False),
            ("holder", False),
            ("amount", True),
        ],
        [
            [
                c.number,
                moment_text(c.at, f.zone),
                method_name(c.method, c.name),
                c.holder,
                money(c.amount_fen),
            ]
            for c in f.claims
        ],
    )
    listed(
        said("loose"),
        [("number", False), ("item", False), ("pieces", True), ("amount", True)],
        [[a.number, a.title or said("no_name"), a.qty, money(a.amount_fen)] for a in f.loose],
    )
    return "\n\n".join(parts)
