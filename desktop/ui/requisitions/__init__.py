"""The room 物料申请 (Requests): the list and the board, one request's story, and all acts on it.

Who may come in: `app` alone.
"""
