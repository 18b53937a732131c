"""Two stocks, and how people call their goods.

The first stock is the sample's; the second a community's that makes other things, with goods of two
traits (colour and size), of measures and of years.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ware:
    """One article: its name, its unit, how people call it, and its kinds by how people say them."""

    name: str
    unit: str
    said: tuple[str, ...]
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Whether the kind may stand before the name (熊猫冰箱贴).
    before: bool = True
    #: Whether the kinds are sizes that people write in one breath (S2 M3 L5).
    sizes: bool = False
    #: Whether a kind is a year of the article and no label.
    years: bool = False

    @property
    def category(self) -> str:
        """As the sample's stock calls it; "" for what it has not."""
        return _CATEGORIES.get(self.name, "")


def _city(name: str) -> tuple[str, ...]:
    return (name, name, f"{name}站" if len(name) == 2 else name)


SIZES: dict[str, tuple[str, ...]] = {
    "S": ("S", "S码", "s", "小码", "S 码"),
    "M": ("M", "M码", "m", "中码", "M号"),
    "L": ("L", "L码", "l", "大码", "L 号"),
    "XL": ("XL", "XL码", "xl", "加大码", "Xl"),
    "2XL": ("2XL", "XXL", "2xl", "XXL码", "2XL码"),
    "3XL": ("3XL", "XXXL", "3xl", "XXXL码", "3XL码"),
}
CITIES = ("北京", "上海", "深圳", "成都", "杭州", "广州", "大连", "南京", "新加坡", "硅谷")

#: What the sample's stock calls the kinds of its goods.
_CATEGORIES = {
    "小O 章鱼毛绒公仔": "毛绒",
    "COSCon T恤": "服饰",
    "开源社帽衫": "服饰",
    "开源社金属徽章": "徽章",
    "KCC 城市徽章": "徽章",
    "正式成员徽章": "徽章",
    "开源贴纸套装": "贴纸",
    "“开源人”单张贴纸": "贴纸",
    "帆布袋": "包袋",
    "大礼包手提袋": "包袋",
    "冰箱贴": "文创",
    "开源日历": "印刷",
    "手写纸与信纸": "印刷",
    "马克杯": "杯具",
    "鼠标垫": "文创",
    "电路板尺子": "硬件",
    "雪花灯套件": "硬件",
}
SAMPLE = (
    Ware(
        "小O 章鱼毛绒公仔",
        "只",
        ("小O 章鱼毛绒公仔", "小O章鱼公仔", "章鱼公仔", "小O公仔", "章鱼毛绒公仔"),
    ),
    Ware(
        "COSCon T恤",
        "件",
        (
            "COSCon T恤",
            "COSCon T 恤",
            "coscon T恤",
            "T恤",
            "COSCon的T恤",
            "T-shirt",
            "t恤",
            "COSConT恤",
        ),
        SIZES,
        sizes=True,
    ),
    Ware(
        "开源社帽衫",
        "件",
        ("开源社帽衫", "帽衫", "开源社的帽衫", "开源社 帽衫"),
        {k: SIZES[k] for k in ("M", "L", "XL")},
        sizes=True,
    ),
    Ware(
        "开源社金属徽章",
        "枚",
        ("开源社金属徽章", "金属徽章", "开源社徽章"),
        {"金色": ("金色", "金", "金色款"), "银色": ("银色", "银", "银色的")},
    ),
    Ware(
        "KCC 城市徽章",
        "枚",
        ("KCC 城市徽章", "KCC城市徽章", "城市徽章", "kcc徽章", "KCC 徽章"),
        {c: _city(c) for c in CITIES},
    ),
    Ware("正式成员徽章", "枚", ("正式成员徽章", "成员徽章", "正式成员的徽章")),
    Ware(
        "开源贴纸套装",
        "套",
        ("开源贴纸套装", "贴纸套装", "开源贴纸", "开源 贴纸套装"),
        {f"{k} 款": (f"{k} 款", f"{k}款", k, f"{k.lower()}款") for k in "ABC"},
    ),
    Ware(
        "“开源人”单张贴纸",
        "张",
        ("“开源人”单张贴纸", "开源人贴纸", "开源人单张贴纸", "「开源人」贴纸", "单张贴纸"),
    ),
    Ware(
        "帆布袋",
        "个",
        ("帆布袋", "帆布包", "开源社帆布袋"),
        {"本白": ("本白", "本白色"), "藏青": ("藏青", "藏青色")},
    ),
    Ware("大礼包手提袋", "个", ("大礼包手提袋", "手提袋", "大礼包的手提袋", "礼包手提袋")),
    Ware(
        "冰箱贴",
        "个",
        ("冰箱贴", "冰箱贴"),
        {"熊猫": ("熊猫", "熊猫款"), "火锅": ("火锅", "火锅的"), "盖碗茶": ("盖碗茶", "盖碗茶款")},
    ),
    Ware("开源日历", "本", ("开源日历", "日历", "2023 开源日历", "开源社日历")),
    Ware(
        "手写纸与信纸", "本", ("手写纸与信纸", "手写纸和信纸", "手写纸&信纸", "手写纸/信纸", "信纸")
    ),
    Ware(
        "马克杯",
        "个",
        ("马克杯", "马克杯子"),
        {"白": ("白", "白色"), "黑": ("黑", "黑色", "黑色款")},
    ),
    Ware(
        "鼠标垫", "张", ("鼠标垫",), {"小号": ("小号", "小"), "加长": ("加长", "加长款", "加长版")}
    ),
    Ware(
        "电路板尺子",
        "把",
        ("电路板尺子", "电路板尺", "尺子"),
        {
            "10 cm": ("10 cm", "10cm", "10厘米", "10CM"),
            "15 cm": ("15 cm", "15cm", "15厘米", "15公分"),
        },
    ),
    Ware("雪花灯套件", "套", ("雪花灯套件", "雪花灯", "雪花灯 套件")),
)

OTHER = (
    Ware(
        "连帽卫衣",
        "件",
        ("连帽卫衣", "卫衣"),
        {
            f"{c} {s}": (f"{c} {s}", f"{c}{s}码", f"{c[0]}{s}", f"{c}/{s}", f"{s} {c}")
            for c in ("黑色", "灰色")
            for s in ("M", "L", "XL")
        },
    ),
    Ware(
        "年会纪念章",
        "枚",
        ("年会纪念章", "纪念章"),
        {y: (f"{y}年", y, f"{y[2:]}年", f"{y}款") for y in ("2022", "2023", "2024")},
        years=True,
    ),
    Ware(
        "竹制书签",
        "枚",
        ("竹制书签", "竹书签", "书签", "竹子书签"),
        {k: (k, f"{k}款") for k in ("梅花", "兰花", "菊花")},
    ),
    Ware("木质杯垫", "个", ("木质杯垫", "木杯垫", "木制杯垫", "杯垫")),
    Ware(
        "数据线",
        "根",
        ("数据线", "开源数据线"),
        {"1 米": ("1 米", "1米", "1m", "一米"), "3 米": ("3 米", "3米", "3m", "三米", "3 m")},
    ),
    Ware("笔记本", "本", ("笔记本", "笔记本子"), {"A5": ("A5", "a5"), "B5": ("B5", "b5")}),
    Ware(
        "中性笔",
        "支",
        ("中性笔",),
        {"黑": ("黑", "黑色"), "蓝": ("蓝", "蓝色"), "红": ("红", "红色")},
    ),
    Ware(
        "保温杯",
        "个",
        ("保温杯", "开源保温杯"),
        {
            "350 ml": ("350 ml", "350ml", "350毫升", "350ML"),
            "500 ml": ("500 ml", "500ml", "500毫升"),
        },
    ),
    Ware(
        "冲锋衣",
        "件",
        ("冲锋衣",),
        {
            f"{g} {s}": (f"{g} {s}", f"{g}{s}", f"{g[0]} {s}码", f"{g}/{s}", f"{g}{s}码")
            for g in ("男款", "女款")
            for s in ("S", "M", "L")
        },
    ),
    Ware("棒球帽", "顶", ("棒球帽", "帽子"), {"黑色": ("黑色", "黑"), "白色": ("白色", "白")}),
    Ware("胸牌挂绳", "条", ("胸牌挂绳", "挂绳")),
    Ware("志愿者胸针", "枚", ("志愿者胸针", "胸针")),
    Ware("开源大富翁桌游", "盒", ("开源大富翁桌游", "大富翁桌游", "开源大富翁", "大富翁")),
    Ware(
        "拼图", "盒", ("拼图",), {"300 片": ("300 片", "300片"), "1000 片": ("1000 片", "1000片")}
    ),
    Ware(
        "GOSIM T恤",
        "件",
        ("GOSIM T恤", "GOSIM的T恤", "gosim t恤", "T恤"),
        {k: SIZES[k] for k in ("S", "M", "L", "XL")},
        sizes=True,
    ),
)
