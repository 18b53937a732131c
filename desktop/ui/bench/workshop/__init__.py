"""The tab 工作坊: all sessions, and one of them with its people, kits, boards and papers.

`page` is the door for the room; `sessions` the list, `session` one of them with `people` at the
left and, at the right, `adding`, `person`, `outcome` and `papers`.
"""
