"""What the words of the bench have in common: which port and which kind of board, telling what
happens to a board moment by moment, and what a person at the terminal answers.

Who may come in: the words. Ports and boards are the services' business.
"""
