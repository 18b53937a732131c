"""Paper out of the window: to a printer at true scale, or into a PDF. Every room may come in.

`keys` are the keys below a paper, `panel` asks which printer and pages, `ways` knows the printers.
"""

from desktop.ui.printing.keys import Printing
from desktop.ui.printing.paper import Paper

__all__ = ["Paper", "Printing"]
