"""Taking in a list: choose the file, settle its columns, see every row's fate, import, take back.

`page` leads through the steps; each step is a widget of its own.
"""
