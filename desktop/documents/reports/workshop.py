"""A workshop's report: A4, figures first, then faults, boards with their people, measurements."""

from __future__ import annotations

from desktop.documents.reports import look
from desktop.documents.reports.paged import ROOM, SIDE, WIDE, Paged, Panel
from desktop.documents.reports.tables import Column, Row
from desktop.documents.sheet import Align, Face, wrapped
from desktop.domain.bench.report import BoardLine, WorkshopReport
from desktop.domain.bench.sessions import Kind
from desktop.wording import bench, papers
from desktop.wording.bench import lists
from desktop.wording.bench.lists import said

_FAULTS = 8  # of the commonest, in bars


def workshop_page(report: WorkshopReport, *, names: bool = True) -> bytes:
    """The report as a PDF of as many A4 pages as it needs; without `names` people are numbers."""
    # Drawn twice: the first time only to learn how many pages there are.
    pages = _Page(report, names, 0).draw()[1]
    return _Page(report, names, pages).draw()[0]


class _Page(Paged):
    """One drawing of the report."""

    def __init__(self, report: WorkshopReport, names: bool, pages: int) -> None:
        name = report.session.setup.name
        self.kind = said(
            "report" if report.session.setup.kind is Kind.WORKSHOP else "report_production"
        )
        made = papers.span_text(report.made, None, report.zone)
        super().__init__(f"{name} · {self.kind}", self.kind, f"{report.project} · {made}", pages)
        self.report, self.names = report, names

    def draw(self) -> tuple[bytes, int]:
        """The PDF and its number of pages."""
        self._head()
        self._figures()
        if self.report.tally.boards:
            self._faults()
            self._boards()
            self._readings()
        else:
            self.sheet.text(SIDE, self.y + 14, said("no_boards"), 10, colour=look.MUTED)
        return self.done()

    def _head(self) -> None:
        r, t, session = self.report, self.report.tally, self.report.session
        when = papers.span_text(session.opened_at, session.closed_at, r.zone)
        event = "" if session.event_name == session.setup.name else session.event_name
        told = (event, session.place_name, when, r.project)
        figure = (said("yield"), lists.percent(t.passed, t.boards))
        self.head(self.kind, session.setup.name, told, figure)

    def _figures(self) -> None:
        t = self.report.tally
        minutes = self.report.minutes
        panels = [
            Panel(said("boards"), f"{t.boards:,}"),
            Panel(said("passed"), lists.of_text(t.passed, t.boards)),
            Panel(
                said("first_pass"), lists.of_text(t.first, t.boards),
                lists.percent(t.first, t.boards) if t.boards else "",
            ),
            Panel(said("not_passed"), f"{t.failed:,}", "", look.ALARM if t.failed else look.INK),
            Panel(said("attempts"), f"{t.attempts:,}"),
            Panel(said("minutes_each"), "–" if minutes is None else f"{minutes:.1f}"),
            Panel(said("participants"), f"{t.participants:,}"),
            Panel(said("kits"), f"{t.kits_handed:,}"),
        ]  # fmt: skip
        if self.report.session.setup.kind is Kind.PRODUCTION:
            colour = look.ALARM if t.unbooked else look.INK
            panels[6:] = [
                Panel(said("booked"), f"{t.passed - t.unbooked:,}"),
                Panel(said("unbooked"), f"{t.unbooked:,}", "", colour),
            ]
        self.panels(panels)

    def _faults(self) -> None:
        """The commonest faults as bars, each with where to look."""
        found = self.report.tally.faults[:_FAULTS]
        self.title(said("faults"), 26 * min(2, len(found)))
        if not found:
            self.nothing(said("no_faults"))
            return
        most = max(times for _, times in found)
        left, bar = ROOM * 0.62, ROOM * 0.3
        for trouble, times in found:
            what, then = bench.fault(trouble)
            hint = wrapped(then, 7.5, left - 6, most=2)
            high = 14 + 9.5 * len(hint)
            self.y = self.turn(self.y, high)
            self.sheet.text(
                SIDE, self.y + 9, what, 9, face=Face.BOLD, colour=look.INK, room=left - 6
            )
            for n, line in enumerate(hint):
                self.sheet.text(SIDE, self.y + 19 + 9.5 * n, line, 7.5, colour=look.MUTED)
            x = SIDE + left
            self.sheet.box(x, self.y + 4, max(3.0, bar * times / most), 9, look.ACCENT, 2)
            self.sheet.text(
                WIDE - SIDE, self.y + 11.5, lists.times(times), 8.5,
                colour=look.INK, align=Align.RIGHT,
            )  # fmt: skip
            self.y += high + 3

    def _boards(self) -> None:
        """Boards × participants: whose it is, how its tries went, what was wrong with it last."""
        self.title(said("table"))
        columns = [
            Column(said("number"), 6, Align.RIGHT),
            Column(said("participant"), 22, lines=2),
            Column(said("kit"), 13),
            Column(said("board"), 15),
            Column(said("state"), 12),
            Column(said("attempts"), 9, Align.RIGHT),
            Column(said("fault"), 34, lines=3),
            Column(said("minutes"), 11, Align.RIGHT),
        ]
        rows = [self._board(line) for line in self.report.boards]
        rows += [
            Row((f"{one.number}", self._name(one.name), _kit(one.kit), *("",) * 5))
            for one in self.report.idle
        ]
        self.table(columns, rows)

    def _board(self, line: BoardLine) -> Row:
        who = line.person
        fault = "" if line.trouble is None else bench.fault(line.trouble)[0]
        state = said("passed") if line.ok else said("not_passed")
        cells = (
            "" if who is None else f"{who.number}",
            "" if who is None else self._name(who.name),
            "" if who is None else _kit(who.kit),
            line.board, state, f"{len(line.tries)}", fault, f"{line.seconds / 60:.1f}",
        )  # fmt: skip
        return Row(cells, alarm=frozenset() if line.ok else frozenset({4}))

    def _name(self, name: str) -> str:
        return name if self.names else ""

    def _readings(self) -> None:
        if not self.report.readings:
            return
        self.title(said("readings"))
        right = Align.RIGHT
        columns = [
            Column(said("test"), 30, lines=2),
            Column(said("limits"), 26),
            *(Column(said(key), 11, right) for key in ("count", "least", "middle", "most")),
        ]
        rows = [
            Row(
                (
                    bench.step(one.test), lists.limits(one.low, one.high, _unit(one.unit)),
                    f"{one.count:,}", f"{one.least:,}", f"{one.middle:,}", f"{one.most:,}",
                ),
                alarm=_beyond(one.low, one.high, one.least, one.most),
            )
            for one in self.report.readings
        ]  # fmt: skip
        self.table(columns, rows)


def _kit(how: str) -> str:
    return said(how) if how else ""


def _unit(unit: str) -> str:
    return bench.words.UNITS.get(unit, unit)


def _beyond(low: int | None, high: int | None, least: int, most: int) -> frozenset[int]:
    """Which of the columns least and most lie beyond a limit."""
    wrong = {3} if low is not None and least < low else set()
    return frozenset(wrong | ({5} if high is not None and most > high else set()))
