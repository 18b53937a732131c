"""One request's whole story: who asked what, what was promised, decided, sent; and what is next."""
