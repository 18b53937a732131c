"""Circuits as data: read from a table, proven, drawn, and written as netlist and bill of materials.

`python -m hardware.circuit FOLDER` renews the files beside a folder's `circuit.toml`.
"""
