"""The tests of 源物: one folder per floor, stories told end to end, faults, figures, the house itself."""
