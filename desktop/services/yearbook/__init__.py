"""年报数字: what a year's report says of the material, each figure with the rows behind it.

`yearbook` is the report, `rows` the table behind one figure. What the ledger does not know is left
out with its reason, never told as zero.
"""

from desktop.services.yearbook.figures import FIGURES, year_of, yearbook
from desktop.services.yearbook.rows import rows

__all__ = ["FIGURES", "rows", "year_of", "yearbook"]
