"""Use cases: one function each, one transaction each, plain Python. The window, the command line
and the tests come in here with a `Desk`; a use case never calls another one.
"""
