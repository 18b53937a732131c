"""物料制作 as rows: threads, goods-in, suppliers, quotes, designs, files, approvals.

Facts count while their act stands (`store.standing`); everything else is changed by the writer,
so that it can be taken back. Who may come in: `services.production` and `store.proving`.
"""
