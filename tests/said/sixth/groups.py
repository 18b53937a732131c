"""Voices that say several articles in one breath: sizes, 各, 三款, 其余, 同上, headings."""

from tests.said.sixth.cells import form
from tests.said.sixth.goods import CITIES, SAMPLE
from tests.said.sixth.writer import HANZI, Cell, Writer, gap


def sizes(w: Writer) -> Cell:
    """One garment, its sizes in one breath."""
    ware, kinds = w.kindred(2, lambda x: x.sizes)
    counts = {k: w.count() for k in kinds}
    name = w.dice.choice(ware.said)
    unit = ware.unit
    ways = [
        f"{name}："
        + " ".join(f"{k}{n}" if not k[0].isdigit() else f"{k}*{n}" for k, n in counts.items()),
        f"{name} " + "、".join(f"{k}*{n}" for k, n in counts.items()),
        f"{name} " + "，".join(f"{k}码{n}{unit}" for k, n in counts.items()),
        f"{name}（" + "，".join(f"{k}×{n}" for k, n in counts.items()) + "）",
        f"{name} " + " ".join(f"{k}:{n}" for k, n in counts.items()),
        f"{name}{sum(counts.values())}件（"
        + " ".join(f"{k}码 {n}" for k, n in counts.items())
        + "）",
        f"{name} {'/'.join(counts)} 分别 {'/'.join(str(n) for n in counts.values())} {unit}",
        f"{name}，{'、'.join(counts)}码分别{'、'.join(str(n) for n in counts.values())}{unit}",
        f"{name}\n" + "\n".join(f"{k} {n}{unit}" for k, n in counts.items()),
        f"{name}：\n" + "\n".join(f"  - {k}码：{n}" for k, n in counts.items()),
        f"{name} " + " + ".join(f"{n}{unit}{k}" for k, n in counts.items()),
        f"{name} " + " ".join(f"{n}×{k}" for k, n in counts.items()),
        f"{name}尺码：" + "；".join(f"{w.kind(ware, k)} {n} {unit}" for k, n in counts.items()),
        f"{name}，要 " + " ".join(f"{k}({n})" for k, n in counts.items()),
    ]
    return w.dice.choice(ways), [(ware.name, k, n) for k, n in counts.items()]


def shared(w: Writer) -> Cell:
    """One article, several kinds, so many of each."""
    ware, kinds = w.kindred(2)
    count, name, unit = w.count(), w.dice.choice(ware.said), ware.unit
    said = [w.kind(ware, k) for k in kinds]
    sep = w.dice.choice(
        ("、", "/", "，", " ", "和") if "/" not in "".join(said) else ("、", "，", "和")
    )
    heap = sep.join(said)
    ways = [
        f"{name} {heap} 各 {count} {unit}",
        f"{name}（{heap}）各{count}{unit}",
        f"{name}：{heap}各{count}",
        f"{heap} {name}各{count}{unit}",
        f"{name}/{heap} 各x{count}",
        f"{name} {heap} 各{HANZI[count]}{unit}",
        f"{name}，{heap}，每样{count}{unit}",
        f"{name} {heap} 每种 {count}",
        f"{name}-{heap} *{count} each",
    ]
    return w.dice.choice(ways), [(ware.name, k, count) for k in kinds]


def different(w: Writer) -> Cell:
    """One article, several kinds, each with its own number."""
    ware, kinds = w.kindred(2, lambda x: not x.sizes)
    counts = {k: w.count() for k in kinds}
    name, unit = w.dice.choice(ware.said), ware.unit
    said = {k: w.kind(ware, k) for k in kinds}
    ways = [
        f"{name}：" + "，".join(f"{said[k]} {n}{unit}" for k, n in counts.items()),
        f"{name}（"
        + "、".join(f"{said[k]}{gap(said[k])}{n}{unit}" for k, n in counts.items())
        + "）",
        f"{name} " + " ".join(f"{said[k]}*{n}" for k, n in counts.items()),
        f"{name}\n" + "\n".join(f"{said[k]} x{n}" for k, n in counts.items()),
        f"{name}：\n" + "\n".join(f"· {said[k]}：{n}{unit}" for k, n in counts.items()),
        f"{name}（"
        + " / ".join(f"{said[k]}×{n}" for k, n in counts.items())
        + f"，共{sum(counts.values())}{unit}）",
        f"{name}一共{sum(counts.values())}{unit}，其中"
        + "，".join(f"{said[k]}{gap(said[k])}{n}{unit}" for k, n in counts.items()),
        f"{name}，" + "，".join(f"{n}{unit}{said[k]}" for k, n in counts.items()),
    ]
    return w.dice.choice(ways), [(ware.name, k, n) for k, n in counts.items()]


def every(w: Writer) -> Cell:
    """All kinds of an article by their number: 三款各十个."""
    ware = w.dice.choice([x for x in w.stock if 2 <= len(x.kinds) <= 4])
    count, size = w.count(), len(ware.kinds)
    many = {2: "两", 3: "三", 4: "四"}[size]
    name = w.dice.choice(ware.said)
    noun = "码" if ware.sizes else w.dice.choice(("款", "种"))
    ways = [
        f"{name}{many}{noun}各{count}{ware.unit}",
        f"{many}{noun}{name}各 {count}",
        f"{name} {size}{noun}各{count}{ware.unit}",
        f"{name}（{many}{noun}都要，各{count}{ware.unit}）",
        f"{name} 每{noun} {count} {ware.unit}",
        f"{name}所有{noun}各{count}",
    ]
    return w.dice.choice(ways), [(ware.name, k, count) for k in ware.kinds]


def alike(w: Writer) -> Cell:
    """Different goods, the same number of each."""
    picks, count = w.few(2, 4), w.count()
    sep = w.dice.choice(("、", "，", "、", "\n", " + "))
    names = sep.join(w.name(*p) for p in picks)
    ways = [
        f"{names}{' ' if sep != chr(10) else chr(10)}各{count}",
        f"{names}，各 {count} 份",
        f"{names}（各{count}个）",
        f"以下各{count}个：{names}",
        f"各{count}份：\n{names}",
        f"{names} 每样{count}个",
    ]
    return w.dice.choice(ways), [(ware.name, kind, count) for ware, kind in picks]


def ditto(w: Writer) -> Cell:
    """The second line like the first: 同上."""
    (first, a), (second, b) = w.few(2, 2)
    count = w.count()
    start = f"{w.name(first, a)} {count}{first.unit}"
    rest = w.dice.choice(
        ("{} 同上", "{}，数量同上", "{} 也是{n}{u}", "{}同样数量", "{} 同样 {n} {u}")
    )
    rest = rest.format(w.name(second, b), n=count, u=second.unit)
    return start + w.dice.choice(("\n", "；", "，")) + rest, [
        (first.name, a, count),
        (second.name, b, count),
    ]


def rest(w: Writer) -> Cell:
    """Some kinds named, the others as 其余."""
    ware = w.dice.choice([x for x in w.stock if len(x.kinds) >= 3])
    kinds = list(ware.kinds)
    some = set(w.dice.sample(kinds, w.dice.randint(1, 2)))
    named, others = [k for k in kinds if k in some], [k for k in kinds if k not in some]
    many, few = 20, 5
    name, unit = w.dice.choice(ware.said), ware.unit
    heap = "、".join(w.kind(ware, k) for k in named)
    word = w.dice.choice(("其余", "其他", "其它", "剩下的"))
    each = "各" if len(named) > 1 else ""
    text = w.dice.choice(
        (
            f"{name}：{heap}{each}{many}{unit}，{word}各{few}{unit}",
            f"{name} {heap} {each}{many}，{word}各 {few}",
            f"{name}（{heap}{each}{many}{unit}，{word}每种{few}{unit}）",
        )
    )
    return text, [(ware.name, k, many) for k in named] + [(ware.name, k, few) for k in others]


def nested(w: Writer) -> Cell:
    """Articles as headings, kinds beneath, blank lines between."""
    blocks, meant = [], []
    for ware, kind in w.few(2, 3):
        kinds = list(ware.kinds)[:3] if ware.kinds else [kind]
        counts = [w.count() for _ in kinds]
        if ware.kinds:
            inner = "\n".join(
                f"{w.kind(ware, k)} {n}{ware.unit}" for k, n in zip(kinds, counts, strict=True)
            )
            blocks.append(f"{w.dice.choice(ware.said)}\n{inner}")
        else:
            blocks.append(f"{w.dice.choice(ware.said)}\n{counts[0]}{ware.unit}")
        meant += [(ware.name, k, n) for k, n in zip(kinds, counts, strict=True)]
    return "\n\n".join(blocks), meant


def mixed(w: Writer) -> Cell:
    """Two hands in one cell: lists, groups and single lines together."""
    one, first = w.dice.choice((sizes, shared, different))(w)
    two, second = form(w)
    if {m[0] for m in first} & {m[0] for m in second}:
        two, second = "", []
    return (one + ("\n" + two if two else "")), first + second


def cities(w: Writer) -> Cell:
    """The badges of the cities, as those who collect them ask."""
    if w.stock is not SAMPLE:
        return form(w)
    some = w.dice.sample(CITIES, w.dice.randint(2, 4))
    count = w.count()
    ways = [
        (f"{'、'.join(some)}城市徽章各{count}枚", some),
        (f"KCC 城市徽章 10 个城市各{count}枚", list(CITIES)),
        (f"城市徽章（{' '.join(some)}）每个城市{count}枚", some),
        (f"所有城市的 KCC 徽章各 {count} 枚", list(CITIES)),
        (f"{some[0]}徽章{count}枚，{some[1]}徽章{count}枚", some[:2]),
        (f"{'/'.join(some)} KCC徽章 各{count}", some),
    ]
    text, named = w.dice.choice(ways)
    return text, [("KCC 城市徽章", c, count) for c in named]
