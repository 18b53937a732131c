"""The words that were mended once, and which article each of them means."""
