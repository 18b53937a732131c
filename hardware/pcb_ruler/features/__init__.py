"""The features of a ruler, one file each: a function from the parameters to a block, or to several
of falling size, of which the layout takes the first that fits.
"""
