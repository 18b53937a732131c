"""The second front door: one word, one use case, through the same services and without Qt.

Who may come in: `desktop.__main__` and tests. `front` takes a command line in and gives an exit
code back; each file in `words/` is one word; what a word needs of the house is loaded only when
the word is said, so that a simple command is there at once.
"""

from desktop.cli.front import main

__all__ = ["main"]
