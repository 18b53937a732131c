"""The tests of 源物: a folder for each floor, stories told end to end, faults, figures, house."""
