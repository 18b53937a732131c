"""The words that the community writes into these tables, and what they are to us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.errors import UnknownWord
from desktop.domain.money import narrow
from desktop.domain.production import (
    Contract,
    InvoiceState,
    Making,
    PaidHow,
    PayState,
    Stage,
)

# The first word of each is the one that is written.
STAGES: Mapping[str, Sequence[str]] = {
    Stage.BUDGET: ("预算中", "budget", "budgeted", "计划", "计划中", "待启动", "未开始"),
    Stage.DESIGN: ("设计中", "设计", "design", "designing", "待设计", "设计稿"),
    Stage.SAMPLE: ("打样中", "打样", "查样", "sample", "sampling", "样品", "打样/查样"),
    Stage.QUOTE: ("询价中", "询价", "比价", "报价", "quote", "quotes", "待下单", "设计完成"),
    Stage.ORDER: ("已下单", "下单", "order", "ordered", "制作中", "生产中", "印刷中", "已采购"),
    Stage.SHIPPING: ("运输中", "物流中", "在途", "已发货", "shipping", "shipped", "物流", "发货中"),
    Stage.GOODS_IN: (
        *("已到货", "到货", "已验收", "已入库", "goods_in", "goods in", "arrived", "到货验收"),
        *("登记入库", "验收", "入库", "部分到货"),
    ),
    Stage.BOXED: ("已分箱", "分箱", "boxed", "已装箱"),
    Stage.ON_SITE: (
        *("在现场", "现场", "on_site", "on site", "已到现场", "现场发放", "已发放", "发放中"),
        *("售卖中", "使用中"),
    ),
    Stage.BACK: ("已回收", "回收", "back", "brought back", "已完成", "完成", "清点核对", "已清点"),
}
MAKINGS: Mapping[str, Sequence[str]] = {
    Making.PRINT: ("印刷", "print", "printing", "印制"),
    Making.BUY: ("采购", "buy", "purchase", "购买"),
    Making.MAKE: ("制作", "make", "manufacture", "定制", "定做"),
}
CONTRACTS: Mapping[str, Sequence[str]] = {
    Contract.NONE: ("无需合同", "none", "不需要", "无需"),
    Contract.DRAFT: ("起草中", "draft", "合同起草"),
    Contract.REVIEW: ("法务审核", "review", "法务审核中", "审核中"),
    Contract.SIGNED: ("已签", "signed", "已签署", "已签合同", "已签订"),
}
PAID_HOW: Mapping[str, Sequence[str]] = {
    PaidHow.BANK: ("对公", "bank", "对公转账", "对公付款"),
    PaidHow.ADVANCED: ("垫付", "advanced", "个人垫付"),
}
PAY_STATES: Mapping[str, Sequence[str]] = {
    PayState.UNPAID: ("未付款", "unpaid", "未付", "待付款", "待付"),
    PayState.DEPOSIT: ("已付定金", "deposit", "定金", "部分付款"),
    PayState.PAID: ("已付款", "paid", "已付", "已付清", "已支付"),
    PayState.REFUNDED: ("已报销", "refunded", "报销完成"),
}
INVOICE_STATES: Mapping[str, Sequence[str]] = {
    InvoiceState.NONE: ("无需发票", "none", "不需要", "无需"),
    InvoiceState.MISSING: ("未开票", "missing", "未开", "待开票", "无发票"),
    InvoiceState.ISSUED: ("已开票", "issued", "已开"),
    InvoiceState.RECEIVED: ("已收票", "received", "已收", "已收到", "已收发票"),
}
YES: Sequence[str] = ("是", "合格", "全部合格", "yes", "y", "true", "1", "✓", "✔", "√", "通过")
NO: Sequence[str] = ("否", "不合格", "全部不合格", "no", "n", "false", "✗", "✘", "×", "未通过")


def plain(text: str) -> str:
    """A word for comparing: width, case and blanks make no difference."""
    return narrow(text).casefold().replace(" ", "")


def code(words: Mapping[str, Sequence[str]], text: str) -> str | None:
    """What a word is to us; None for one that is not known."""
    wanted = plain(text)
    for known, some in words.items():
        if wanted in map(plain, some):
            return str(known)
    return None


def strict(words: Mapping[str, Sequence[str]], text: str) -> str:
    """As `code`, "" for nothing said; raises UnknownWord with the words there are."""
    if not text:
        return ""
    found = code(words, text)
    if found is None:
        raise UnknownWord(text, tuple(some[0] for some in words.values()))
    return found


def free(words: Mapping[str, Sequence[str]], text: str) -> str:
    """As `code`, but a word that is not known stays as it was written."""
    return code(words, text) or text


def written(words: Mapping[str, Sequence[str]], known: str) -> str:
    """The community's word for what is ours; any other text stays as it is."""
    return words[known][0] if known in words else known
