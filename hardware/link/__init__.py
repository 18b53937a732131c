"""The line to a board: bytes with a time limit (`line`), a line in process (`wire`), and the
protocol that a firmware answers (`protocol`).
"""
