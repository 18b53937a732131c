"""Our tables go out here as CSV, XLSX or JSON, by the file's ending: harmless, whole or not at all.

Who may come in: services that export. The headings are handed in, in the reader's language.
"""

from desktop.exchange.tables.table import Column, Shape, Table
from desktop.exchange.tables.writing import (
    ENDINGS,
    csv_bytes,
    replace_file,
    write_table,
    write_tables,
)

__all__ = [
    "ENDINGS",
    "Column",
    "Shape",
    "Table",
    "csv_bytes",
    "replace_file",
    "write_table",
    "write_tables",
]
