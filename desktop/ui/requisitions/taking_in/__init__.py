"""A list of requests from elsewhere: what becomes of every row, mended, then written."""
