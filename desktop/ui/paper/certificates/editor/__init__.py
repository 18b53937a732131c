"""Templates as text: written with the page beside them, the mistake named at its line.

`page` puts it together, `text` is the field with line numbers, `helping` the page of help.
"""
