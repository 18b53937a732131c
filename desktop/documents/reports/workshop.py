"""A workshop's report: A4, figures first, then faults, boards with their people, measurements."""

from __future__ import annotations

from desktop.documents.reports import look, tables
from desktop.documents.reports.tables import Column, Row
from desktop.documents.sheet import MM, Align, Face, Sheet, wrapped
from desktop.domain.bench.report import BoardLine, WorkshopReport
from desktop.domain.bench.sessions import Kind
from desktop.wording import bench, papers
from desktop.wording.bench import lists
from desktop.wording.bench.lists import said

_WIDE, _HIGH = 210 * MM, 297 * MM  # ISO 216 A4
_SIDE, _TOP, _FOOT = 15 * MM, 14 * MM, 16 * MM
_ROOM = _WIDE - 2 * _SIDE
_FAULTS = 8  # of the commonest, in bars


def workshop_page(report: WorkshopReport, *, names: bool = True) -> bytes:
    """The report as a PDF of as many A4 pages as it needs; without `names` people are numbers."""
    # Drawn twice: the first time only to learn how many pages there are.
    pages = _Page(report, names, 0).draw()[1]
    return _Page(report, names, pages).draw()[0]


class _Page:
    """One drawing of the report, from the top downwards; `y` is how far it has come (points)."""

    def __init__(self, report: WorkshopReport, names: bool, pages: int) -> None:
        self.report, self.names, self.pages, self.page = report, names, pages, 1
        setup = report.session.setup
        self.kind = said("report" if setup.kind is Kind.WORKSHOP else "report_production")
        self.sheet = Sheet(_WIDE, _HIGH, title=f"{setup.name} · {self.kind}", subject=self.kind)
        self.y = _TOP

    def draw(self) -> tuple[bytes, int]:
        """The PDF and its number of pages."""
        self._head()
        self._figures()
        if self.report.tally.boards:
            self._faults()
            self._boards()
            self._readings()
        else:
            self.sheet.text(_SIDE, self.y + 14, said("no_boards"), 10, colour=look.MUTED)
        self._foot()
        return self.sheet.data(), self.page

    def _turn(self, y: float, high: float) -> float:
        """`y`, or the top of a fresh page where so much height is not left on this one."""
        if y + high <= _HIGH - _FOOT:
            return y
        self._foot()
        self.sheet.next_page()
        self.page += 1
        name = f"{self.report.session.setup.name} · {self.kind}"
        self.sheet.text(_SIDE, _TOP + 6, name, 8, colour=look.MUTED, room=_ROOM)
        return _TOP + 16

    def _foot(self) -> None:
        y = _HIGH - 9 * MM
        self.sheet.line([(_SIDE, y - 11), (_WIDE - _SIDE, y - 11)], look.RULE)
        made = papers.moment_text(self.report.made, self.report.zone)
        self.sheet.text(_SIDE, y, f"{self.report.project} · {made}", 6.5, colour=look.MUTED)
        self.sheet.text(
            _WIDE - _SIDE, y, papers.page_text(self.page, self.pages), 6.5,
            colour=look.MUTED, align=Align.RIGHT,
        )  # fmt: skip

    def _head(self) -> None:
        r, t = self.report, self.report.tally
        self.sheet.text(_SIDE, self.y + 8, self.kind, 9, face=Face.BOLD, colour=look.ACCENT)
        right = _WIDE - _SIDE
        self.sheet.text(right, self.y + 8, said("yield"), 9, colour=look.MUTED, align=Align.RIGHT)
        taken = self.sheet.text(
            right, self.y + 34, lists.percent(t.passed, t.boards), 25,
            face=Face.BOLD, colour=look.DEEP, align=Align.RIGHT,
        )  # fmt: skip
        y = self.y + 28
        for line in wrapped(r.session.setup.name, 17, _ROOM - taken - 24, Face.BOLD):
            self.sheet.text(_SIDE, y, line, 17, face=Face.BOLD, colour=look.INK)
            y += 21
        y = max(y, self.y + 44)
        opened = papers.moment_text(r.session.opened_at, r.zone)
        closed = r.session.closed_at
        when = opened if closed is None else f"{opened} – {papers.moment_text(closed, r.zone)}"
        event = "" if r.session.event_name == r.session.setup.name else r.session.event_name
        parts = (event, r.session.place_name, when, r.project)
        told = "  ·  ".join(part for part in parts if part)
        self.sheet.text(_SIDE, y - 3, told, 9, colour=look.MUTED, room=_ROOM)
        self.y = y + 9

    def _figures(self) -> None:
        t = self.report.tally
        minutes = self.report.minutes
        panels = [
            (said("boards"), f"{t.boards:,}", "", look.INK),
            (said("passed"), lists.of_text(t.passed, t.boards), "", look.INK),
            (said("first_pass"), lists.of_text(t.first, t.boards),
             lists.percent(t.first, t.boards) if t.boards else "", look.INK),
            (said("not_passed"), f"{t.failed:,}", "", look.ALARM if t.failed else look.INK),
            (said("attempts"), f"{t.attempts:,}", "", look.INK),
            (said("minutes_each"), "–" if minutes is None else f"{minutes:.1f}", "", look.INK),
            (said("participants"), f"{t.participants:,}", "", look.INK),
            (said("kits"), f"{t.kits_handed:,}", "", look.INK),
        ]  # fmt: skip
        if self.report.session.setup.kind is Kind.PRODUCTION:
            colour = look.ALARM if t.unbooked else look.INK
            panels[6:] = [
                (said("booked"), f"{t.passed - t.unbooked:,}", "", look.INK),
                (said("unbooked"), f"{t.unbooked:,}", "", colour),
            ]
        gap, high = 5.0, 42.0
        wide = (_ROOM - 3 * gap) / 4
        for n, (name, value, small, colour) in enumerate(panels):
            x = _SIDE + n % 4 * (wide + gap)
            y = self.y + n // 4 * (high + gap)
            self.sheet.box(x, y, wide, high, look.PANEL, 4)
            self.sheet.text(x + 7, y + 13, name, 7.5, colour=look.MUTED, room=wide - 14)
            self.sheet.text(x + 7, y + 31, value, 13, face=Face.BOLD, colour=colour, room=wide - 14)
            self.sheet.text(x + wide - 7, y + 31, small, 7.5, colour=look.MUTED, align=Align.RIGHT)
        self.y += 2 * (high + gap) + 4

    def _title(self, words: str, at_least: float = 48) -> None:
        """A section's title, with room for its first rows below it on the same page."""
        self.y = self._turn(self.y + 8, 14 + at_least)
        self.sheet.text(_SIDE, self.y + 9, words, 10, face=Face.BOLD, colour=look.INK)
        self.y += 15

    def _faults(self) -> None:
        """The commonest faults as bars, each with where to look."""
        found = self.report.tally.faults[:_FAULTS]
        self._title(said("faults"), 26 * min(2, len(found)))
        if not found:
            self.sheet.text(_SIDE, self.y + 8, said("no_faults"), 8.5, colour=look.MUTED)
            self.y += 16
            return
        most = max(times for _, times in found)
        left, bar = _ROOM * 0.62, _ROOM * 0.3
        for trouble, times in found:
            what, then = bench.fault(trouble)
            hint = wrapped(then, 7.5, left - 6, most=2)
            high = 14 + 9.5 * len(hint)
            self.y = self._turn(self.y, high)
            self.sheet.text(
                _SIDE, self.y + 9, what, 9, face=Face.BOLD, colour=look.INK, room=left - 6
            )
            for n, line in enumerate(hint):
                self.sheet.text(_SIDE, self.y + 19 + 9.5 * n, line, 7.5, colour=look.MUTED)
            x = _SIDE + left
            self.sheet.box(x, self.y + 4, max(3.0, bar * times / most), 9, look.ACCENT, 2)
            self.sheet.text(
                _WIDE - _SIDE, self.y + 11.5, lists.times(times), 8.5,
                colour=look.INK, align=Align.RIGHT,
            )  # fmt: skip
            self.y += high + 3

    def _boards(self) -> None:
        """Boards × participants: whose it is, how its tries went, what was wrong with it last."""
        self._title(said("table"))
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
        self.y = tables.draw(self.sheet, columns, rows, _SIDE, self.y, _ROOM, self._turn)

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
        self._title(said("readings"))
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
        self.y = tables.draw(self.sheet, columns, rows, _SIDE, self.y, _ROOM, self._turn)


def _kit(how: str) -> str:
    return said(how) if how else ""


def _unit(unit: str) -> str:
    return bench.words.UNITS.get(unit, unit)


def _beyond(low: int | None, high: int | None, least: int, most: int) -> frozenset[int]:
    """Which of the columns least and most lie beyond a limit."""
    wrong = {3} if low is not None and least < low else set()
    return frozenset(wrong | ({5} if high is not None and most > high else set()))
