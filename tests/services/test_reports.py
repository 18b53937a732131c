"""Reports: the sums hold, the words are there, the past stays the past."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Missing, Refused
from desktop.domain.kits.views import SlotDraft
from desktop.domain.moments import micros
from desktop.domain.reports import Filters, ReportName, Step, Table
from desktop.domain.stock import Key, PlaceKind
from desktop.services import booth, catalogue, kits, outings, reports, stock, transfers, yearbook
from desktop.services.changes import OpId, perform
from desktop.services.outings import HomeLine, Named, Naming
from desktop.services.transfers import Pick, TransferDraft
from desktop.store import catalogue as things
from desktop.store import owners, verifying
from desktop.store.database import Database, connect
from desktop.store.opening import open_ledger
from desktop.store.tables import minimum
from desktop.store.writing import Writer
from desktop.wording import reports as said
from desktop.wording.reports.year import year_text
from tests.shop import Shop


@pytest.fixture
def shop(database) -> Shop:
    return Shop(database)


def rows(told: Table) -> list[dict[str, object]]:
    keys = [f.key for f in told.fields]
    return [dict(zip(keys, line.cells, strict=True)) for line in told.lines]


def first(shop: Shop, name: str, **filters: object) -> list[dict[str, object]]:
    found = reports.report(shop.desk, ReportName(name), Filters(**filters))  # type: ignore[arg-type] # its words
    return rows(found.tables[0])


def sponsored(shop: Shop, code: str, qty: int, name: str = "某公司") -> int:
    """Goods of a sponsor, received at home."""

    def work(writer: Writer) -> int:
        return owners.ensure(writer, name)

    owner = perform(shop.desk, "owner", OpId.new(), name, work, int, set())
    line = stock.MoveLine(code, qty, owner)
    stock.move_many(
        shop.desk, OpId.new(), [line], shop.outside("supplier"), shop.home, reason="赞助"
    )
    return owner


def seen(shop: Shop, code: str, place: int, days_ago: int) -> None:
    """Somebody saw it there so many days ago."""
    at = micros(shop.time - timedelta(days=days_ago))

    def work(writer):
        whose = owners.first(writer.connection)
        verifying.seen(writer, [Key(things.by_code(writer.connection, code).id, whose, place)], at)
        return 1

    perform(shop.desk, "seen", OpId.new(), [code, place, days_ago], work, int, set())


def test_stock_by_place_says_how_long_ago_it_was_seen(shop):
    friend = shop.place("小李", PlaceKind.PERSON)
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 5, shop.home, friend)
    shop.move("TS-L", 8, shop.home, box)
    seen(shop, "BG", shop.home, 20)
    seen(shop, "TS-L", box, 200)
    found = reports.stock(shop.desk, Filters())
    told = {r["place"]: r for r in rows(found.tables[0])}
    assert told["成都·仓库"]["pieces"] == 75
    assert [told["成都·仓库"][k] for k in ("verified", "stale", "unknown")] == [15, 8, 52]
    assert told["小李"]["unknown"] == 5
    ages = next(c for c in found.charts if c.key == "stock_by_age")
    assert dict(zip(ages.labels, ages.series[0].values, strict=True)) == {
        "d30": 15, "d90": 0, "d180": 0, "d365": 8, "older": 0, "never": 57,
    }  # fmt: skip
    inside = rows(
        reports.stock(shop.desk, Filters(place=shop.home, place_path="成都·仓库")).tables[0]
    )
    assert {r["place"]: r["pieces"] for r in inside} == {"成都·仓库": 67, "成都·仓库/A1": 8}
    assert {r["place"]: r["pieces"] for r in first(shop, "stock", category="服饰")} == {
        "成都·仓库": 60
    }


def test_stock_as_of_a_past_moment_is_what_lay_there_then(shop):
    then = shop.time
    shop.time += timedelta(days=3)
    shop.move("BG", 5, shop.home, shop.outside("lost"))
    assert first(shop, "stock")[0]["pieces"] == 75
    assert first(shop, "stock", at=then)[0]["pieces"] == 80
    assert [r["value_fen"] for r in first(shop, "value", at=then)] == [60 * 42_00]


def test_what_was_taken_back_never_moved(shop):
    op = shop.move("BG", 5, shop.home, shop.outside("lost"))
    before = first(shop, "moves")
    stock.undo(shop.desk, OpId.new(), OpId(op))
    after = first(shop, "moves")
    assert before[0]["pieces"] == 85
    assert after == [{"from_day": date(2026, 11, 16), "kind": "move", "moves": 4, "pieces": 80}]


def test_moves_are_told_by_week_and_month_empty_ones_too(shop):
    shop.time += timedelta(days=21)
    shop.move("BG", 5, shop.home, shop.outside("given"))
    weeks = reports.moves(shop.desk, Filters()).charts[0]
    assert weeks.labels == ("11-16", "11-23", "11-30", "12-07")
    assert weeks.series[0].values == (80, 0, 0, 5)
    months = reports.moves(shop.desk, Filters(step=Step.MONTH)).charts[0]
    assert (months.labels, months.series[0].values) == (("2026-11", "2026-12"), (80, 5))
    late = first(shop, "moves", since=date(2026, 12, 13), until=date(2026, 12, 13))
    assert [r["pieces"] for r in late] == [5]
    assert first(shop, "moves", until=date(2026, 11, 21)) == []


def test_value_names_what_has_none(shop):
    found = reports.value(shop.desk, Filters())
    assert rows(found.tables[0])[0] | {"things": 0} == {
        "owner": "开源社", "things": 0, "pieces": 80, "value_fen": 60 * 42_00, "unvalued": 20,
    }  # fmt: skip
    assert [r["item"] for r in rows(found.tables[1])] == ["徽章"]
    target = found.tables[1].lines[0].target
    assert target is not None
    assert target.kind == "item"


def test_a_sponsor_reads_how_many_went_where_and_what_is_left(shop):
    shop.add("ST", "贴纸", None)
    owner = sponsored(shop, "ST", 500)
    shop.open({"BG": 5})
    stock.move_many(
        shop.desk, OpId.new(), [stock.MoveLine("ST", 340, owner)], shop.home, shop.stand,
        reason="开摊",
    )  # fmt: skip
    given = shop.outside("given")
    shop.move("ST", 320, shop.stand, given)
    outings.bring_home(
        shop.desk, OpId.new(), shop.event, shop.home, [HomeLine("ST", 15), HomeLine("BG", 5)]
    )
    outings.name_rest(shop.desk, OpId.new(), shop.event, [Named("ST", 5, Naming.LOST)])
    shop.move("ST", 10, shop.home, given)
    friend = shop.place("小李", PlaceKind.PERSON)
    shop.move("ST", 50, shop.home, friend)
    with pytest.raises(Missing):
        reports.sponsor(shop.desk, Filters())
    found = reports.sponsor(shop.desk, Filters(owner=owner, owner_name="某公司"))
    assert rows(found.tables[0]) == [
        {
            "item": "贴纸", "received": 500, "found": 0, "at_events": 320, "events": 1,
            "elsewhere": 10, "used": 0, "astray": 5, "rest": 165, "places": 2,
        }
    ]  # fmt: skip
    assert said.remarks(found) == [
        "500 × 贴纸: 320 given out at 1 event, 10 given out elsewhere, 5 lost or damaged, "
        "165 left in 2 places."
    ]
    assert [r["pieces"] for r in rows(found.tables[2])] == [115, 50]
    assert [(r["event"], r["given"]) for r in rows(found.tables[1])] == [("COSCon", 320)]


def test_kits_that_were_made_came_in_and_what_a_count_misses_is_astray(shop):
    shop.add("KIT", "大礼包", 5900)
    kits.save(shop.desk, OpId.new(), "KIT", [SlotDraft((("BG", 2),))])
    kits.assemble(shop.desk, OpId.new(), "KIT", 3, shop.home)
    shop.move("BG", 1, shop.home, shop.outside("count"))
    whose = stock.owners(shop.desk)[0].id
    told = rows(reports.sponsor(shop.desk, Filters(owner=whose)).tables[0])
    kit, badge = (next(r for r in told if r["item"] == name) for name in ("大礼包", "徽章"))
    assert [kit[k] for k in ("used", "astray")] == [0, 0]
    assert [badge[k] for k in ("found", "used", "astray")] == [0, 6, 1]


def test_low_stock_counts_the_boxes_of_a_place_too(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 18, shop.home, box)

    def work(writer):
        for code, qty in (("BG", 30), ("TS-S", 20), ("TS-M", 21)):
            v = catalogue.variant(shop.desk, code).id
            writer.add(minimum, [{"variant": v, "place": shop.home, "qty": qty}])
        return 1

    perform(shop.desk, "minimum", OpId.new(), "x", work, int, set())
    told = first(shop, "low")
    assert [(r["code"], r["there"], r["least"], r["short"]) for r in told] == [
        ("BG", 20, 30, 10), ("TS-M", 20, 21, 1),
    ]  # fmt: skip


def test_the_figures_of_a_year_have_their_rows_and_say_what_is_not_known(shop):
    shop.open()
    shop.sell("TS-L BGx3")
    booth.give(shop.desk, shop.event, "A", shop.cart("BG"), "speaker", "")
    found = yearbook.yearbook(shop.desk, Filters(year=2026))
    told = {r["figure"]: r["number"] for r in rows(found.tables[0])}
    assert told["sold"] == 4
    assert told["given"] == 1
    assert told["events"] == 1
    assert told["people"] == 1
    assert told["requests"] is None
    for line in found.tables[0].lines:
        if line.target is not None:
            behind = yearbook.rows(shop.desk, 2026, str(line.target.key))
            if line.cells[0] in ("artworks", "items", "purchases", "events", "people", "counts"):
                assert len(behind.lines) == line.cells[1]
    assert "售出 4 件" in year_text(found, "zh")
    assert "pieces sold: 4" in year_text(found, "en")
    assert "申请" in year_text(found, "zh")
    nothing = yearbook.yearbook(shop.desk, Filters(year=2019))
    assert {r["number"] for r in rows(nothing.tables[0])} == {0, None}


def test_what_travels_in_a_box_was_sent_too(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.move("BG", 4, shop.home, box)
    goal = shop.place("小李", PlaceKind.PERSON)
    way = transfers.draft(
        shop.desk, OpId.new(), TransferDraft(shop.home, goal), [Pick("TS-L", 2)], [box]
    ).transfer
    sending = OpId.new()
    transfers.send(shop.desk, sending, way)
    behind = yearbook.rows(shop.desk, 2026, "sent")
    assert [(r["code"], r["pieces"]) for r in rows(behind)] == [("BG", 4), ("TS-L", 2)]
    stock.undo(shop.desk, OpId.new(), sending)
    assert rows(yearbook.rows(shop.desk, 2026, "sent")) == []


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["give", "sell", "lose", "home", "out", "undo"]),
        st.integers(1, 6),
        st.integers(0, 3),
    ),
    max_size=12,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_every_piece_of_a_sponsor_is_accounted_for(tmp_path_factory, acts):
    file = tmp_path_factory.mktemp("s") / "yuanwu.db"
    open_ledger(file).close()
    opened: Database = connect(file)
    try:
        shop = Shop(opened).open({"BG": 10})
        ops: list[str] = []
        ways = {
            "give": (shop.stand, shop.outside("given")),
            "sell": (shop.stand, shop.outside("sold")),
            "lose": (shop.home, shop.outside("lost")),
            "home": (shop.stand, shop.home),
            "out": (shop.home, shop.stand),
        }
        for what, qty, hours in acts:
            shop.time += timedelta(hours=hours)
            try:
                if what == "undo" and ops:
                    stock.undo(shop.desk, OpId.new(), OpId(ops.pop()))
                elif what != "undo":
                    ops.append(shop.move("BG", qty, *ways[what]))
            except Refused:
                pass  # a day may ask for what is no longer there
        whose = stock.owners(shop.desk)[0].id
        today = shop.time.astimezone(UTC).date()
        for since in (None, today, today + timedelta(days=1)):
            found = reports.sponsor(shop.desk, Filters(owner=whose, since=since))
            for r in rows(found.tables[0]):
                numbers = {k: v for k, v in r.items() if isinstance(v, int)}
                assert numbers.get("before", 0) + numbers["received"] + numbers["found"] == (
                    numbers["at_events"] + numbers["elsewhere"] + numbers["used"]
                    + numbers["astray"] + numbers["rest"]
                )  # fmt: skip
        lies = sum(h.on_hand for h in stock.holdings(shop.desk, code="BG", limit=99).rows)
        whole = reports.sponsor(shop.desk, Filters(owner=whose))
        badge = next(r for r in rows(whole.tables[0]) if r["item"] == "徽章")
        assert badge["rest"] == lies
        assert (
            sum(int(str(r["pieces"])) for r in rows(whole.tables[2]) if r["item"] == "徽章") == lies
        )
        sheet = outings.sheet(shop.desk, shop.event)
        for line in sheet.lines:
            assert line.tally.came == line.tally.named + line.tally.rest
    finally:
        opened.close()
