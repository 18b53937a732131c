"""The register (台账): what was issued to whom, and what became of it. Only the room comes in.

`page` is the list with the papers in hand beside it; `signing` verifies papers and keeps the key.
"""
