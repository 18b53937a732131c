"""The figures of a year as a text that is pasted into the yearly report, in either language.

It may be wanted in another language than the window's, so both stand here side by side.
"""

from __future__ import annotations

from desktop.domain.money import show
from desktop.domain.reports import Report

_HEAD = {"zh": "{year} 年物料数字", "en": "Material in {year}"}
_LINES: dict[str, dict[str, str]] = {
    "zh": {
        "artworks": "完成设计稿 {n} 版",
        "items": "设计物料 {n} 种",
        "purchases": "采购 {n} 项",
        "amount": "采购金额 {n}",
        "suppliers": "合作供应商 {n} 家",
        "people": "参与记录与管理 {n} 人",
        "participants": "工作坊参与者 {n} 人次",
        "events": "活动 {n} 场",
        "sold": "售出 {n} 件",
        "given": "送出 {n} 件",
        "sent": "寄出与交接 {n} 件",
        "counts": "盘点 {n} 次",
        "verified_share": "库存核实比例 {n}%",
        "requests": "收到物料申请 {n} 份",
        "working_days": "半数申请在 {n} 个工作日内发出",
    },
    "en": {
        "artworks": "versions of artwork: {n}",
        "items": "items designed: {n}",
        "purchases": "purchases: {n}",
        "amount": "amount of the purchases: {n}",
        "suppliers": "suppliers: {n}",
        "people": "people who kept the books: {n}",
        "participants": "people at workshops: {n}",
        "events": "events: {n}",
        "sold": "pieces sold: {n}",
        "given": "pieces given away: {n}",
        "sent": "pieces sent or handed over: {n}",
        "counts": "counts held: {n}",
        "verified_share": "stock verified: {n} %",
        "requests": "requests for material: {n}",
        "working_days": "half of the requests were sent within {n} working days",
    },
}
# What stands in the place of a figure that is not known, by its reason.
_LEFT_OUT: dict[str, dict[tuple[str, str], str]] = {
    "zh": {
        ("verified_share", "nothing_there"): "（核实比例未列：没有库存）",
        ("requests", "not_yet"): "（申请数未列：账本中没有这段时间的物料申请，不等于没有）",
        ("working_days", "not_yet"): "（工作日未列：原因同上）",
        ("working_days", "none_sent"): "（工作日未列：这一年的申请尚无已发出的）",
    },
    "en": {
        ("verified_share", "nothing_there"): ("(share verified is left out: nothing is in stock)"),
        ("requests", "not_yet"): (
            "(requests are left out: the ledger keeps none of that time, which is not none)"
        ),
        ("working_days", "not_yet"): "(working days are left out for the same reason)",
        ("working_days", "none_sent"): (
            "(working days are left out: no request of the year was sent yet)"
        ),
    },
}
_NO_AMOUNT = {
    "zh": "（另有 {n} 项采购尚无金额，未计入）",
    "en": "({n} purchases without an amount are not part of the sum)",
}


def year_text(report: Report, language: str) -> str:
    """The figures ready to paste; `language` is zh or en. What is not known says why."""
    lines = [_HEAD[language].format(year=report.filters.year)]
    blank = next((dict(r.data)["n"] for r in report.remarks if r.code == "without_amount"), 0)
    for line in report.tables[0].lines:
        key, number, fen, why = line.cells
        said = _LINES[language][str(key)]
        if why:
            lines.append(f"- {_LEFT_OUT[language][str(key), str(why)]}")
            continue
        shown = show(fen) if isinstance(fen, int) else f"{number:,}" if number is not None else ""
        lines.append(f"- {said.format(n=shown)}")
        if key == "amount" and blank:
            lines[-1] += _NO_AMOUNT[language].format(n=blank)
    return "\n".join(lines)
