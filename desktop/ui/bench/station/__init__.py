"""What works the boards: it looks what is plugged in and gives each port a lane of its own.

`numbering` says which place is which on the table, `spot` what lies in one place, `stations` looks,
begins, answers and ends. Nothing here has a pixel.
"""
