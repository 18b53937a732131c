"""The page for the factory, in Chinese and English: what is ordered, what must not be changed."""

from __future__ import annotations

from collections.abc import Sequence

from hardware.pcb_ruler.shapes import MM
from hardware.pcb_ruler.spec import Spec

_COLOURS = {
    "black": "黑色", "blue": "蓝色", "green": "绿色", "red": "红色", "purple": "紫色",
    "yellow": "黄色", "white": "白色",
}  # fmt: skip
_FINISHES = {"enig": ("沉金", "ENIG"), "hasl": ("无铅喷锡", "lead-free HASL")}
_CUTS = {
    "none": ("单片交货", "single boards"),
    "bites": ("邮票孔拼板", "panel, mouse bites"),
    "score": ("V 割拼板", "panel, V-score"),
}


def order(spec: Spec, wide: int, high: int, files: Sequence[str], findings: Sequence[str]) -> bytes:
    """The page beside the files; `findings` are lines about what a factory may object to."""
    legend = ("白色", "white") if spec.dark else ("黑色", "black")
    finish, cut = _FINISHES[spec.finish], _CUTS[spec.cut]
    size = f"{wide / MM:g} × {high / MM:g} mm"
    many = spec.columns * spec.rows if spec.cut != "none" else 1
    lines = [
        "电路板尺子 / PCB ruler",
        "",
        f"  尺寸 size            {size}（每拼 {many} 片 / {many} per panel）",
        f"  单片 one board       {spec.wide / MM:g} × {spec.high / MM:g} mm",
        "  层数 layers          2, FR-4, 1 oz (35 µm)",
        f"  板厚 thickness       {spec.thickness:g} mm",
        f"  阻焊 solder mask     {_COLOURS[spec.colour]} {spec.colour}",
        f"  字符 legend          {legend[0]} {legend[1]}（请用高精字符 / high-definition legend）",
        f"  表面 finish          {finish[0]} {finish[1]}",
        f"  交货 delivery        {cut[0]} / {cut[1]}",
        f"  批号 lot             {spec.lot or '—'}",
        "",
        "请勿缩放、移动、补偿刻度线 / do not scale, move or compensate the ticks:",
        "  刻度是铜线加阻焊开窗，零点在板边以内 5 mm。",
        "  The ticks are bare copper; zero is a tick 5 mm inside the edge.",
        "  线宽线距、过孔和字高是样品，请按原稿制作。",
        "  The finest traces, gaps, vias and letters are samples on purpose: make them as drawn.",
        "请勿在板上加单号 / no order number on the board, please.",
        "",
        "文件 / files:",
        *(f"  {name}" for name in files),
        "",
    ]
    if spec.cut == "score":
        lines += ["V 割线在 ruler-V_Cut.gm2 / the grooves are in ruler-V_Cut.gm2", ""]
    if findings:
        lines += [
            "检查提示 / findings of the design check:",
            *(f"  {each}" for each in findings),
            "",
        ]
    return "\n".join(lines).encode("utf-8")
