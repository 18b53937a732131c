"""Tables of others (CSV, XLSX, XLS) become a Sheet here: guarded first, read whole, never run."""

from desktop.exchange.spreadsheets.reading import read_sheet
from desktop.exchange.spreadsheets.sheet import MOST_BYTES, Cell, Fit, Row, Sheet, text_of

__all__ = ["MOST_BYTES", "Cell", "Fit", "Row", "Sheet", "read_sheet", "text_of"]
