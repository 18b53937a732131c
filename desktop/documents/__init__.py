"""Paper and pictures: values go in, the bytes of a page come out. reportlab is known only here.

Who may come in: services, the window and the command line, and they import a module of this
floor inside the function that needs it, because a start needs no paper.
"""
