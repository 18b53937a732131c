"""The community's tables about production: 物料总表, 分箱表, 到货验收, 现场回收, 预算表, 审批记录.

`reading` finds out which table a file is and reads it, `writing` makes the same tables with their
own headings. Who may come in: `services.production` and `exchange.kinds`.
"""

from desktop.exchange.production.reading import read_table
from desktop.exchange.production.writing import table_of

__all__ = ["read_table", "table_of"]
