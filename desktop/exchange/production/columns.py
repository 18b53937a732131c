"""The headings of the community's tables about production, by the fields they fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.production.lists import TableKind
from desktop.exchange.columns import Synonyms, plain


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


_NAME = _words("物料|物料名称|名称|物品|品名|项目|item|name|material|article")
_QTY = _words("数量|qty|quantity|pieces|count")
_RESPONSIBLE = _words("负责人|责任人|responsible|owner|in charge|person in charge")
_NOTE = _words("备注|说明|note|notes|remark|remarks|comment")
_PAY = _words("付款状态|支付状态|payment|payment status|pay state")
_INVOICE = _words("发票状态|开票状态|invoice|invoice status|invoice state")
_BUDGET = _words("预计金额|预算金额|预算|计划金额|budget|planned amount|expected amount")
_ACTUAL = _words("实际金额|实付金额|实际花费|actual|actual amount|spent")

# In the order in which they are written; the first heading of each is the community's own.
FIELDS: Mapping[TableKind, Synonyms] = {
    TableKind.LIST: {
        "name": _NAME,
        "kind": _words("类型|种类|type|kind"),
        "qty": _QTY,
        "purpose": _words("用途|purpose|used for|use"),
        "responsible": _RESPONSIBLE,
        "supplier": _words("供应商|厂家|商家|厂商|supplier|vendor"),
        "ordered_on": _words("下单时间|下单日期|ordered at|ordered on|order date|ordered"),
        "arrives_on": _words("到货时间|到货日期|预计到货|due|arrives on|arrival|delivery date"),
        "stage": _words("状态|进度|阶段|status|state|stage"),
        "note": _NOTE,
        "category": _words("类别|预算类别|category"),
        "spec": _words("规格|规格要求|尺寸材质|spec|specification"),
        "design_by": _words("设计负责人|设计|designer|design by"),
        "buy_by": _words("采购负责人|采购人|buyer|bought by"),
        "make_by": _words("制作负责人|制作人|made by"),
        "accept_by": _words("验收负责人|验收人|accepted by"),
        "unit_fen": _words("单价|unit price|price"),
        "freight_fen": _words("运费|邮费|freight|shipping cost"),
        "budget_fen": _BUDGET,
        "actual_fen": _ACTUAL,
        "carrier": _words("快递|快递公司|运输方式|carrier|courier"),
        "waybill": _words("运单号|快递单号|物流单号|waybill|tracking number"),
        "contract": _words("合同|合同状态|contract"),
        "paid_how": _words("付款方式|支付方式|对公/垫付|paid how|payment method"),
        "advanced_by": _words("垫付人|advanced by"),
        "pay_state": _PAY,
        "invoice_state": _INVOICE,
    },
    TableKind.BOXES: {
        "box": _words("箱号|箱子|箱|box|box no|box number"),
        "area": _words("区域|分区|area|zone"),
        "name": _NAME,
        "qty": _QTY,
        "responsible": _RESPONSIBLE,
        "stands_in": _words("放置位置|摆放位置|放置地点|position|stands in|location"),
        "code": _words("编号|物料编号|code|sku"),
    },
    TableKind.GOODS_IN: {
        "name": _NAME,
        "expected": _words("应到数量|应到|expected|expected quantity"),
        "arrived": _words("实到数量|实到|到货数量|arrived|arrived quantity|received"),
        "passed": _words("是否合格|合格|合格数量|验收结果|passed|accepted|ok"),
        "accepted_by": _words("验收人|验收负责人|accepted by|checked by|inspector"),
        "problem": _words("问题|异常|问题描述|problem|problems|issue"),
    },
    TableKind.BACK: {
        "name": _NAME,
        "qty": _words("剩余数量|剩余|回收数量|left|remaining|quantity left|leftover"),
        "to_place": _words("回收位置|回收地点|存放位置|returned to|to|place|recovered to"),
        "way": _words("处理方式|处理|处置方式|way|treatment|disposition"),
        "responsible": _RESPONSIBLE,
        "code": _words("编号|物料编号|code|sku"),
    },
    TableKind.BUDGET: {
        "category": _words("类别|分类|预算类别|category"),
        "name": _words("项目|物料|名称|预算项目|item|name|line"),
        "budget_fen": _BUDGET,
        "actual_fen": _ACTUAL,
        "responsible": _RESPONSIBLE,
        "pay_state": _PAY,
        "invoice_state": _INVOICE,
        "note": _NOTE,
    },
    TableKind.APPROVALS: {
        "approved_on": _words("日期|审批日期|date|approved on"),
        "matter": _words("事项|审批事项|matter|subject"),
        "amount_fen": _words("金额|审批金额|amount"),
        "applicant": _words("申请人|applicant|requested by"),
        "approver": _words("审批人|批准人|approver|approved by"),
        "state": _words("状态|审批状态|status|state"),
    },
}
# What every such table has; the others may be missing.
NEEDED: Mapping[TableKind, tuple[str, ...]] = {
    TableKind.LIST: ("name",),
    TableKind.BOXES: ("box", "name", "qty"),
    TableKind.GOODS_IN: ("name", "arrived"),
    TableKind.BACK: ("name", "qty", "to_place"),
    TableKind.BUDGET: ("name",),
    TableKind.APPROVALS: ("matter",),
}
# Fields that only this table has: they say which table it is.
_OWN: Mapping[TableKind, tuple[str, ...]] = {
    TableKind.LIST: ("purpose", "supplier", "ordered_on", "arrives_on", "kind", "stage"),
    TableKind.BOXES: ("box", "area", "stands_in"),
    TableKind.GOODS_IN: ("expected", "arrived", "passed", "accepted_by", "problem"),
    TableKind.BACK: ("qty", "to_place", "way"),
    TableKind.BUDGET: ("category", "budget_fen", "actual_fen", "pay_state", "invoice_state"),
    TableKind.APPROVALS: ("approved_on", "matter", "amount_fen", "applicant", "approver"),
}
_PLAIN: Mapping[TableKind, Mapping[str, frozenset[str]]] = {
    kind: {name: frozenset(map(plain, words)) for name, words in fields.items()}
    for kind, fields in FIELDS.items()
}
_ENOUGH = 2  # own fields that a header must have
# The columns that a table is written with; the others are only understood.
WRITTEN: Mapping[TableKind, int] = {
    TableKind.LIST: 10,
    TableKind.BOXES: 6,
    TableKind.GOODS_IN: 6,
    TableKind.BACK: 5,
    TableKind.BUDGET: 8,
    TableKind.APPROVALS: 6,
}


def which(header: Sequence[str]) -> tuple[TableKind | None, int]:
    """Which table a header is of, and how many of its fields it has; None for none of them."""
    here = {plain(text) for text in header if text}
    best: tuple[int, int, TableKind | None] = (0, 0, None)
    for kind, fields in _PLAIN.items():
        named = {name for name, words in fields.items() if here & words}
        own = len(named & set(_OWN[kind]))
        if own < _ENOUGH or not set(NEEDED[kind]) <= named:
            continue
        if (own, len(named)) > best[:2]:
            best = (own, len(named), kind)
    return best[2], best[1]


def signs() -> tuple[str, ...]:
    """The headings that speak for a table of production among lists of other kinds."""
    shared = {"name", "code", "note", "category"}
    found = {
        word: None
        for kind, fields in FIELDS.items()
        for name, words in fields.items()
        if name not in shared and (name in _OWN[kind] or name == "responsible")
        for word in words[:2]
    }
    return ("物料", *found)


def written(kind: TableKind) -> tuple[tuple[str, str], ...]:
    """(field, heading) of the columns a table is written with, in the community's order."""
    fields = list(FIELDS[kind].items())[: WRITTEN[kind]]
    return tuple((name, words[0]) for name, words in fields)
