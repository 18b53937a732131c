"""Labels: one layout a kind, on rolls, on A4 sheets, as pictures and for the printer itself."""
