"""Lists of requests: the Feishu form's export and others, orders of 小红书, and our own export.

`reading` finds out which list a file is and reads it, `writing` makes the table that goes out.
Who may come in: `services.requisitions` and `exchange.kinds`.
"""

from desktop.exchange.requisitions.columns import which
from desktop.exchange.requisitions.reading import read_list
from desktop.exchange.requisitions.writing import as_asked, requests_table

__all__ = ["as_asked", "read_list", "requests_table", "which"]
