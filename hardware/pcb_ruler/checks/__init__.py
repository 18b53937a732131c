"""What a factory would object to, or nobody could read: each with what it is and where.

`rules` are the factories' limits as data, `findings` the words; `sizes`, `spacing`, `legend` and
`board` look for them in a design, with `bodies` measuring how far shapes are from each other.
"""

from hardware.pcb_ruler.checks.checking import check
from hardware.pcb_ruler.checks.findings import Code, Finding
from hardware.pcb_ruler.checks.rules import Rules, factories, rules

__all__ = ["Code", "Finding", "Rules", "check", "factories", "rules"]
