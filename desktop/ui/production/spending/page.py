"""预算: budget against actual by category, as a chart and a table, and what was approved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.domain.production import Budget, BudgetLine
from desktop.domain.production.lists import TableKind
from desktop.services.changes import Topic
from desktop.ui import picture, theme
from desktop.ui.charts import Series
from desktop.ui.facts import Lines
from desktop.ui.forms import ElidedLabel, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.part import Part
from desktop.ui.production import books, saying
from desktop.ui.production.books import Money
from desktop.ui.production.spending.pairs import Pairs
from desktop.ui.production.things import export
from desktop.ui.production.ways import Ways
from desktop.ui.theme import Tone
from desktop.wording import _, pgettext


class SpendingPage(QWidget):
    """The budget of the event in front, or of all."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self._money: Money | None = None
        self.said = ElidedLabel("")
        self.approve_key = IconKey(theme.icon("check"), _("Record an approval"))
        self.approve_key.clicked.connect(lambda: ways.begin("approve", None))
        self.save_key = tool_button("download", _("Save the table 预算表"))
        self.save_key.clicked.connect(self.save)
        self.copy_key = tool_button("image", _("Copy the table as a picture"))
        self.copy_key.clicked.connect(self.copy_picture)
        self.notices = NoticeBar()
        self.chart = Pairs(_("Budget against actual"))
        self.table = _table()
        self.approvals = Lines()
        approved = Part(_("Approvals"))
        approved.column.addWidget(self.approvals)
        self.approved = approved
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.said, 1)
        head.addWidget(self.approve_key)
        head.addWidget(self.save_key)
        head.addWidget(self.copy_key)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, theme.UNIT * 2)
        body.setSpacing(theme.UNIT * 2)
        body.addWidget(self.chart)
        body.addWidget(self.table)
        body.addWidget(approved)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(scrolled(inner), 1)
        ways.work.news.listen(self, (Topic.PRODUCTION, Topic.EVENTS), self.ask)

    def ask(self) -> None:
        """Asks again."""
        desk, event = self._ways.work.desk(), self._ways.event()
        self._ways.work.jobs.run(
            *(READ, lambda: books.money(desk, event)),
            owner=self,
            done=self._show,
            refused=self.notices.refuse,
            latest="money",
        )

    def copy_picture(self) -> None:
        """Puts the table on the clipboard as a picture."""
        if self._money is None:
            return
        titles, rows = _heads(), _rows(self._money.budget)
        numbers = [False, *(True for _title in titles[1:])]
        picture.copy(picture.table_picture(_("Budget"), "", self.font(), titles, rows, numbers))

    def save(self) -> None:
        """Writes the budget as the community keeps it."""
        export.own(self, self._ways, TableKind.BUDGET)

    def _show(self, found: Money) -> None:
        self._money = found
        total = found.budget.total
        self.said.set_text(
            _("Budget {budget}  ·  bound {expected}  ·  spent {actual}").format(
                budget=saying.amount(total.budget_fen),
                expected=saying.amount(total.expected_fen),
                actual=saying.amount(total.actual_fen),
            )
        )
        lines = found.budget.lines
        self.chart.show_data(
            [
                Series(_("Budget"), tuple(line.budget_fen for line in lines)),
                Series(_("Bound or spent"), tuple(line.expected_fen for line in lines), Tone.WARN),
            ],
            [_name(line) for line in lines],
            text=money.short,
        )
        self._fill(found.budget)
        self.approvals.show_lines((saying.approval(one), Tone.PLAIN) for one in found.approvals)
        self.approved.setVisible(bool(found.approvals))
        self.copy_key.setEnabled(bool(lines))

    def _fill(self, budget: Budget) -> None:
        every = _rows(budget)
        self.table.setRowCount(len(every))
        for row, cells in enumerate(every):
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                if column:
                    cell.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                if column == 5 and text:
                    cell.setForeground(theme.tone_colours(self.palette(), Tone.BAD)[0])
                self.table.setItem(row, column, cell)
        self.table.resizeColumnsToContents()
        high = self.table.horizontalHeader().sizeHint().height()
        high += sum(self.table.rowHeight(row) for row in range(len(every)))
        self.table.setFixedHeight(high + 8)


def _rows(budget: Budget) -> list[list[str]]:
    if not budget.lines:
        return []
    rows = [_cells(_name(line), line) for line in budget.lines]
    return [*rows, _cells(_("In all"), budget.total)]


def _name(line: BudgetLine) -> str:
    return line.category or _("Without a category")


def _heads() -> list[str]:
    return [
        pgettext("budget", "Category"),
        _("Things"),
        _("Budget"),
        _("Bound"),
        _("Spent"),
        _("Over budget"),
    ]


def _cells(name: str, line: BudgetLine) -> list[str]:
    over = ""
    if line.over_fen > 0:
        over = _("{amount} over").format(amount=money.show(line.over_fen))
    return [
        name,
        f"{line.things:,}",
        money.show(line.budget_fen),
        money.show(line.expected_fen),
        money.show(line.actual_fen),
        over,
    ]


def _table() -> QTableWidget:
    heads = _heads()
    table = QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels(heads)
    table.setAccessibleName(_("Budget by category"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.horizontalHeader().setStretchLastSection(True)
    return table
