"""Which heading is which of our fields: by name, in Chinese or English, and in doubt by asking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from desktop.domain.errors import BadFile, NotFound
from desktop.domain.money import narrow
from desktop.exchange.spreadsheets import Fit

Synonyms = Mapping[str, Sequence[str]]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


# Headings as people write them, by field of desktop.domain.imports.StockRow. The first Chinese
# ones are those of the community's own tables, the others those of common spreadsheets.
STOCK: Synonyms = {
    "code": _words(
        "编号|物料编号|物品编号|商品编号|产品编号|物品编码|物料编码|商品编码|编码|货号|代码"
        "|code|item code|product code|sku|sku code|item no|item number|article number"
    ),
    "name": _words(
        "名称|物料|物料名称|物品|物品名称|商品|商品名称|品名|产品|产品名称|周边|周边名称|礼品名称"
        "|name|item|item name|product|product name|title"
    ),
    "label": _words(
        "规格|款式|尺码|尺寸|型号|颜色|规格型号|size|variant|variation|spec|specification"
        "|option|colour|color|model|style"
    ),
    "category": _words("类型|分类|类别|品类|种类|物料类型|category|type|kind|group|class"),
    "year": _words("年份|年度|年|制作年份|year|vintage"),
    "unit": _words("单位|计量单位|unit|uom|unit of measure"),
    "pack_size": _words(
        "每包数量|包装数量|每包|每箱数量|装箱数|每套数量"
        "|pack size|per pack|pack|pack quantity|pieces per pack|units per pack"
    ),
    "price_fen": _words(
        "单价|售价|价格|销售价|零售价|销售单价|定价|现场售价|标价"
        "|price|unit price|sale price|sales price|selling price|retail price|list price"
    ),
    "value_fen": _words("参考价值|价值|参考价|参考单价|value|reference value|ref value"),
    "qty": _words(
        "库存数量|数量|库存|现有|现有数量|现存数量|当前库存|库存数|剩余数量|结存|结存数量|实际数量"
        "|qty|quantity|stock|on hand|stock quantity|stock qty|quantity on hand|in stock|count"
    ),
    "place": _words(
        "存放地点|地点|保管人|仓库|位置|存放位置|库位|存放处|库存地点|所在地|保管地点"
        "|place|location|holder|keeper|warehouse|storage|storage location|stored at|custodian"
    ),
    "owner": _words("所属|归属|所有者|所有人|归属方|所属方|所属组织|owner|owned by|belongs to"),
    "photos": _words(
        "照片|图片|相片|图|物料照片|商品图片|photo|photos|image|images|picture|pictures|film|films"
    ),
    "note": _words("备注|说明|附注|note|notes|remark|remarks|comment|comments"),
    "verified_on": _words(
        "盘点日期|盘点时间|上次盘点|清点日期|核对日期|最近盘点|最近盘点日期|最后盘点"
        "|最近核实|最后核实|上次核实|最近见到|last seen|last verified"
        "|verified|verified on|verified at|count date|counted on|last counted|stocktake date"
    ),
    "uncounted": _words(
        "不计库存|是否不计库存|不计数|无库存|免库存"
        "|uncounted|not kept in stock|not counted|no stock|untracked|not stocked"
    ),
    "returnable": _words(
        "可归还|是否归还|是否可归还|是否需归还|是否需要归还|需归还|需要归还|用后归还"
        "|returnable|comes back|to be returned|must be returned|lent"
    ),
}

# Headings that are taken for a field only where none of its own names stands in the header.
SECOND: Synonyms = {
    "code": _words("条码|条形码|自动编号|barcode|id"),
    "note": _words("描述|description|details"),
    "verified_on": _words("日期|date"),
}

NEEDED = ("code", "name")
_LONGEST = 300  # characters of a heading that are looked at; cells without end are none
_NEAR = 80  # rapidfuzz ratio from which a heading is asked about
_BRACKETS = re.compile(r"[(\[【（〔「][^)\]】）〕」]*[)\]】）〕」]")
_FILLING = re.compile(r"[\s_\-./·:*#'\"“”]+")


@dataclass(frozen=True)
class Columns:
    """How a header was understood.

    `index` is each claimed field's place in a line and `headings` its heading as the file has it;
    `doubtful` maps a field to the headings it might be, best first; `unknown` are headings nobody
    claimed.
    """

    index: dict[str, int]
    headings: dict[str, str]
    unknown: tuple[str, ...] = ()
    doubtful: dict[str, tuple[str, ...]] = field(default_factory=dict)


def plain(heading: str) -> str:
    """A heading without what people add: `单 价（元）` → `单价`, `Unit_Price` → `unitprice`."""
    text = narrow(heading[:_LONGEST]).casefold()
    return _FILLING.sub("", _BRACKETS.sub("", text)) or _FILLING.sub("", text)


def fitting(
    synonyms: Synonyms = STOCK,
    needed: Iterable[str] = NEEDED,
    mapping: Mapping[str, str] | None = None,
) -> Callable[[Sequence[str]], Fit]:
    """A judge of lines as header: how many fields it names, and whether all needed are there."""
    fields = _fields(SECOND) if synonyms is STOCK else {}
    fields |= _fields(synonyms)
    fields |= {plain(heading): name for name, heading in (mapping or {}).items() if heading}
    wanted = frozenset(needed)

    def judge(line: Sequence[str]) -> Fit:
        known = {fields[word] for word in map(plain, line) if word in fields}
        return Fit(wanted <= known, len(known))

    return judge


def find_columns(
    file: str,
    header: Sequence[str],
    mapping: Mapping[str, str] | None = None,
    *,
    synonyms: Synonyms = STOCK,
    needed: Iterable[str] = NEEDED,
) -> Columns:
    """The fields' columns, by the caller's `mapping` {field: heading} first, then by name.

    A mapping to "" means that the file has no such column. Two headings that could both be one
    field, and near misses of a field that nothing else names, are doubtful and not claimed.
    Raises NotFound for a field or heading of the mapping that is not there, and BadFile:
    duplicate_columns where one heading that counts stands twice, no_columns where a needed field
    has neither a heading nor a doubtful one.
    """
    said = dict(mapping or {})
    taken: dict[str, int] = {}
    for name, heading in said.items():
        if name not in synonyms:
            raise NotFound("field", name, tuple(synonyms))
        if heading:
            taken[name] = _place(file, header, heading)
    used = set(taken.values())
    open_places = [i for i, text in enumerate(header) if text and i not in used]
    claims = _claims(header, open_places, synonyms, said)
    if synonyms is STOCK:
        claims = _claims(header, open_places, SECOND, {**said, **claims}) | claims
    doubtful: dict[str, tuple[str, ...]] = {}
    for name, places in claims.items():
        texts = [header[i] for i in places]
        if len({plain(text) for text in texts}) < len(texts):
            raise BadFile(file, "duplicate_columns", _twice(texts))
        if len(places) == 1:
            taken[name] = places[0]
        else:
            doubtful[name] = tuple(texts)
    claimed = {i for places in claims.values() for i in places} | set(taken.values())
    rest = [i for i in open_places if i not in claimed]
    for name in synonyms:
        if name not in taken and name not in doubtful and name not in said:
            near = _near(name, [header[i] for i in rest], synonyms)
            if near:
                doubtful[name] = near
    lacking = [name for name in needed if name not in taken and name not in doubtful]
    if lacking:
        raise BadFile(file, "no_columns", ", ".join(synonyms[name][0] for name in lacking))
    return Columns(
        index=taken,
        headings={name: header[i] for name, i in taken.items()},
        unknown=tuple(header[i] for i in rest),
        doubtful=doubtful,
    )


def _place(file: str, header: Sequence[str], heading: str) -> int:
    places = [i for i, text in enumerate(header) if text == heading] or [
        i for i, text in enumerate(header) if text and plain(text) == plain(heading)
    ]
    if len(places) > 1:
        raise BadFile(file, "duplicate_columns", heading)
    if not places:
        raise NotFound("heading", heading, tuple(text for text in header if text))
    return places[0]


def _fields(synonyms: Synonyms) -> dict[str, str]:
    return {plain(word): name for name, words in synonyms.items() for word in words}


def _claims(
    header: Sequence[str], places: Sequence[int], synonyms: Synonyms, done: Mapping[str, object]
) -> dict[str, list[int]]:
    """The headings that are a field's name outright, by field; fields already done are left out."""
    fields = _fields(synonyms)
    claims: dict[str, list[int]] = {}
    for place in places:
        name = fields.get(plain(header[place]))
        if name and name not in done:
            claims.setdefault(name, []).append(place)
    return claims


def _twice(texts: Sequence[str]) -> str:
    seen: set[str] = set()
    for text in texts:
        if plain(text) in seen:
            return text
        seen.add(plain(text))
    return ""


def _near(name: str, headings: Sequence[str], synonyms: Synonyms) -> tuple[str, ...]:
    """The unclaimed headings that might be this field, best first."""
    words = [plain(word) for word in synonyms[name]]
    scored = [(_nearness(plain(heading), words), heading) for heading in headings]
    likely = [(score, heading) for score, heading in scored if score >= _NEAR]
    return tuple(heading for _, heading in sorted(likely, key=lambda pair: -pair[0]))


def _nearness(heading: str, words: Sequence[str]) -> float:
    best = 0.0
    for word in words:
        # In Chinese the last word says what it is: 采购价格 is a price, 价格备注 is none.
        if len(word) > 1 and not word.isascii() and heading.endswith(word):
            best = max(best, 90.0)
        elif min(len(word), len(heading)) > 2:
            best = max(best, fuzz.ratio(word, heading))
    return best
