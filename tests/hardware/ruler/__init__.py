"""The PCB ruler: what is drawn, what is checked, and what foreign readers make of its files."""
