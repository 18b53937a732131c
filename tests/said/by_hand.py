"""Eighty texts written one by one, none out of a pattern: thoughts, sums, prices, places, second
thoughts, pinyin, other words for the same thing. Over the stock of the sample.
"""

from __future__ import annotations

from desktop.domain.requisitions.matching import Article
from tests.said import sixth
from tests.said.judging import Asked, Meant

_SHORT = {
    "公仔": "小O 章鱼毛绒公仔",
    "T": "COSCon T恤",
    "帽衫": "开源社帽衫",
    "金属": "开源社金属徽章",
    "城市": "KCC 城市徽章",
    "成员": "正式成员徽章",
    "贴纸": "开源贴纸套装",
    "单张": "“开源人”单张贴纸",
    "帆布": "帆布袋",
    "手提": "大礼包手提袋",
    "冰箱": "冰箱贴",
    "日历": "开源日历",
    "纸": "手写纸与信纸",
    "杯": "马克杯",
    "垫": "鼠标垫",
    "尺": "电路板尺子",
    "灯": "雪花灯套件",
}
# A text, then what is meant: article kind×pieces; ? where nobody can say how many; ! where nobody
# can say which.
_TEXTS = r"""
给讲师准备 6 件 L 的帽衫就行 = 帽衫 L×6
T恤我们要 L 码十件、XL 码五件，其他不用 = T L×10; T XL×5
帆布袋（藏青那款）二十个 = 帆布 藏青×20
想借两套雪花灯套件给工作坊演示，另外贴纸 A、B 款各 30 = 灯×2; 贴纸 A 款×30; 贴纸 B 款×30
广州、深圳的城市徽章一样来 15 枚 = 城市 广州×15; 城市 深圳×15
章鱼 3 只 = 公仔×3
小O×2 = 公仔×2
毛绒公仔 5 只，日历 5 本，手提袋 5 个 = 公仔×5; 日历×5; 手提×5
15cm 的电路板尺子 30 把（发给参与者） = 尺 15 cm×30
尺子长的 10 把短的 20 把 = !×10; !×20
10 公分尺子*25 + 15 公分尺子*25 = 尺 10 cm×25; 尺 15 cm×25
马克杯黑白各 6 个 = 杯 黑×6; 杯 白×6
黑杯子 4 个，白杯子 4 个 = 杯 黑×4; 杯 白×4
熊猫的冰箱贴 12 个、火锅 8 个、盖碗茶 8 个 = 冰箱 熊猫×12; 冰箱 火锅×8; 冰箱 盖碗茶×8
冰箱贴 - 熊猫 *10 - 火锅 *10 = 冰箱 熊猫×10; 冰箱 火锅×10
鼠标垫大的两张小的五张 = !×2; 垫 小号×5
加长鼠标垫，1 张，放签到台 = 垫 加长×1
手写纸30本 = 纸×30
信纸、手写纸那个 20 本 = 纸×20
帽衫：M 3 / L 4 / XL 1 = 帽衫 M×3; 帽衫 L×4; 帽衫 XL×1
帽衫3件(M L XL各一) = 帽衫 M×1; 帽衫 L×1; 帽衫 XL×1
1、COSCon T恤，L，20件；2、开源贴纸套装，A款，50套 = T L×20; 贴纸 A 款×50
COSCon T恤 L 20 件（男），M 10 件（女） = T L×20; T M×10
T恤 20 件，尺码：S 3、M 7、L 10 = T S×3; T M×7; T L×10
T恤共 12 件：M 六件，L 六件 = T M×6; T L×6
T恤（M）8件 / 帽衫（XL）2件 = T M×8; 帽衫 XL×2
需要t恤一批，尺码你们看着给 = !×?
金色徽章 10 枚 银色徽章 10 枚 = 金属 金色×10; 金属 银色×10
金、银徽章各 5 枚 = 金属 金色×5; 金属 银色×5
开源社的徽章要金色的，30 个 = 金属 金色×30
正式成员徽章 2 枚（新成员张三、李四） = 成员×2
成员徽章两枚，谢谢物料组！ = 成员×2
KCC城市徽章：成都20，杭州20，大连10，硅谷5 = 城市 成都×20; 城市 杭州×20; 城市 大连×10; 城市 硅谷×5
KCC 徽章 南京×40 （我们城市的） = 城市 南京×40
北京 KCC 徽章 x30 ； 上海 KCC 徽章 x30 = 城市 北京×30; 城市 上海×30
北京的徽章和上海的徽章，各要 12 枚 = 城市 北京×12; 城市 上海×12
新加坡 badge 20 pcs = 城市 新加坡×20
贴纸套装每款 20 套，一共 60 套 = 贴纸 A 款×20; 贴纸 B 款×20; 贴纸 C 款×20
开源贴纸套装 A/B/C 款，各来 15 套 = 贴纸 A 款×15; 贴纸 B 款×15; 贴纸 C 款×15
贴纸：A 20 套 B 20 套 = 贴纸 A 款×20; 贴纸 B 款×20
“开源人”贴纸 100 张 = 单张×100
单张的开源人贴纸来一百张吧 = 单张×100
A款贴纸×10套；开源人贴纸×50张 = 贴纸 A 款×10; 单张×50
大礼包袋子 30 个 = 手提×30
礼包手提袋30、帆布袋本白10 = 手提×30; 帆布 本白×10
帆布袋白色的 10 个 = 帆布 本白×10
本白帆布袋，五只 = 帆布 本白×5
帆布袋 2 色各 10 个 = 帆布 本白×10; 帆布 藏青×10
日历(2023) 8 本 = 日历×8
开源日历还有的话要 10 本 = 日历×10
开源日历*1本（给场地方） = 日历×1
雪花灯 10 套（焊接工作坊用），电路板尺子 10 cm 10 把 = 灯×10; 尺 10 cm×10
雪花灯套件(限量) 3 套 = 灯×3
雪花燈套件 6 套、電路板尺子 15 cm 6 把 = 灯×6; 尺 15 cm×6
COSCON T-SHIRT, SIZE M, QTY 10 = T M×10
coscon tee XL *3 = T XL×3
Tshirt(L) 5, Tshirt(M) 5 = T L×5; T M×5
hoodie M x2, hoodie L x2 = 帽衫 M×2; 帽衫 L×2
maotu: mug black 3, mug white 3 = 杯 黑×3; 杯 白×3
物料：\n【T恤】M*4 L*4\n【帽衫】L*1\n【日历】*6 = T M×4; T L×4; 帽衫 L×1; 日历×6
申请物料清单\n———\nT恤 XL 2件\n———\n马克杯 白 2个 = T XL×2; 杯 白×2
🎁 抽奖：公仔 2 只、雪花灯 1 套\n🎁 签到：贴纸 C 款 80 套 = 公仔×2; 灯×1; 贴纸 C 款×80
一等奖：公仔 1 只\n二等奖：马克杯（黑）2 个\n三等奖：火锅冰箱贴 5 个 = 公仔×1; 杯 黑×2; 冰箱 火锅×5
嘉宾礼物 5 份：每份帆布袋藏青 1 个、日历 1 本 = 帆布 藏青×?; 日历×?
讲师 3 人，每人帽衫 L 一件 = 帽衫 L×?
T恤若干（L 为主） = T L×?
城市徽章大连 20-30 枚 = 城市 大连×?
贴纸 B 款 五六十套 = 贴纸 B 款×?
马克杯（白）10个（单价49元） = 杯 白×10
KYS23110031K 冰箱贴 熊猫 10 个 = 冰箱 熊猫×10
电路板尺子/10 cm x10（如 10 cm 没有，15 cm 也可以） = 尺 10 cm×10
T 恤 3XL 一件（我自己的尺码哈哈） = T 3XL×1
COSCon T恤 XXL、XXXL 各 1 件 = T 2XL×1; T 3XL×1
帽衫 L 2 件, 帽衫 XL 2 件 , 公仔 2 只 = 帽衫 L×2; 帽衫 XL×2; 公仔×2
冰箱贴：火锅 x 5，熊猫 x 5；城市徽章：成都 x 20 = 冰箱 火锅×5; 冰箱 熊猫×5; 城市 成都×20
- 帆布袋 | 藏青 | 12 个\n- 鼠标垫 | 加长 | 2 张 = 帆布 藏青×12; 垫 加长×2
和去年一样：贴纸套装 B 款 40 套 = 贴纸 B 款×40
需要 40 套贴纸套装（B款）和 20 个手提袋，活动在 9 月 3 号 = 贴纸 B 款×40; 手提×20
T恤 M*2、L*3，麻烦寄到大连，谢谢！ = T M×2; T L×3
预算有限，先要开源贴纸套装 C 款 30 套 = 贴纸 C 款×30
"""


def asked() -> tuple[list[Article], list[Asked]]:
    """The goods, and the texts about them."""
    goods, _texts = sixth.asked(0, 0)
    codes = {(one.item, one.label): one.code for one in goods}
    texts = []
    for line in _TEXTS.strip().splitlines():
        text, _, meant = line.rpartition(" = ")
        rows = (_meant(one, codes) for one in meant.split("; "))
        texts.append(Asked(text.replace("\\n", "\n"), tuple(rows)))
    return goods, texts


def _meant(said: str, codes: dict[tuple[str, str], str]) -> Meant:
    what, _, many = said.rpartition("×")
    name, _, label = what.partition(" ")
    qty = None if many == "?" else int(many)
    return Meant(None if name == "!" else codes[_SHORT[name], label], qty)
