"""Voices that write one article after the other: lists, tables, sentences, with slips and notes."""

from tests.said.sixth.writer import FULL, TRADITIONAL, Cell, Writer, gap


def form(w: Writer) -> Cell:
    """As the form's hint shows it, carelessly."""
    parts, meant = [], []
    for ware, kind in w.few(1, 4):
        count = w.count()
        label = w.kind(ware, kind)
        name = w.dice.choice(ware.said)
        parts.append(
            f"{name}{'/' if label else ''}{label}"
            + w.dice.choice((" x", "x", " X", "×", " * "))
            + str(count)
        )
        meant.append((ware.name, kind, count))
    return w.dice.choice(("; ", "；", ";", " ; ", "、", "，", " / ", "\n")).join(parts), meant


def numbered(w: Writer) -> Cell:
    lines, meant = w.lots(2, 5)
    marks = w.dice.choice(("{}. ", "{}、", "{}）", "（{}）", "{}.", "#{} ", "[{}] ", "{}) "))
    return "\n".join(marks.format(i) + line for i, line in enumerate(lines, 1)), meant


def circled(w: Writer) -> Cell:
    lines, meant = w.lots(2, 4)
    signs = w.dice.choice(("①②③④", "一二三四", "❶❷❸❹", "ⅠⅡⅢⅣ"))
    after = "、" if signs[0] == "一" else ""
    return w.dice.choice(("\n", " ", "；")).join(
        s + after + x for s, x in zip(signs, lines, strict=False)
    ), meant


def bulleted(w: Writer) -> Cell:
    lines, meant = w.lots(2, 5)
    sign = w.dice.choice(("- ", "· ", "• ", "* ", "✅", "> ", "-", "◆ ", "🔹 "))
    return "\n".join(sign + line for line in lines), meant


def chatty(w: Writer) -> Cell:
    lines, meant = w.lots(1, 3)
    start = w.dice.choice(
        (
            "我们想申请",
            "麻烦申请",
            "需要：",
            "想要 ",
            "申请物料如下：\n",
            "您好，需要",
            "这次活动要用到",
            "希望能给到",
            "求",
            "hi~ 想申请下",
        )
    )
    end = w.dice.choice(
        (
            "，谢谢！",
            "，辛苦啦~",
            "。多谢🙏",
            "，麻烦了",
            " 谢谢物料组的小伙伴",
            "\n感谢支持！",
            "～",
            "。",
        )
    )
    return start + w.dice.choice(("，", "、", "，还有", "，以及", "，另外要")).join(
        lines
    ) + end, meant


def noted(w: Writer) -> Cell:
    """Each line with what it is for."""
    lines, meant = w.lots(2, 4)
    notes = (
        "（签到礼）",
        "（讲师用）",
        "，抽奖用",
        "（志愿者）",
        " 送嘉宾",
        "（给现场提问的同学）",
        "，展台展示用",
        "（备用）",
        "（如果有的话）",
        " --互动环节奖品",
        "（要新的）",
        "(男生居多)",
        "，活动后归还",
    )
    return "\n".join(line + w.dice.choice(notes) for line in lines), meant


def between(w: Writer) -> Cell:
    """Remarks on lines of their own, some with figures of other things."""
    lines, meant = w.lots(2, 4)
    remarks = (
        "活动预计 80 人参加",
        "以上，谢谢",
        "10 月 20 日前寄到",
        "请发顺丰",
        "辛苦了！",
        "场地在 3 楼",
        "（下午 2 点签到）",
        "嘉宾 4 位",
        "数量不够的话少给一些也可以",
        "有问题微信联系我",
        "电话 13800138000",
        "KCC 线下活动用",
    )
    lines.insert(w.dice.randint(0, len(lines)), w.dice.choice(remarks))
    if w.dice.random() < 0.4:
        lines.append(w.dice.choice(remarks[:6]))
    return "\n".join(lines), meant


def table(w: Writer) -> Cell:
    """Pasted from a spreadsheet, or filled in like one."""
    picks = [(ware, kind, w.count()) for ware, kind in w.few(2, 4)]
    meant = [(ware.name, kind, n) for ware, kind, n in picks]
    shape = w.dice.randrange(4)
    if shape == 0:
        rows = ["名称\t规格\t数量", *(f"{a.name}\t{k}\t{n}" for a, k, n in picks)]
    elif shape == 1:
        rows = [
            f"物料：{w.dice.choice(a.said)}{f'；规格：{k}' if k else ''}；数量：{n}"
            for a, k, n in picks
        ]
    elif shape == 2:
        rows = [f"{w.dice.choice(a.said)} | {w.kind(a, k) or '-'} | {n}" for a, k, n in picks]
    else:
        rows = [f"{w.dice.choice(a.said)}    {w.kind(a, k)}    {n}{a.unit}" for a, k, n in picks]
    return "\n".join(rows), meant


def broad(w: Writer) -> Cell:
    text, meant = form(w)
    return text.translate(FULL), meant


def traditional(w: Writer) -> Cell:
    lines, meant = w.lots(1, 4)
    return w.dice.choice(("、", "\n", "，")).join(lines).translate(TRADITIONAL), meant


def english(w: Writer) -> Cell:
    parts, meant = [], []
    for ware, kind in w.few(1, 3):
        count = w.count()
        name = w.dice.choice(ware.said)
        if ware.sizes:
            name = name.replace("T恤", "T-Shirt").replace("t恤", "tshirt").replace("T 恤", "Tshirt")
        label = (
            w.dice.choice(
                (f" ({kind})", f" - {kind}", f" size {kind}" if ware.sizes else f" {kind}")
            )
            if kind
            else ""
        )
        ways = (
            f"{count} x {name}{label}",
            f"{name}{label} * {count} pcs",
            f"{count} {name}{label}",
            f"{name}{label}: {count}pcs",
            f"{name}{label} qty {count}",
        )
        parts.append(w.dice.choice(ways))
        meant.append((ware.name, kind, count))
    return w.dice.choice((", ", "\n", "; ", " & ")).join(parts), meant


#: How a hand slips: the right character and what came out of the keyboard.
_SLIPS = dict(
    zip(
        "贴板徽帆杯件绒帽城属历恤礼员签纪据温冲球挂针富拼笔卫尺",
        "帖版微凡怀间容冒成鼠厉血里源鉴记剧溫充求卦真福品比为呎",
        strict=True,
    )
)


def slipped(w: Writer) -> Cell:
    """A slip of the pen in the name, the rest of the line plain."""
    parts, meant = [], []
    for ware, kind in w.few(1, 3):
        spots = [i for i, c in enumerate(ware.name) if c in _SLIPS]
        name = ware.name
        if spots:
            i = w.dice.choice(spots)
            name = name[:i] + _SLIPS[name[i]] + name[i + 1 :]
        count = w.count()
        parts.append(f"{name}{'/' if kind else ''}{kind} {w.dice.choice(('x', '*', '×'))}{count}")
        meant.append((ware.name, kind, count))
    return w.dice.choice(("; ", "\n", "、")).join(parts), meant


def roughly(w: Writer) -> Cell:
    """Numbers that are a wish: about thirty."""
    parts, meant = [], []
    for ware, kind in w.few(1, 3):
        count = w.count()
        way = w.dice.choice(
            (
                "{n} {c}{u}左右",
                "大概{c}{u}{n}",
                "{n}约{c}{u}",
                "{n} {c} {u}吧",
                "{n}差不多{c}{u}",
                "{n} 至少{c}{u}",
            )
        )
        parts.append(way.format(n=w.name(ware, kind), c=count, u=ware.unit))
        meant.append((ware.name, kind, count))
    return w.dice.choice(("，", "\n", "；")).join(parts), meant


def breathless(w: Writer) -> Cell:
    """No punctuation but blanks."""
    parts, meant = [], []
    for ware, kind in w.few(2, 4):
        count, name = w.count(), w.name(ware, kind)
        parts.append(f"{name}{w.dice.choice((' ', gap(name)))}{count}{ware.unit}")
        meant.append((ware.name, kind, count))
    return " ".join(parts), meant
